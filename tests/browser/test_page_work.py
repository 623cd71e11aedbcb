"""Nothing is lost: conversation, draft and half a reply come back after a reload, a crash, a restart."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, answer, ask, opened, serving

pytestmark = pytest.mark.browser

BOX = "#sayclear-message"


def reopened(page: Page) -> None:
    """Load the page again, and wait until it works."""
    page.reload()
    page.wait_for_selector("html[data-box] .sc-record:enabled")


def test_a_reload_keeps_the_conversation_and_the_draft(page: Page) -> None:
    answer(page, "How do I get a repair?")
    answer(page, "short")
    page.locator(BOX).fill("And what does it cost?")
    reopened(page)
    expect(page.get_by_role("article", name="You said")).to_have_count(2)
    expect(page.locator(".sc-text").first).to_contain_text("Write to your landlord")
    expect(page.locator(".sc-receipt")).to_have_count(2)
    expect(page.locator(BOX)).to_have_value("And what does it cost?")
    expect(page.get_by_text("Your conversation is here again.")).to_be_visible()
    # The model is told of it too, and the new turn stands under the old ones.
    answer(page, "count")
    expect(page.locator(".sc-text").last).to_contain_text("You wrote 3 messages.")


def test_what_was_sent_and_not_answered_is_not_there_twice(page: Page) -> None:
    ask(page, "slow please")
    expect(page.locator(".sc-text")).to_contain_text("sentence number 3")
    reopened(page)
    expect(page.get_by_role("article", name="You said")).to_have_count(1)
    expect(page.locator(".sc-text")).to_contain_text("sentence number 3")
    expect(page.locator(".sc-stopped")).to_contain_text("The text that came stays here.")
    expect(page.locator(BOX)).to_have_value("")


def test_a_killed_server_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    with serving(tmp_path) as first, opened(context, first) as page:
        answer(page, "How do I get a repair?")
        ask(page, "slow please")
        expect(page.locator(".sc-text").last).to_contain_text("sentence number 4")
        page.locator(BOX).fill("This is my next question.")
        page.wait_for_timeout(1000)
        port = first.port
        first.process.kill()
        first.process.wait()
        with serving(tmp_path, port):
            page.goto(first.address)
            page.wait_for_selector("html[data-box] .sc-record:enabled")
            expect(page.get_by_role("article", name="You said")).to_have_count(2)
            expect(page.locator(".sc-text").last).to_contain_text("sentence number 4")
            expect(page.locator(BOX)).to_have_value("This is my next question.")
            answer(page, "count")
            expect(page.locator(".sc-text").last).to_contain_text("You wrote 3 messages.")
    context.close()


def test_a_lost_browser_session_finds_the_conversation_again(browser: Browser, server: Server) -> None:
    context = browser.new_context()
    with opened(context, server) as page:
        answer(page, "short")
        page.locator(BOX).fill("half a question")
        page.wait_for_timeout(600)
        page.close(run_before_unload=False)
    with opened(context, server) as page:
        expect(page.locator(".sc-text")).to_contain_text("The cat sat on the mat.")
        expect(page.locator(BOX)).to_have_value("half a question")
        # A second window has a conversation of its own.
        with opened(context, server) as other:
            expect(other.locator(".sc-empty")).to_be_visible()
    context.close()


def test_new_conversation_can_be_undone_until_the_next_message(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    with serving(tmp_path) as server, opened(context, server) as page:
        answer(page, "short")
        files = tmp_path / "working"
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".sc-turn")).to_have_count(0)
        expect(page.locator(BOX)).to_be_focused()
        page.get_by_role("button", name="Bring the last conversation back").click()
        expect(page.locator(".sc-text")).to_contain_text("The cat sat on the mat.")
        answer(page, "count")
        expect(page.locator(".sc-text").last).to_contain_text("You wrote 2 messages.")
        (kept,) = files.glob("*.json")
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE(files.stat().st_mode) == 0o700
        page.get_by_role("button", name="New conversation").click()
        expect(page.locator(".sc-turn")).to_have_count(0)
        answer(page, "count")
        expect(page.locator(".sc-text")).to_contain_text("You wrote 1 messages.")
        expect(page.get_by_role("button", name="Bring the last conversation back")).to_be_hidden()
        assert not kept.exists()
        assert "cat sat" not in "".join(file.read_text("utf-8") for file in files.iterdir())
    context.close()


def test_two_browsers_see_nothing_of_each_other(browser: Browser, server: Server) -> None:
    first, second = browser.new_context(), browser.new_context()
    with opened(first, server) as one, opened(second, server) as two:
        answer(one, "short")
        reopened(two)
        expect(two.locator(".sc-turn")).to_have_count(0)
    first.close()
    second.close()
