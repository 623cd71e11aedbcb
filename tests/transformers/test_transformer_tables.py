"""The page about transformers says what the code does."""

from __future__ import annotations

from pathlib import Path

from sayclear.transformers.tables import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "transformers.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "Run: python -m sayclear.transformers.tables docs"
