"""Fetching a model by its address, from a server on loopback."""

from __future__ import annotations

import base64
import hashlib
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from sayclear.errors import BadValue, PartMissing, PlainError
from sayclear_adapters.downloads import fetch_gguf, origin, sha256_in

MODEL = b"GGUF" + bytes(range(256)) * 4000
SHA = hashlib.sha256(MODEL).hexdigest()


@dataclass
class Shop:
    """What the server gives, and what it was asked."""

    data: bytes = MODEL
    headers: dict[str, str] = field(default_factory=lambda: {"ETag": '"v1"'})
    cut_after: list[int] = field(default_factory=list)
    """Bytes after which each of the next answers breaks off."""
    status: int = 200
    length: bool = True
    ranges: bool = True
    redirect: str | None = None
    redirect_headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    address: str = ""


def _handler(shop: Shop) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted, condition = self.headers.get("Range"), self.headers.get("If-Range")
            shop.asked.append((self.path, wanted, condition))
            if shop.redirect is not None and not self.path.startswith("/moved"):
                self.send_response(302)
                for name, value in {"Location": shop.redirect, **shop.redirect_headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                return
            if shop.status != 200:
                self.send_error(shop.status)
                return
            start = 0
            if (
                wanted
                and shop.ranges
                and condition == shop.headers.get("ETag", shop.headers.get("Last-Modified"))
            ):
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(shop.data):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(shop.data)}")
                self.end_headers()
                return
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(shop.data) - 1}/{len(shop.data)}")
            if shop.length:
                self.send_header("Content-Length", str(len(shop.data) - start))
            for name, value in shop.headers.items():
                self.send_header(name, value)
            self.end_headers()
            end = start + shop.cut_after.pop(0) if shop.cut_after else len(shop.data)
            self.wfile.write(shop.data[start:end])

        def log_message(self, *said: object) -> None:
            pass

    return Handler


