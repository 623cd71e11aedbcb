"""Every setting, once: what it is called, what it may be, and how presets combine on it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from sayclear_profiles.errors import BadValue, PresetFault, UnknownName, shorten

Value = bool | int | float | str | None
"""What a setting holds. None means "not used": the rule has no limit."""

Kind = Literal["limit", "number", "switch", "choice", "text"]
Combine = Literal["min", "max", "any", "ask"]
Act = Literal["check", "transform", "prompt", "turn", "speech", "hearing", "screen"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry of catalogue.toml."""

    key: str
    label: str
    """What the person sees. At most six plain words."""
    help: str
    """One sentence: what it changes."""
    costs: str
    """One sentence: what is given up ("a reply may be longer"); empty when nothing is."""
    kind: Kind
    unit: str
    """What a number counts, in the plural: "words"; empty where the label says it."""
    default: Value
    because: str
    """Why the default is what it is."""
    combine: Combine
    """How two presets agree: the smaller, the larger, either, or ask the person."""
    acts: tuple[Act, ...]
    """Where it is read. A test compares this with what the code says that it reads."""
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()

    def accept(self, value: object) -> Value:
        """Return `value` if this setting can take it, else raise BadValue with what it can take."""
        match self.kind, value:
            case "limit", None:
                return None
            case "switch", bool(switch):
                return switch
            case (("limit" | "number"), (int() | float()) as number) if not isinstance(number, bool):
                if (self.low or 0) <= number <= (self.high or 0):
                    return number
            case "choice", str(word) if word in self.options:
                return word
            case "text", str(words):
                return words
        raise BadValue(f'"{self.key}" cannot be {_said(value)}.', f"It can be {self.allowed}.")

    @property
    def allowed(self) -> str:
        """What the setting can take, in words."""
        match self.kind:
            case "switch":
                return "on or off"
            case "choice":
                return " or ".join(self.options)
            case "text":
                return "some words"
        off = ", or off" if self.kind == "limit" else ""
        return f"a number from {self.low:g} to {self.high:g}{off}"

    def parse(self, words: str) -> Value:
        """Read a value that a person typed: "on", "off", a number, or one of the options."""
        lowered = words.strip().lower()
        if self.kind == "switch" and lowered in ("on", "yes", "true", "off", "no", "false"):
            return lowered in ("on", "yes", "true")
        if self.kind == "limit" and lowered in ("off", "none", "-"):
            return None
        if self.kind in ("limit", "number"):
            try:
                number = float(lowered)
            except ValueError:
                return self.accept(words)
            return self.accept(int(number) if number.is_integer() else number)
        return self.accept(lowered if self.kind == "choice" else words)


@cache
def catalogue() -> Mapping[str, Setting]:
    """Every setting by its key, in the order of the file."""
    return parse_catalogue(files("sayclear_profiles").joinpath("catalogue.toml").read_text("utf-8"))


def setting(key: str) -> Setting:
    """Return one setting, or raise UnknownName with the nearest key."""
    known = catalogue()
    if key not in known:
        raise UnknownName("setting", key, known)
    return known[key]


def parse_catalogue(text: str) -> Mapping[str, Setting]:
    """Read a catalogue. Raises PresetFault, which names the key and the mend."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PresetFault(f"catalogue.toml: this is no TOML file: {fault}.") from fault
    return {key: _read(key, entry) for key, entry in table.get("settings", {}).items()}


_REQUIRED = {"label", "help", "kind", "default", "because", "combine", "acts"}
_ALLOWED = _REQUIRED | {"costs", "unit", "low", "high", "options"}


def _read(key: str, entry: Mapping[str, object]) -> Setting:
    missing, strange = _REQUIRED - entry.keys(), entry.keys() - _ALLOWED
    if missing or strange:
        raise PresetFault(
            f"catalogue.toml: {key}: missing {sorted(missing)}, not known {sorted(strange)}. "
            "Give each setting a label, help, kind, default, because, combine and acts."
        )
    low, high = entry.get("low"), entry.get("high")
    found = Setting(
        key=key,
        label=str(entry["label"]),
        help=str(entry["help"]),
        costs=str(entry.get("costs", "")),
        kind=entry["kind"],  # type: ignore[arg-type]
        unit=str(entry.get("unit", "")),
        default=None if entry["default"] == "off" else entry["default"],  # type: ignore[arg-type]
        because=str(entry["because"]),
        combine=entry["combine"],  # type: ignore[arg-type]
        acts=tuple(_list(entry["acts"])),  # type: ignore[arg-type]
        low=float(low) if isinstance(low, int | float) else None,
        high=float(high) if isinstance(high, int | float) else None,
        options=tuple(map(str, _list(entry.get("options", [])))),
    )
    if fault := _fault(found):
        raise PresetFault(f"catalogue.toml: {key}: {fault}")
    return found


def _fault(found: Setting) -> str | None:
    """What is wrong with a setting, and how to mend it; None when nothing is."""
    if found.kind not in get_args(Kind):
        return f'the kind "{found.kind}" is none of {list(get_args(Kind))}.'
    if not found.acts or set(found.acts) - set(get_args(Act)):
        return f"acts must name where it is read, out of {list(get_args(Act))}."
    if not (found.label and found.help and found.because):
        return "the label, the help and the because are for people. Give each some words."
    numeric = found.kind in ("limit", "number")
    if numeric and (found.low is None or found.high is None or found.low > found.high):
        return "a number needs low and high, and low must not be above high."
    if found.kind == "choice" and not found.options:
        return "a choice needs options."
    allowed = ("min", "max", "ask") if numeric else ("any", "ask") if found.kind == "switch" else ("ask",)
    if found.combine not in allowed:
        return f'"{found.combine}" is no way to combine a {found.kind}. Use one of {list(allowed)}.'
    try:
        found.accept(found.default)
    except BadValue as fault:
        return f"the default does not fit. {fault}"
    return None


def _said(value: object) -> str:
    """A refused value, as a sentence can hold it."""
    if value is None or isinstance(value, bool):
        return "on" if value else "off"
    return f"{value:g}" if isinstance(value, int | float) else f'"{shorten(str(value))}"'


def _list(raw: object) -> list[object]:
    return raw if isinstance(raw, list) else [raw]
