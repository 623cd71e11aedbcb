"""The real page in a child process, and Debian's Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

HERE = Path(__file__).parent
SECONDS = 60
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=user-gesture-required",
)

expect.set_options(timeout=30_000)


@dataclass(frozen=True, slots=True)
class Server:
    """A page that is being served."""

    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rstrip("/").rpartition(":")[2])


@contextmanager
def serving(home: Path, port: int = 0) -> Iterator[Server]:
    """Serve the page until the block ends; end it as Ctrl+C does. Port 0 takes a free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    command = [sys.executable, str(HERE / "serve_scripted.py"), str(port)]
    env = {**os.environ, "SAYCLEAR_HOME": str(home), "LANG": "en_GB.UTF-8", "PYTHONUNBUFFERED": "1"}
    # One test kills the page; what it leaves behind goes with the test's own folder.
    env["TMPDIR"] = str(home)
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert "http://127.0.0.1:" in first, f"the page did not start: {first!r}"
        try:
            yield Server(first.split()[-1], process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One page for all browser tests."""
    with serving(tmp_path_factory.mktemp("page-home")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser of this machine. Fails, and does not skip, where there is none."""
    names = (os.environ.get("SAYCLEAR_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("There is no Chromium. Run: sh tests/chromium.sh")
    return found


@pytest.fixture(scope="session")
def player() -> Iterator[Playwright]:
    """Playwright itself."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def launch(player: Playwright, chromium_path: str) -> Callable[..., Browser]:
    """Start a browser with more arguments."""

    def start(*more: str) -> Browser:
        # Chromium's own sandbox does not work for root; the page is ours.
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        return player.chromium.launch(executable_path=chromium_path, args=[*QUIET, *sandbox, *more])

    return start


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One browser for all tests."""
    running = launch()
    yield running
    running.close()


@contextmanager
def opened(context: BrowserContext, server: Server) -> Iterator[Page]:
    """Open the page. At the end: no request went elsewhere, and no script failed."""
    page = context.new_page()
    elsewhere: list[str] = []
    faults: list[str] = []
    own = (server.address, f"blob:{server.address}", "data:")
    page.on("request", lambda request: request.url.startswith(own) or elsewhere.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    page.goto(server.address)
    page.wait_for_selector("html[data-box] #sayclear-message")
    yield page
    assert elsewhere == []
    assert faults == []


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The page in a fresh browser profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with opened(context, server) as page:
        yield page
    context.close()


def ask(page: Page, words: str) -> None:
    """Type a message and press Send."""
    page.get_by_label("Your message", exact=True).fill(words)
    page.get_by_role("button", name="Send", exact=True).click()


def answer(page: Page, words: str) -> None:
    """Ask, and wait until the reply is whole."""
    before = page.locator(".sc-read").count()
    ask(page, words)
    expect(page.locator(".sc-read")).to_have_count(before + 1)
