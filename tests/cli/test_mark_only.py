"""`sayclear easy --mark-only`: bold marks, and not one other character."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = (
    "Dear Ms Lee,\n\nThe  office in Mill Lane has a room to wait in, and we utilise it soon. There is "
    "a table for children.\nYou must pay the fee of £45 by 3 May 2027.  \n"
    "Bring your passport to the desk in the hall.\n"
)


def test_it_marks_and_rewrites_nothing(sayclear: Any, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, "utf-8")
    ended = sayclear("easy", str(file), "--mark-only", "--preset", "easy-words", "--json")
    value = json.loads(ended.out)
    assert ended.code == 0
    assert "**by 3 May 2027**" in value["text"]
    assert value["text"].replace("**", "") == value["original"]
    assert value["more"] == "" and value["model"] is None
    shown = sayclear("easy", str(file), "--mark-only").out
    assert shown.strip() == value["text"].strip()
