"""Short forms in capitals that are not written out where they first stand."""

import re
from collections.abc import Iterator

from sayclear.readability.lists import word_set
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Flow, Passage, Place, Text
from sayclear.readability.vocabulary import zipf

_SHORT = re.compile(r"(?<![\w/&.@-])(?:[A-Z](?:&?[A-Z]){1,6}s?|(?:[A-Z]\.){2,})(?![\w&@-]|/\w|\.\w|['’]S)")
_ROMAN = re.compile(r"[IVX]{2,}$")
_MEANS = re.compile(
    r"s?,?\s(?:which\s|this\s|it\s)?(?:stands\sfor|means|is\sshort\sfor|is\san?\s(?:short|abbreviation))\b"
)
_DASH = re.compile(r"s?\s?[–—-]\s((?:[\w’'&-]+\s?){2,12})|s?,\s(?:an?|the)\s((?:[\w’'&-]+\s?){2,12}),")
_IS = re.compile(r"\s(?:is|are)\s(?:an?\s|the\s)?((?:[\w’'&-]+\s?){2,8})")
_LEAD_IN = re.compile(r"[(\[]\s?(?:the\s|or\s|also\s|called\s|known\sas\s|aka\s)?$|,\sor\s(?:the\s)?$")
_LITTLE = frozenset("of and the for in on to a an at by with or".split())
# Common words that are also short forms when they stand alone in capitals.
# A unit after its number ("50 MB") is read as part of the number.
_UNITS = frozenset("KB MB GB TB AM PM CC ML KG KM MM CM KW DB HP BPM PSI MPH MPG RPM BTU".split())
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
_SIGNED = re.compile(r"(?:^|\n)(?:[A-Z]\.\s?|(?:Mr|Mrs|Ms|Dr)\.?\s)+[A-Z][\w’'-]+\s(?:[A-Z]{2,}\s)*\Z")
"""Letters behind the name in a signature: "R. J. Thackray ACII"."""
_AUSTRALIAN = frozenset("NSW QLD VIC TAS ACT WA SA NT".split())
_CODE_AFTER = re.compile(r"[ ]?(?:\d(?:[ ]?\d){3,}|\d+[/-]|\d\w*[A-Z]|[A-Z]*\d\w*[ ]\d)")
_YEAR = re.compile(r"[ ](?:19|20)\d\d(?![ ]?\d)")
_CODE_BEFORE = re.compile(r"(?:/|\b[A-Z]+\d\w*|\b\d\w*[A-Z]|\d{2,}[ ]?\d{3,})[ ]?\Z")
_HANGS_ON = re.compile(r"['’]s?\b|[ ]\d{1,3}(?![\w.,:/-]*\d|[ ]?[%°])\b")
"""What belongs to the short form and stands before its bracket: "the NHS's (...)", "NHS 111 (...)"."""
_ALSO_WORDS = frozenset("it who aids sad pip era esa asap".split())
_IN_CODE = frozenset("NULL TRUE FALSE AND OR NOT".split())


def _measure(text: Text, _about: About) -> Measured:
    seen: set[str] = set()
    places: list[Place] = []
    flagged = 0
    for passage in text.passages:
        flow = passage.flow
        for start, end, name in _found(flow, _quoted(passage)):
            if name in seen:
                continue
            seen.add(name)
            after = flow.bracket_after(whole(flow.text, end))
            if _is_expanded(flow, start, end, name, after):
                continue
            if after:
                flagged += 1
            else:
                places.append(flow.place(start, end))
    return Measured(len(places), tuple(places), flagged)


def whole(text: str, end: int) -> int:
    """Where a short form ends with all that hangs on it."""
    more = _HANGS_ON.match(text, end)
    return more.end() if more else end


def _quoted(passage: Passage) -> list[tuple[int, int]]:
    """Where a block is a quotation: somebody else's words, or a note to send off as it is."""
    ends = [*passage.flow.block_starts[1:], len(passage.flow.text)]
    blocks = zip(passage.blocks, passage.flow.block_starts, ends, strict=False)
    return [(start, end) for block, start, end in blocks if block.quoted]


def _found(flow: Flow, quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    known = {word.upper() for word in word_set("capitals")}
    for match in _SHORT.finditer(flow.text):
        name = match.group().rstrip("s").replace(".", "").replace("&", "")
        if name in known or name in _IN_CODE or len(name) < 2 or _ROMAN.match(name):
            continue
        if name in _UNITS and re.search(r"\d\s?$", flow.text[max(0, match.start() - 3) : match.start()]):
            continue
        if any(low <= match.start() < high for low, high in quoted):
            continue
        if flow.is_foreign(*match.span()) or _is_code(flow.text, match, name):
            continue
        if _is_shouted(flow.text, match, name):
            continue
        yield match.start(), match.end(), name


def _is_code(text: str, match: re.Match[str], name: str) -> bool:
    """Part of a reference, a postcode or an address? "WM 0719 4433", "KX71 ZQH", "Boise, ID", "PO Box"."""
    if match.group().endswith("s") or text[match.end() : match.end() + 1] == ":":
        return False
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 14]
    if _CODE_BEFORE.search(before) or (_CODE_AFTER.match(after) and not _YEAR.match(after)):
        return True
    if name in _STATES and before.endswith(", "):
        return True
    if _SIGNED.search(text[: match.start()]) and re.match(r"\s*(?:\n|,|[A-Z]{2,}|$)", text[match.end() :]):
        return True
    if name in _AUSTRALIAN and re.match(r"\s*(?:\n|\d{4}\b|$)", text[match.end() :]):
        return True
    return name == "PO" and after.lower().startswith(" box")


