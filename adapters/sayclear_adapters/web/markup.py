"""The parts of the screen as plain HTML: real labels, buttons and groups, and no text of a model."""

from __future__ import annotations

import json
from html import escape

from sayclear.words import say, sentences
from sayclear_profiles import catalogue, presets, setting, show

LOOK_STEPS = {
    "size_percent": (100, 120, 150, 200),
    "line_height": (1.5, 1.8, 2.2),
    "letter_spacing_em": (0, 0.05, 0.12),
    "line_width_ch": (50, 60, 70),
}
"""What can be chosen on the page for the settings that are numbers. Our own choice."""


def head() -> str:
    """What goes into the page's head: the look, before anything is drawn, and the scripts' sentences."""
    known = {key: text for key, text in sentences().items() if key.startswith(("page.", "receipt."))}
    words = json.dumps(known).replace("<", "\\u003c")
    return (
        '<link rel="stylesheet" href="/page/look.css"><link rel="stylesheet" href="/page/parts.css">'
        '<script src="/page/look.js"></script>'
        f"<script>window.sayclearWords = {words};</script>"
    )


def start(name: str, events: str) -> str:
    """The script that starts a part of the screen: static/NAME.js with what Gradio gives it."""
    return (
        f"import('/page/{name}.js').then(part => part.mount("
        f"{{element, value: () => props.value, watch: then => watch('value', then), ...{events}}}))"
    )


def top() -> str:
    """Skip link, the one h1, and what to do first."""
    return (
        f'<a class="sc-skip" href="#sayclear-message">{_say("page.skip")}</a>'
        f'<h1>{_say("page.title")}</h1><p class="sc-lead">{_say("page.lead")}</p>'
        '<ul class="sc-missing"></ul>'
    )


def wishes() -> str:
    """How the person likes to read: the presets, which combine, and room for a question."""
    rows = "".join(
        f'<div class="sc-choice"><input type="checkbox" name="preset" id="preset-{preset.id}" '
        f'value="{preset.id}" aria-describedby="preset-{preset.id}-help" data-title="{escape(preset.title)}"'
        f"{' checked' if preset.id == 'plain' else ''}>"
        f'<label for="preset-{preset.id}">{escape(preset.title)}</label>'
        f'<p class="sc-help" id="preset-{preset.id}-help">{escape(preset.help)}</p></div>'
        for preset in presets().values()
    )
    return (
        f'<details class="sc-fold"><summary><span class="sc-fold-name">{_say("page.preset_title")}:</span> '
        f'<span class="sc-now">{escape(presets()["plain"].title)}</span></summary>'
        f'<div class="sc-inside"><fieldset><legend>{_say("page.preset_legend")}</legend>{rows}</fieldset>'
        '<div class="sc-questions"></div></div></details>'
    )


def more() -> str:
    """Everything else: the model, the look of the page, and the reasons for the settings."""
    better = "".join(
        f"<li>{text}</li>"
        for text in (
            _say("page.better_1"),
            _say("page.better_2"),
            escape(say("page.better_3", command="\0")).replace("\0", "<code>ollama pull llama3.2</code>"),
            _say("page.better_4"),
        )
    )
    looks = "".join(_look(key) for key in catalogue() if key.startswith("screen."))
    return (
        f'<details class="sc-fold"><summary>{_say("page.more")}</summary><div class="sc-inside">'
        f'<section aria-labelledby="sc-model-title"><h2 id="sc-model-title">{_say("page.model_title")}</h2>'
        f'<fieldset class="sc-models"><legend>{_say("page.model_legend")}</legend></fieldset>'
        f'<p class="sc-no-model" hidden>{_say("page.models_none")}</p>'
        '<p class="sc-fault" role="alert"></p>'
        f'<p class="sc-help sc-where">{_say("page.privacy")}</p>'
        f'<details class="sc-better"><summary>{_say("page.better_title")}</summary>'
        f"<ol>{better}</ol></details></section>"
        f'<section aria-labelledby="sc-look-title"><h2 id="sc-look-title">{_say("page.look_title")}</h2>'
        f'<p class="sc-help">{_say("page.look_help")}</p><div class="sc-looks">{looks}</div>'
        f'<p><button type="button" class="sc-button sc-look-back">{_say("page.look_back")}</button></p>'
        "</section>"
        f'<details><summary>{_say("page.why_title")}</summary><ul class="sc-why"></ul></details>'
        "</div></details>"
    )


