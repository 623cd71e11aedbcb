"""A LangChain chat model that gives fixed answers, whole or with faults."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel, generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import ConfigDict, Field, PrivateAttr

from sayclear.errors import TooLong
from sayclear.words import pair


class ScriptedChat(BaseChatModel):
    """Gives its answers in order, in small pieces; after the last one, it begins again.

        model = ScriptedChat(answers=("First answer.", "Second answer."))
        "".join(chunk.text for chunk in model.stream("What is tea?"))      # "First answer."
        model.seen                                                         # what it was asked

    Faults, to see what your code does with them:

        ScriptedChat(answers=(text,), fault=ModelFailed("It stopped.", "Ask again."), fault_after=3)
        ScriptedChat(answers=(text,), seconds_before=1.0, seconds_between=0.1)

    The pieces joined together are the answer, character for character.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    answers: tuple[str, ...] = ("This is a scripted answer.",)
    label: str = "scripted"
    """The name that is shown."""
    piece_characters: int | None = Field(default=None, ge=1)
    """Length of a piece. Default: a word with the space after it."""
    fault: BaseException | None = None
    """Raised instead of the piece number `fault_after`, counted from 0."""
    fault_after: int = 0
    seconds_before: float = 0
    """Wait before the first piece."""
    seconds_between: float = 0
    """Wait before each other piece."""
    reading_steps: int = 0
    """How many reports of reading the prompt come first."""
    context_tokens: int = 1_000_000
    """Words that it takes; more are refused with TooLong, like a real model's context."""
    finish_reason: str = "stop"
    """Why it ends, as its last chunk says: "stop", "length" or "repeats"."""
    tiny: bool = False
    goes_to: str | None = None

    _seen: list[tuple[BaseMessage, ...]] = PrivateAttr(default_factory=list)
    _pieces_sent: int = PrivateAttr(default=0)
    _closed_early: int = PrivateAttr(default=0)
    _lock: threading.Lock = PrivateAttr(default_factory=threading.Lock)

    @property
    def able(self) -> bool:
        """True where the model can be trusted with a second try or a rewrite."""
        return not self.tiny

    @property
    def seen(self) -> tuple[tuple[BaseMessage, ...], ...]:
        """The messages of each call, in order."""
        return tuple(self._seen)

    @property
    def pieces_sent(self) -> int:
        """Pieces given out so far, over all calls: how a test sees that Stop stopped it."""
        return self._pieces_sent

    @property
    def closed_early(self) -> int:
        """Calls whose stream was closed before its end."""
        return self._closed_early

    def count_tokens(self, text: str) -> int:
        """Tokens of `text`: here, its words."""
        return len(text.split())

    def get_num_tokens(self, text: str) -> int:
        """LangChain's name for `count_tokens`."""
        return self.count_tokens(text)

    def get_num_tokens_from_messages(self, messages: Sequence[BaseMessage], tools: object = None) -> int:
        """Tokens of a whole conversation."""
        del tools
        return sum(self.count_tokens(str(message.text)) for message in messages)

    @property
    def _llm_type(self) -> str:
        return "sayclear-scripted"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model_name": self.label}

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        chunks = self._stream(messages, stop, run_manager, **kwargs)
        return generate_from_stream(
            chunk for chunk in chunks if "reading" not in chunk.message.response_metadata
        )

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        del run_manager, kwargs
        with self._lock:
            answer = self.answers[len(self._seen) % len(self.answers)]
            self._seen.append(tuple(messages))
        size = self.get_num_tokens_from_messages(messages)
        if size > self.context_tokens:
            raise TooLong(*pair("models.too_long", name=self.label, words=size, room=self.context_tokens))
        for mark in stop or ():
            answer = answer.partition(mark)[0]
        try:
            yield from self._pieces(answer, size)
        except GeneratorExit:
            self._closed_early += 1
            raise

    def _pieces(self, answer: str, size: int) -> Iterator[ChatGenerationChunk]:
        for step in range(1, self.reading_steps + 1):
            done = size * step // self.reading_steps
            yield _chunk("", response_metadata={"reading": {"done": done, "total": size}})
        wait = threading.Event().wait
        pieces = self._cut(answer)
        for number, piece in enumerate(pieces):
            wait(self.seconds_between if number else self.seconds_before)
            if self.fault is not None and number == self.fault_after:
                raise self.fault
            self._pieces_sent += 1
            yield _chunk(piece)
        if self.fault is not None and self.fault_after >= len(pieces):
            raise self.fault
        yield _chunk("", response_metadata={"finish_reason": self.finish_reason, "model_name": self.label})

    def _cut(self, answer: str) -> list[str]:
        if self.piece_characters is None:
            return re.findall(r"\s*\S+\s?|\s+", answer)
        step = self.piece_characters
        return [answer[at : at + step] for at in range(0, len(answer), step)]


def _chunk(text: str, **more: Any) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=text, **more))
