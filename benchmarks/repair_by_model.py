"""What a model makes of long sentences, for people to read: a checker alone rewards fluent nonsense.

    python -m benchmarks.repair_by_model --model NAME [--preset P] [--half H] [--most N] [--out FILE]
    python -m benchmarks.repair_by_model --count FILE

The first prints each sentence before and after, and writes a file with an empty `verdict` for each
rewrite that would be shown. Write "good", "awkward" or "changed" there (changed: it says something
else). Read a second time on another day, without looking at the first verdicts, into `second`. The
second command counts them.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.quality_texts import samples
from sayclear.repair import Verdict, long_sentences
from sayclear.repair.probe import try_out
from sayclear.repair.rewording import OutOfTime, Step, Try, reword
from sayclear.shaping import shape
from sayclear_adapters.models import open_model
from sayclear_adapters.store import choices
from sayclear_adapters.wiring import use_grammar
from sayclear_profiles import profile_for

SECONDS = 60.0
"""For one sentence: here a slow model may finish."""
VERDICTS = ("good", "awkward", "changed")


def sentences_left(half: str, preset: str) -> Iterator[str]:
    """Long sentences of our own texts that no seam cuts and that may be sent, each once."""
    profile = profile_for(preset)
    seen: set[str] = set()
    for sample in samples("held_out" if half == "held_out" else "development"):
        for long in long_sentences(shape(sample.text, profile, sample.about), profile):
            if long.text not in seen:
                seen.add(long.text)
                yield long.text


def tried(model: Any) -> Verdict:
    """Try the model on our six samples, to the end."""
    steps = try_out(model)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Verdict = end.value
            return found


def reworded(model: Any, sentence: str, limit: float) -> dict[str, Any]:
    """One row of the file."""
    tries: list[Try] = []
    begin = time.monotonic()
    steps = reword(model, sentence, limit, until=begin + SECONDS, step=Step("reply", 1, 1), tries=tries)
    pieces: tuple[str, ...] = ()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            pieces = end.value
            break
        except OutOfTime:
            break
    shown = " ".join(pieces)
    return {
        "before": sentence,
        "after": shown,
        "verdict": "" if shown else "not shown",
        "second": "" if shown else "not shown",
        "tries": [{"answer": each.answer, "refused": each.refused} for each in tries],
        "seconds": round(time.monotonic() - begin, 1),
    }


def measure(given: argparse.Namespace) -> None:
    """Reword, print, and write the file."""
    use_grammar()
    model = open_model(given.model, allowed=choices.read().allowed)
    limit = profile_for(given.preset).limit("sentence_words") or 25
    if getattr(model, "tiny", False) and not given.tiny_too:
        print(f"{given.model} is tiny: it is never asked. To see what it would write, add --tiny-too.")
        return
    verdict = tried(model)
    print(f"{date.today()} · {given.model} · {given.preset}, at most {limit:g} words")
    print(f"trial: {'able' if verdict.able else 'not able'} ({verdict.why}), {verdict.passed} of ", end="")
    print(f"{verdict.tried} samples in {verdict.seconds:.0f} s\n")
    rows = []
    for sentence in list(sentences_left(given.half, given.preset))[: given.most]:
        row = reworded(model, sentence, limit)
        rows.append(row)
        refused = ", ".join(str(each["refused"]) for each in row["tries"] if each["refused"])
        print(f"before: {row['before']}")
        print(f"after:  {row['after'] or '(stays: ' + (refused or 'out of time') + ')'}\n", flush=True)
    shown = sum(bool(row["after"]) for row in rows)
    why = Counter(each["refused"] for row in rows for each in row["tries"] if each["refused"])
    print(f"{len(rows)} sentences, {shown} would be shown; refused: {dict(why.most_common())}")
    about = {"date": str(date.today()), "model": given.model, "preset": given.preset, "half": given.half}
    about["trial"] = f"{verdict.why}, {verdict.passed} of {verdict.tried}"
    given.out.write_text(json.dumps({"about": about, "rows": rows}, ensure_ascii=False, indent=1), "utf-8")
    print(f"The pairs are in {given.out}. Read them, and fill in each empty verdict.")


def count(file: Path) -> None:
    """Add the verdicts up."""
    rows = [row for row in json.loads(file.read_text("utf-8"))["rows"] if row["after"]]
    for reading in ("verdict", "second"):
        found = Counter(row[reading] or "not read" for row in rows)
        read = sum(found[name] for name in VERDICTS)
        print(f"{reading}: {dict(found)} of {len(rows)} shown")
        if read:
            low, high = wilson(found["good"], read)
            print(f"  good: {found['good'] / read:.2f} (95 % interval {low:.2f} to {high:.2f})")


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, hits / of
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return (middle - spread) / whole, (middle + spread) / whole


def main() -> None:
    """Reword with a model, or count verdicts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", help="as `sayclear models list` names it, or a .gguf file")
    parser.add_argument("--preset", default="reading-ease")
    parser.add_argument("--half", choices=("development", "held_out"), default="development")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--tiny-too", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("repair_by_model.json"))
    parser.add_argument("--count", type=Path, metavar="FILE")
    given = parser.parse_args()
    if given.count:
        count(given.count)
    elif given.model:
        measure(given)
    else:
        parser.error("give --model NAME, or --count FILE")


if __name__ == "__main__":
    main()
