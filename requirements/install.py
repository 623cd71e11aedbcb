"""Install a hash-locked set of packages into `.venv`, and show how far it is.

Standard library only: it runs before anything is there. Use: python3 requirements/install.py run|dev
"""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
LOCKED = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--progress-bar", "off", "-r"]

START = """Sayclear sets itself up now.
It downloads about 530 MB in all, and needs about 1.4 GB of disk. This takes one to ten minutes.
To stop, press Ctrl and C. A later start goes on from there."""
NO_NETWORK = "The packages could not be downloaded. Check the network, then run the same command again."
FAILED = "The set-up stopped, because pip could not install the packages. Its last words were:"


def main() -> int:
    """Install the set that was named, and the project itself."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        return _stop("Sayclear needs Python 3.11 or newer. Run: make run PYTHON=python3.11", 2)
    wanted = sys.argv[1] if len(sys.argv) == 2 else ""
    if wanted not in ("run", "dev"):
        return _stop("Say which set to install: run or dev.", 2)
    if not PYTHON.exists():
        _tell(START)
        venv.create(VENV, with_pip=True, symlinks=True)
    sets = ["build", "run"] if wanted == "run" else ["dev"]
    for name in sets:
        if not _install(name):
            return 3
    done = subprocess.run(
        [*PIP, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=False
    )
    return done.returncode and 3


def _install(name: str) -> bool:
    """Install one lock file. Counts packages as pip comes to them."""
    lock = ROOT / "requirements" / f"{name}.lock"
    total = len(re.findall(r"^\w[\w.-]*==", lock.read_text("utf-8"), re.MULTILINE))
    what = {"build": "tools", "run": "the program's packages", "dev": "the packages for tests"}[name]
    said: list[str] = []
    seen = 0
    with subprocess.Popen(
        [*PIP, *LOCKED, lock], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pip:
        for line in pip.stdout or ():
            said.append(line.rstrip())
            if line.startswith(("Collecting ", "Requirement already", "Ignoring ")):
                seen += 1
                _progress(f"Downloading {what}: {seen} of {total}")
            elif line.startswith("Installing collected"):
                _progress(f"Installing {what}. This can take a minute.")
    _tell("")
    if pip.returncode == 0:
        return True
    offline = any("No matching distribution" in line or "Connection" in line for line in said)
    _stop(NO_NETWORK if offline else "\n".join([FAILED, *said[-4:]]), 3)
    return False


def _progress(words: str) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K{words}", end="", flush=True)
    elif re.search(r"\b\d*0 of|Installing", words):
        print(words, flush=True)


def _tell(words: str) -> None:
    print(words, flush=True)


def _stop(words: str, code: int) -> int:
    print(words, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
