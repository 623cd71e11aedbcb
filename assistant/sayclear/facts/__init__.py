"""The ledger of facts: what a rewrite may neither lose, nor change, nor invent.

`find` lists the facts of a text; `compare` holds two texts against each other, both ways. It sees
numbers, dates, times, money, units, names, links, code, what is said not to be so, what must or may
be, under which condition, how sure it is, how many it is about, and what is dangerous. It sees a thing
put for another of its sort ("bus" for "train"), and a sentence of which the first text says no word.
Where words stand in another order it also sees facts that changed places, and who does what to whom
turned round. It reads no grammar: it misses whom a word belongs to ("the man with the dog that ..."),
and what is said in words of no list.
"""

from sayclear.facts.ledger import Loss, compare, find
from sayclear.facts.marks import Fact, Kind

__all__ = ["Fact", "Kind", "Loss", "compare", "find"]
