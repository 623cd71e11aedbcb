"""Make the pictures of the page in docs/pictures: `make pictures`.

The model is a script, so that the pictures stay the same. Everything else is the real page.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURES = HERE / "pictures"
QUESTION = "How do I ask my landlord for a repair?"
ANSWER = """Write to your landlord, and say what is broken.

1. Take a photo of the damage.
2. Write down the day when you first saw it.
3. Send both to your landlord by email.
4. Ask for an answer within 14 days.

Keep a copy of what you send."""

SIZES = {"": (1280, 720, 1300), "-narrow": (320, 700, 1500)}
"""Ends of the file names, with the width, the height at the start, and the height with the receipt open."""


def serve(port: int) -> int:
    """Serve the page with a scripted model."""
    from sayclear_adapters.models.scripted import ScriptedChat
    from sayclear_adapters.web import serve as serve_page
    from sayclear_adapters.wiring import Assistant

    model = ScriptedChat(label="sample", answers=(ANSWER,))
    assistant = Assistant(given_models={model.label: model})
    try:
        return serve_page(assistant, port=port, open_browser=False)
    finally:
        assistant.close()


def take(address: str) -> None:
    """Ask one question in each size and theme, and save what is seen."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("SAYCLEAR_CHROMIUM") or shutil.which("chromium")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--disable-gpu", *sandbox])
        for size, (width, low, high) in SIZES.items():
            for theme, colours in (("cream", ""), ("dark", "-dark")):
                context = browser.new_context(viewport={"width": width, "height": low})
                look = f"localStorage['sayclear.look'] = JSON.stringify({{theme: '{theme}'}})"
                context.add_init_script(look)
                page = context.new_page()
                page.goto(address)
                page.wait_for_selector("html[data-box] .sc-models input:checked", state="attached")
                page.screenshot(path=PICTURES / f"start{size}{colours}.png")
                page.set_viewport_size({"width": width, "height": high})
                page.get_by_role("textbox", name="Your message").fill(QUESTION)
                page.get_by_role("button", name="Send", exact=True).click()
                page.locator(".sc-receipt > summary").click()
                page.locator("h1").click()
                page.screenshot(path=PICTURES / f"talk{size}{colours}.png")
                context.close()
        browser.close()


def main() -> int:
    """Start the page in a child process, and take the pictures."""
    if len(sys.argv) == 2:
        return serve(int(sys.argv[1]))
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "SAYCLEAR_HOME": home}
        command = [sys.executable, __file__, "7960"]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as page:
            assert page.stdout is not None  # noqa: S101 - it is a pipe
            try:
                take(page.stdout.readline().split()[-1])
            finally:
                page.send_signal(signal.SIGINT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
