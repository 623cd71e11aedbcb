"""The person's own choices in one readable file: the model, what may leave the computer, what is kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sayclear.home import home, private_folder


class Choices(BaseModel):
    """What `choices.json` holds. A file that cannot be read counts as empty, and is kept beside."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    model: str | None = None
    """Name of the model that was used last."""
    allowed: frozenset[str] = frozenset()
    """Hosts, and models that run elsewhere, that the person allowed by name."""
    settings: dict[str, bool] = {}
    """Settings that the person decided, by key: whether counts of replies are kept."""


def _file() -> Path:
    return home() / "choices.json"


def read() -> Choices:
    """The choices on disk; empty ones where there are none."""
    try:
        text = _file().read_text("utf-8")
    except OSError:
        return Choices()
    try:
        return Choices.model_validate_json(text)
    except ValidationError:
        _file().replace(_file().with_suffix(".broken"))
        return Choices()


def write(choices: Choices) -> None:
    """Keep the choices. The file is replaced whole, and only its owner can read it."""
    beside = private_folder() / f".choices.{os.getpid()}"
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(
            {"model": choices.model, "allowed": sorted(choices.allowed), "settings": choices.settings},
            file,
            indent=1,
        )
    beside.replace(_file())