def conversation() -> str:
    """The quiet transcript, and the log that speaks whole sentences to a screen reader."""
    return (
        '<section aria-labelledby="sc-talk-title" class="sc-talk">'
        f'<h2 id="sc-talk-title" class="sc-sr">{_say("page.conversation")}</h2>'
        f'<p class="sc-empty">{_say("page.nothing_yet")}</p>'
        '<div class="sc-turns"></div><div class="sc-talk-end" hidden><p class="sc-buttons">'
        f'<button type="button" class="sc-button sc-new">{_say("page.new_talk")}</button>'
        f'<button type="button" class="sc-button sc-back" hidden>{_say("page.talk_back")}</button>'
        f'</p><p class="sc-help">{_say("page.talk_kept")}</p></div></section>'
        f'<div class="sc-sr sc-said" role="log" aria-live="polite" aria-atomic="false" '
        f'aria-relevant="additions" aria-label="{_say("page.answered")}"></div>'
    )


def now() -> str:
    """One line that says what is happening, and Stop beside it while a reply comes."""
    return (
        '<div class="sc-bar"><p class="sc-status" role="status"></p>'
        f'<button type="button" class="sc-button sc-stop">{_say("page.stop")}</button></div>'
    )


def box() -> str:
    """The message box with its buttons, and one place for what went wrong."""
    return (
        f'<form class="sc-box" aria-label="{_say("page.form_name")}" novalidate>'
        f'<label for="sayclear-message">{_say("page.label_of_box")}</label>'
        '<textarea id="sayclear-message" rows="3" spellcheck="false" autocomplete="off" '
        'aria-describedby="sc-heard sc-example sc-how"></textarea>'
        '<p class="sc-fault" id="sc-fault" role="alert"></p>'
        '<p class="sc-heard" id="sc-heard"></p>'
        f'<div class="sc-hints"><p class="sc-help" id="sc-example">{_say("page.example")}</p>'
        f'<p class="sc-help" id="sc-how">{_say("page.how_to_send")}</p></div>'
        '<div class="sc-buttons">'
        f'<button type="submit" class="sc-button sc-primary" disabled>{_say("page.send")}</button>'
        f'<button type="button" class="sc-button sc-record" disabled '
        f'aria-describedby="sc-record-help">{_say("page.record")}</button></div>'
        f'<p class="sc-sr" id="sc-record-help">{_say("page.record_help")}</p>'
        f'<p class="sc-help sc-where">{_say("page.privacy")}</p></form>'
    )


def option(key: str, value: object) -> str:
    """One value of a setting in words."""
    short = key.removeprefix("screen.").replace(".", "_")
    word = {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value).replace(".", "_")
    name = f"page.option_{short}_{word}"
    return say(name) if name in sentences() else show(setting(key), value)  # type: ignore[arg-type]


def _look(key: str) -> str:
    entry, name = setting(key), key.removeprefix("screen.")
    values: tuple[object, ...] = entry.options or LOOK_STEPS.get(name, (True, False))
    options = "".join(
        f"<option value='{escape(json.dumps(value))}'>{escape(option(key, value))}</option>"
        for value in values
    )
    return (
        f'<div class="sc-look"><label for="look-{name}">{escape(entry.label)}</label>'
        f'<select id="look-{name}" data-look="{name}" aria-describedby="look-{name}-help">{options}</select>'
        f'<p class="sc-help" id="look-{name}-help">{escape(f"{entry.help} {entry.costs}".strip())}</p></div>'
    )


def _say(key: str) -> str:
    return escape(say(key))
