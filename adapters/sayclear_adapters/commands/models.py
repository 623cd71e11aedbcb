"""`sayclear models`: which models are here, get one, or choose one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayclear.errors import RequestError
from sayclear.words import pair, say
from sayclear_adapters import downloads, models, parts
from sayclear_adapters.commands import shared
from sayclear_adapters.models import ModelInfo
from sayclear_adapters.store import choices
from sayclear_adapters.store.verdicts import KeptVerdicts

Progress = Callable[[int, int], None]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("action", choices=("list", "get", "use"), help=say("cli.help_models_action"))
    parser.add_argument("name", nargs="?", default=None, metavar="NAME", help=say("cli.help_models_name"))
    parser.add_argument("--sha256", default=None, metavar="HEX", help=say("cli.help_sha256"))
    parser.add_argument("--allow", action="append", default=[], metavar="NAME", help=say("cli.help_allow"))
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """List, get or use."""
    if given.action != "list" and not given.name:
        raise RequestError(*pair("cli.no_model_name"))
    match given.action:
        case "list":
            return _list(as_json=given.json)
        case "get":
            return _get(given.name, sha256=given.sha256, as_json=given.json)
    return _use(given.name, allow=frozenset(given.allow), as_json=given.json)


def _list(*, as_json: bool) -> int:
    chosen = choices.read()
    found = models.list_models(allowed=chosen.allowed)
    if as_json:
        shared.print_json(
            [
                {
                    "name": info.name,
                    "backend": info.backend,
                    "size_bytes": info.size_bytes,
                    "tiny": info.tiny,
                    "local": info.local,
                    "chosen": info.name == chosen.model,
                    "rewords": _rewords(info),
                    "note": info.note,
                }
                for info in found
            ]
        )
        return 0
    for info in found:
        size = f"{info.size_bytes / 1e6:,.0f} MB" if info.size_bytes else ""
        mark = "*" if info.name == chosen.model else " "
        print(f"{mark} {info.name:<28} {size:>10}  {info.note}")
        print(f"  {say(_REWORDS[_rewords(info)])}")
    if not found:
        print(say("models.none_here"))
    print(f"\n{say('cli.models_hint')}")
    return 0


_REWORDS = {True: "cli.rewords_yes", False: "cli.rewords_no", None: "cli.rewords_not_tried"}


def _rewords(info: ModelInfo) -> bool | None:
    """Can it reword long sentences? None where it was not tried yet; a tiny one never is."""
    verdict = KeptVerdicts().read(info.plain_name, info.fingerprint)
    return False if info.tiny else verdict.able if verdict else None


def _get(name: str, *, sha256: str | None, as_json: bool) -> int:
    with _bar() as progress:
        if "://" in name:
            path = downloads.fetch_gguf(name, sha256=sha256, progress=progress)
        else:
            path = parts.get(name, progress=progress)
    origin = downloads.origin(path)
    if as_json:
        shared.print_json(
            {
                "path": str(path),
                "bytes": origin.bytes if origin else None,
                "sha256": origin.sha256 if origin else None,
                "checked_by": origin.checked_by if origin else "pin",
            }
        )
    elif origin:
        size = f"{origin.bytes:,}"
        print(say(f"cli.got_checked_by_{origin.checked_by}", name=path.stem, size=size, sha256=origin.sha256))
        print(say("cli.use_it", name=path.stem))
    else:
        print(say("cli.part_is_here", name=name))
    return 0


def _use(name: str, *, allow: frozenset[str], as_json: bool) -> int:
    before = choices.read()
    allowed = before.allowed | allow
    if Path(name).suffix.lower() == ".gguf":
        models.open_model(name, allowed=allowed)
        found = str(Path(name).resolve())
    else:
        info = models.find(name, models.list_models(allowed=allowed))
        models.refuse_unless_allowed(info, allowed=allowed)
        found = info.name
    choices.write(before.model_copy(update={"model": found, "allowed": allowed}))
    if as_json:
        shared.print_json({"model": found, "allowed": sorted(allowed)})
    else:
        print(say("cli.now_used", name=found))
    return 0


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    with Bars(BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as bars:
        task = bars.add_task("", total=None)

        def show(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total or None)

        yield show
