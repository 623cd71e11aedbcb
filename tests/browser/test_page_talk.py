"""One whole turn on the page: ask, read, look at the receipt, stop, and go on after a fault."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Server, answer, ask, opened, serving

pytestmark = pytest.mark.browser


def test_a_question_gets_an_answer_with_a_receipt(page: Page) -> None:
    answer(page, "How do I get a repair?")
    said = page.get_by_role("article", name="You said")
    expect(said).to_contain_text("How do I get a repair?")
    reply = page.get_by_role("article", name="Sayclear answered")
    expect(reply.locator(".sc-text")).to_contain_text("Write to your landlord and name the repair.")
    expect(reply.locator(".sc-text ol > li")).to_have_count(4)
    expect(reply).to_contain_text("The model smollm2-135m wrote this. It runs on this computer.")
    receipt = reply.locator(".sc-receipt")
    receipt.locator("summary").first.click()
    row = receipt.get_by_role("row", name="Longest sentence")
    expect(row.get_by_role("cell")).to_contain_text(["10 words", "25 words", "Fits"])
    for word in ("pass", "fail"):
        assert word not in receipt.inner_text().lower()


def test_a_tiny_model_is_named_in_full_once_and_strongly_beside_facts(page: Page) -> None:
    answer(page, "How do I get a repair?")
    note = page.get_by_role("note")
    expect(note).to_contain_text("smollm2-135m is a very small model. It is often wrong about facts.")
    expect(note).to_contain_text("14 March 2026")
    expect(note).to_contain_text("Mrs Okafor")
    answer(page, "short")
    second = page.get_by_role("article", name="Sayclear answered").nth(1)
    assert second.get_by_role("note").count() == 0
    note.get_by_role("button", name="How to get a better model").click()
    expect(page.get_by_text("Install Ollama")).to_be_visible()


def test_a_changed_preset_alters_the_next_receipt(page: Page) -> None:
    answer(page, "wordy")
    page.locator("#sayclear-wishes summary").click()
    page.get_by_label("Easier to read").check()
    expect(page.locator("#sayclear-wishes summary")).to_contain_text("Plain words, Easier to read")
    answer(page, "wordy")
    receipts = page.locator(".sc-receipt")
    for number, limit in enumerate((25, 15)):
        receipts.nth(number).locator("summary").first.click()
        row = receipts.nth(number).get_by_role("row", name="Longest sentence")
        expect(row.get_by_role("cell").nth(1)).to_contain_text(f"{limit} words")


def test_a_tidier_version_waits_until_it_is_asked_for(page: Page) -> None:
    answer(page, "folded")
    text = page.locator(".sc-text")
    shown = text.inner_text()
    assert "A last plant" in shown
    expect(page.get_by_text("A tidier version is ready.")).to_be_visible()
    page.get_by_role("button", name="Show the tidier version").click()
    expect(text).not_to_contain_text("A last plant")
    back = page.get_by_role("button", name="Show the first version again")
    expect(back).to_be_focused()
    more = page.locator(".sc-more")
    more.locator("summary").click()
    expect(more).to_contain_text("A last plant")
    back.click()
    assert text.inner_text() == shown
    assert more.count() == 0


def test_another_model_can_be_chosen(page: Page) -> None:
    page.locator("#sayclear-more summary").first.click()
    models = page.get_by_role("group", name="The model that answers")
    expect(models.get_by_label("smollm2-135m")).to_be_checked()
    models.get_by_label("second").check()
    answer(page, "hello")
    expect(page.locator(".sc-answer")).to_contain_text(
        "The model second wrote this. It runs on this computer."
    )
    models.get_by_label("smollm2-135m").check()
    answer(page, "short")
    expect(page.locator(".sc-answer").nth(1)).to_contain_text("The model smollm2-135m wrote this.")


def test_presets_that_differ_lead_to_a_question_in_words(page: Page) -> None:
    page.locator("#sayclear-wishes summary").click()
    page.get_by_label("Focus and steps").check()
    page.get_by_label("Literal and predictable").check()
    question = page.get_by_role("group", name="Your choices differ on one thing: When words appear")
    expect(question.get_by_role("radio")).to_have_count(2)
    expect(question.get_by_label("Show each sentence when it is ready")).to_be_checked()
    question.get_by_label("Show the whole reply at once").check()
    ask(page, "slow")
    expect(page.get_by_role("status")).to_contain_text(["You get the reply when it is whole."])
    assert page.locator(".sc-text").count() == 0
    page.keyboard.press("Escape")
    expect(page.locator(".sc-stopped")).to_be_visible()


def test_stop_keeps_what_was_shown(page: Page) -> None:
    ask(page, "slow")
    expect(page.locator(".sc-text")).to_contain_text("number 3 of")
    page.get_by_role("button", name="Stop the reply").click()
    expect(page.locator(".sc-stopped")).to_contain_text("Stopped.")
    shown = page.locator(".sc-text").inner_text()
    assert "number 3 of" in shown
    assert "number 60 of" not in shown
    expect(page.get_by_role("button", name="Stop the reply")).to_be_hidden()
    answer(page, "short")
    assert page.locator(".sc-text").first.inner_text() == shown


def test_words_that_are_typed_while_a_reply_comes_are_kept(page: Page) -> None:
    ask(page, "slow")
    expect(page.locator(".sc-text")).to_contain_text("number 2 of")
    box = page.get_by_label("Your message", exact=True)
    box.press_sequentially("and one more thing")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sc-status")).to_contain_text("A reply is still being written.")
    page.keyboard.press("Escape")
    expect(page.locator(".sc-stopped")).to_be_visible()
    expect(box).to_have_value("and one more thing")
    page.reload()
    expect(box).to_have_value("and one more thing")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("refuse", "The model could not start. Choose another model."),
        ("break", "The model stopped in the middle. Send your words again."),
        ("crash", "Something went wrong inside Sayclear."),
    ],
)
def test_a_failed_turn_gives_one_sentence_and_the_words_back(page: Page, words: str, sentence: str) -> None:
    ask(page, f"{words} and these are my words")
    expect(page.locator("#sc-fault")).to_contain_text(sentence)
    expect(page.locator("#sc-fault")).to_have_attribute("role", "alert")
    box = page.get_by_label("Your message", exact=True)
    expect(box).to_have_value(f"{words} and these are my words")
    expect(box).to_have_attribute("aria-invalid", "true")
    if words == "break":
        expect(page.locator(".sc-text")).to_contain_text("number 1 of")
        expect(page.locator(".sc-ended_early")).to_be_visible()
    answer(page, "short")
    expect(page.locator("#sc-fault")).to_be_empty()


def test_words_typed_while_the_page_starts_are_kept(browser: Browser, server: Server) -> None:
    page = browser.new_page()

    def late(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    page.route("**/box.js", late)
    page.goto(server.address, wait_until="commit")
    box = page.locator("#sayclear-message")
    box.fill("Early words.")
    expect(page.get_by_role("button", name="Send")).to_be_enabled(timeout=20_000)
    expect(box).to_have_value("Early words.")
    page.close()


def test_an_empty_box_is_not_sent(page: Page) -> None:
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#sc-fault")).to_contain_text("The box is empty. Write a message first.")
    assert page.get_by_role("article").count() == 0


def test_the_card_comes_before_any_model(page: Page) -> None:
    ask(page, "I want to kill myself")
    card = page.locator(".sc-card")
    expect(card.get_by_role("listitem").first).to_be_visible()
    expect(card).to_contain_text("116 123")
    expect(page.get_by_role("button", name="Send", exact=True)).not_to_have_attribute("aria-disabled", "true")
    assert page.locator(".sc-text").count() == 0


def test_text_of_a_model_is_never_a_part_of_the_page(page: Page) -> None:
    answer(page, "shapes")
    tidy = page.get_by_role("button", name="Show the tidier version")
    if tidy.count():
        tidy.click()
    reply = page.locator(".sc-answer")
    assert reply.locator(".sc-text :is(img, script, b)").count() == 0
    assert page.title() == "Sayclear"
    expect(reply.get_by_role("heading", name="What to bring")).to_be_visible()
    expect(reply.get_by_role("cell", name="9:30 am")).to_be_visible()
    expect(reply.locator("pre")).to_contain_text("code <b>stays</b> text")
    expect(reply.locator("li li").first).to_contain_text("from the bank")
    link = reply.get_by_role("link", name="the page")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_two_pages_do_not_see_each_other(page: Page, browser: Browser, server: Server) -> None:
    answer(page, "short, the first secret")
    answer(page, "count")
    expect(page.locator(".sc-text").nth(1)).to_contain_text("You wrote 2 messages.")
    context = browser.new_context()
    with opened(context, server) as other:
        answer(other, "count")
        expect(other.locator(".sc-text")).to_contain_text("You wrote 1 messages.")
        assert "secret" not in other.locator("main").inner_text()
    context.close()


def test_the_reply_is_announced_in_whole_sentences_each_once(page: Page) -> None:
    page.evaluate(
        """() => {
            window.announced = [];
            new MutationObserver(list => list.forEach(change =>
                change.addedNodes.forEach(node => window.announced.push(node.textContent))
            )).observe(document.querySelector('.sc-said'), {childList: true});
        }"""
    )
    answer(page, "How do I get a repair?")
    said: list[str] = page.evaluate("window.announced")
    assert said[0] == "Write to your landlord and name the repair."
    assert len(said) == len(set(said)) >= 6
    assert all(sentence.endswith(".") for sentence in said)
    assert page.locator("[aria-live] .sc-text, [role=log] .sc-text").count() == 0


def test_nothing_moves_while_a_reply_comes(page: Page) -> None:
    box = page.get_by_label("Your message", exact=True)
    before = box.bounding_box()
    ask(page, "slow")
    expect(page.locator(".sc-text")).to_contain_text("number 2 of")
    first = page.locator(".sc-text p").first.bounding_box()
    expect(page.locator(".sc-text")).to_contain_text("number 6 of")
    assert box.bounding_box() == before
    later = page.locator(".sc-text p").first.bounding_box()
    assert first is not None
    assert later is not None
    assert (first["x"], first["y"]) == (later["x"], later["y"])
    page.keyboard.press("Escape")
    expect(page.locator(".sc-stopped")).to_be_visible()


def test_a_program_that_is_gone_is_told_and_the_words_are_kept(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    with serving(tmp_path) as server, opened(context, server) as page:
        ask(page, "slow words, not to be lost")
        expect(page.locator(".sc-text")).to_be_visible()
        server.process.kill()
        expect(page.locator("#sc-fault")).to_contain_text("Sayclear on this computer does not answer.")
        expect(page.get_by_label("Your message", exact=True)).to_have_value("slow words, not to be lost")
    context.close()
