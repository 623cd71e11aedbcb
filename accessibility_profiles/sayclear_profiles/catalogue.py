"""Every setting, once: what it is called, what it may be, and how presets combine on it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sayclear_profiles.errors import BadValue, PresetFault, UnknownName

Value = bool | int | float | str | None
"""What a setting holds. None means "not used": the rule has no limit."""

Kind = Literal["limit", "number", "switch", "choice", "text"]
Combine = Literal["min", "max", "any", "ask"]


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
    default: Value
    because: str
    """Why the default is what it is."""
    combine: Combine
    """How two presets agree: the smaller, the larger, either, or ask the person."""
    acts: tuple[str, ...]
    """Where it acts: "check", "transform", "prompt", "turn", "speech", "hearing" or "screen"."""
    low: float | None = None
    high: float | None = None
    options: tuple[str, ...] = ()

    def accept(self, value: object) -> Value:
        """Return `value` if this setting can take it, else raise BadValue with what it can take."""
        if value is None and self.kind == "limit":
            return None
        if self.kind == "switch" and isinstance(value, bool):
            return value
        if self.kind in ("limit", "number") and isinstance(value, int | float) and not isinstance(value, bool):
            low, high = self.low or 0, self.high if self.high is not None else float("inf")
            if low <= value <= high:
                return value
            raise BadValue(f'"{self.key}" cannot be {value:g}.', f"Choose a number from {low:g} to {high:g}.")
        if self.kind == "choice" and value in self.options:
            return str(value)
        if self.kind == "text" and isinstance(value, str):
            return value
        raise BadValue(f'"{self.key}" cannot be {value!r}.', f"It can be {self.allowed}.")

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
        high = "" if self.high is None else f" to {self.high:g}"
        return f"a number from {self.low or 0:g}{high}" + (", or off" if self.kind == "limit" else "")

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


_REQUIRED = {"label", "help", "kind", "default", "because", "combine", "acts"}
_ALLOWED = _REQUIRED | {"costs", "unit", "low", "high", "options"}


@cache
def catalogue() -> Mapping[str, Setting]:
    """Every setting by its key, in the order of the file."""
    table = tomllib.loads(files("sayclear_profiles").joinpath("catalogue.toml").read_text("utf-8"))
    return {key: _read(key, entry) for key, entry in table["settings"].items()}


def setting(key: str) -> Setting:
    """Return one setting, or raise UnknownName with the nearest key."""
    known = catalogue()
    if key not in known:
        raise UnknownName("setting", key, tuple(known))
    return known[key]


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
        default=_value(entry["default"]),
        because=str(entry["because"]),
        combine=entry["combine"],  # type: ignore[arg-type]
        acts=tuple(map(str, _list(entry["acts"]))),
        low=float(low) if isinstance(low, int | float) else None,
        high=float(high) if isinstance(high, int | float) else None,
        options=tuple(map(str, _list(entry.get("options", [])))),
    )
    if found.kind not in ("limit", "number", "switch", "choice", "text"):
        raise PresetFault(f'catalogue.toml: {key}: the kind "{found.kind}" is not known.')
    if found.combine not in ("min", "max", "any", "ask"):
        raise PresetFault(f'catalogue.toml: {key}: "{found.combine}" is no way to combine.')
    found.accept(found.default)
    return found


def _value(raw: object) -> Value:
    return None if raw == "off" else raw  # type: ignore[return-value]


def _list(raw: object) -> list[object]:
    return raw if isinstance(raw, list) else [raw]
