"""Read presets: one TOML file each, every value with a source. Anything else is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sayclear_profiles.catalogue import setting
from sayclear_profiles.errors import BadValue, PresetFault, UnknownName
from sayclear_profiles.layers import OWN_CHOICE, Choice, Layer, Profile, resolve

CORE = "plain"
"""The preset that all others build on: where they say nothing, its values are used."""

_ORDER = (CORE, "reading-ease", "focus-steps", "literal-predictable", "low-pressure", "easy-words")
_TOP = {"id", "alias", "title", "help", "sources", "settings"}
_SOURCE = {"title", "publisher", "url", "kind", "retrieved", "says"}
_KINDS = {"standard", "study", "guideline", "convention", "person"}


@dataclass(frozen=True, slots=True)
class Source:
    """What supports a value."""

    title: str
    publisher: str
    url: str
    kind: str
    """One of standard, study, guideline, convention, person."""
    retrieved: date
    says: str
    """What it claims, in our own words. What we make of it is the choice's `because`."""

    @property
    def shown(self) -> str:
        """Title, publisher and address, as `Profile.why` prints them."""
        return f"{self.title}, {self.publisher} ({self.url})"


@dataclass(frozen=True, slots=True)
class Preset:
    """A starting point that people choose by need."""

    id: str
    alias: str | None
    """A word that people search for. It selects the preset and goes nowhere else."""
    title: str
    help: str
    layer: Layer
    """Only what the file says. `profile_for` adds the core."""
    sources: Mapping[str, Source]


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset by its id, in the order of the page. Found by listing the folder."""
    found: dict[str, Preset] = {}
    names: set[str] = set()
    for file in files("sayclear_profiles").joinpath("presets").iterdir():
        if not file.name.endswith(".toml"):
            continue
        preset = parse_preset(file.read_text("utf-8"), name=file.name)
        if file.name != f"{preset.id}.toml":
            raise PresetFault(f'{file.name}: its id is "{preset.id}". Call the file {preset.id}.toml.')
        taken = names & {preset.id, preset.alias}
        if taken:
            raise PresetFault(f"{file.name}: another preset is called {sorted(taken, key=str)}.")
        names |= {preset.id} | ({preset.alias} if preset.alias else set())
        found[preset.id] = preset
    return dict(sorted(found.items(), key=_place))


def find_preset(name: str) -> Preset:
    """Return the preset with this id or alias, or raise UnknownName with the nearest."""
    known = presets()
    wanted = "-".join(name.lower().replace("_", " ").replace("-", " ").split())
    for preset in known.values():
        if wanted in (preset.id, preset.alias):
            return preset
    aliases = [preset.alias for preset in known.values() if preset.alias]
    # Aliases help to guess what was meant, but a list in a message names presets by need.
    raise UnknownName("preset", name, [*known, *aliases], offer=known)


def profile_for(*names: str, over: tuple[Layer, ...] = ()) -> Profile:
    """Combine presets by name or alias, each on top of the core. With no name, the core alone."""
    chosen = {preset.id: preset.layer for preset in map(find_preset, names or (CORE,))}
    core = find_preset(CORE).layer.choices
    return resolve(
        *(Layer(layer.name, {**core, **layer.choices}) for layer in chosen.values()),
        over=over,
    )


def parse_preset(text: str, *, name: str) -> Preset:
    """Read one preset file. Raises PresetFault, which names the file, the key and the mend."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PresetFault(f"{name}: this is no TOML file: {fault}.") from fault
    missing, strange = (_TOP - {"alias", "sources"}) - table.keys(), table.keys() - _TOP
    if missing or strange:
        raise PresetFault(f"{name}: missing {sorted(missing)}, not known {sorted(strange)}.")
    for key in ("id", "title", "help", "alias"):
        if key in table and not _words(table[key]):
            raise PresetFault(f'{name}: {key} must be words. Write {key} = "...".')
    sources = {
        key: _source(name, key, entry) for key, entry in _tables(name, "sources", table.get("sources", {}))
    }
    entries = dict(_tables(name, "settings", table["settings"]))
    choices = {key: _choice(name, table["id"], key, entry, sources) for key, entry in entries.items()}
    unused = sources.keys() - {entry["source"] for entry in entries.values()}
    if unused:
        raise PresetFault(f"{name}: no setting cites {sorted(unused)}. Cite each source, or remove it.")
    preset = Preset(
        table["id"], table.get("alias"), table["title"], table["help"], Layer(table["id"], choices), sources
    )
    _keep_alias_apart(name, preset)
    return preset


