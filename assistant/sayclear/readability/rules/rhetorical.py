"""Questions that want no answer, and words that mean their opposite."""

import re

from sayclear.readability import phrases
from sayclear.readability.rules import About, Example, Measured, Rule, Source
from sayclear.readability.units import Flow, Passage, Place, Text, Unit

_LEAD = re.compile(r"[\W_]*(?:(?:and|but|so|well|now|because|or|then|after all|honestly|hey|oh)\b,?\s*)*")
_FRAGMENT = re.compile(
    r"[\W_]*(?:and |but |so )?(?:the|his|her|my|your|our) (?:[\w'’-]+ ){0,3}[\w'’-]+\?\W*$", re.I
)
_WHY = re.compile(r"[\W_]*(?:but |and |so )?(?:why|why is that|why so|how so|how come)\?\W*$", re.I)
_ANSWER = re.compile(
    r"[\W_]*(?:because|simple|easy|it(?:'|’)s (?:simple|easy)|the answer|that(?:'|’)s because)\b", re.I
)
_SARCASM_MARK = re.compile(r"(?<!\w)/s(?!\w)|\((?:not|sarcasm|just kidding|kidding)\)", re.I)


def _measure(text: Text, _about: About) -> Measured:
    places: list[Place] = []
    flagged = 0
    for passage in text.passages:
        flow = passage.flow
        hits = list(phrases.find("rhetorical", flow))
        found = {*_questions(passage, hits), *_sarcasm(flow, hits)}
        for start, end in sorted(found):
            if flow.is_foreign(start, end):
                continue
            if flow.bracket_after(end):
                flagged += 1
            else:
                places.append(flow.place(start, end))
    return Measured(len(places), tuple(places), flagged)


def _questions(passage: Passage, hits: list[phrases.Hit]) -> list[tuple[int, int]]:
    asked = [
        (number, unit)
        for number, unit in enumerate(passage.units)
        if unit.kind == "sentence" and unit.text.rstrip("\"'”’)* ").endswith("?")
    ]
    found = []
    for number, unit in asked:
        after = passage.units[number + 1] if number + 1 < len(passage.units) else None
        if _is_rhetorical(unit, after, hits):
            found.append((unit.start, unit.end))
    return found


def _is_rhetorical(unit: Unit, after: Unit | None, hits: list[phrases.Hit]) -> bool:
    if _FRAGMENT.match(unit.text):
        return True
    if after is not None and _WHY.match(unit.text) and _ANSWER.match(after.text):
        return True
    lead = _LEAD.match(unit.text)
    begin = unit.start + (lead.end() if lead else 0)
    mark = unit.start + unit.text.rindex("?")
    for hit in hits:
        if hit.start == begin and (hit.row[1] == "question" or (hit.row[1] == "whole" and hit.end == mark)):
            return True
        if hit.row[1] != "sarcasm" and hit.end == mark and unit.start <= hit.start:
            before = unit.text[: hit.start - unit.start].rstrip()
            if before.endswith(",") or not before:
                return True
    return False


def _sarcasm(flow: Flow, hits: list[phrases.Hit]) -> list[tuple[int, int]]:
    found = [(hit.start, hit.end) for hit in hits if hit.row[1] == "sarcasm"]
    if "/s" in flow.text or "(" in flow.text:
        found += [match.span() for match in _SARCASM_MARK.finditer(flow.text)]
    return found


RULE = Rule(
    id="rhetorical",
    measure=_measure,
    source=Source(
        "Use Literal Language (W3C)",
        "https://www.w3.org/WAI/WCAG2/supplemental/patterns/o3p04-literal-language/",
        "guideline",
    ),
    examples=(
        Example("Who doesn't love a good book? Sound familiar?", 2),
        Example("The best part? It is free.", 1),
        Example("Why? Because it is free.", 1),
        Example("It is cold, isn't it? Oh great, more rain.", 2),
        Example("Do you want to pay by card? Which day suits you?", 0),
        Example("# Why not?\n\nIs it raining?", 0),
        Example('She asked, "Who cares?" and left.', 0),
        Example("Is it free? It is.", 0),
    ),
)
