"""Write docs/settings.md and docs/presets.md: `python -m sayclear_profiles.tables docs`.

A test compares the pages with what this module makes, so they cannot fall behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from sayclear_profiles.catalogue import Setting, catalogue
from sayclear_profiles.layers import show
from sayclear_profiles.presets import Preset, Source, presets, profile_for

_GROUPS = {
    "text": "Limits of the text",
    "reply": "What a reply is asked to be",
    "pace": "When words appear",
    "speech": "The voice",
    "hearing": "Listening",
    "screen": "The screen",
    "report": "Report",
}

_AGREE = {
    "min": "the smaller number is used",
    "max": "the larger number is used",
    "any": "it is on if one of them wants it on",
    "ask": "you are asked; until then the first is used",
}

_SETTINGS_INTRO = """\
# Settings

Each setting has a key, such as `text.sentence_words`.
`sayclear profile show` lists your values, and `sayclear profile why KEY` says where a value comes from.
"off" means that there is no limit.
"""

_PRESETS_INTRO = """\
# Presets

A preset is a place to start. Choose by what you need, and choose as many as you like.
Each value has a source, or it is marked as our own choice. Where the proof is weak, the reason says so.
Where two presets differ, the stricter value is used. Where neither is stricter, you are asked.

`plain` is the core: where another preset says nothing, it uses the value of `plain`.
"""


def settings_page() -> str:
    """docs/settings.md: one heading a setting."""
    parts = [_SETTINGS_INTRO]
    for group, title in _GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [_setting(entry) for key, entry in catalogue().items() if key.startswith(f"{group}.")]
    return "\n".join(parts)


def presets_page() -> str:
    """docs/presets.md: what each preset sets, why, and what supports it."""
    known = presets()
    limits = _table(
        ["setting", *(f"`{name}`" for name in known)],
        (
            [f"`{key}`", *(show(entry, profile_for(name)[key]) for name in known)]
            for key, entry in catalogue().items()
            if any(key in preset.layer.choices for preset in known.values())
        ),
    )
    return "\n".join([_PRESETS_INTRO, "## All values\n", limits, *map(_preset, known.values())])


def write(folder: Path) -> None:
    """Write both pages into a folder."""
    for name, page in (("settings.md", settings_page()), ("presets.md", presets_page())):
        folder.joinpath(name).write_text(page, "utf-8")


def _setting(entry: Setting) -> str:
    rows = {
        "at the start": f"{show(entry, entry.default)}. {entry.because}",
        "can be": entry.allowed,
        "costs": entry.costs,
        "two presets": _AGREE[entry.combine],
        "acts in": ", ".join(entry.acts),
    }
    lines = [f"- {name}: {text}" for name, text in rows.items() if text]
    return "\n".join([f"### `{entry.key}`", "", f"{entry.label}. {entry.help}", "", *lines, ""])


def _preset(preset: Preset) -> str:
    name = f"`{preset.id}`" + (f", also found as `{preset.alias}`" if preset.alias else "")
    values = _table(
        ["setting", "value", "reason", "source"],
        (
            [f"`{key}`", show(catalogue()[key], choice.value), choice.because, _cited(preset, choice.source)]
            for key, choice in preset.layer.choices.items()
        ),
    )
    return "\n".join([f"## {preset.title}\n", f"{name}. {preset.help}\n", values, *_sources(preset.sources)])


def _cited(preset: Preset, shown: str) -> str:
    return next((source.title for source in preset.sources.values() if source.shown == shown), shown)


def _sources(sources: Mapping[str, Source]) -> Iterable[str]:
    for source in sources.values():
        address = source.url.replace("doi:", "https://doi.org/")
        yield (
            f"- [{source.title}]({address}), {source.publisher}; {source.kind}, read on "
            f"{source.retrieved.isoformat()}. It says: {source.says}"
        )
    if sources:
        yield ""


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