def _place(item: tuple[str, Preset]) -> tuple[int, str]:
    id_ = item[0]
    return (_ORDER.index(id_) if id_ in _ORDER else len(_ORDER), id_)


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _tables(name: str, where: str, raw: object) -> Iterable[tuple[str, Mapping[str, object]]]:
    if not isinstance(raw, Mapping):
        raise PresetFault(f"{name}: {where} must be tables. Write [{where}.NAME].")
    for key, entry in raw.items():
        if not isinstance(entry, Mapping):
            raise PresetFault(f'{name}: {where}.{key} must be a table. Write [{where}."{key}"].')
        yield key, entry


def _source(name: str, key: str, entry: Mapping[str, object]) -> Source:
    missing, strange = _SOURCE - entry.keys(), entry.keys() - _SOURCE
    if missing or strange:
        raise PresetFault(
            f"{name}: source {key}: missing {sorted(missing)}, not known {sorted(strange)}. "
            f"A source has {sorted(_SOURCE)}."
        )
    for field in sorted(_SOURCE - {"retrieved"}):
        if not _words(entry[field]):
            raise PresetFault(f"{name}: source {key}: {field} must be words.")
    if entry["kind"] not in _KINDS:
        raise PresetFault(f'{name}: source {key}: the kind "{entry["kind"]}" is none of {sorted(_KINDS)}.')
    if not str(entry["url"]).startswith(("https://", "doi:")):
        raise PresetFault(f"{name}: source {key}: the url must start with https:// or doi:.")
    retrieved = entry["retrieved"]
    if type(retrieved) is not date:
        raise PresetFault(f"{name}: source {key}: retrieved must be a day, such as 2026-11-23.")
    texts = {field: str(entry[field]) for field in ("title", "publisher", "url", "kind", "says")}
    return Source(**texts, retrieved=retrieved)


def _choice(
    name: str, preset: str, key: str, entry: Mapping[str, object], sources: Mapping[str, Source]
) -> Choice:
    try:
        known = setting(key)
    except UnknownName as fault:
        raise PresetFault(f"{name}: {fault}") from fault
    if strange := entry.keys() - {"value", "source", "because"}:
        raise PresetFault(f"{name}: {key}: not known {sorted(strange)}.")
    if "value" not in entry:
        raise PresetFault(f'{name}: {key} has no value. Add value = ..., or "off".')
    because, cited = entry.get("because"), entry.get("source")
    if not _words(because):
        raise PresetFault(f'{name}: {key} gives no reason. Add because = "...".')
    if not _words(cited):
        raise PresetFault(
            f"{name}: {key} cites no source. "
            f'Add source = "..." naming a [sources.*] table, or "{OWN_CHOICE}".'
        )
    if cited != OWN_CHOICE and cited not in sources:
        raise PresetFault(f'{name}: {key} cites "{cited}", which no [sources.*] table describes.')
    raw = entry["value"]
    try:
        value = known.parse(raw) if raw == "off" else known.accept(raw)
    except BadValue as fault:
        raise PresetFault(f"{name}: {fault}") from fault
    shown = OWN_CHOICE if cited == OWN_CHOICE else sources[str(cited)].shown
    return Choice(value, str(because), preset, shown)


def _keep_alias_apart(name: str, preset: Preset) -> None:
    """Refuse an alias that would travel: reasons and sources are shown, stored and sent."""
    if not preset.alias:
        return
    label = preset.alias.replace("-", " ").lower()
    texts = {"id": preset.id, "title": preset.title}
    texts |= {f"{key}: because": choice.because for key, choice in preset.layer.choices.items()}
    texts |= {f"source {key}": f"{source.shown} {source.says}" for key, source in preset.sources.items()}
    for where, text in texts.items():
        if label in text.lower().replace("-", " "):
            raise PresetFault(f"{name}: {where}: holds the alias. It may stand in alias and help only.")
