"""Fetch a model file by its address: the one place where the program reaches the network after set-up.

It happens only when a person gives the address. The download goes on where it stopped.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import http.client
import json
import re
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from email.message import Message
from pathlib import Path
from typing import IO, Any, Literal

from sayclear import home
from sayclear.errors import BadValue, PartMissing
from sayclear.words import pair

Progress = Callable[[int, int], None]
"""Called now and then with the bytes that are here and the bytes in all; 0 in all means not known."""

_PIECE = 1 << 18
_TIMEOUT_SECONDS = 30
_TRIES = 4
_REDIRECTS = 5
_SPARE_BYTES = 50_000_000
_HEX64 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a model file came from."""

    address: str
    """Without anything after a question mark: that may hold a password."""
    bytes: int
    sha256: str
    checked_by: Literal["person", "server", "nobody"]
    """Whose sha256 it was compared with."""


def origin(path: Path) -> Origin | None:
    """Where the model file at `path` came from; None for one that was put there by hand."""
    try:
        return Origin(**json.loads(_note(path).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def fetch_gguf(address: str, *, sha256: str | None = None, progress: Progress | None = None) -> Path:
    """Fetch a GGUF file into the person's model folder. `origin(path)` then gives its size and sha256.

    The sha256 is compared with the person's, else with the server's where it gives one. Raises BadValue
    for an address or file that cannot be right, PartMissing where the network or the disk is in the way.
    """
    wanted = _plain_sha256(sha256)
    target = home.private_folder("models") / _file_name(address)
    there = origin(target) if target.is_file() else None
    if there is not None and there.address == _bare(address) and wanted in (None, there.sha256):
        return target
    if target.exists():
        raise BadValue(*pair("models.file_exists", path=str(target)))
    fetching = _Fetching(address, target, progress)
    fetching.run()
    return fetching.finish(wanted)


class _Fetching:
    """One download. What is here so far lies in a `.part` file, with a note on which version it is of."""

    def __init__(self, address: str, target: Path, progress: Progress | None) -> None:
        self._address = address
        self._target = target
        self._part = target.with_name(target.name + ".part")
        self._progress = progress
        self._opener = urllib.request.build_opener(_Redirects(self))
        self._total = 0
        self.server_sha256: str | None = None

    def run(self) -> None:
        """Download until all is here. A broken connection is tried again a few times."""
        tries = _TRIES
        while True:
            before = self._here()
            tries -= 1
            try:
                self._once()
            except (OSError, http.client.HTTPException) as fault:
                self._give_up_if(fault, last=tries == 0)
            if self._here() and self._here() >= self._total:
                return
            if self._here() > before:
                tries = _TRIES
            if tries == 0:
                raise PartMissing(*pair("models.download_cut", **self._so_far()))

    def finish(self, wanted: str | None) -> Path:
        """Check the file and put it in place. A wrong one is deleted."""
        with self._part.open("rb") as file:
            magic = file.read(4)
            file.seek(0)
            found = hashlib.file_digest(file, "sha256").hexdigest()
        size = self._here()
        expected = wanted or self.server_sha256
        if magic != b"GGUF" or (expected is not None and expected != found):
            self._forget()
        if magic != b"GGUF":
            raise BadValue(*pair("models.download_not_gguf", address=_bare(self._address)))
        if expected is not None and expected != found:
            raise PartMissing(*pair("models.download_wrong", found=found, expected=expected))
        by: Literal["person", "server", "nobody"] = "person" if wanted else "server" if expected else "nobody"
        note = Origin(address=_bare(self._address), bytes=size, sha256=found, checked_by=by)
        _note(self._target).write_text(json.dumps(asdict(note)), encoding="utf-8")
        self._part.replace(self._target)
        self._version().unlink(missing_ok=True)
        return self._target

    def _once(self) -> None:
        here, version = self._here(), self._read_version()
        headers = {"User-Agent": "sayclear", "Accept-Encoding": "identity"}
        if here and version:
            # If-Range: should the file have changed meanwhile, the server sends all of it again.
            headers |= {"Range": f"bytes={here}-", "If-Range": version}
        request = urllib.request.Request(self._address, headers=headers)  # noqa: S310 - http(s) only, see _file_name
        with self._opener.open(request, timeout=_TIMEOUT_SECONDS) as answer:
            going_on = answer.status == 206 and _starts_at(answer.headers, here)
            self._begin(answer.headers, here if going_on else 0)
            with self._part.open("ab" if going_on else "wb") as file:
                while piece := answer.read(_PIECE):
                    file.write(piece)
                    self._report(file.tell())

    def _begin(self, headers: Message, start: int) -> None:
        """Learn the size, the version and the sha256 from the server, and see that there is room."""
        length = headers.get("Content-Length", "")
        self._total = start + int(length) if length.isdigit() else 0
        self.server_sha256 = self.server_sha256 or sha256_in(headers)
        # A weak ETag ("W/...") does not promise the same bytes.
        tag = headers.get("ETag", "")
        version = tag if tag.startswith('"') else headers.get("Last-Modified", "")
        self._version().write_text(json.dumps([_bare(self._address), version]), encoding="utf-8")
        needed = self._total - start + _SPARE_BYTES
        if self._total and shutil.disk_usage(self._part.parent).free < needed:
            megabytes = -(-needed // 1_000_000)
            raise PartMissing(
                *pair("models.download_no_room", megabytes=megabytes, folder=str(self._part.parent))
            )
        self._report(start)

    def _give_up_if(self, fault: OSError | http.client.HTTPException, *, last: bool) -> None:
        """Raise the plain error where another try would not help."""
        if isinstance(fault, urllib.error.HTTPError):
            fault.close()
            if fault.code == 416 and fault.headers.get("Content-Range") == f"bytes */{self._here()}":
                self._total = self._here()
                return
            if fault.code == 416:
                self._forget()
                return
            if 300 <= fault.code < 400:
                raise BadValue(*pair("models.download_redirect", address=_bare(self._address))) from fault
            if fault.code in (401, 403, 404, 410):
                key = "models.download_not_there" if fault.code in (404, 410) else "models.download_refused"
                raise BadValue(*pair(key, address=_bare(self._address))) from fault
            if last:
                raise PartMissing(*pair("models.download_server", status=fault.code)) from fault
        elif isinstance(fault, OSError) and fault.errno == 28:
            raise PartMissing(
                *pair(
                    "models.download_no_room",
                    megabytes=self._total // 1_000_000,
                    folder=str(self._part.parent),
                )
            ) from fault
        elif last:
            key = "models.download_cut" if self._here() else "models.download_no_network"
            raise PartMissing(*pair(key, **self._so_far())) from fault

    def _so_far(self) -> dict[str, int]:
        return {"done": self._here() // 1_000_000, "total": self._total // 1_000_000}

    def _report(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, self._total)

    def _here(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _version(self) -> Path:
        return self._part.with_name(self._part.name + ".version")

    def _read_version(self) -> str:
        """The version that the `.part` file is of; "" where it is of another address, or not known."""
        with contextlib.suppress(OSError, ValueError):
            address, version = json.loads(self._version().read_text("utf-8"))
            return str(version) if address == _bare(self._address) else ""
        return ""

    def _forget(self) -> None:
        self._part.unlink(missing_ok=True)
        self._version().unlink(missing_ok=True)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, and only to the web. Reads the sha256 that some servers give on the way."""

    max_redirections = _REDIRECTS

    def __init__(self, fetching: _Fetching) -> None:
        self._fetching = fetching

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        before, after = urllib.parse.urlsplit(req.full_url).scheme, urllib.parse.urlsplit(newurl).scheme
        if after not in ("http", "https") or (before, after) == ("https", "http"):
            fp.close()
            raise BadValue(*pair("models.download_redirect", address=_bare(req.full_url)))
        self._fetching.server_sha256 = self._fetching.server_sha256 or sha256_in(headers)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def sha256_in(headers: Mapping[str, str] | Message) -> str | None:
    """The sha256 of the whole file that a server's headers give, if any."""
    for name in ("X-Linked-ETag", "ETag"):
        value = str(headers.get(name) or "").strip('"').lower()
        if _HEX64.fullmatch(value):
            return value
    for name in ("Repr-Digest", "Digest"):
        found = re.search(r"sha-256=:?([A-Za-z0-9+/]{43}=)", str(headers.get(name) or ""), re.IGNORECASE)
        if found:
            with contextlib.suppress(binascii.Error):
                return base64.b64decode(found[1], validate=True).hex()
    return None


def _starts_at(headers: Message, here: int) -> bool:
    return str(headers.get("Content-Range") or "").startswith(f"bytes {here}-")


def _plain_sha256(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    plain = sha256.strip().lower().removeprefix("sha256:")
    if not _HEX64.fullmatch(plain):
        raise BadValue(*pair("models.bad_sha256"))
    return plain


def _file_name(address: str) -> str:
    """A safe file name from the end of the address."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadValue(*pair("models.bad_address", address=address))
    last = urllib.parse.unquote(parts.path).rsplit("/", 1)[-1]
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", last).strip(".-")[:120]
    if not name:
        raise BadValue(*pair("models.bad_address", address=address))
    return name if name.lower().endswith(".gguf") else f"{name}.gguf"


def _bare(address: str) -> str:
    """The address without name, password, query and fragment."""
    parts = urllib.parse.urlsplit(address)
    host = parts.hostname or ""
    return urllib.parse.urlunsplit(
        (parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", "")
    )


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".origin.json")
