"""Places where a long sentence can be cut and still says the same.

One file a family of seams. Each finder takes a parsed sentence and yields the cuts it is sure of;
what is not sure is left long. `split` takes the best cut, again and again, until the pieces fit.
"""

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.enumerations import enumeration
from sayclear.seams.openings import label_line, opening_line
from sayclear.seams.splitting import parse_ahead, seams, split

__all__ = [
    "Cut",
    "Piece",
    "Seam",
    "enumeration",
    "label_line",
    "opening_line",
    "parse_ahead",
    "seams",
    "split",
]
