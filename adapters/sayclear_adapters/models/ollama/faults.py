"""What Ollama's failures mean, in one plain sentence each."""

from __future__ import annotations

import json

from sayclear.errors import ModelFailed
from sayclear.words import pair

IN_MID_STREAM = -1
"""The client's status for an error that came after the answer had begun."""


def refused(name: str, status: int, text: str) -> ModelFailed:
    """The error for an answer of Ollama's that is no success. `text` is what it said."""
    reason = _reason(text)
    if status == 404:
        return ModelFailed(*pair("models.ollama_no_model", name=name))
    if status == 503 or "server busy" in reason:
        return ModelFailed(*pair("models.ollama_busy"))
    if "system memory" in reason or "out of memory" in reason:
        return ModelFailed(*pair("models.ollama_memory", name=name))
    if status in (401, 403):
        return ModelFailed(*pair("models.ollama_sign_in", name=name))
    if 300 <= status < 400:
        return ModelFailed(*pair("models.ollama_elsewhere"))
    key = "models.ollama_stopped" if status == IN_MID_STREAM else "models.ollama_refused"
    return ModelFailed(*pair(key, name=name, reason=reason))


def not_running(address: str) -> ModelFailed:
    """Nobody answers there."""
    return ModelFailed(*pair("models.ollama_not_running", address=address))


def no_more_words(name: str, *, begun: bool) -> ModelFailed:
    """The time limit passed without another word."""
    return ModelFailed(*pair("models.ollama_stuck" if begun else "models.ollama_loading", name=name))


def ended_early(name: str, *, begun: bool) -> ModelFailed:
    """The stream ended, and Ollama never said that it was done. Without a word, it was only loading."""
    return ModelFailed(*pair("models.ollama_dropped" if begun else "models.ollama_loading", name=name))


def dropped(name: str) -> ModelFailed:
    """The connection broke."""
    return ModelFailed(*pair("models.ollama_dropped", name=name))


def garbage(name: str) -> ModelFailed:
    """What came is no JSON, or JSON of another shape."""
    return ModelFailed(*pair("models.ollama_garbage", name=name))


def _reason(text: str) -> str:
    """Ollama's own words, without the JSON around them, on one line and not too long."""
    try:
        found = json.loads(text)
    except ValueError:
        found = text
    if isinstance(found, dict):
        found = found.get("error", text)
    line = " ".join(str(found).split()).rstrip(".")
    return line if len(line) <= 200 else f"{line[:200]}..."
