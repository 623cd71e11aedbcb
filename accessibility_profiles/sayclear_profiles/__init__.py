"""Who the person is: settings, presets, and the reason for each value."""

from sayclear_profiles.catalogue import Setting, Value, catalogue, setting
from sayclear_profiles.errors import BadValue, PlainError, PresetFault, RequestError, UnknownName
from sayclear_profiles.layers import (
    OWN_CHOICE,
    Choice,
    Layer,
    Profile,
    Question,
    defaults,
    pinned,
    resolve,
    show,
)
from sayclear_profiles.presets import Preset, find_preset, parse_preset, presets, profile_for

__all__ = [
    "OWN_CHOICE",
    "BadValue",
    "Choice",
    "Layer",
    "PlainError",
    "Preset",
    "PresetFault",
    "Profile",
    "Question",
    "RequestError",
    "Setting",
    "UnknownName",
    "Value",
    "catalogue",
    "defaults",
    "find_preset",
    "parse_preset",
    "pinned",
    "presets",
    "profile_for",
    "resolve",
    "setting",
    "show",
]