def _is_shouted(text: str, match: re.Match[str], name: str) -> bool:
    """An ordinary word in capitals: one of several in a row, or a common one by itself."""
    word = name.lower()
    before = text[max(0, match.start() - 24) : match.start()].split()
    after = text[match.end() : match.end() + 24].split()
    beside = [*before[-1:], *after[:1]]
    row = any(len(other.strip(".,!?:;()")) > 1 and other.isupper() and other.isalpha() for other in beside)
    if row and len(name) > 4 and not match.group().endswith("s"):
        return True
    frequency = zipf(word)
    if row:
        return frequency >= 4.3
    return word not in _ALSO_WORDS and frequency >= (5.0 if len(word) < 4 else 4.0)


def _is_expanded(flow: Flow, start: int, end: int, name: str, after: str) -> bool:
    if after and _spells(after, name):
        return True
    if _MEANS.match(flow.text, end):
        return True
    if (said := _IS.match(flow.text, end)) and _spells(said.group(1), name, part=True):
        return True
    if (dash := _DASH.match(flow.text, end)) and _spells(dash.group(1) or dash.group(2), name, part=True):
        return True
    # "National Health Service (NHS)", "the Royal Mail, or RM for short"
    before = flow.text[max(0, start - 120) : start]
    if lead := _LEAD_IN.search(before):
        words = re.findall(r"[\w’'&-]+", re.split(r"[.;:!?\n]", before[: lead.start()])[-1])
        named = len(words) > 1 and words[-1][0].isupper() and words[-2][0].isupper()
        return named or _spells(" ".join(words[-len(name) - 4 :]), name)
    return False


def _spells(words: str, name: str, *, part: bool = False) -> bool:
    """Do the first letters of these words make the short form, little words left out or not?

    With `part`, the words may go on after it.
    """
    if part:
        words = " ".join(words.split()[: len(name) + 4])
    parts = [part for part in re.split(r"[\s/-]+", words) if part]
    letters = "".join(part[0] for part in parts if part[0].isalpha()).upper()
    without = "".join(part[0] for part in parts if part[0].isalpha() and part.lower() not in _LITTLE).upper()
    return name in letters or name in without or _in_order(name, without)


def _in_order(name: str, letters: str) -> bool:
    """At least two thirds of the letters, the first among them: "PAYE" is "pay as you earn"."""
    if not letters or name[0] not in letters:
        return False
    at, hits = letters.index(name[0]), 0
    for letter in name:
        place = letters.find(letter, at)
        if place >= 0:
            at, hits = place + 1, hits + 1
    return hits * 3 >= len(name) * 2 and len(letters) >= 2


RULE = Rule(
    id="acronyms",
    measure=_measure,
    source=Source(
        "WCAG 2.2, Success Criterion 3.1.4 Abbreviations (W3C)",
        "https://www.w3.org/WAI/WCAG22/Understanding/abbreviations.html",
        "standard",
    ),
    examples=(
        Example("R. J. Thackray ACII", 0),
        Example("Call the DWP or your GP.", 2),
        Example("The NHS is free. Ask the NHS.", 1),
        Example("The National Health Service (NHS) is free. Ask the NHS.", 0),
        Example("The NHS (National Health Service) is free.", 0),
        Example("Your CRN, which stands for customer reference number, is on the letter.", 0),
        Example("The digital quotient, or DQ, is new. A MOOC – a massive open online course – is free.", 0),
        Example("Ask the DWP (a short form) today.", 0),
        Example("Turn on the TV in the UK.", 0),
        Example("DO NOT ENTER.", 0),
        Example("It needs 50 MB.", 0),
        Example("Quote PEX 8820 4471 or PO Box 7, KX71 ZQH. See RFC 2616.", 0),
        Example("The NHS's plan. The DWP's (a short form) letter. Ring NHS 111.", 1),
        Example("Ring NHS 111 (the health service by phone).", 0),
        Example('He said, "Ask the DWP."\n\n> Dear Sam, the DWP has written.', 0),
        Example("Read part II of form `ABC`.", 0),
        Example("The NHS is free.", 1, more="Ask the NHS."),
    ),
)
