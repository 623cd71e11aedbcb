"""The real parser for every test here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayclear import grammar as parser


@pytest.fixture(autouse=True)
def real_parser(grammar: Path) -> Iterator[None]:
    """Use the fetched grammar part."""
    parser.use_model(grammar)
    yield
    parser.use_model(grammar)
    parser.forget()
