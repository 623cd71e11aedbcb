"""Write docs/rules.md: `python -m sayclear.readability.tables docs`.

A test compares the page with what this module makes, so it cannot fall behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from sayclear.readability.rules import Example, Rule, rules
from sayclear_profiles import presets, profile_for

_INTRO = """\
# Rules

A text is held to these rules. The limit of a rule is the setting `text.` and the rule's id.
On the screen a text fits your limits or does not. It never passes or fails.

Each rule has one file in `assistant/sayclear/readability/rules/`, with its source and its examples.
To add a rule, add a file there. The tests find it, and measure its examples.

- Markdown is cleared away first. Each list item, heading and table cell is a piece of its own.
- A list item counts as a paragraph. A line that ends in a colon is a label and no sentence.
- Words in quotation marks are somebody else's, and words in code are no prose.
- A bracket straight after some words explains them, or flags them: "soon (the letter gives no date)".
  In somebody else's text a flag is all that can be done, so it counts as met, and reports show it apart.
- Nothing here needs a grammar model. The word lists are in `assistant/sayclear/readability/data/`.
"""


def rules_page() -> str:
    """docs/rules.md: the limits of each preset, then one heading a rule."""
    known = presets()
    rows = [
        [f"`{rule.id}`", *(_limit(profile_for(name).limit(rule.id)) for name in known)]
        for rule in rules().values()
    ]
    limits = _table(["rule", *(f"`{name}`" for name in known)], rows)
    return "\n".join([_INTRO, "## Limits of the presets\n", limits, *map(_rule, rules().values())])


def write(folder: Path) -> None:
    """Write the page into a folder."""
    folder.joinpath("rules.md").write_text(rules_page(), "utf-8")


def _rule(rule: Rule) -> str:
    doc = sys.modules[rule.measure.__module__].__doc__ or ""
    about = " ".join(line.strip() for line in doc.strip().splitlines() if line.strip())
    source = f"[{rule.source.title}]({rule.source.url})" if rule.source.url else rule.source.title
    facts = [
        f"- source: {source}" + (f" ({rule.source.strength})" if rule.source.url else ""),
        "- the value must reach the limit" if rule.at_least else "",
        "" if rule.judges_given else "- does not judge somebody else's text",
        "" if rule.english_only else "- works for every language",
    ]
    examples = _table(
        ["text", "value"], ([_shown(example), f"{example.value:g}"] for example in rule.examples)
    )
    return "\n".join([f"## `{rule.id}`\n", f"{about}\n", *filter(None, facts), "", examples])


def _shown(example: Example) -> str:
    text = _in_one_line(example.text)
    text = text if len(text) < 120 else f"{text[:100].rstrip()} ..."
    beside = {
        "asked": example.about.question,
        "the person wrote": example.about.said,
        "from": example.about.original or "",
        "behind More": example.more,
        "a given text": "yes" if example.about.given else "",
    }
    notes = "".join(f" ({name}: {_in_one_line(words)})" for name, words in beside.items() if words)
    return f"`` {text} ``{notes}" if text else f"(empty){notes}"


def _in_one_line(text: str) -> str:
    return " ⏎ ".join(line for line in text.splitlines() if line.strip())


def _limit(limit: float | None) -> str:
    return "-" if limit is None else f"{limit:g}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
