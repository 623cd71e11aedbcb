"""Who the person is: choices, each with its reason, in layers.

Later layers win: defaults < presets < learned < pinned < this turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayclear_profiles.catalogue import Setting, Value, catalogue, setting

OWN_CHOICE = "our own choice"
"""The source of a value that no source supports."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value and its reason."""

    value: Value
    because: str
    """Why this value, in one or two plain sentences."""
    layer: str
    """The layer it comes from: "defaults", a preset's name, "learned", "pinned" or "this turn"."""
    source: str
    """Title and address of what supports it, or "our own choice", or "you"."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One opinion about some settings: a preset, what was learned, or what the person pinned."""

    name: str
    choices: Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Question:
    """Two presets want different things, and neither is stricter. The person decides."""

    key: str
    choices: tuple[Choice, ...]
    """What each preset wants, in the order they were named; the first is used until the person decides."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All layers added up. Never changes; `with_turn` and `with_layer` return a new one."""

    choices: Mapping[str, Choice]
    presets: tuple[str, ...] = ()
    """Names of the presets, by need. Kept apart: no setting, prompt or log holds them."""
    questions: tuple[Question, ...] = ()

    def __getitem__(self, key: str) -> Value:
        return self.choice(key).value

    def __iter__(self) -> Iterator[str]:
        return iter(self.choices)

    def choice(self, key: str) -> Choice:
        """The value of a setting with its reason. Raises UnknownName with the nearest key."""
        setting(key)
        return self.choices[key]

    def why(self, key: str) -> str:
        """Say what a setting is, where it comes from, and what supports it."""
        entry, choice = setting(key), self.choice(key)
        come_from = {
            "defaults": "It is the value that everyone starts with.",
            "pinned": "You set it yourself.",
            "learned": "It was learned from what you asked for.",
            "this turn": "You asked for it this time only.",
        }.get(choice.layer, f'It comes from "{choice.layer}".')
        because = f" {choice.because}" if choice.because else ""
        return f"{entry.label}: {show(entry, choice.value)}. {come_from}{because} Source: {choice.source}."

    def limit(self, rule: str) -> float | None:
        """The limit of a rule (`text.` + its id), or None where this profile does not use it."""
        value = self[f"text.{rule}"]
        return None if value is None else float(value)

    def number(self, key: str) -> float:
        """A setting that is a number."""
        value = self[key]
        assert isinstance(value, int | float), key  # noqa: S101 - the catalogue says so
        return float(value)

    def on(self, key: str) -> bool:
        """A setting that is a switch."""
        return self[key] is True

    def word(self, key: str) -> str:
        """A setting that is a choice or a text."""
        return str(self[key])

    def with_layer(self, layer: Layer) -> Profile:
        """Put one more layer on top. What it decides is no question any more."""
        for key, choice in layer.choices.items():
            setting(key).accept(choice.value)
        open_questions = tuple(question for question in self.questions if question.key not in layer.choices)
        return Profile({**self.choices, **layer.choices}, self.presets, open_questions)

    def with_turn(self, values: Mapping[str, Value]) -> Profile:
        """Change settings for this turn only. Raises UnknownName or BadValue."""
        return self.with_layer(_said_by_person("this turn", values))


def show(entry: Setting, value: Value) -> str:
    """A value in words: "on", "off", "15 words", "1 word"."""
    if value is None or value is False:
        return "off"
    if value is True:
        return "on"
    if isinstance(value, int | float):
        unit = entry.unit.removesuffix("s") if value == 1 and " " not in entry.unit else entry.unit
        return f"{value:g} {unit}".strip()
    return value


def defaults() -> Layer:
    """The layer that everyone starts with."""
    return Layer(
        "defaults",
        {
            key: Choice(entry.default, entry.because, "defaults", OWN_CHOICE)
            for key, entry in catalogue().items()
        },
    )


def pinned(values: Mapping[str, Value]) -> Layer:
    """The layer of what a person set by hand. Raises UnknownName or BadValue."""
    return _said_by_person("pinned", values)


def resolve(*presets: Layer, over: tuple[Layer, ...] = ()) -> Profile:
    """Add layers up: defaults, then the presets as equals, then each layer of `over` in turn.

    Where presets differ, the stricter value wins; where neither is stricter, the first is used
    and a Question is kept for the person.
    """
    choices: dict[str, Choice] = dict(defaults().choices)
    questions: list[Question] = []
    for key, entry in catalogue().items():
        said = tuple(layer.choices[key] for layer in presets if key in layer.choices)
        if not said:
            continue
        choices[key] = _agree(entry, said)
        if entry.combine == "ask" and len({choice.value for choice in said}) > 1:
            questions.append(Question(key, said))
    profile = Profile(choices, tuple(dict.fromkeys(layer.name for layer in presets)), tuple(questions))
    for layer in over:
        profile = profile.with_layer(layer)
    return profile


def _said_by_person(layer: str, values: Mapping[str, Value]) -> Layer:
    return Layer(
        layer, {key: Choice(setting(key).accept(value), "", layer, "you") for key, value in values.items()}
    )


def _agree(entry: Setting, said: tuple[Choice, ...]) -> Choice:
    used = [choice for choice in said if choice.value is not None]
    if not used:
        return said[0]
    match entry.combine:
        case "min":
            return min(used, key=_size)
        case "max":
            return max(used, key=_size)
        case "any":
            return next((choice for choice in used if choice.value is True), used[0])
        case "ask":
            return used[0]


def _size(choice: Choice) -> float:
    assert isinstance(choice.value, int | float)  # noqa: S101 - the catalogue allows min and max for numbers only
    return float(choice.value)