@pytest.fixture
def shop(
    serve: Callable[[type[BaseHTTPRequestHandler]], Any], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shop]:
    """A server with one model, at /good.gguf and everywhere else."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = Shop()
    with serve(_handler(made)) as address:
        made.address = f"{address}/good.gguf"
        yield made


@contextmanager
def _refused(kind: type[PlainError], match: str) -> Iterator[None]:
    with pytest.raises(kind, match=match) as caught:
        yield
    assert caught.value.mend


def _left(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "models").iterdir())


def test_fetches_and_tells_what_it_is(shop: Shop, own_home: Path) -> None:
    """Size and sha256 are kept with it; nobody gave one to compare with."""
    seen: list[tuple[int, int]] = []
    path = fetch_gguf(f"{shop.address}?token=secret", progress=lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == MODEL
    assert seen[0] == (0, len(MODEL))
    assert seen[-1] == (len(MODEL), len(MODEL))
    found = origin(path)
    assert found is not None
    assert (found.address, found.bytes, found.sha256, found.checked_by) == (
        shop.address,
        len(MODEL),
        SHA,
        "nobody",
    )
    assert _left(own_home) == ["good.gguf", "good.gguf.origin.json"]


def test_what_is_here_is_not_fetched_again(shop: Shop) -> None:
    """Unless the person wants another sha256 under that name: then it is said."""
    path = fetch_gguf(shop.address)
    assert fetch_gguf(shop.address, sha256=SHA.upper()) == path
    assert len(shop.asked) == 1
    with _refused(BadValue, "already a file"):
        fetch_gguf(shop.address, sha256="0" * 64)


def test_goes_on_after_a_cut(shop: Shop) -> None:
    """The connection breaks twice; only the rest is fetched."""
    shop.cut_after = [300_000, 200_000]
    path = fetch_gguf(shop.address, sha256=SHA)
    assert path.read_bytes() == MODEL
    assert [wanted for _, wanted, _ in shop.asked] == [None, "bytes=300000-", "bytes=500000-"]
    assert shop.asked[1][2] == '"v1"'
    assert origin(path).checked_by == "person"  # type: ignore[union-attr]


def test_goes_on_in_a_later_run(shop: Shop, own_home: Path) -> None:
    """The server gave up; what came was kept, and the next run takes the rest."""
    shop.cut_after = [300_000, 0, 0, 0, 0, 0]
    with _refused(PartMissing, "0 of 1 MB"):
        fetch_gguf(shop.address)
    assert "good.gguf.part" in _left(own_home)
    shop.cut_after, shop.asked = [], []
    assert fetch_gguf(shop.address).read_bytes() == MODEL
    assert shop.asked[0][1] == "bytes=300000-"
    assert _left(own_home) == ["good.gguf", "good.gguf.origin.json"]


def test_a_stopped_download_can_go_on(shop: Shop) -> None:
    """Ctrl+C keeps what is here."""

    def stop(done: int, total: int) -> None:
        if done > 500_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_gguf(shop.address, progress=stop)
    shop.asked = []
    assert fetch_gguf(shop.address).read_bytes() == MODEL
    assert shop.asked[0][1] is not None


def test_all_was_here_but_not_in_place(shop: Shop, own_home: Path) -> None:
    """Stopped after the last byte: the server has no more to give."""
    shop.cut_after = [300_000, 0, 0, 0, 0, 0]
    with pytest.raises(PartMissing):
        fetch_gguf(shop.address)
    (own_home / "models" / "good.gguf.part").write_bytes(MODEL)
    shop.cut_after = []
    assert fetch_gguf(shop.address).read_bytes() == MODEL


def test_a_file_that_changed_meanwhile_is_fetched_whole(shop: Shop) -> None:
    """Another ETag: the pieces would not fit together."""
    shop.cut_after = [300_000, 0, 0, 0, 0, 0]
    with pytest.raises(PartMissing):
        fetch_gguf(shop.address)
    shop.data, shop.headers, shop.cut_after = MODEL[::-1].replace(b"FUGG", b""), {"ETag": '"v2"'}, []
    shop.data = b"GGUF" + shop.data
    assert fetch_gguf(shop.address).read_bytes() == shop.data


def test_a_server_that_cannot_go_on(shop: Shop) -> None:
    """It starts from the beginning each time, so the whole is fetched again."""
    shop.ranges, shop.headers, shop.cut_after = False, {}, [300_000]
    assert fetch_gguf(shop.address).read_bytes() == MODEL
    assert [wanted for _, wanted, _ in shop.asked] == [None, None]


def test_no_length(shop: Shop) -> None:
    """The bar has no end then; the file is taken as it comes."""
    shop.length = False
    seen: list[tuple[int, int]] = []
    assert fetch_gguf(shop.address, progress=lambda *news: seen.append(news)).read_bytes() == MODEL
    assert seen[-1] == (len(MODEL), 0)


def _b64(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"ETag": f'"{SHA}"'},
        {"X-Linked-ETag": f'"{SHA}"', "ETag": '"abc"'},
        {"Repr-Digest": f"sha-256=:{_b64(MODEL)}:"},
        {"Digest": f"md5=abc, SHA-256={_b64(MODEL)}"},
    ],
)
def test_the_servers_sha256_is_checked(shop: Shop, own_home: Path, headers: dict[str, str]) -> None:
    """In each of the forms that servers use; a wrong one means the file is not kept."""
    shop.headers = headers
    assert origin(fetch_gguf(shop.address)).checked_by == "server"  # type: ignore[union-attr]
    shop.data = MODEL + b"more"
    with _refused(PartMissing, hashlib.sha256(shop.data).hexdigest()):
        fetch_gguf(shop.address.replace("good", "other"))
    assert _left(own_home) == ["good.gguf", "good.gguf.origin.json"]


def test_the_sha256_on_the_way_is_used(shop: Shop) -> None:
    """Model hubs give it with the redirect, and not with the file."""
    shop.redirect, shop.redirect_headers = "/moved/x?sign=1", {"X-Linked-ETag": f'"{SHA}"'}
    path = fetch_gguf(shop.address)
    assert path.name == "good.gguf"
    assert origin(path).checked_by == "server"  # type: ignore[union-attr]


def test_the_persons_sha256_counts_first(shop: Shop) -> None:
    """The server's own is not asked when the person gave one."""
    shop.headers = {"ETag": f'"{"0" * 64}"'}
    assert origin(fetch_gguf(shop.address, sha256=f"sha256:{SHA}")).checked_by == "person"  # type: ignore[union-attr]


