"""A setting that nothing reads is a promise that nobody keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayclear import prompt
from sayclear.readability import rules
from sayclear.transformers import transformers
from sayclear_profiles import catalogue

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "adapters" / "sayclear_adapters" / "web"


def acting_in(place: str) -> set[str]:
    return {key for key, entry in catalogue().items() if place in entry.acts}


def test_the_prompt_reads_what_acts_in_the_prompt() -> None:
    assert acting_in("prompt") == prompt.READS


def test_every_rule_reads_the_limit_of_its_name() -> None:
    limits = {key for key in catalogue() if key.startswith("text.")}
    assert acting_in("check") == limits
    assert {f"text.{rule}" for rule in rules()} <= limits


def test_transformers_read_what_acts_in_transforming() -> None:
    assert acting_in("transform") == set().union(*(each.reads for each in transformers().values()))


@pytest.mark.parametrize("key", sorted(acting_in("speech") | acting_in("hearing") | acting_in("turn")))
def test_the_outside_reads_the_rest(key: str) -> None:
    files = (ROOT / "adapters").rglob("*.py")
    assert any(f'"{key}"' in file.read_text("utf-8") for file in files)


@pytest.mark.parametrize("key", sorted(acting_in("screen")))
def test_the_page_reads_what_acts_on_the_screen(key: str) -> None:
    scripts = "".join(file.read_text("utf-8") for file in (WEB / "static").glob("look*"))
    assert key.removeprefix("screen.") in scripts
