"""Ask an able model to reword the sentences that code cannot cut, and believe it in nothing.

`pick` says which sentences may be sent, `ask` sends one of them, `gate` holds the answer against
the sentence, `probe` finds out whether a model is able, and `work` does it for a whole reply.
Whatever goes wrong, the original stays. Why it is built like this: `docs/repair.md`.
"""

from sayclear.repair.gate import refusal
from sayclear.repair.pick import Long, long_sentences, may_be_sent
from sayclear.repair.probe import Verdict, Verdicts
from sayclear.repair.rewording import Step
from sayclear.repair.work import NAME, Repair

__all__ = [
    "NAME",
    "Long",
    "Repair",
    "Step",
    "Verdict",
    "Verdicts",
    "long_sentences",
    "may_be_sent",
    "refusal",
]
