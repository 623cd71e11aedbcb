"""Where things lie on this computer: the person's data, and the parts that were fetched."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder with the person's data: `SAYCLEAR_HOME`, else the platform's user data folder."""
    if chosen := os.environ.get("SAYCLEAR_HOME"):
        return Path(chosen).expanduser()
    # Imported here: `check` never asks, and starts sooner.
    from platformdirs import user_data_path

    return user_data_path("sayclear", appauthor=False)


def private_folder(*names: str) -> Path:
    """A folder under `home()` that only its owner can read; made when it is not there."""
    folder = home().joinpath(*names)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def parts() -> Path:
    """Where fetched parts lie (model files): `SAYCLEAR_PARTS`, else `parts` under `home()`.

    They hold nothing personal, and can be deleted and fetched again at any time.
    """
    chosen = os.environ.get("SAYCLEAR_PARTS")
    return Path(chosen).expanduser() if chosen else home() / "parts"
