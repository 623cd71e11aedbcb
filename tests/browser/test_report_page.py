"""The page of `sayclear report` in a real browser: axe, narrow windows, large text, both colour schemes."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sayclear_adapters.reports.page import page as written
from sayclear_adapters.reports.summary import summary
from sayclear_adapters.store.counts import Counted, Found
from tests.browser.test_page_access import faults, open_all

pytestmark = pytest.mark.browser

RULES = ("sentence_words", "paragraph_sentences", "length_words", "idioms", "vague_times", "emoji")
KEPT = ["It keeps no words of yours, and no words of the reply.", "The file is /a/long/path/to/counts.db."]


@pytest.fixture(scope="module", params=[0, 1, 45])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report of no day, of one day, and of many."""
    chance = random.Random(3)  # noqa: S311
    rows = []
    for number in range(request.param):
        for limit in (15.0, 25.0):
            found = [
                Found(
                    rule,
                    chance.randint(5, 30),
                    limit,
                    ok=(ok := chance.random() < 0.6),
                    flagged=ok and rule == "vague_times",
                )
                for rule in RULES
            ]
            rows.append(Counted(date(2026, 3, 1) + timedelta(days=number), (), tuple(found)))
    file: Path = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(written(summary(rows), kept=KEPT), "utf-8")
    return file.as_uri()


def opened(browser: Browser, address: str, **options: object) -> Page:
    """Open the page; a request to anywhere else fails the test at its end."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.on("request", lambda request: elsewhere.append(request.url) if request.url != address else None)
    elsewhere: list[str] = []
    page.goto(address)
    open_all(page)
    assert elsewhere == []
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    page = opened(browser, address, color_scheme=scheme, viewport={"width": 1000, "height": 800})
    assert faults(page) == []
    page.context.close()


def test_a_narrow_window_and_large_text_need_no_sideways_scrolling(browser: Browser, address: str) -> None:
    page = opened(browser, address, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults(page) == []
    page.context.close()


def test_forced_colours_keep_the_pictures(browser: Browser, address: str) -> None:
    page = opened(browser, address, forced_colors="active")
    assert faults(page) == []
    for bar in page.locator(".bar").all()[:5]:
        assert bar.evaluate("node => getComputedStyle(node).stroke") != "none"
    page.context.close()


def test_the_keyboard_reaches_each_rule_and_each_table(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    wanted = page.locator("summary, .wide").count()
    reached = 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached += page.evaluate("document.activeElement.matches('summary, .wide')")
    assert reached == wanted
    page.context.close()
