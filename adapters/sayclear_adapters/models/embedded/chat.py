"""llama.cpp as a LangChain chat model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel, generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_openai_messages
from langchain_core.messages.ai import InputTokenDetails, UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr

from sayclear.errors import ModelFailed, TooLong
from sayclear.words import pair
from sayclear_adapters.models import TINY_BYTES, fingerprint_of
from sayclear_adapters.models.embedded.repeats import Circles
from sayclear_adapters.models.embedded.server import Chunk, Server, check_file, open_server
from sayclear_adapters.worker import watch

_LEAST_ROOM = 64
"""Tokens that must stay free for an answer. With fewer, the prompt counts as too long."""


class EmbeddedChat(BaseChatModel):
    """A GGUF file, read and run in this process. Nothing leaves the computer.

    Until the first word, chunks with empty content say how far the prompt is read:
    `response_metadata["reading"] = {"done": tokens, "total": tokens}`; total 0 means not known yet (the
    model loads, or another answer is being written). A chunk comes at least every 0.2 s, so that whoever
    reads them can stop: closing the generator stops the work. The last chunk has `finish_reason`: "stop",
    "length" (the limit or the context is full) or "repeats" (a tiny model went round in circles), and
    `usage_metadata` with the prompt tokens that were reused (`cache_read`).

    Raises TooLong for a prompt that the context cannot hold, ModelFailed for the rest.
    """

    path: Path
    label: str = ""
    """The name that is shown. Default: the file's own."""
    context_size: int = Field(default=4096, ge=256)
    """Tokens to make room for; about three quarters as many English words."""
    max_tokens: int = Field(default=600, ge=1)
    """Longest answer, in tokens."""
    temperature: float = Field(default=0.2, ge=0)
    seed: int | None = None
    """Set it to get the same answer again."""
    threads: int | None = Field(default=None, ge=1)
    """Threads that write. Default: 1 for a tiny model, else half of the cores."""
    reading_threads: int | None = Field(default=None, ge=1)
    """Threads that read the prompt. Default: 2 for a tiny model, else all cores."""

    _server: Server | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        """Refuse what is no model file at once, not at the first question."""
        super().model_post_init(context)
        check_file(self.path)
        self.label = self.label or self.path.stem

    @property
    def tiny(self) -> bool:
        """True for a model so small that it is often wrong about facts."""
        return self.path.stat().st_size < TINY_BYTES

    @property
    def able(self) -> bool:
        """True where the model can be trusted with a second try or a rewrite; not so for a tiny one."""
        return not self.tiny

    @property
    def fingerprint(self) -> str:
        """Tells this file from another one of the same name."""
        return fingerprint_of(self.path)

    @property
    def goes_to(self) -> None:
        """Where words go if they leave this computer: nowhere."""
        return

    @property
    def context_tokens(self) -> int:
        """Tokens that fit at once, question and answer together. Loads the model."""
        return self.load().context_tokens

    def load(self) -> Server:
        """Load the file now, and not at the first question. Safe to call again."""
        if self._server is None:
            self._server = open_server(
                self.path,
                context_tokens=self.context_size,
                threads=self.threads,
                reading_threads=self.reading_threads,
            )
        return self._server

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` is, by the model's own tokenizer."""
        return self.load().count(text)

    def get_num_tokens(self, text: str) -> int:
        """LangChain's name for `count_tokens`."""
        return self.count_tokens(text)

    def get_num_tokens_from_messages(self, messages: Sequence[BaseMessage], tools: object = None) -> int:
        """Tokens of a whole conversation, with what the model's template adds."""
        del tools
        return self.load().count_chat(_as_dicts(messages))

    @property
    def _llm_type(self) -> str:
        return "sayclear-embedded"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model_name": self.label, "temperature": self.temperature, "max_tokens": self.max_tokens}

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        chunks = self._stream(messages, stop, run_manager, **kwargs)
        return generate_from_stream(chunk for chunk in chunks if not _only_news(chunk))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        del run_manager
        body = self._body(messages, stop, kwargs)

        def work(put: Callable[[Chunk], None], stopped: threading.Event) -> None:
            self.load().chat(body, put, stopped)

        answer = _Answer(self)
        with closing(watch(work)) as chunks:
            for chunk in chunks:
                yield from answer.take(chunk)
                if answer.over:
                    return

    def _body(
        self, messages: list[BaseMessage], stop: list[str] | None, more: dict[str, Any]
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "messages": _as_dicts(messages),
            "max_tokens": self.max_tokens,
            "temperature": self.temperature,
            "cache_prompt": True,
            # A model that thinks aloud first would keep the person waiting for minutes.
            "chat_template_kwargs": {"enable_thinking": False},
        }
        if self.seed is not None:
            body["seed"] = self.seed
        if stop:
            body["stop"] = stop
        # Without return_progress llama.cpp does not look whether it should stop while it reads.
        return (
            body | more | {"stream": True, "return_progress": True, "stream_options": {"include_usage": True}}
        )


class _Answer:
    """Turns llama.cpp's chunks into LangChain's."""

    def __init__(self, model: EmbeddedChat) -> None:
        self._model = model
        self._circles = Circles() if model.tiny else None
        self._reading = {"done": 0, "total": 0}
        self._writing = False
        self._finish_reason = ""
        self.over = False

    def take(self, chunk: Chunk | None) -> Iterator[ChatGenerationChunk]:
        """The chunks for this one; None stands for a while without news."""
        if chunk is None:
            yield self._news()
        elif "error" in chunk:
            raise self._fault(chunk["error"])
        elif progress := chunk.get("prompt_progress"):
            self._reading = {"done": progress["processed"], "total": progress["total"]}
            context = self._model.context_tokens
            if progress["total"] + _LEAST_ROOM > context:
                raise self._too_long(progress["total"])
            yield self._news()
        elif chunk["choices"]:
            yield from self._words(chunk["choices"][0])
        elif usage := chunk.get("usage"):
            yield self._end(usage)

    def _words(self, choice: dict[str, Any]) -> Iterator[ChatGenerationChunk]:
        self._finish_reason = choice.get("finish_reason") or self._finish_reason
        text, thought = choice["delta"].get("content"), choice["delta"].get("reasoning_content")
        if thought:
            yield _chunk("", additional_kwargs={"reasoning_content": thought})
        if not text:
            return
        self._writing = True
        yield _chunk(text)
        if self._circles is not None and self._circles.closed_by(text):
            self._finish_reason = "repeats"
            self.over = True
            yield self._end(None)

    def _news(self) -> ChatGenerationChunk:
        return _chunk("") if self._writing else _chunk("", response_metadata={"reading": dict(self._reading)})

    def _end(self, usage: dict[str, Any] | None) -> ChatGenerationChunk:
        about = {"finish_reason": self._finish_reason, "model_name": self._model.label}
        if usage is None:
            return _chunk("", response_metadata=about)
        cached = usage.get("prompt_tokens_details", {}).get("cached_tokens", 0)
        used = UsageMetadata(
            input_tokens=usage["prompt_tokens"],
            output_tokens=usage["completion_tokens"],
            total_tokens=usage["total_tokens"],
            input_token_details=InputTokenDetails(cache_read=cached),
        )
        return _chunk("", response_metadata=about, usage_metadata=used)

    def _fault(self, error: dict[str, Any]) -> TooLong | ModelFailed:
        if error.get("type") == "exceed_context_size_error":
            return self._too_long(error["n_prompt_tokens"])
        # A fault in a model's template comes with the whole template.
        reason = " ".join(str(error.get("message", error.get("type", ""))).split())[:200].rstrip(".")
        return ModelFailed(*pair("models.embedded_failed", reason=reason))

    def _too_long(self, tokens: int) -> TooLong:
        room = self._model.context_tokens - _LEAST_ROOM
        return TooLong(
            *pair("models.too_long", name=self._model.label, words=_words(tokens), room=_words(room))
        )


def _chunk(text: str, **more: Any) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=text, **more))


def _only_news(chunk: ChatGenerationChunk) -> bool:
    return "reading" in chunk.message.response_metadata


def _as_dicts(messages: Sequence[BaseMessage]) -> list[dict[str, Any]]:
    found = convert_to_openai_messages(messages)
    return [dict(each) for each in found] if isinstance(found, list) else [dict(found)]


def _words(tokens: int) -> int:
    """About how many English words that many tokens are."""
    return tokens * 3 // 4
