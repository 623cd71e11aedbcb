"""Keep Gradio quiet: no telemetry, no share link, no saved calls, a private folder for its files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sayclear.errors import BadValue
from sayclear.words import pair

_SETTINGS = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "GRADIO_MCP_SERVER": "False",
    "GRADIO_ALLOWED_PATHS": "",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
}


def prepare(folder: Path) -> None:
    """Set what Gradio reads when it is imported; `folder` is for files that it writes.

    Raises BadValue where the environment asks for a public link.
    """
    if os.environ.get("GRADIO_SHARE", "").lower() in ("1", "true", "yes"):
        raise BadValue(*pair("page.no_share"))
    if "gradio" in sys.modules:
        raise RuntimeError("Gradio was imported too early: it has already read its settings.")
    folder.chmod(0o700)
    os.environ.update(_SETTINGS, GRADIO_TEMP_DIR=str(folder))
