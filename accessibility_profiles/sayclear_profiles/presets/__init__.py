"""Read presets: one TOML file each, every value with a source. Anything else is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayclear_profiles.catalogue import catalogue
from sayclear_profiles.errors import BadValue, PresetFault, UnknownName
from sayclear_profiles.layers import Choice, Layer, Profile, resolve

OWN_CHOICE = "our own choice"

_TOP = {"id", "alias", "title", "help", "sources", "settings"}
_SOURCE = {"title", "publisher", "url", "kind", "retrieved", "says"}
_KINDS = {"standard", "study", "guideline", "convention", "person"}


@dataclass(frozen=True, slots=True)
class Preset:
    """A starting point that people choose by need."""

    id: str
    alias: str | None
    """A word that people search for. It selects the preset and goes nowhere else."""
    title: str
    help: str
    layer: Layer


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset by its id, in the order of their titles on screen."""
    folder = files("sayclear_profiles").joinpath("presets")
    found = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            preset = parse_preset(file.read_text("utf-8"), name=file.name)
            found[preset.id] = preset
    order = ("plain", "reading-ease", "focus-steps", "literal-predictable", "low-pressure", "easy-words")
    return dict(sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else 99))


def find_preset(name: str) -> Preset:
    """Return the preset with this id or alias, or raise UnknownName with the nearest."""
    known = presets()
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    for preset in known.values():
        if wanted in (preset.id, preset.alias):
            return preset
    aliases = tuple(preset.alias for preset in known.values() if preset.alias)
    raise UnknownName("preset", name, tuple(known) + aliases)


def profile_for(*names: str, over: tuple[Layer, ...] = ()) -> Profile:
    """Combine presets by name or alias. With no name, `plain` is used."""
    chosen = {preset.id: preset for preset in map(find_preset, names or ("plain",))}
    return resolve(*(preset.layer for preset in chosen.values()), over=over)


def parse_preset(text: str, *, name: str) -> Preset:
    """Read one preset file. Raises PresetFault, which names the file, the key and the mend."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PresetFault(f"{name}: this is no TOML file: {fault}.") from fault
    missing, strange = (_TOP - {"alias", "sources"}) - table.keys(), table.keys() - _TOP
    if missing or strange:
        raise PresetFault(f"{name}: missing {sorted(missing)}, not known {sorted(strange)}.")
    sources = table.get("sources", {})
    for key, source in sources.items():
        _check_source(name, key, source)
    choices = {key: _choice(name, table["id"], key, entry, sources) for key, entry in table["settings"].items()}
    unused = sources.keys() - {entry["source"] for entry in table["settings"].values()}
    if unused:
        raise PresetFault(f"{name}: no setting cites {sorted(unused)}. Cite each source, or remove it.")
    return Preset(table["id"], table.get("alias"), table["title"], table["help"], Layer(table["id"], choices))


def _check_source(name: str, key: str, source: Mapping[str, object]) -> None:
    missing, strange = _SOURCE - source.keys(), source.keys() - _SOURCE
    if missing or strange:
        raise PresetFault(
            f"{name}: source {key}: missing {sorted(missing)}, not known {sorted(strange)}. "
            f"A source has {sorted(_SOURCE)}."
        )
    if source["kind"] not in _KINDS:
        raise PresetFault(f'{name}: source {key}: the kind "{source["kind"]}" is none of {sorted(_KINDS)}.')
    if not str(source["url"]).startswith(("https://", "doi:")):
        raise PresetFault(f"{name}: source {key}: the url must start with https:// or doi:.")


def _choice(
    name: str, preset: str, key: str, entry: Mapping[str, object], sources: Mapping[str, Mapping[str, object]]
) -> Choice:
    if key not in catalogue():
        raise PresetFault(f"{name}: {key} is no setting of the catalogue.")
    if strange := entry.keys() - {"value", "source", "because"}:
        raise PresetFault(f"{name}: {key}: not known {sorted(strange)}.")
    if not str(entry.get("because", "")).strip():
        raise PresetFault(f'{name}: {key} gives no reason. Add because = "...".')
    cited = str(entry.get("source", "")).strip()
    if cited == OWN_CHOICE:
        shown = OWN_CHOICE
    elif cited in sources:
        shown = f"{sources[cited]['title']} ({sources[cited]['url']})"
    elif cited:
        raise PresetFault(f'{name}: {key} cites "{cited}", which no [sources.*] table describes.')
    else:
        raise PresetFault(
            f'{name}: {key} cites no source. Add source = "..." naming a [sources.*] table, or "{OWN_CHOICE}".'
        )
    raw = entry.get("value")
    try:
        value = catalogue()[key].accept(None if raw == "off" else raw)
    except BadValue as fault:
        raise PresetFault(f"{name}: {fault}") from fault
    return Choice(value, str(entry["because"]), preset, shown)