def test_a_wrong_sha256(shop: Shop, own_home: Path) -> None:
    """Said with both, and nothing is kept."""
    with _refused(PartMissing, SHA):
        fetch_gguf(shop.address, sha256="ab" * 32)
    assert _left(own_home) == []


def test_what_is_no_model(shop: Shop, own_home: Path) -> None:
    """A web page, as a hub gives it for the wrong address."""
    shop.data = b"<html>Sign in</html>"
    with _refused(BadValue, "ends in .gguf"):
        fetch_gguf(shop.address)
    assert _left(own_home) == []


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (404, BadValue, "no file at"),
        (410, BadValue, "no file at"),
        (403, BadValue, "not give"),
        (500, PartMissing, "number 500"),
    ],
)
def test_a_refusal(shop: Shop, status: int, kind: type[PlainError], says: str) -> None:
    """One sentence each."""
    shop.status = status
    with _refused(kind, says):
        fetch_gguf(shop.address)


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing answers there."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with _refused(PartMissing, "No network"):
        fetch_gguf("http://127.0.0.1:9/good.gguf")


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,GGUF"])
def test_a_redirect_out_of_the_web_is_not_followed(shop: Shop, place: str) -> None:
    """Only http and https."""
    shop.redirect = place
    with _refused(BadValue, "not safe"):
        fetch_gguf(shop.address)


def test_redirects_have_an_end(shop: Shop) -> None:
    """A ring of them is left after a few."""
    shop.redirect = "/again"
    with _refused(BadValue, "not safe"):
        fetch_gguf(shop.address)
    assert len(shop.asked) < 20


@pytest.mark.parametrize(
    "address",
    ["good.gguf", "file:///tmp/good.gguf", "ftp://example.org/good.gguf", "https://", "https://x/", ""],
)
def test_what_is_no_address(address: str) -> None:
    """Said before anything is opened."""
    with _refused(BadValue, "address"):
        fetch_gguf(address)


def test_the_name_is_made_safe(shop: Shop, own_home: Path) -> None:
    """No path out of the folder, no hidden file, and the right ending."""
    names = {
        "/a/..%2F..%2Fevil.gguf": "evil.gguf",
        "/%2Ehidden": "hidden.gguf",
        "/my%20model.GGUF": "my-model.GGUF",
    }
    for path, name in names.items():
        found = fetch_gguf(shop.address.replace("/good.gguf", path))
        assert (found.parent, found.name) == (own_home / "models", name)


def test_bad_sha256(shop: Shop) -> None:
    """Too short, or not hexadecimal: said before anything is fetched."""
    for sha256 in ("abc", "g" * 64):
        with _refused(BadValue, "64"):
            fetch_gguf(shop.address, sha256=sha256)
    assert shop.asked == []


def test_not_enough_room(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen before the first byte is written."""
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(1, 1, 1000))
    with _refused(PartMissing, "enough room"):
        fetch_gguf(shop.address)


def test_a_file_of_that_name_from_elsewhere_is_left_alone(shop: Shop, own_home: Path) -> None:
    """The person put it there."""
    (own_home / "models").mkdir()
    (own_home / "models" / "good.gguf").write_text("mine")
    with _refused(BadValue, "already a file"):
        fetch_gguf(shop.address)
    assert (own_home / "models" / "good.gguf").read_text() == "mine"


def test_no_sha256_in_other_headers() -> None:
    """Short ETags and other kinds of digest are not one."""
    assert sha256_in({"ETag": '"abc"', "Digest": "md5=abc"}) is None
    assert sha256_in({"Repr-Digest": "sha-256=:not base64:"}) is None
