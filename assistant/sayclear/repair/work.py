"""Reword the sentences of a whole reply, with an able model, within a time limit."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sayclear import grammar
from sayclear.errors import PlainError
from sayclear.readability import About, read
from sayclear.receipts import REPAIR, receipt_of
from sayclear.repair.pick import Long, long_sentences
from sayclear.repair.probe import Verdicts, try_out
from sayclear.repair.rewording import OutOfTime, Step, reword
from sayclear.reply import Change, Kept, Receipt, Reply
from sayclear.shaping import shape
from sayclear_profiles import Profile

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

NAME = REPAIR
"""The name under which these changes stand in a reply."""

SECONDS = 20.0
"""For all sentences of a reply. Our own choice: the reply is on the screen, and can be read meanwhile."""

_FOLD = "fold_long_replies"


class Repair:
    """The repair of one reply. `reply` is the best version so far, and never a worse one."""

    def __init__(self, reply: Reply, profile: Profile, about: About, *, seconds: float = SECONDS) -> None:
        self.reply = reply
        self._profile = profile
        self._about = about
        self._seconds = seconds

    def wanted(self) -> bool:
        """Is there a sentence that may be sent? Without the grammar part nothing can be checked."""
        return grammar.ready() and bool(long_sentences(self.reply, self._profile))

    def run(self, model: BaseChatModel, name: str, verdicts: Verdicts) -> Generator[Step]:
        """Do the work; yields now and then. Closing the generator stops the model.

        A tiny model is not asked; one that was not tried is tried first. A model that fails ends
        the work: what was reworded before stays.
        """
        if getattr(model, "tiny", False) or not self.wanted():
            return
        limit = self._profile.limit("sentence_words") or 0
        found: dict[str, str] = {}
        try:
            if (yield from _able(model, name, verdicts)):
                yield from self._reword(model, limit, found)
        except (PlainError, OutOfTime):
            pass
        finally:
            grammar.forget()
        if found:
            self._take(found)

    def _reword(self, model: BaseChatModel, limit: float, found: dict[str, str]) -> Generator[Step]:
        until = time.monotonic() + self._seconds
        texts = list(dict.fromkeys(long.text for long in long_sentences(self.reply, self._profile)))
        for number, text in enumerate(texts, 1):
            step = Step("reply", number, len(texts))
            if pieces := (yield from reword(model, text, limit, until=until, step=step)):
                found[text] = " ".join(pieces)

    def _take(self, found: Mapping[str, str]) -> None:
        """All of them if that is better, else one by one what makes it better."""
        if not self._took(found) and len(found) > 1:
            for text, after in found.items():
                self._took({text: after})

    def _took(self, found: Mapping[str, str]) -> bool:
        new, old = self._with(found), self.reply
        better = _is_no_worse(self._receipt(new), self._receipt(old)) and self._over(new) < self._over(old)
        if better:
            self.reply = new
        return better

    def _receipt(self, reply: Reply) -> Receipt:
        return receipt_of(reply, self._profile, self._about)

    def _over(self, reply: Reply) -> float:
        """How many words stand over the limit, all sentences together."""
        limit = self._profile.limit("sentence_words") or 0
        return sum(max(0, len(unit.words) - limit) for unit in read(reply.text, reply.more).sentences)

    def _with(self, found: Mapping[str, str]) -> Reply:
        """The reply with these sentences in the place of the others, laid out anew."""
        old = self.reply
        parts = {"text": old.text, "more": old.more}
        changes: list[Change] = []
        longs = [long for long in long_sentences(old, self._profile) if long.text in found]
        for long in sorted(longs, key=_place, reverse=True):
            after = long.dressed(found[long.text])
            if after is not None:
                source = parts[long.part]
                parts[long.part] = source[: long.start] + after + source[long.end :]
                changes.insert(0, Change(NAME, long.raw, after))
        whole = replace(old, text=parts["text"], more=parts["more"]).whole
        new = shape(whole, self._profile, self._about)
        folded = any(change.transformer == _FOLD for change in new.changes)
        earlier = [change for change in old.changes if not (folded and change.transformer == _FOLD)]
        kept: dict[Kept, None] = dict.fromkeys((*old.kept, *new.kept))
        return replace(
            new, original=old.original, changes=(*earlier, *changes, *new.changes), kept=tuple(kept)
        )


def _place(long: Long) -> tuple[str, int]:
    return long.part, long.start


def _able(model: BaseChatModel, name: str, verdicts: Verdicts) -> Generator[Step, None, bool]:
    """What is known of this model, or what comes out when it is tried. A stopped try is not kept."""
    fingerprint = str(getattr(model, "fingerprint", ""))
    known = verdicts.read(name, fingerprint)
    if known is not None:
        return known.able
    verdict = yield from try_out(model)
    verdicts.write(name, fingerprint, verdict)
    return verdict.able


def _is_no_worse(new: Receipt, old: Receipt) -> bool:
    """No fact lost, no rule broken that was met, no more long sentences and no longer one."""
    rules = {finding.rule: finding for finding in old.findings}
    if set(new.facts_lost) - set(old.facts_lost):
        return False
    if any(not finding.ok and rules[finding.rule].ok for finding in new.findings):
        return False
    now = next(finding for finding in new.findings if finding.rule == "sentence_words")
    was = rules["sentence_words"]
    return now.value <= was.value and len(now.places) <= len(was.places)
