"""What happens in a turn, as a row of events.

The order: Heard, then Carded where a card is due, Answering, any number of Reading, Writing and
ChunkReady, then Reported, Mending where a model rewords long sentences, and at the end Done; or Failed
instead of the rest. Whoever watches may stop at any point by closing the turn: the model stops too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayclear.reply import Change, Kept, Receipt, Reply
from sayclear.safety import Card


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of the person, as they were sent."""

    text: str


@dataclass(frozen=True, slots=True)
class Carded:
    """A card that people wrote. It comes before any model."""

    card: Card


@dataclass(frozen=True, slots=True)
class Answering:
    """A model begins to answer."""

    model: str
    """Its name, as it is shown."""
    tiny: bool
    """True for a model that is often wrong about facts."""
    goes_to: str | None = None
    """Where the words go if they leave this computer, else None."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The model is still reading what was asked."""

    done: int
    """Tokens read."""
    total: int


@dataclass(frozen=True, slots=True)
class Writing:
    """The model writes, and the next sentence is not whole yet. Comes a few times a second."""

    words: int
    """How many words it has written."""


@dataclass(frozen=True, slots=True)
class ChunkReady:
    """One sentence or block, mended, ready to be shown and spoken."""

    before: str
    """What parts it from the chunk before: "", a space, a line break, or an empty line."""
    text: str
    """Markdown, with its list marker where it has one."""
    changes: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """The receipt of what was shown so far, chunk by chunk."""

    receipt: Receipt
    reply: Reply = field(default_factory=lambda: Reply(""))
    """What was shown, with the changes of each chunk."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The turn ended early. What was shown stays."""

    say: str
    mend: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class Done:
    """The end. `reply` is the tidy version: the whole text, laid out and folded."""

    reply: Reply
    receipt: Receipt
    streamed: str
    """What the chunks showed, as one text."""
    model: str | None
    first_text: float | None
    """Seconds until the first chunk; None where there was none."""
    total: float

    @property
    def tidier(self) -> bool:
        """True where the tidy version reads differently from what was shown chunk by chunk."""
        return self.reply.whole.strip() != self.streamed.strip()


@dataclass(frozen=True, slots=True)
class Mending:
    """The reply is whole, and the model tries to reword long sentences that have no safe cut.

    Comes a few times a second. Nothing on the screen waits for it, and whoever stops here loses nothing.
    """

    ready: Done
    """What is ready now. The turn ends in this, or in something better."""
    what: Literal["trial", "reply"]
    """On sentences of our own, to try the model out once; or on those of the reply."""
    number: int
    """Which sentence."""
    total: int


Event = Heard | Carded | Answering | Reading | Writing | ChunkReady | Reported | Mending | Failed | Done
