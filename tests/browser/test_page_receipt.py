"""The receipt opens to every change and its reason, and the original is one key away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, answer, opened
from tests.browser.test_page_access import faults, focused, open_all, tab_back_to

pytestmark = pytest.mark.browser


def easier(page: Page) -> None:
    """Choose the preset with limits that the wordy reply does not fit."""
    page.locator("#sayclear-wishes summary").click()
    page.get_by_label("Easier to read").check()
    page.locator("#sayclear-wishes summary").click()


def test_each_limit_has_a_row_with_words_and_a_sign(page: Page) -> None:
    easier(page)
    answer(page, "wordy")
    receipt = page.locator(".sc-receipt")
    receipt.locator("summary").first.click()
    table = receipt.get_by_role("table", name="Each of your limits")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "What counts",
        "In this text",
        "Your limit",
        "Result",
    ]
    rows = table.get_by_role("row").all()[1:]
    assert len(rows) >= 12
    for row in rows:
        assert row.get_by_role("rowheader").inner_text().strip()
        told = row.get_by_role("cell").last.inner_text()
        assert re.fullmatch(r"(✓ Fits(, with a note in the text)?|✗ Does not fit)", told)
    assert "✗" in rows[0].inner_text() and "✗" not in rows[-1].inner_text()


def test_what_was_changed_is_said_and_marked(page: Page) -> None:
    answer(page, "wordy")
    receipt = page.locator(".sc-receipt")
    receipt.locator("summary").first.click()
    fold = receipt.locator(".sc-changes")
    assert not fold.locator("del").first.is_visible()
    fold.locator("summary").click()
    count = fold.locator("summary").inner_text().rpartition(" ")[2]
    assert int(count) == fold.locator("li").count() >= 3
    said = fold.locator("li").filter(has_text="utilise")
    expect(said.locator("del").filter(has_text="utilise")).to_have_text(
        " taken out: utilise end of what was taken out "
    )
    expect(said.locator("ins").filter(has_text="use")).to_contain_text("put in: use")
    style = "node => getComputedStyle(node).textDecorationLine"
    assert said.locator("del").first.evaluate(style) == "line-through"
    assert said.locator("ins").first.evaluate(style) == "underline"
    expect(fold).to_contain_text("A hard word gave way to a common one that means the same.")
    expect(fold.get_by_role("link").first).to_have_attribute("rel", "noopener noreferrer")
    # What was left out as a whole is told too.
    expect(fold.locator("li").filter(has_text="Great question!")).to_contain_text("After: (no words)")


def test_what_does_not_fit_says_why(page: Page) -> None:
    answer(page, "medicine")
    receipt = page.locator(".sc-receipt")
    receipt.locator("summary").first.click()
    stays = receipt.locator(".sc-stays")
    expect(receipt).to_contain_text("What does not fit, and why")
    expect(stays.filter(has_text="Take 5 mg")).to_contain_text("A model never rewords a dose.")


def test_f2_shows_the_original_and_the_reply_again_in_place(page: Page) -> None:
    answer(page, "wordy")
    page.evaluate(
        """() => {
            window.told = [];
            new MutationObserver(() => window.told.push(document.querySelector('.sc-status').textContent))
                .observe(document.querySelector('.sc-status'), {childList: true, characterData: true});
        }"""
    )
    text, original = page.locator(".sc-text"), page.locator(".sc-original")
    assert original.count() == 0
    box = page.get_by_label("Your message", exact=True)
    box.fill("half a word")
    page.evaluate("scrollTo(0, 40)")
    before = places(page)
    page.keyboard.press("F2")
    expect(original).to_contain_text("Great question! In order to commence")
    expect(text).to_be_hidden()
    assert focused(page) == "sayclear-message"
    assert places(page)[:2] == before[:2]
    page.keyboard.press("F2")
    expect(text).to_be_visible()
    assert original.count() == 0
    assert places(page) == before
    expect(box).to_have_value("half a word")
    assert page.evaluate("window.told") == ["The original is shown now.", "The reply is shown again."]


def test_the_button_stays_where_it_is_and_keeps_the_focus(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 900})
    with opened(context, server) as page:
        answer(page, "wordy")
        button = page.locator(".sc-show-original")
        expect(button).to_have_attribute("aria-keyshortcuts", "F2")
        tab_back_to(page, "Show the original (F2)")
        before = button.bounding_box()
        page.keyboard.press("Enter")
        expect(page.locator(".sc-original")).to_be_visible()
        after = button.bounding_box()
        assert before is not None
        assert after is not None
        assert abs(before["y"] - after["y"]) < 1.5
        assert focused(page) == "Show the reply again (F2)"
        page.keyboard.press("Enter")
        expect(page.locator(".sc-text")).to_be_visible()
        back = button.bounding_box()
        assert back is not None
        assert abs(before["y"] - back["y"]) < 1.5
        assert focused(page) == "Show the original (F2)"
    context.close()


def test_focus_inside_the_reply_comes_back(page: Page) -> None:
    answer(page, "linked")
    link = page.locator(".sc-text a")
    link.focus()
    page.keyboard.press("F2")
    expect(page.locator(".sc-original")).to_be_focused()
    page.keyboard.press("F2")
    expect(link).to_be_focused()


def test_f2_works_on_the_reply_in_use(page: Page) -> None:
    answer(page, "wordy")
    answer(page, "short")
    page.keyboard.press("F2")
    expect(page.locator(".sc-status")).to_have_text("This reply is the same as its original.")
    assert page.locator(".sc-original").count() == 0
    page.locator(".sc-turn").first.locator(".sc-read").focus()
    page.keyboard.press("F2")
    expect(page.locator(".sc-turn").first.locator(".sc-original")).to_be_visible()


def test_the_tidier_version_leaves_the_original(page: Page) -> None:
    easier(page)
    answer(page, "wordy")
    page.keyboard.press("F2")
    expect(page.locator(".sc-original")).to_be_visible()
    page.get_by_role("button", name="Show the tidier version").click()
    assert page.locator(".sc-original").count() == 0
    expect(page.locator(".sc-text")).to_be_visible()
    expect(page.locator(".sc-show-original")).to_have_text("Show the original (F2)")


def test_the_keyboard_alone_opens_the_receipt(page: Page) -> None:
    answer(page, "wordy")
    page.locator(".sc-show-original").focus()
    page.keyboard.press("Tab")
    assert focused(page).startswith("How easy is this?")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page).startswith("What was changed:")
    page.keyboard.press("Enter")
    expect(page.locator(".sc-changes ins").first).to_be_visible()


@pytest.mark.parametrize("colours", ["none", "active"])
def test_the_open_receipt_fits_a_narrow_window_with_large_text(
    browser: Browser, server: Server, colours: str
) -> None:
    forced = "active" if colours == "active" else "none"
    context = browser.new_context(viewport={"width": 320, "height": 640}, forced_colors=forced)
    with opened(context, server) as page:
        easier(page)
        answer(page, "wordy")
        open_all(page)
        assert faults(page) == []
        page.keyboard.press("F2")
        assert faults(page) == []
        page.get_by_label("Size of the text").select_option(label="Very large")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        # Stacked, it is still a table with a header for each row.
        row = page.get_by_role("row", name="Longest sentence")
        expect(row.get_by_role("cell").nth(1)).to_contain_text("Your limit: 15 words")
    context.close()


def places(page: Page) -> list[float]:
    """Where the window and the parts of the answer stand."""
    found: list[float] = page.evaluate(
        """() => [scrollY, ...['.sc-answer h3', '.sc-read'].map(
            name => document.querySelector(name).getBoundingClientRect().top)]"""
    )
    return found
