"""Ollama, as far as it can be tested without one: real HTTP, the real client, recorded shapes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from sayclear.errors import BadValue, ModelFailed, ModelNotAllowed, TooLong, UnknownName
from sayclear_adapters.models import list_models, open_model
from sayclear_adapters.models.ollama import OllamaChat, build, ollama_address
from sayclear_adapters.models.ollama import list_models as in_ollama

Replay = Any


def _open(name: str = "llama3.2", **settings: Any) -> Any:
    return build(name=name, **settings)


def _said(model: Any, words: str = "What is tea?") -> str:
    return "".join(chunk.text for chunk in model.stream(words))


def _fails(model: Any, words: str = "What is tea?") -> tuple[str, ModelFailed]:
    """What came before the failure, and the failure."""
    came: list[str] = []
    with pytest.raises(ModelFailed) as caught:
        for chunk in model.stream(words):
            came.append(chunk.text)
    assert caught.value.say
    assert caught.value.mend
    return "".join(came), caught.value


def test_streams_an_answer(ollama: Replay) -> None:
    """Words come as they are written; the end says why it ended and what it took."""
    ollama.answer = [*ollama.words("Tea", " is", " a drink."), ollama.end()]
    model = _open()
    chunks = list(model.stream([SystemMessage("Short words."), HumanMessage("What is tea?")]))
    assert "".join(chunk.text for chunk in chunks) == "Tea is a drink."
    end = next(chunk for chunk in chunks if chunk.response_metadata.get("finish_reason"))
    assert end.response_metadata["finish_reason"] == "stop"
    assert end.usage_metadata is not None
    assert end.usage_metadata["input_tokens"] == 26
    (sent,) = ollama.chats()
    assert sent["model"] == "llama3.2:latest"
    assert sent["stream"] is True
    assert [message["content"] for message in sent["messages"]] == ["Short words.", "What is tea?"]
    assert model.label == "llama3.2:latest"
    assert model.goes_to is None
    assert model.able


def test_invoke_gives_the_whole_answer(ollama: Replay) -> None:
    """The other way of asking goes the same path."""
    ollama.answer = [*ollama.words("Tea", " is", " a drink."), ollama.end("length")]
    answer = _open().invoke("What is tea?")
    assert answer.text == "Tea is a drink."
    assert answer.response_metadata["finish_reason"] == "length"


def test_says_how_much_context_it_wants(ollama: Replay) -> None:
    """Ollama cuts what is over without a word, so the size is ours, and is asked for."""
    ollama.show = {"model_info": {"llama.context_length": 2048}, "capabilities": ["completion"]}
    ollama.answer = [*ollama.words("Yes."), ollama.end()]
    model = _open()
    assert model.context_tokens == 2048
    _said(model)
    assert ollama.chats()[0]["options"]["num_ctx"] == 2048
    with pytest.raises(TooLong):
        _said(model, "word " * 2000)
    assert len(ollama.chats()) == 1


def test_a_thinking_model_is_asked_not_to(ollama: Replay) -> None:
    """Minutes of thinking with nothing to read help nobody; other models are not told."""
    ollama.answer = [*ollama.words("Yes."), ollama.end()]
    _said(_open())
    ollama.show = {"capabilities": ["completion", "thinking"]}
    _said(_open())
    plain, thinking = ollama.chats()
    assert "think" not in plain
    assert thinking["think"] is False


@pytest.mark.parametrize(
    ("status", "error", "says"),
    [
        (404, "model 'llama3.2' not found", "does not have the model"),
        (400, '"llama3.2" does not support thinking', "does not support thinking"),
        (500, "llama runner process has terminated", "llama runner process has terminated"),
        (500, "model requires more system memory (8.4 GiB) than is available (3.1 GiB)", "not enough memory"),
        (503, "server busy, please try again.  maximum pending requests exceeded", "too many requests"),
        (401, "unauthorized", "sign in"),
    ],
)
def test_a_refusal_is_one_plain_sentence(ollama: Replay, status: int, error: str, says: str) -> None:
    """Each status that Ollama documents, before any text."""
    ollama.status, ollama.answer = status, [{"error": error}]
    came, fault = _fails(_open())
    assert came == ""
    assert says in fault.say
    assert "{" not in fault.say


def test_the_model_is_gone_since(ollama: Replay) -> None:
    """It was removed after it was opened."""
    model = _open()
    ollama.show, ollama.show_status = {"error": "model 'llama3.2' not found"}, 404
    _, fault = _fails(model)
    assert "ollama pull llama3.2" in fault.mend


def test_an_error_in_mid_stream(ollama: Replay) -> None:
    """The status was 200, words came, and then a line with an error."""
    ollama.answer = [
        *ollama.words("Tea", " is"),
        {"error": "an error was encountered while running the model"},
    ]
    came, fault = _fails(_open())
    assert came == "Tea is"
    assert "in the middle" in fault.say


@pytest.mark.parametrize("line", [b"<html>no</html>\n", b'["a list"]\n', b'{"message": 7}\n', b"\xff\xfe\n"])
def test_a_garbage_line(ollama: Replay, line: bytes) -> None:
    """Something that is no answer at all."""
    ollama.answer = [*ollama.words("Tea"), line, ollama.end()]
    came, fault = _fails(_open())
    assert came == "Tea"
    assert "cannot be understood" in fault.say


@pytest.mark.parametrize("cleanly", [True, False])
def test_a_dropped_connection(ollama: Replay, cleanly: bool) -> None:
    """Cut off, or ended without the line that says it is done: both are no whole answer."""
    ollama.answer = ollama.words("Tea", " is") + ([] if cleanly else [ollama.CUT])
    came, fault = _fails(_open())
    assert came == "Tea is"
    assert "broke" in fault.say


def test_only_loaded(ollama: Replay) -> None:
    """Ollama loaded the model and wrote nothing: done_reason "load"."""
    ollama.answer = [ollama.end("load")]
    _, fault = _fails(_open())
    assert "still loading" in fault.say
    assert "wait longer" in fault.mend


def test_loading_is_shown_and_has_a_limit(ollama: Replay) -> None:
    """While nothing comes, empty chunks do, so that the reader can stop; then the limit, with an offer."""
    ollama.answer = [threading.Event(), *ollama.words("Tea"), ollama.end()]
    model = _open(wait_seconds=1.0)
    news = []
    with pytest.raises(ModelFailed) as caught:
        for chunk in model.stream("What is tea?"):
            news.append(chunk.response_metadata.get("reading"))
    assert {"done": 0, "total": 0} in news
    assert "still loading" in caught.value.say
    assert "wait longer" in caught.value.mend


def test_stuck_after_the_first_words(ollama: Replay) -> None:
    """The client library alone would wait for ever."""
    ollama.answer = [*ollama.words("Tea"), threading.Event()]
    came, fault = _fails(_open(wait_seconds=1.0))
    assert came == "Tea"
    assert "nothing more came" in fault.say


@pytest.mark.parametrize("begun", [True, False])
def test_stop_cuts_the_connection(
    ollama: Replay, begun: bool, until: Callable[[Callable[[], bool]], bool]
) -> None:
    """Also while the model is still loading. Ollama stops its work when the client goes."""
    ollama.answer = [*(ollama.words("Tea") if begun else ()), threading.Event()]
    stream = _open().stream("What is tea?")
    if begun:
        assert next(chunk.text for chunk in stream if chunk.text) == "Tea"
    else:
        next(stream)
        assert until(lambda: bool(ollama.chats()))
    stream.close()
    assert ollama.client_left.wait(20)


def test_not_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing answers at the address."""
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    assert in_ollama() == ()
    with pytest.raises(ModelFailed, match="does not answer"):
        open_model("ollama:llama3.2")


