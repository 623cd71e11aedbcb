"""What was said, what was changed on the way, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `readability` imports this module
    from sayclear.readability.units import Place


@dataclass(frozen=True, slots=True)
class Added:
    """Something that we put in and the source does not say."""

    kind: str
    """"numeral", "step", "label", "expansion", "explanation", "flag" or "summary"."""
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a transformer made."""

    transformer: str
    before: str
    after: str
    added: tuple[Added, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A change that was taken back, because it would have lost or invented a fact."""

    transformer: str
    text: str
    """The original, which stays."""
    facts: tuple[str, ...]
    """What would have been lost or invented, in words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """All that was said in one turn. Two replies that read the same are equal."""

    text: str
    """What is shown first, as Markdown."""
    more: str = ""
    """What is folded behind "More"; nothing is deleted."""
    original: str = ""
    """The text before any change."""
    changes: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()

    @property
    def added(self) -> tuple[Added, ...]:
        """All that we put in, in the order it was put in."""
        return tuple(added for change in self.changes for added in change.added)

    @property
    def whole(self) -> str:
        """Both parts as one text."""
        return f"{self.text}\n\n{self.more}" if self.more else self.text


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule measured."""

    rule: str
    value: float
    limit: float | None
    """None where the profile does not use the rule."""
    ok: bool
    flagged: bool = False
    """True where a fault that cannot be mended is explained beside its place; counts as met."""
    places: tuple[Place, ...] = ()
    say: str = ""
    """One plain sentence for the person; empty where the rule is met."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was checked, and how it came out."""

    findings: tuple[Finding, ...]
    repairs: int = 0
    """How many sentences and blocks were changed to fit."""
    facts_lost: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()
    hardest: tuple[str, ...] = ()
    """The hardest sentences as they are shown, hardest first, three at most."""
    note: str | None = None
    """One plain sentence where something could not be done, or None."""
    kept: tuple[Kept, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """True where every rule that the profile uses is met."""
        return all(finding.ok for finding in self.findings)

    @property
    def not_met(self) -> tuple[Finding, ...]:
        """Findings that do not fit the limits."""
        return tuple(finding for finding in self.findings if not finding.ok)
