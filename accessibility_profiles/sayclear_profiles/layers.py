"""Who the person is: choices, each with its reason, in layers.

Later layers win: defaults < presets < learned < pinned < this turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sayclear_profiles.catalogue import Setting, Value, catalogue, setting


@dataclass(frozen=True, slots=True)
class Choice:
    """One value and its reason."""

    value: Value
    because: str
    """Why this value, in one sentence."""
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
    _known: Mapping[str, Setting] = field(default_factory=catalogue, repr=False, compare=False)

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
        return (
            f"{entry.label}: {show(entry, choice.value)}. {come_from} {choice.because} Source: {choice.source}."
        )

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
        """Put one more layer on top."""
        for key, choice in layer.choices.items():
            setting(key).accept(choice.value)
        asked = tuple(question for question in self.questions if question.key not in layer.choices)
        return Profile({**self.choices, **layer.choices}, self.presets, asked)

    def with_turn(self, values: Mapping[str, Value]) -> Profile:
        """Change settings for this turn only."""
        choices = {
            key: Choice(setting(key).accept(value), "You asked for it now.", "this turn", "you")
            for key, value in values.items()
        }
        return self.with_layer(Layer("this turn", choices))


def show(entry: Setting, value: Value) -> str:
    """A value in words: "on", "off", "15 words"."""
    if value is None or value is False:
        return "off"
    if value is True:
        return "on"
    if isinstance(value, int | float):
        return f"{value:g} {entry.unit}".strip()
    return value


def defaults() -> Layer:
    """The layer that everyone starts with."""
    return Layer(
        "defaults",
        {
            key: Choice(entry.default, entry.because, "defaults", "our own choice")
            for key, entry in catalogue().items()
        },
    )


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
    profile = Profile(choices, tuple(layer.name for layer in presets), tuple(questions))
    for layer in over:
        profile = profile.with_layer(layer)
    return profile


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
