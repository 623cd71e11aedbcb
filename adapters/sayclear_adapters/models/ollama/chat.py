"""LangChain's Ollama model, with time limits, plain errors and a Stop that works at once."""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

import httpx
import ollama
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel, generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_ollama import ChatOllama
from pydantic import Field, PrivateAttr

from sayclear.errors import TooLong
from sayclear.words import pair
from sayclear_adapters.models import TINY_BYTES
from sayclear_adapters.models.ollama import faults
from sayclear_adapters.models.ollama.server import Address, cloud_of, ollama_address, show
from sayclear_adapters.worker import watch

# Its warnings would come to the person's terminal. All that they say is in our own errors.
logging.getLogger("langchain_ollama").addHandler(logging.NullHandler())

_CONNECT_SECONDS = 3.0
_ROOM_FOR_ANSWER = 256
_here = threading.local()


class OllamaChat(ChatOllama):
    """A model in Ollama. Every failure that Ollama documents is a ModelFailed in plain words.

    Before each answer it asks Ollama where this model runs, and refuses a cloud that was not allowed.
    Until the first word, chunks with empty content and `response_metadata["reading"]` (see EmbeddedChat)
    come every 0.2 s, so that whoever reads them can stop. Closing the generator cuts the connection,
    and Ollama then stops its work. The last chunk has `finish_reason` and `usage_metadata`.
    """

    address: Address = Field(default_factory=ollama_address)
    allowed: frozenset[str] = frozenset()
    """Hosts and models that the person allowed by name."""
    size_bytes: int | None = None
    cloud: str | None = None
    """The host that really runs the model, or None."""
    fingerprint: str = ""
    """Ollama's digest of the model."""
    context_size: int = Field(default=8192, ge=512)
    """Tokens to make room for, if the model can. Ollama cuts off what is over, and does not say so."""
    wait_seconds: float = Field(default=300, gt=0)
    """How long to wait for the next word; loading a large model takes minutes."""

    _about: dict[str, Any] | None = PrivateAttr(default=None)

    def __init__(self, **settings: Any) -> None:
        address = settings.setdefault("address", ollama_address())
        wait = settings.get("wait_seconds", self.__class__.model_fields["wait_seconds"].default)
        settings["base_url"] = address.url
        settings["client_kwargs"] = {
            "timeout": httpx.Timeout(wait, connect=_CONNECT_SECONDS),
            "trust_env": False,
            "follow_redirects": False,
        }
        settings["sync_client_kwargs"] = {
            # A connection for each answer, so that `_Line` sees it open and can cut it.
            "limits": httpx.Limits(max_keepalive_connections=0),
            "event_hooks": {"request": [_watch_line]},
        }
        super().__init__(**settings)

    @property
    def label(self) -> str:
        """The name that is shown."""
        return self.model

    @property
    def tiny(self) -> bool:
        """True for a model so small that it is often wrong about facts."""
        return self.cloud is None and self.size_bytes is not None and self.size_bytes < TINY_BYTES

    @property
    def able(self) -> bool:
        """True where the model can be trusted with a second try or a rewrite; not so for a tiny one."""
        return not self.tiny

    @property
    def goes_to(self) -> str | None:
        """The host that words go to when they leave this computer, else None."""
        return self.cloud or (None if self.address.loopback else self.address.host)

    @property
    def context_tokens(self) -> int:
        """Tokens that fit at once, question and answer together. Asks Ollama."""
        about = self._about or self._look()
        sizes = [size for key, size in about.get("model_info", {}).items() if key.endswith(".context_length")]
        return min([self.context_size, *(size for size in sizes if isinstance(size, int) and size > 0)])

    def count_tokens(self, text: str) -> int:
        """About how many tokens `text` is, rather too many: Ollama has no way to ask."""
        return max(len(text) // 3, len(text.split()) * 3 // 2)

    def get_num_tokens(self, text: str) -> int:
        """LangChain's name for `count_tokens`."""
        return self.count_tokens(text)

    def get_num_tokens_from_messages(self, messages: Sequence[BaseMessage], tools: object = None) -> int:
        """About how many tokens a whole conversation is."""
        del tools
        return sum(self.count_tokens(str(message.text)) + 8 for message in messages)

    def _look(self) -> dict[str, Any]:
        """Ask Ollama about the model. Raises ModelNotAllowed where words would go to a cloud."""
        about = show(self.address, self.model, allowed=self.allowed)
        self.cloud = cloud_of(self.model, about)
        self._about = about
        return about

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
        del run_manager
        line, progress = _Line(), _Progress()

        def work(put: Callable[[ChatGenerationChunk], None], stopped: threading.Event) -> None:
            about = self._look()
            settings = self._settings(about, messages, kwargs)
            _here.line = line
            with (
                _plain_faults(self.model, self.address.url, progress),
                closing(ChatOllama._stream(self, messages, stop, **settings)) as chunks,  # type: ignore[type-var]
            ):
                for chunk in chunks:
                    put(progress.note(chunk))
                    if stopped.is_set():
                        return
            if not progress.done:
                raise faults.ended_early(self.model, begun=progress.begun)

        with closing(watch(work, cut=line.cut)) as chunks:
            for chunk in chunks:
                yield _news(progress) if chunk is None else chunk

    # No async twin: LangChain's own default runs `_stream` in a thread, with our errors.
    _astream = BaseChatModel._astream
    _agenerate = BaseChatModel._agenerate

    def _settings(
        self, about: dict[str, Any], messages: list[BaseMessage], kwargs: dict[str, Any]
    ) -> dict[str, Any]:
        room = self.context_tokens
        size = self.get_num_tokens_from_messages(messages)
        if size + _ROOM_FOR_ANSWER > room:
            words, most = size * 2 // 3, (room - _ROOM_FOR_ANSWER) * 2 // 3
            raise TooLong(*pair("models.too_long", name=self.model, words=words, room=most))
        if self.num_ctx is None:
            self.num_ctx = room
        # Thinking aloud first would keep the person waiting for minutes, with nothing to read.
        if "thinking" in about.get("capabilities", ()) and self.reasoning is None:
            return {"reasoning": False, **kwargs}
        return kwargs


class _Line:
    """The connection of one answer. It can be cut while another thread waits on it."""

    def __init__(self) -> None:
        self._socket: Any = None
        self._is_cut = False

    def trace(self, event: str, about: dict[str, Any]) -> None:
        """Told by httpx (its documented `trace` extension) what happens to the connection."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = about["return_value"].get_extra_info("socket")
            if self._is_cut:
                self.cut()

    def cut(self) -> None:
        """End the connection. Closing the file alone would not wake the thread that waits for it."""
        self._is_cut = True
        with contextlib.suppress(OSError, AttributeError):
            self._socket.shutdown(socket.SHUT_RDWR)


def _watch_line(request: httpx.Request) -> None:
    line: _Line | None = getattr(_here, "line", None)
    if line is not None:
        request.extensions["trace"] = line.trace


class _Progress:
    """How far an answer is."""

    def __init__(self) -> None:
        self.begun = False
        """True once there was any text."""
        self.done = False
        """True once Ollama said that the answer is complete."""

    def note(self, chunk: ChatGenerationChunk) -> ChatGenerationChunk:
        """Take note of a chunk, and give its end the same name as our other models."""
        self.begun = self.begun or bool(chunk.text)
        about = chunk.generation_info or {}
        if about.get("done"):
            self.done = True
            about["finish_reason"] = about.get("done_reason") or "stop"
        return chunk


@contextlib.contextmanager
def _plain_faults(name: str, address: str, progress: _Progress) -> Iterator[None]:
    """Turn whatever the Ollama client raises inside into ModelFailed."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, ConnectionError) as fault:
        raise faults.not_running(address) from fault
    except httpx.TimeoutException as fault:
        raise faults.no_more_words(name, begun=progress.begun) from fault
    except httpx.HTTPError as fault:
        raise faults.dropped(name) from fault
    except ollama.ResponseError as fault:
        raise faults.refused(name, fault.status_code, fault.error) from fault
    except (ValueError, AttributeError, TypeError) as fault:
        # The client has no error of its own for a line that it cannot read.
        raise faults.garbage(name) from fault


def _news(progress: _Progress) -> ChatGenerationChunk:
    """A sign of life: nothing new, but whoever reads may stop now."""
    about = {} if progress.begun else {"reading": {"done": 0, "total": 0}}
    return ChatGenerationChunk(message=AIMessageChunk(content="", response_metadata=about))
