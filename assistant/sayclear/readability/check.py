"""Hold a text against every rule of a profile."""

from __future__ import annotations

from sayclear.readability.languages import Tongue, guess
from sayclear.readability.rules import About, Measured, Rule, rules
from sayclear.readability.units import Place, Text, read
from sayclear.reply import Added, Finding, Kept, Receipt
from sayclear.words import say
from sayclear_profiles import Profile, catalogue


def check(
    text: str,
    profile: Profile,
    *,
    more: str = "",
    about: About | None = None,
    added: tuple[Added, ...] = (),
    repairs: int = 0,
    kept: tuple[Kept, ...] = (),
    note: str | None = None,
) -> Receipt:
    """Measure `text` (and `more`, folded behind it) with every rule, and write the receipt.

    Changes nothing. Every rule is listed; one that the profile does not use, or that does not know the
    text's language, has the limit None. The note then says which.
    """
    read_text = read(text, more)
    tongue = guess(read_text)
    findings, facts = measure(read_text, profile, about or About(), tongue)
    note = note or language_note(tongue, profile)
    return Receipt(findings, repairs, facts, added, hardest(read_text), note, kept)


def measure(
    text: Text, profile: Profile, about: About, tongue: Tongue
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What each rule found, and each lost fact in words."""
    measured = [
        (rule, rule.measure(text, about) if knows(rule, tongue) else None) for rule in rules().values()
    ]
    facts = tuple(fact for _, found in measured if found for fact in found.facts)
    return tuple(_finding(rule, found, profile, about) for rule, found in measured), facts


def knows(rule: Rule, tongue: Tongue) -> bool:
    """Can the rule judge a text in this language?"""
    return (tongue.english or not rule.english_only) and (tongue.spaced or not rule.counts_words)


def not_checked(tongue: Tongue, profile: Profile) -> tuple[str, ...]:
    """The rules that the profile uses and that do not know this language."""
    return tuple(
        rule.id for rule in rules().values() if not knows(rule, tongue) and profile.limit(rule.id) is not None
    )


def language_note(tongue: Tongue, profile: Profile) -> str | None:
    """One or two plain sentences on what was not checked, or None for an English text."""
    left_out = not_checked(tongue, profile)
    if not left_out:
        return None
    labels = ", ".join(catalogue()[f"text.{rule}"].label.lower() for rule in left_out)
    return say("languages.not_checked", language=say(f"languages.{tongue.code}"), rules=labels)


def hardest(text: Text) -> tuple[str, ...]:
    """The three sentences with the most words, longest first."""
    ranked = sorted(text.sentences, key=lambda unit: -len(unit.words))
    return tuple(unit.text for unit in ranked[:3] if len(unit.words) > 1)


def _finding(rule: Rule, found: Measured | None, profile: Profile, about: About) -> Finding:
    if found is None:
        return Finding(rule.id, 0, None, ok=True)
    limit = profile.limit(rule.id)
    if about.given and not rule.judges_given:
        limit = None
    if limit is None:
        ok = True
    elif rule.at_least:
        ok = found.value >= limit
    else:
        ok = found.value <= limit
    sentence = (
        "" if ok or limit is None else say(f"rules.{rule.id}", value=f"{found.value:g}", limit=f"{limit:g}")
    )
    return Finding(rule.id, found.value, limit, ok, ok and found.flagged > 0, _places(found, limit), sentence)


def _places(found: Measured, limit: float | None) -> tuple[Place, ...]:
    if not found.sizes:
        return found.places
    if limit is None:
        return ()
    return tuple(place for place, size in zip(found.places, found.sizes, strict=True) if size > limit)
