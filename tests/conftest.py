"""Shared by all tests: a private home, no network but loopback, and the real fetched parts."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

# Started in the background, a run of tests may have been told to ignore Ctrl+C, and its children with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ.setdefault("SAYCLEAR_PARTS", str(Path("~/.local/share/sayclear/parts").expanduser()))


def pytest_report_header() -> str:
    """Say how the network is kept out, and where the parts lie."""
    wall = {"namespace": "a network namespace", "python": "a guard inside Python"}
    how = wall.get(os.environ.get("SAYCLEAR_TEST_WALL", "python"))
    return f"network: kept out by {how}; parts: {os.environ['SAYCLEAR_PARTS']}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, so that `make check` can leave it to `make test`."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in item.path.parts:
            item.add_marker("browser")
        if fixtures & {"parts", "grammar"} or item.path.parent.name in ("models", "speech", "cli"):
            item.add_marker("parts")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test is a failure: each part must be there, or the run must say what is missing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has an empty data folder of its own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SAYCLEAR_HOME", str(folder))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("OLLAMA_HOST", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    """Refuse every connection that leaves this computer; the second wall behind the namespace."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(str(host)):
            raise AssertionError(f"A test tried to reach {address!r}. Only loopback is allowed.")
        connect(self, address)  # type: ignore[arg-type]

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


def _is_loopback(host: str) -> bool:
    return host == "localhost" or host.startswith("127.") or host in ("::1", "")


@pytest.fixture(scope="session")
def parts() -> Path:
    """The folder of the fetched parts. Fails, and does not skip, where one is missing."""
    folder = Path(os.environ["SAYCLEAR_PARTS"])
    missing = [name for name in ("smollm2-135m", "tiny-en", "grammar-en") if not (folder / name).is_dir()]
    if missing:
        pytest.fail(f"Not fetched: {', '.join(missing)}. Run: make setup")
    return folder


@pytest.fixture(scope="session")
def grammar(parts: Path) -> Path:
    """The folder of the English grammar model."""
    return parts / "grammar-en"
