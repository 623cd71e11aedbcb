"""`sayclear profile`: what the settings are, and why."""

from __future__ import annotations

import argparse

from sayclear.words import say
from sayclear_adapters.commands import shared
from sayclear_profiles import Profile, setting, show


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("action", choices=("show", "why"), help=say("cli.help_profile_action"))
    parser.add_argument("key", nargs="?", default=None, metavar="KEY", help=say("cli.help_key"))
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Show every setting, or say why one is as it is."""
    profile = shared.profile_of(given.preset)
    if given.action == "show" and given.key is None:
        return _show(profile, as_json=given.json)
    keys = [setting(given.key).key] if given.key else list(profile)
    if given.json:
        shared.print_json({key: _entry(profile, key) for key in keys})
    else:
        print("\n".join(profile.why(key) for key in keys))
    return 0


def _show(profile: Profile, *, as_json: bool) -> int:
    if as_json:
        shared.print_json({key: _entry(profile, key) for key in profile})
        return 0
    width = max(len(setting(key).label) for key in profile)
    for key in profile:
        entry = setting(key)
        print(f"{entry.label:<{width}}  {show(entry, profile[key]):<14}  {key}")
    print(f"\n{say('cli.ask_why')}")
    return 0


def _entry(profile: Profile, key: str) -> dict[str, object]:
    choice = profile.choice(key)
    return {
        "value": choice.value,
        "layer": choice.layer,
        "because": choice.because,
        "source": choice.source,
        "why": profile.why(key),
    }
