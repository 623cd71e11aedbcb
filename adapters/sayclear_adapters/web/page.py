"""The parts of the screen and the events between them, as a Gradio app.

Gradio reads its settings when it is imported: import this module after `quiet.prepare`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import gradio as gr

from sayclear.errors import PlainError
from sayclear.words import say
from sayclear_adapters import backends
from sayclear_adapters.web import markup
from sayclear_adapters.web.talk import Sent, Talk, profile_of
from sayclear_profiles import Profile, Question, catalogue, setting

if TYPE_CHECKING:
    from sayclear_adapters.wiring import Assistant

MODEL_TURNS = 4
"""Turns of different pages that may wait for a model at the same time."""

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def build(assistant: Assistant) -> gr.Blocks:
    """Put the screen together: each part is plain HTML with a script, and Gradio carries the events."""
    open_talks: WeakValueDictionary[str, Talk] = WeakValueDictionary()

    def send(talk: Talk, event: gr.EventData, request: gr.Request) -> Iterator[dict[str, Any]]:
        open_talks[str(request.session_hash)] = talk
        yield from talk.answer(assistant, Sent.read(event._data))

    def leave(request: gr.Request) -> None:
        if talk := open_talks.get(str(request.session_hash)):
            talk.stop()

    def choose(event: gr.EventData) -> dict[str, Any]:
        return chosen(event._data)

    def use_model(event: gr.EventData) -> dict[str, Any]:
        return models_of(assistant, wanted=str(event._data.get("model", "")))

    screen: gr.Blocks
    with gr.Blocks(title=say("page.title"), analytics_enabled=False, delete_cache=(3600, 3600)) as screen:
        talk = gr.State(Talk)

        def part(name: str, html: str, *, value: Any = None, script: str = "") -> gr.HTML:
            return gr.HTML(
                value=value,
                html_template=html,
                js_on_load=script and markup.start(name, script),
                apply_default_css=False,
                elem_id=f"sayclear-{name}",
            )

        part("top", markup.top())
        wishes = part(
            "wishes",
            markup.wishes(),
            value=chosen({"presets": ["plain"]}),
            script="{choose: data => trigger('choose', data)}",
        )
        more = part("more", markup.more(), script="{model: data => trigger('model', data)}")
        conversation = part("conversation", markup.conversation(), script="{}")
        now = part("now", markup.now(), script="{stop: () => trigger('stop', {})}")
        box = part("box", markup.box(), script="{send: data => trigger('send', data)}")

        answered = box.send(
            send, talk, conversation, concurrency_id="model", concurrency_limit=MODEL_TURNS, **_QUIET
        )
        answered.then(None, js="() => dispatchEvent(new Event('sayclear-turn-ended'))", **_QUIET)
        now.stop(Talk.stop, talk, None, queue=False, **_QUIET)
        wishes.choose(choose, None, wishes, queue=False, **_QUIET)
        more.model(use_model, None, more, queue=False, **_QUIET)
        screen.load(lambda: models_of(assistant), None, more, queue=False, **_QUIET)
        screen.unload(leave)
    screen.queue(max_size=20)
    return screen


def chosen(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the person's choice of presets means for the page: questions, look, voice and reasons."""
    presets = tuple(map(str, data.get("presets", ())))
    answers = {str(key): str(value) for key, value in dict(data.get("answers", {})).items()}
    try:
        profile, open_questions = profile_of(presets, answers), profile_of(presets, {}).questions
    except PlainError as error:
        return {"presets": list(presets), "fault": str(error)}
    return {
        "presets": list(presets),
        "questions": [_question(question, answers) for question in open_questions],
        "look": {key.removeprefix("screen."): profile[key] for key in profile if key.startswith("screen.")},
        "voice": {"rate": profile["speech.rate_wpm"], "voice": profile["speech.voice"]},
        "why": [profile.why(key) for key in profile if _is_told(key, profile)],
    }


def models_of(assistant: Assistant, *, wanted: str = "") -> dict[str, Any]:
    """The models that can be chosen, the one that is, and what is not there."""
    fault = ""
    if wanted:
        try:
            assistant.use_model(wanted)
        except PlainError as error:
            fault = str(error)
    models = assistant.models()
    name = assistant.chosen_model()
    now = next((model for model in models if model.name == name), None)
    return {
        "models": [{"name": model.name, "label": model.plain_name, "note": model.note} for model in models],
        "chosen": name,
        "goes_out": say("page.goes_out", place=now.goes_to) if now and now.goes_to else "",
        "fault": fault,
        "missing": list(assistant.missing()),
        "deaf": _deaf(),
    }


def _deaf() -> str:
    """Why speech cannot be turned into words here, in words; empty where it can."""
    faults = [backends.missing(backend) for backend in backends.discover("hearing").values()]
    lost = [fault for fault in faults if fault is not None]
    return str(lost[0]) if lost and len(lost) == len(faults) else ""


def _question(question: Question, answers: Mapping[str, str]) -> dict[str, Any]:
    wanted = list(dict.fromkeys(str(choice.value) for choice in question.choices))
    return {
        "key": question.key,
        "ask": say("page.choose_question", label=setting(question.key).label),
        "help": " ".join((setting(question.key).help, say("page.choose_first"))),
        "options": [{"value": value, "say": markup.option(question.key, value)} for value in wanted],
        "chosen": answers.get(question.key, wanted[0]),
    }


def _is_told(key: str, profile: Profile) -> bool:
    """The reasons list names what a preset or the person set, and leaves out what is as for everyone."""
    return catalogue()[key].acts != ("screen",) and profile.choice(key).layer != "defaults"
