"""THIRD_PARTY.md names everything that is asked for, with the sums that are really used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from sayclear_adapters.parts import PARTS, Part

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "THIRD_PARTY.md").read_text("utf-8")


def _asked_for() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for extra in project["project"]["optional-dependencies"].values():
        lines += extra
    names = {re.split(r"[\s\[<>=!;~]", line)[0] for line in lines}
    return sorted(names - {"sayclear"})


@pytest.mark.parametrize("name", _asked_for())
def test_each_package_is_named_in_a_table(name: str) -> None:
    """With its licence in the same row."""
    rows = [line for line in TEXT.splitlines() if line.startswith("|")]
    assert any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", row) for row in rows)


@pytest.mark.parametrize("part", PARTS.values(), ids=lambda part: part.name)
def test_each_part_has_its_sums(part: Part) -> None:
    """Wheel, size, sha256, licence and publisher as the code has them."""
    largest = max(part.files, key=lambda file: file.bytes)
    section = TEXT.split(f"### {part.name}:")[1].split("\n## ")[0].split("\n### ")[0]
    assert f"{part.package} {part.version}, {part.wheel_bytes:,} bytes" in section
    assert part.wheel_sha256 in section
    assert part.licence in section
    assert any(file.sha256 in section for file in part.files)
    assert part.name == "grammar-en" or f"{largest.bytes:,} bytes" in section
    assert "lost without it" in section
