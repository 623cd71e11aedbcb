"""Which models can reword a sentence, in one readable file. Delete it, and each is tried again."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from sayclear.home import home, private_folder
from sayclear.repair import Verdict
from sayclear.repair.probe import VERSION


class _Entry(BaseModel):
    """What one try of one model came to."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    fingerprint: str = ""
    """Tells one file of this name from another."""
    able: bool
    passed: int = Field(ge=0)
    tried: int = Field(ge=0)
    seconds: float = Field(ge=0)
    why: Literal["passed", "failed", "slow"]
    tried_on: date
    version: int
    """Of the sentences that it was tried on."""


class _Entries(RootModel[dict[str, _Entry]]):
    pass


class KeptVerdicts:
    """The verdicts on disk. A file that cannot be read counts as empty, and is kept beside."""

    def read(self, name: str, fingerprint: str) -> Verdict | None:
        """The kept verdict, or None where this model, as it is now, was not tried."""
        entry = _read().get(name)
        if entry is None or entry.fingerprint != fingerprint or entry.version != VERSION:
            return None
        return Verdict(entry.able, entry.passed, entry.tried, entry.seconds, entry.why)

    def write(self, name: str, fingerprint: str, verdict: Verdict) -> None:
        """Keep a verdict, where the disk takes it; else the model is tried again next time.

        The file is replaced whole, and only its owner can read it.
        """
        entry = _Entry(
            fingerprint=fingerprint,
            able=verdict.able,
            passed=verdict.passed,
            tried=verdict.tried,
            seconds=round(verdict.seconds, 1),
            why=verdict.why,
            tried_on=date.today(),
            version=VERSION,
        )
        entries = _Entries(_read() | {name: entry}).model_dump(mode="json")
        with suppress(OSError):
            beside = private_folder() / f".models-tried.{os.getpid()}"
            whole = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(whole, "w", encoding="utf-8") as file:
                json.dump(entries, file, indent=1, ensure_ascii=False)
            beside.replace(_file())


def _file() -> Path:
    return home() / "models-tried.json"


def _read() -> dict[str, _Entry]:
    try:
        text = _file().read_text("utf-8")
    except OSError:
        return {}
    except ValueError:
        text = ""
    try:
        return _Entries.model_validate_json(text).root
    except ValidationError:
        with suppress(OSError):
            _file().replace(_file().with_suffix(".broken"))
        return {}
