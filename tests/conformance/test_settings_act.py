"""A setting that nothing reads is a promise that nobody keeps."""

from __future__ import annotations

from sayclear import prompt
from sayclear.readability import rules
from sayclear.transformers import transformers
from sayclear_profiles import catalogue


def acting_in(place: str) -> set[str]:
    return {key for key, entry in catalogue().items() if place in entry.acts}


def test_the_prompt_reads_what_acts_in_the_prompt() -> None:
    assert acting_in("prompt") == prompt.READS


def test_every_rule_reads_the_limit_of_its_name() -> None:
    limits = {key for key in catalogue() if key.startswith("text.")}
    assert acting_in("check") == limits
    assert {f"text.{rule}" for rule in rules()} <= limits


def test_transformers_read_settings_of_the_catalogue() -> None:
    for transformer in transformers().values():
        assert transformer.reads <= set(catalogue()), transformer.name
