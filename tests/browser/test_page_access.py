"""Can everyone use the page? axe, the keyboard alone, narrow windows, large text, forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, answer, ask, opened

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def faults(page: Page) -> list[str]:
    """What axe finds, each with the first place."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found.response["violations"]]


def open_all(page: Page) -> None:
    """Unfold everything."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


@pytest.fixture(params=["cream", "light", "dark"])
def themed(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    """The page in each theme, chosen as a person chooses it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with opened(context, server) as page:
        page.locator("#sayclear-more summary").first.click()
        page.get_by_label("Colours of the page").select_option(label=request.param.title())
        expect(page.locator("html")).to_have_attribute("data-theme", request.param)
        page.locator("#sayclear-more summary").first.click()
        yield page
    context.close()


def test_axe_finds_nothing_in_any_theme(themed: Page) -> None:
    assert faults(themed) == []
    answer(themed, "How do I get a repair?")
    answer(themed, "shapes")
    assert faults(themed) == []
    open_all(themed)
    themed.get_by_label("Focus and steps").check()
    themed.get_by_label("Literal and predictable").check()
    expect(themed.locator(".sc-question")).to_be_visible()
    assert faults(themed) == []


def test_axe_finds_nothing_while_things_happen(page: Page) -> None:
    ask(page, "slow")
    expect(page.locator(".sc-text")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".sc-stopped")).to_be_visible()
    ask(page, "refuse")
    expect(page.locator("#sc-fault")).not_to_be_empty()
    assert faults(page) == []
    ask(page, "I want to kill myself")
    expect(page.locator(".sc-card")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 320)])
