"""Reading aloud with marked words, and speaking through a microphone."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
from playwright.sync_api import Browser, Page, expect

from sayclear_adapters.voices import open_voice
from tests.browser.conftest import Server, answer, opened

pytestmark = pytest.mark.browser

WATCH_WORDS = """() => {
    window.lit = [];
    new MutationObserver(list => list.forEach(({target}) =>
        target.classList?.contains('on') && window.lit.push(Number(target.dataset.at))
    )).observe(document.querySelector('.sc-text'), {subtree: true, attributeFilter: ['class']});
}"""


def test_words_light_up_in_order_while_they_are_read(page: Page) -> None:
    answer(page, "short")
    page.evaluate(WATCH_WORDS)
    button = page.get_by_role("button", name="Read aloud")
    button.click()
    marked = page.locator(".w.on").first
    expect(marked).to_be_visible()
    style = marked.evaluate(
        "node => [getComputedStyle(node).textDecorationLine, getComputedStyle(node).backgroundColor]"
    )
    assert style[0] == "underline"
    assert style[1] != "rgba(0, 0, 0, 0)"
    expect(page.get_by_role("button", name="Stop reading")).to_be_visible()
    expect(button).to_be_visible()
    expect(page.locator(".w.on")).to_have_count(0)
    lit: list[int] = page.evaluate("window.lit")
    places: list[int] = page.evaluate(
        "[...document.querySelectorAll('.sc-text .w')].map(n => Number(n.dataset.at))"
    )
    assert lit == sorted(set(lit))
    assert set(lit) <= set(places)
    assert len(lit) >= len(places) / 2


def test_reading_goes_on_from_sentence_to_sentence(page: Page) -> None:
    answer(page, "How do I get a repair?")
    page.evaluate(WATCH_WORDS)
    page.get_by_role("button", name="Read aloud").click()
    expect(page.locator("li .w.on").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    expect(page.locator(".w.on")).to_have_count(0)
    lit: list[int] = page.evaluate("window.lit")
    assert lit == sorted(set(lit))


def test_the_mark_can_be_switched_off(page: Page) -> None:
    page.locator("#sayclear-more summary").first.click()
    page.get_by_label("Mark the spoken word").select_option(label="No")
    answer(page, "short")
    page.evaluate(WATCH_WORDS)
    page.get_by_role("button", name="Read aloud").click()
    expect(page.get_by_role("button", name="Stop reading")).to_be_visible()
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert page.evaluate("window.lit") == []


@pytest.mark.parts
def test_spoken_words_land_in_the_box_and_are_not_sent(
    launch: Callable[..., Browser], server: Server, tmp_path: Path
) -> None:
    recording = tmp_path / "said.wav"
    said = microphone_file(recording, "My landlord must repair the kitchen window on Monday morning.")
    browser = launch(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={recording}%noloop",
    )
    context = browser.new_context(permissions=["microphone"])
    with opened(context, server) as page:
        box = page.get_by_label("Your message", exact=True)
        box.fill("I want to say this:")
        page.get_by_role("button", name="Record", exact=True).click()
        expect(page.locator(".sc-status")).to_contain_text("Recording. Speak now.")
        box.press_sequentially(" listen.")
        page.wait_for_timeout(1000 * said + 500)
        page.get_by_role("button", name="Stop recording").click()
        expect(page.locator(".sc-status")).to_contain_text("Your words are in the box.")
        words = box.input_value()
        assert words.startswith("I want to say this: listen. ")
        for word in ("landlord", "kitchen", "window", "Monday"):
            assert word.lower() in words.lower()
        assert page.get_by_role("article").count() == 0
    context.close()
    browser.close()


def test_silence_gives_no_words(launch: Callable[..., Browser], server: Server, tmp_path: Path) -> None:
    recording = tmp_path / "silence.wav"
    write_wav(recording, numpy.zeros(48_000 * 3, dtype=numpy.int16))
    browser = launch(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={recording}",
    )
    context = browser.new_context(permissions=["microphone"])
    with opened(context, server) as page:
        page.get_by_role("button", name="Record", exact=True).click()
        expect(page.locator(".sc-status")).to_contain_text("Recording. Speak now.")
        page.wait_for_timeout(1000)
        page.keyboard.press("Escape")
        expect(page.locator(".sc-status")).to_contain_text("No words were heard.")
        expect(page.get_by_label("Your message", exact=True)).to_have_value("")
    context.close()
    browser.close()


def test_a_microphone_that_is_refused_is_told(page: Page) -> None:
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("#sc-fault")).to_contain_text("This browser gives no microphone to the page.")


def microphone_file(path: Path, text: str) -> float:
    """Write what the fake microphone hears; return its length in seconds."""
    voice = open_voice("espeak")
    sound = voice.speak(text, words_per_minute=150)
    voice.close()
    with wave.open(io.BytesIO(sound.wav)) as file:
        samples = numpy.frombuffer(file.readframes(file.getnframes()), dtype=numpy.int16)
    steps = numpy.arange(0, len(samples), sound.rate_hz / 48_000)
    speech = numpy.interp(steps, numpy.arange(len(samples)), samples).astype(numpy.int16)
    pause = numpy.zeros(24_000, dtype=numpy.int16)
    whole = numpy.concatenate([pause, speech, pause])
    write_wav(path, whole)
    return len(whole) / 48_000


def write_wav(path: Path, samples: numpy.ndarray) -> None:
    """48,000 samples a second, one channel, 16 bits: what Chromium's fake microphone takes."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(samples.tobytes())