def test_stopped_running(ollama: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was there when the model was opened, and is not there now."""
    model = build(name="llama3.2")
    model.address = ollama_address("127.0.0.1:9")
    _, fault = _fails(model)
    assert "does not answer" in fault.say


def test_another_server_answers_there(ollama: Replay) -> None:
    """Whatever it says, the list is empty and nothing breaks."""
    ollama.models = None
    assert in_ollama() == ()
    ollama.models = [{"size": 3}, {"name": "odd", "size": "big"}]
    assert [model.name for model in in_ollama()] == ["odd"]


def test_redirects_are_not_followed(ollama: Replay) -> None:
    """A server on this computer may not send the words elsewhere."""
    ollama.status, ollama.headers = 307, {"Location": f"{ollama.url}/api/elsewhere"}
    ollama.answer = [{}]
    _, fault = _fails(_open())
    assert "another address" in fault.say
    assert "/api/elsewhere" not in [path for path, _ in ollama.requests]


def test_no_proxy_is_used(ollama: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy is another computer."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    ollama.answer = [*ollama.words("Tea."), ollama.end()]
    assert _said(_open()) == "Tea."


def test_its_models_are_listed(ollama: Replay, small_model: Any) -> None:
    """By name, with size; those in a cloud say so."""
    ollama.has("smollm2:135m", size=270_898_672)
    ollama.has(
        "gpt-oss:120b-cloud", size=384, remote_host="https://ollama.com:443", remote_model="gpt-oss:120b"
    )
    found = {info.name: info for info in list_models()}
    assert found["ollama:llama3.2:latest"].local
    assert not found["ollama:llama3.2:latest"].tiny
    assert found["ollama:smollm2:135m"].tiny
    cloud = found["ollama:gpt-oss:120b-cloud"]
    assert not cloud.local
    assert cloud.goes_to == "ollama.com"
    assert "ollama.com" in cloud.note
    assert open_model("llama3.2").label == "llama3.2:latest"
    assert open_model("ollama:llama3.2").label == "llama3.2:latest"
    with pytest.raises(UnknownName, match=r"ollama|llama3\.2"):
        open_model("llama3.3")
    with pytest.raises(UnknownName, match=r"llama3\.2:latest"):
        open_model("ollama:llama3.3:latest")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("gpt-oss:120b-cloud", {}),
        ("kimi-k2:cloud", {}),
        ("mine:latest", {"remote_host": "https://ollama.com:443", "remote_model": "gpt-oss:120b"}),
        ("mine:latest", {"remote_model": "gpt-oss:120b"}),
    ],
)
def test_a_cloud_model_is_refused(ollama: Replay, name: str, more: dict[str, Any]) -> None:
    """Unless the person allowed it by name; then it says where the words go."""
    ollama.has(name, **more)
    for wanted in (name, f"ollama:{name}"):
        with pytest.raises(ModelNotAllowed, match=r"ollama\.com"):
            open_model(wanted)
        with pytest.raises(ModelNotAllowed):
            open_model(wanted, allowed=frozenset({"another-model"}))
    ollama.show |= more
    ollama.answer = [*ollama.words("Yes."), ollama.end()]
    model: Any = open_model(name, allowed=frozenset({name}))
    assert model.goes_to == "ollama.com"
    assert _said(model) == "Yes."


def test_a_model_that_becomes_a_cloud_model_is_refused(ollama: Replay) -> None:
    """Its name may be given to another model at any time, so each answer asks first."""
    model = _open()
    ollama.show = {"remote_host": "https://ollama.com:443", "remote_model": "gpt-oss:120b"}
    with pytest.raises(ModelNotAllowed):
        list(model.stream("What is tea?"))
    assert ollama.chats() == []


@pytest.mark.parametrize(
    "host", ["192.168.1.20", "ollama.example:11434", "https://ollama.com", "127.0.0.1.example"]
)
def test_another_computer_is_refused(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """Nothing is sent there; a guard in these tests would notice."""
    monkeypatch.setenv("OLLAMA_HOST", host)
    assert in_ollama() == ()
    assert not any(info.backend == "ollama" for info in list_models())
    with pytest.raises(ModelNotAllowed, match=ollama_address().host):
        open_model("ollama:llama3.2")
    with pytest.raises(ModelNotAllowed):
        open_model("ollama:llama3.2", allowed=frozenset({"llama3.2", "example"}))


def test_an_allowed_computer_is_named() -> None:
    """The page says all the time where the words go. Making the object asks nobody."""
    model = OllamaChat(
        model="llama3.2", address=ollama_address("192.168.1.20"), allowed=frozenset({"192.168.1.20"})
    )
    assert model.goes_to == "192.168.1.20"


@pytest.mark.parametrize(
    ("given", "url", "loopback"),
    [
        ("", "http://127.0.0.1:11434", True),
        ("127.0.0.1", "http://127.0.0.1:11434", True),
        (":8080", "http://127.0.0.1:8080", True),
        ("0.0.0.0", "http://127.0.0.1:11434", True),
        ("0.0.0.0:5000", "http://127.0.0.1:5000", True),
        ("localhost:1234", "http://localhost:1234", True),
        ("http://localhost", "http://localhost:80", True),
        ("https://127.0.0.1/ollama/", "https://127.0.0.1:443/ollama", True),
        ("[::1]:5000", "http://[::1]:5000", True),
        ("::1", "http://[::1]:11434", True),
        ("[::]", "http://[::1]:11434", True),
        (' "127.0.0.1:11434" ', "http://127.0.0.1:11434", True),
        ("[::ffff:127.0.0.1]", "http://[::ffff:127.0.0.1]:11434", True),
        ("192.168.1.20", "http://192.168.1.20:11434", False),
        ("https://models.example", "https://models.example:443", False),
        ("localhost.example", "http://localhost.example:11434", False),
        ("http://127.0.0.1@evil.example", "http://evil.example:80", False),
    ],
)
def test_the_address_is_read_as_ollama_reads_it(given: str, url: str, loopback: bool) -> None:
    """Host, host and port, or a whole address."""
    found = ollama_address(given)
    assert (found.url, found.loopback) == (url, loopback)


@pytest.mark.parametrize(
    "given", ["ftp://127.0.0.1", "127.0.0.1:many", "a b", "unix:///run/ollama", "127.0.0.1:99999"]
)
def test_what_is_no_address_is_said(given: str) -> None:
    """One plain sentence that names the variable."""
    with pytest.raises(BadValue, match="OLLAMA_HOST"):
        ollama_address(given)
