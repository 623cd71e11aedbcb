"""llama.cpp in this process, with the real small model."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

from sayclear.errors import CannotRead, ModelFailed, PartMissing, TooLong, UnknownName
from sayclear_adapters.models import open_model
from sayclear_adapters.models.embedded import EmbeddedChat
from sayclear_adapters.models.embedded.repeats import Circles

pytestmark = pytest.mark.parts

SYSTEM = SystemMessage(
    "You answer in short, plain sentences. Put the answer first. Use common words. Give one step a line. "
    "Say exact times. Do not use idioms. Do not use capitals for stress. Do not add small talk. "
    "If something is not known, say that it is not known. Keep every number, name and date as it is."
)
LONG = "The council will empty the green bin on Tuesday. " * 300


def _words(chunks: list[Any]) -> str:
    return "".join(chunk.text for chunk in chunks)


def _end(chunks: list[Any]) -> Any:
    return next(chunk for chunk in chunks if "finish_reason" in chunk.response_metadata)


def _reading(chunks: list[Any]) -> list[dict[str, int]]:
    return [chunk.response_metadata["reading"] for chunk in chunks if "reading" in chunk.response_metadata]


def _quiet() -> bool:
    """True where this process did next to nothing for half a second."""
    before = time.process_time()
    time.sleep(0.5)
    return time.process_time() - before < 0.1


def test_answers(small_model: Any) -> None:
    """First how far it has read, then words, then why it ended and what it took."""
    messages = [SYSTEM, HumanMessage("Name one fruit.")]
    chunks = list(small_model.stream(messages, max_tokens=12))
    assert _words(chunks).strip()
    reading = _reading(chunks)
    assert reading[-1]["done"] == reading[-1]["total"] > 0
    end = _end(chunks)
    assert end.response_metadata["model_name"] == "SmolLM2-135M-Instruct.Q4_1"
    assert end.response_metadata["finish_reason"] in ("stop", "length")
    assert end.usage_metadata["input_tokens"] == small_model.get_num_tokens_from_messages(messages)


def test_invoke_gives_the_whole_answer(small_model: Any) -> None:
    """The other way of asking; a full answer limit is told."""
    answer = small_model.invoke([SYSTEM, HumanMessage("Tell me about bread.")], max_tokens=5)
    assert answer.text.strip()
    assert answer.response_metadata["finish_reason"] == "length"
    assert "reading" not in answer.response_metadata


def test_knows_what_it_is(small_model: Any) -> None:
    """The page says these in its own words."""
    assert small_model.tiny
    assert not small_model.able
    assert small_model.goes_to is None
    assert small_model.context_tokens == 4096
    assert open_model("smollm2-135m").label == "smollm2-135m"


def test_counts_exactly(small_model: Any) -> None:
    """By the model's own tokenizer, marks of the template taken as plain text."""
    assert small_model.count_tokens("Hello there you") == 3
    assert small_model.count_tokens("") == 0
    assert small_model.get_num_tokens("<|im_start|>") > 1
    one = small_model.get_num_tokens_from_messages([HumanMessage("Hello")])
    more = small_model.get_num_tokens_from_messages(
        [HumanMessage("Hello"), AIMessage("Hi"), HumanMessage("Bye")]
    )
    assert more > one > 1


def test_a_constant_beginning_is_read_once(small_model: Any) -> None:
    """The second question with the same system prompt reuses its tokens."""
    list(small_model.stream([SYSTEM, HumanMessage("What is rain?")], max_tokens=2))
    second = _end(list(small_model.stream([SYSTEM, HumanMessage("Where is the bus stop?")], max_tokens=2)))
    cached = second.usage_metadata["input_token_details"]["cache_read"]
    assert cached >= small_model.count_tokens(SYSTEM.text)


def test_stop_while_a_long_prompt_is_read(
    small_model: Any, until: Callable[[Callable[[], bool]], bool]
) -> None:
    """The work ends, the prompt was not read to its end, and the next question is answered."""
    stream = small_model.stream(LONG)
    seen = next(news for chunk in stream if (news := chunk.response_metadata.get("reading")) and news["done"])
    assert seen["done"] < seen["total"]
    stream.close()
    assert until(_quiet)
    again = small_model.stream(LONG)
    first = next(
        news for chunk in again if (news := chunk.response_metadata.get("reading")) and news["total"]
    )
    again.close()
    assert first["done"] < first["total"]
    assert _words(list(small_model.stream("Say yes.", max_tokens=4)))


def test_stop_in_mid_reply(small_model: Any, until: Callable[[Callable[[], bool]], bool]) -> None:
    """The work ends with the generator."""
    stream = small_model.stream("Write a long story about a dog.", max_tokens=2000)
    next(chunk for chunk in stream if chunk.text)
    stream.close()
    assert until(_quiet)