def test_a_small_window_needs_no_sideways_scrolling(
    browser: Browser, server: Server, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    with opened(context, server) as page:
        answer(page, "shapes")
        open_all(page)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_label("Size of the text").select_option(label="Very large")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important; "
            "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_forced_colours_keep_every_control_visible(browser: Browser, server: Server) -> None:
    context = browser.new_context(forced_colors="active")
    with opened(context, server) as page:
        answer(page, "How do I get a repair?")
        open_all(page)
        assert faults(page) == []
        for button in page.get_by_role("button").all():
            assert button.evaluate("node => parseFloat(getComputedStyle(node).borderTopWidth)") >= 1 or (
                button.evaluate("node => getComputedStyle(node).textDecorationLine") == "underline"
            )
    context.close()


def test_the_keyboard_alone_does_everything(page: Page) -> None:
    keys = page.keyboard
    keys.press("Tab")
    assert focused(page) == "Go to the message box"
    keys.press("Tab")
    assert focused(page).startswith("How you like to read")
    keys.press("Enter")
    for _ in range(2):
        keys.press("Tab")
    assert focused(page) == "reading-ease"
    keys.press("Space")
    expect(page.get_by_label("Easier to read")).to_be_checked()
    for _ in range(5):
        keys.press("Tab")
    assert focused(page) == "More settings"
    keys.press("Tab")
    assert focused(page) == "sayclear-message"
    keys.type("How do I get a repair?")
    keys.press("Tab")
    assert focused(page) == "Send"
    keys.press("Enter")
    expect(page.locator(".sc-read")).to_be_visible()
    assert focused(page) == "Send"
    tab_back_to(page, "Read aloud")
    keys.press("Enter")
    expect(page.locator(".w.on").first).to_be_visible()
    assert focused(page) == "Stop reading"
    keys.press("Escape")
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert focused(page) == "Read aloud"


def test_ctrl_and_enter_sends_and_enter_does_not(page: Page) -> None:
    box = page.get_by_label("Your message", exact=True)
    box.focus()
    page.keyboard.type("short")
    page.keyboard.press("Enter")
    page.keyboard.type("and more")
    expect(box).to_have_value("short\nand more")
    assert page.get_by_role("article").count() == 0
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sc-read")).to_be_visible()


def test_the_skip_link_leads_to_the_box(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your message", exact=True)).to_be_focused()


def test_what_has_the_focus_is_seen(page: Page) -> None:
    answer(page, "How do I get a repair?")
    answer(page, "wordy")
    seen = 0
    page.evaluate("document.querySelector('.sc-skip').focus()")
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const node = document.activeElement;
                if (node === document.body) return null;
                const {left, top, width, height} = node.getBoundingClientRect();
                const there = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
                const style = getComputedStyle(node);
                const free = node.contains(there) || there?.contains(node);
                return [free, style.outlineStyle, parseFloat(style.outlineWidth), height];
            }"""
        )
        if state is None:
            break
        free, outline, width, height = state
        assert free, page.evaluate("document.activeElement.outerHTML")[:200]
        assert outline == "solid"
        assert width >= 3
        assert height >= 24
        seen += 1
    assert seen >= 9


def test_the_start_shows_few_things_and_all_of_them_at_once(browser: Browser, server: Server) -> None:
    for width, height in ((1280, 720), (320, 640)):
        context = browser.new_context(viewport={"width": width, "height": height})
        with opened(context, server) as page:
            controls = [
                node for node in page.locator("summary, button, textarea, input").all() if node.is_visible()
            ]
            assert len(controls) == 5
            for control in controls:
                place = control.bounding_box()
                assert place is not None
                assert place["y"] + place["height"] <= height
            assert page.locator(".sc-primary").count() == 1
        context.close()


def test_headings_landmarks_and_names(page: Page) -> None:
    answer(page, "shapes")
    assert page.title() == "Sayclear"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Sayclear"]
    assert page.get_by_role("main").count() == 1
    expect(page.get_by_role("region", name="Conversation")).to_be_visible()
    expect(page.get_by_role("form", name="Write or speak")).to_be_visible()
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]"
        ".filter(node => node.checkVisibility()).map(node => +node.tagName[1])"
    )
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    for button in page.get_by_role("button").all():
        assert button.inner_text().strip()


START = """
- main:
  - link "Go to the message box"
  - heading "Sayclear" [level=1]
  - paragraph: Ask a question in the box below. Sayclear answers in the way you like to read.
  - group: "How you like to read: Plain words"
  - group: More settings
  - region "Conversation":
    - heading "Conversation" [level=2]
    - paragraph: Your conversation shows here.
  - log "Sayclear answered"
  - status
  - form "Write or speak":
    - text: Your message
    - textbox "Your message"
    - alert
    - paragraph: "For example: How do I ask my landlord for a repair?"
    - paragraph: Enter starts a new line. To send, press Send, or Ctrl and Enter.
    - button "Send"
    - button "Record"
    - paragraph: Record turns your speech into words in the box. It never sends them.
    - paragraph: What you write and say stays on this computer.
"""


def test_the_start_as_a_screen_reader_meets_it(page: Page) -> None:
    expect(page.locator("main")).to_match_aria_snapshot(START)


def test_the_look_is_kept_and_can_be_undone(page: Page) -> None:
    page.locator("#sayclear-more summary").first.click()
    page.get_by_label("Letters", exact=True).select_option(label="Lexend")
    page.get_by_label("Space between letters").select_option(label="Wide")
    page.reload()
    page.wait_for_selector("html[data-box] #sayclear-message")
    expect(page.locator("html")).to_have_attribute("data-font", "lexend")
    spacing = page.locator(".sc-lead").evaluate(
        "node => [getComputedStyle(node).letterSpacing, getComputedStyle(node).wordSpacing].map(parseFloat)"
    )
    assert 0 < spacing[0] < spacing[1]
    page.locator("#sayclear-more summary").first.click()
    page.get_by_role("button", name="Undo my changes to the page").click()
    expect(page.locator("html")).to_have_attribute("data-font", "atkinson")


def focused(page: Page) -> str:
    """Name of what has the focus: its value, its id, or its words."""
    return str(
        page.evaluate(
            """() => {
                const node = document.activeElement;
                if (node.matches('input')) return node.value;
                return node.id || node.textContent.trim();
            }"""
        )
    )


def tab_back_to(page: Page, name: str) -> None:
    """Press Shift and Tab until the focus is on what is called `name`."""
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"Shift and Tab never reach {name}.")
