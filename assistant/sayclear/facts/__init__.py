"""The ledger of facts: what a rewrite may neither lose, nor change, nor invent.

`find` lists the facts of a text; `compare` holds two texts against each other, both ways. It sees
numbers, dates, times, money, units, names, links, code, what is said not to be so, what must or may
be, and under which condition. It does not see order, or which of two clauses a condition is about.
"""

from sayclear.facts.ledger import Loss, compare, find
from sayclear.facts.marks import Fact, Kind

__all__ = ["Fact", "Kind", "Loss", "compare", "find"]