def test_two_callers_wait_for_each_other(small_model: Any) -> None:
    """Both get a whole answer of their own."""
    answers: dict[str, str] = {}

    def ask(word: str) -> None:
        answers[word] = _words(list(small_model.stream(f"Say the word {word}.", max_tokens=8)))

    threads = [threading.Thread(target=ask, args=(word,)) for word in ("apple", "river")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert all(answers[word].strip() for word in ("apple", "river"))


def test_who_waits_in_the_queue_can_stop(small_model: Any) -> None:
    """Signs of life come while another answer is written; stopping does not touch that answer."""
    first = small_model.stream("Write a long story about a dog.", max_tokens=60, seed=1)
    next(chunk for chunk in first if chunk.text)
    second = small_model.stream("Hello")
    assert next(second).response_metadata["reading"] == {"done": 0, "total": 0}
    second.close()
    assert _end(list(first)).usage_metadata["output_tokens"] > 20


def test_one_server_for_one_file(small_model: Any) -> None:
    """Opened twice, loaded once; another size of context is another server."""
    same = EmbeddedChat(path=small_model.path)
    assert same.load() is small_model.load()
    small = EmbeddedChat(path=small_model.path, context_size=512)
    assert small.load() is not small_model.load()
    assert small.context_tokens == 512


def test_too_long_is_said_before_it_is_read(small_model: Any) -> None:
    """Over the context, and just under it with no room for an answer."""
    small = EmbeddedChat(path=small_model.path, context_size=512, label="tiny one")
    for words in (2000, 470):
        with pytest.raises(TooLong, match="tiny one") as caught:
            list(small.stream("word " * words))
        assert caught.value.mend


@pytest.mark.parametrize("size", [0, 3, 10, 5_000_000])
def test_a_damaged_file_is_said(small_model: Any, tmp_path: Path, size: int) -> None:
    """llama.cpp gives no reason, so what can be seen is looked at first."""
    path = tmp_path / "damaged.gguf"
    with small_model.path.open("rb") as whole:
        path.write_bytes(whole.read(size))
    with pytest.raises((CannotRead, ModelFailed), match="damaged"):
        open_model(str(path)).invoke("Hello")


def test_what_is_no_model_is_said(tmp_path: Path) -> None:
    """A missing file, a folder, and a text with the right ending."""
    (tmp_path / "folder.gguf").mkdir()
    (tmp_path / "letter.gguf").write_text("Dear tenant, this is a letter of the council about your bin.")
    for name in ("missing.gguf", "folder.gguf", "letter.gguf"):
        with pytest.raises(CannotRead, match=name):
            open_model(str(tmp_path / name))


def test_any_gguf_file_can_be_added(small_model: Any, own_home: Path) -> None:
    """What lies in the models folder is listed and opened by its name."""
    folder = own_home / "models"
    folder.mkdir()
    shutil.copy(small_model.path, folder / "my-own.gguf")
    model: Any = open_model("my-own")
    assert model.label == "my-own"
    assert open_model("embedded:my-own").path == model.path
    with pytest.raises(UnknownName, match="my-own"):
        open_model("embedded:my-won")
    assert model.invoke("Say yes.", max_tokens=3).text


def test_without_the_part_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program goes on without a model; only what needs one says so."""
    monkeypatch.setenv("SAYCLEAR_PARTS", str(tmp_path))
    with pytest.raises(PartMissing, match="make setup"):
        open_model("smollm2-135m")


_SOCKETS = """
import json, os, stat, sys
from pathlib import Path
from sayclear_adapters.models import open_model
model = open_model(sys.argv[1])
server = model.load()
model.invoke("Hello", max_tokens=2)
own = {os.readlink(each) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()}
tables = [Path("/proc/self/net", name).read_text().splitlines()[1:] for name in ("tcp", "tcp6")]
rows = [line.split() for table in tables for line in table]
ports = [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own]
address = Path(server._socket)
folder = stat.S_IMODE(address.parent.stat().st_mode)
server._key = "wrong"
try:
    server.count("Hello")
    refused = False
except Exception as fault:
    refused = "401" in str(fault)
print(json.dumps({"ports": ports, "folder": folder, "socket": str(address), "is_socket": address.is_socket(),
                  "refused": refused, "spinning": os.environ["OMP_WAIT_POLICY"]}))
"""


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120
    )


def test_no_port_is_opened(small_model: Any) -> None:
    """No web page can call it: there is only a socket in a private folder, and it wants a key too."""
    ran = _run(_SOCKETS, str(small_model.path))
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["ports"] == []
    assert found["folder"] == 0o700
    assert found["is_socket"]
    assert found["refused"]
    assert found["spinning"] == "passive"
    assert not Path(found["socket"]).parent.exists()


def test_the_program_can_end_in_mid_reply(small_model: Any) -> None:
    """Native code that calls into a dying interpreter would abort the process."""
    code = (
        "import sys\nfrom sayclear_adapters.models import open_model\n"
        "stream = open_model(sys.argv[1]).stream('Write a long story.', max_tokens=3000)\n"
        "next(chunk for chunk in stream if chunk.text)\nprint('ends')\n"
    )
    ran = _run(code, str(small_model.path))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "ends\n", "")


def _closed(text: str) -> bool:
    circles = Circles()
    return any(circles.closed_by(piece) for piece in text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Wipe the oven\n2. Wipe the sink\n3. Wipe the oven\n4. Wipe the oven\n",
        "Clean it. Dry it. Clean it. Dry it. Clean it. Then",
        "- portable items\n- toys\n* Portable items\n- portable items\n-",
        "1. 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14. 15. 16. 17.",
    ],
)
def test_going_round_in_circles_is_noticed(text: str) -> None:
    """The third time that a line or sentence is there."""
    assert _closed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yes. Yes. Yes. Yes.\n",
        "1. Wipe the oven\n2. Wipe the sink\n3. Wipe the oven\n4. Dry it all\n",
        "The rent is 650 pounds. The rent is 700 pounds. The rent is 720 pounds. ",
        "",
    ],
)
def test_what_only_looks_alike_goes_on(text: str) -> None:
    """Twice may be meant, and a different number is a different line."""
    assert not _closed(text)
