"""The English parser: which word is the subject, which the verb, and what hangs on what.

The core does not know where the parser's files lie: the outside says so with `use_model`. Without
them nothing is parsed, long sentences stay whole, and the receipt says so.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sayclear.errors import PartMissing
from sayclear.words import pair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MOST_KEPT = 2_000
_UNUSED = ["ner", "lemmatizer", "senter"]

_folder: Path | None = None
_language: Language | None = None
_parsed: OrderedDict[str, Doc] = OrderedDict()
_loading = threading.Lock()


def use_model(path: Path | None) -> None:
    """Say in which folder the parser's files lie; None means that there are none. Loads nothing yet."""
    global _folder, _language
    if path != _folder:
        _folder, _language = path, None
        _parsed.clear()


def ready() -> bool:
    """Can sentences be parsed? Looks for the files, and loads nothing."""
    from importlib.util import find_spec

    return _folder is not None and (_folder / "meta.json").is_file() and find_spec("spacy") is not None


def parse(text: str) -> Doc:
    """Parse one sentence. The last ones are remembered. Raises PartMissing where there is no parser."""
    if text not in _parsed:
        _remember(text, _load()(text))
    _parsed.move_to_end(text)
    return _parsed[text]


def parse_ahead(texts: Iterable[str]) -> None:
    """Parse many sentences at once, for `parse` to find; several times faster than one by one."""
    new = list(dict.fromkeys(text for text in texts if text not in _parsed))[:_MOST_KEPT]
    for text, doc in zip(new, _load().pipe(new, batch_size=128), strict=True):
        _remember(text, doc)


def warm_up() -> None:
    """Load the parser in the background, so that the first long sentence does not wait for it."""
    if ready():
        threading.Thread(target=_load, name="grammar", daemon=True).start()


def forget() -> None:
    """Drop what was parsed: a person's words are kept no longer than they are needed."""
    _parsed.clear()


def _remember(text: str, doc: Doc) -> None:
    _parsed[text] = doc
    while len(_parsed) > _MOST_KEPT:
        _parsed.popitem(last=False)


def _load() -> Language:
    global _language
    with _loading:
        if _language is not None:
            return _language
        if not ready():
            raise PartMissing(*pair("transformers.no_grammar"))
        # Late: takes over a second, and only long sentences need it.
        import spacy

        assert _folder is not None  # noqa: S101 - `ready` has looked
        _language = spacy.load(_folder, exclude=_UNUSED)
    return _language
