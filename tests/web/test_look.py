"""The look of the page: contrast of every theme, and scripts that name only what is there."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from sayclear.words import sentences
from sayclear_adapters.web import markup
from sayclear_profiles import catalogue

STATIC = files("sayclear_adapters.web").joinpath("static")
LOOK = STATIC.joinpath("look.css").read_text("utf-8")
THEMES = {
    name: dict(re.findall(r"--sc-([\w-]+): (#\w{6})", body))
    for name, body in re.findall(r'html\[data-theme="(\w+)"\] \{(.*?)\}', LOOK, re.DOTALL)
}
# What stands on what, and the least contrast that WCAG 2.2 asks for (1.4.3, 1.4.11).
PAIRS = [
    *(("text", ground, 4.5) for ground in ("bg", "raised", "you", "note")),
    *(("soft", ground, 4.5) for ground in ("bg", "raised", "you", "note")),
    *(("accent", ground, 4.5) for ground in ("bg", "raised", "you", "note")),
    ("accent-text", "accent", 4.5),
    ("mark-text", "mark", 4.5),
    *(("edge", ground, 3) for ground in ("bg", "raised", "you")),
    *(("focus", ground, 3) for ground in ("bg", "raised", "you", "note")),
    ("note-edge", "note", 3),
    ("note-edge", "bg", 3),
]


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["cream", "light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_each_theme_has_contrast(theme: str, front: str, ground: str, least: float) -> None:
    colours = THEMES[theme]
    one, other = sorted((brightness(colours[front]), brightness(colours[ground])), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= least


@pytest.mark.parametrize("theme", ["cream", "light", "dark"])
def test_no_theme_is_pure_black_on_pure_white(theme: str) -> None:
    assert not {"#000000", "#ffffff"} & {THEMES[theme]["text"], THEMES[theme]["bg"]}


def test_scripts_say_only_sentences_that_exist_and_parse_no_html() -> None:
    for entry in STATIC.iterdir():
        if not entry.name.endswith(".js"):
            continue
        code = entry.read_text("utf-8")
        assert set(re.findall(r'"(page\.\w+)"', code)) <= sentences().keys()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", code), (
            entry.name
        )
        assert not re.search(r"https?://", code), entry.name


def test_every_setting_of_the_screen_can_be_chosen() -> None:
    page = markup.more()
    for key, entry in catalogue().items():
        if key.startswith("screen."):
            name = key.removeprefix("screen.")
            assert f'data-look="{name}"' in page
            assert all(json.dumps(value) in page.replace("&quot;", '"') for value in entry.options)


def test_every_choice_between_presets_has_words() -> None:
    for key, entry in catalogue().items():
        if (
            entry.combine == "ask"
            and entry.options
            and "screen" not in entry.acts
            and "speech" not in entry.acts
        ):
            for value in entry.options:
                if len(entry.options) > 1:
                    assert markup.option(key, value) != value


def test_the_sentences_for_the_scripts_cannot_end_their_tag() -> None:
    assert "</" not in re.search(r"sayclearWords = (.*?);</script>", markup.head()).group(1)  # type: ignore[union-attr]


def test_every_font_comes_with_its_licence() -> None:
    names = {entry.name for entry in STATIC.joinpath("fonts").iterdir()}
    used = set(re.findall(r"/page/fonts/([\w-]+\.woff2)", LOOK))
    assert used == {name for name in names if name.endswith(".woff2")}
    assert {re.sub(r"-\d+\.woff2$", "-OFL.txt", name) for name in used} <= names
