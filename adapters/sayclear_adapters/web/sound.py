"""Listening and reading aloud: recordings come in and sentences go out, in memory only."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Body, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from sayclear.errors import PlainError
from sayclear_profiles import profile_for, setting

if TYPE_CHECKING:
    from sayclear_adapters.wiring import Assistant, Spoken

UNSURE = 0.5
"""Below this probability a heard word is named to the person. Our own choice, after a small set."""

LONGEST_TEXT = 200_000
"""Characters that can be read aloud at once."""

_PRIVATE = {"cache-control": "no-store"}


def routes(assistant: Assistant) -> APIRouter:
    """What the page's scripts ask for besides Gradio's events."""
    router = APIRouter(prefix="/page")
    readings = Readings(assistant)

    @router.post("/hear")
    async def hear(request: Request) -> Response:
        audio = await request.body()
        return await run_in_threadpool(_hear, assistant, audio)

    @router.post("/speak")
    def speak(asked: dict[str, Any] = Body()) -> Response:  # noqa: B008 - FastAPI's way
        return _speak(readings, asked)

    @router.get("/alive", status_code=204)
    def alive() -> None:
        """Tell the page that the program still runs."""

    return router


def _hear(assistant: Assistant, audio: bytes) -> Response:
    try:
        heard = assistant.hear(audio, language=profile_for().word("hearing.language"))
    except PlainError as error:
        return _fault(error)
    unsure = [word.word.strip(" .,!?;:") for word in heard.words if word.probability < UNSURE]
    return JSONResponse({"text": heard.text.strip(), "unsure": list(dict.fromkeys(unsure))}, headers=_PRIVATE)


def _speak(readings: Readings, asked: dict[str, Any]) -> Response:
    rate = setting("speech.rate_wpm")
    try:
        speed = rate.accept(asked.get("rate", rate.default))
        voice = setting("speech.voice").accept(asked.get("voice", "espeak"))
        text = str(asked.get("text", ""))[:LONGEST_TEXT]
        piece = readings.sentence(
            text, int(asked.get("number", 0)), speed=float(speed or 0), voice=str(voice)
        )
    except PlainError as error:
        return _fault(error)
    if piece is None:
        return Response(status_code=204)
    words = [[word.start_char, word.end_char, word.start, word.end] for word in piece.sound.words]
    sound = {"wav": base64.b64encode(piece.sound.wav).decode("ascii"), "words": words}
    return JSONResponse(sound, headers=_PRIVATE)


def _fault(error: PlainError) -> Response:
    return JSONResponse({"say": error.say, "mend": error.mend}, status_code=422, headers=_PRIVATE)


@dataclass(slots=True)
class _Reading:
    """A text that is being read aloud, and how far it has come."""

    key: tuple[str, float, str]
    spoken: Iterator[Spoken]
    next_number: int = 0


class Readings:
    """Hands out the sentences of a text one by one, and speaks each only when it is asked for.

    A reading holds nothing of whoever listens, so two pages that read the same text may share one.
    """

    MOST = 8

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._open: list[_Reading] = []
        self._lock = Lock()

    def sentence(self, text: str, number: int, *, speed: float, voice: str) -> Spoken | None:
        """Sentence `number` of the text, counted from 0; None after the last. Raises PlainError."""
        key = (text, speed, voice)
        with self._lock:
            reading = next((one for one in self._open if one.key == key and one.next_number <= number), None)
            if reading is None:
                reading = _Reading(key, self._assistant.speak(text, words_per_minute=speed, voice=voice))
                self._open = [*self._open[1 - self.MOST :], reading]
            try:
                return self._forward(reading, number)
            except PlainError:
                self._open.remove(reading)
                raise

    @staticmethod
    def _forward(reading: _Reading, number: int) -> Spoken | None:
        piece: Spoken | None = None
        while reading.next_number <= number:
            piece = next(reading.spoken, None)
            reading.next_number += 1
        return piece
