"""What each rule finds, character for character, and what it leaves alone."""

from __future__ import annotations

import pytest

from sayclear.readability import About, check, read, rules
from sayclear_profiles import profile_for

FOUND = (
    # rule, text, the words it must point at
    ("filler_opener", "**Great question!** You can pay.", ["Great question!"]),
    ("filler_opener", "Sure! Here you go. I’d be happy to help.", ["Sure!"]),
    (
        "filler_opener",
        "Hello Anna,\n\nthank you for your question. Pay now.",
        ["thank you for your question."],
    ),
    ("filler_opener", "- Of course!\n- Pay now.", ["Of course!"]),
    ("filler_opener", "Okay, so pay now.", ["Okay, "]),
    ("filler_opener", "Sure footing is needed.", []),
    ("filler_opener", "No problem was found.", []),
    (
        "idioms",
        "It’s a *piece of cake*, and they are on the same page.",
        ["a *piece of cake", "on the same page"],
    ),
    ("idioms", "He is pulling Anna's leg.", ["pulling Anna's leg"]),
    ("idioms", "Do not bite off\nmore than you can chew.", ["bite off\nmore than"]),
    ("idioms", "It was the last\n\nstraw was cut.", []),
    ("idioms", "Soak it in hot water. Draw the line. You have cold feet. Roll up your sleeve.", []),
    ("idioms", "Break the ice (start to talk) first.", []),
    ("acronyms", "The DWP pays. The H.M.R.C. does not.", ["DWP", "H.M.R.C."]),
    ("acronyms", "GPs and MPs came.", ["GPs", "MPs"]),
    ("acronyms", "Department for Work and Pensions (DWP). The DWP pays.", []),
    ("acronyms", "DWP (Department for Work and Pensions) pays.", []),
    ("acronyms", "Ask HR (the people office).", []),
    ("acronyms", "See A&E at SW1A 1AA, form B12, in the USA.", ["A&E"]),
    ("acronyms", "PAY NOW OR CALL THE OFFICE.", []),
    ("acronyms", "The WHO and the IT team.", ["WHO", "IT"]),
    ("acronyms", "Henry VIII, part II and World War II.", []),
    ("double_negatives", "You won't get in without a card.", ["won't get in without"]),
    ("double_negatives", "Nobody has no name.", ["Nobody has no"]),
    ("double_negatives", "It isn’t unreasonable.", ["isn’t unreasonable"]),
    ("double_negatives", "Do not go if you cannot see.", []),
    ("double_negatives", "No, you can't.", []),
    ("double_negatives", "It is not only free, it is also not far.", []),
    ("double_negatives", "You can go in without a card.", []),
    ("shouting", "Please DO NOT ENTER the room.", ["DO NOT ENTER"]),
    ("shouting", "An _important_ and <u>loud</u> note!!!", ["important", "loud", "!!!"]),
    ("shouting", "***Both*** at once.", ["Both"]),
    ("shouting", "You must NEVER do it.", ["NEVER"]),
    ("shouting", "The NHS, the UK, UNESCO and JPEG files.", []),
    ("shouting", "He said “STOP RIGHT NOW”.", []),
    ("shouting", "Is it safe?! Yes!", []),
    ("shouting", "a * b * c and snake_case_name", []),
    ("emoji", "Done ✅ and ❤️ and 👩‍💻 and 🇬🇧 and 1️⃣", ["✅", "❤️", "👩‍💻", "🇬🇧", "1️⃣"]),
    ("emoji", "→ • ✓ ½ ™ © “x” – 5 × 3", []),
    ("vague_times", "We will call you soon or in due course.", ["soon", "in due course"]),
    ("vague_times", "See you later. Come in a couple of days.", ["later", "in a couple of days"]),
    ("vague_times", "Come later, at 5 p.m., or on Monday, a bit later.", []),
    ("vague_times", "Too soon. As soon as you can see it. No later than 3 May. Two days later.", []),
    (
        "steps_numbered",
        "Open the lid. Take out the bag. Close it.",
        ["Open the lid. Take out the bag. Close it."],
    ),
    ("steps_numbered", "1. Turn the tap off and dry the floor.", ["Turn the tap off and dry the floor."]),
    ("steps_numbered", "Please call us.", []),
    ("steps_numbered", "Do not run. Do not shout. Do not push.", []),
    ("steps_numbered", "Can you open the door? Will you take it? Do you want it?", []),
    ("steps_numbered", "Drink more water. Books are good. Open doors let air in.", []),
    ("steps_numbered", "1. Cut and paste the text.\n2. Press and hold the key.", []),
    ("rhetorical", "You have been there, right? Who knows?", ["You have been there, right?", "Who knows?"]),
    ("rhetorical", "Ever wondered why? It is late.", ["Ever wondered why?"]),
    ("rhetorical", "Would you like to go? What time is it? Who is she?", []),
    ("rhetorical", "She is right. Is she right?", []),
    ("pressure", "Please hurry up. You should’ve called.", ["hurry up", "You should’ve"]),
    ("pressure", "Call without delay (our words).", []),
    ("pressure", "You should call. You have time.", []),
    ("labels", "Autistic people and people with A.D.D. or ADD.", ["Autistic", "ADD"]),
    ("labels", "Add the eggs. Anxiety is common.", []),
    ("masking", "It helps to blend in with them, so don’t fidget.", ["to blend in", "don’t fidget"]),
    ("masking", "Nobody has to make eye contact. There is no need to smile more.", []),
)


@pytest.mark.parametrize(("rule", "text", "words"), FOUND, ids=lambda value: str(value)[:40])
def test_finds(rule: str, text: str, words: list[str]) -> None:
    found = rules()[rule].measure(read(text), About())
    assert [text[place.start : place.end] for place in found.places] == words
    assert found.value == len(words)


FLAGGED = (
    ("vague_times", "We will write soon (the letter gives no date)."),
    ("acronyms", "Send it to the QXZ (a short form)."),
    ("pressure", "Pay immediately (a sharp word)."),
    ("rhetorical", "Oh great (said as a joke), it rains."),
    ("masking", "Try to act normal (their words)."),
    ("idioms", "It is a piece of cake (very easy)."),
    ("double_negatives", "It is not uncommon (it is common)."),
)


@pytest.mark.parametrize(("rule", "text"), FLAGGED)
def test_a_flag_beside_the_words_counts_as_met(rule: str, text: str) -> None:
    profile = profile_for("low-pressure", "literal-predictable")
    finding = next(
        entry for entry in check(text, profile, about=About(given=True)).findings if entry.rule == rule
    )
    assert (finding.ok, finding.flagged, finding.value, finding.places) == (True, True, 0, ())


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("idioms", "piece of cake"),
        ("shouting", "DO NOT ENTER"),
        ("pressure", "hurry up"),
        ("rhetorical", "who cares?"),
        ("filler_opener", "Great question!"),
        ("vague_times", "soon"),
        ("masking", "act normal"),
        ("labels", "ADHD"),
        ("double_negatives", "not impossible"),
    ],
)
@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "‘{}’"])
def test_words_in_quotation_marks_are_somebody_elses(rule: str, text: str, marks: str) -> None:
    quoted = marks.format(text)
    assert rules()[rule].measure(read(f"{quoted} is what he said."), About()).value == 0
    assert rules()[rule].measure(read(f"He said {quoted} twice."), About()).value == 0


def test_every_long_sentence_is_listed() -> None:
    text = "This sentence has seven words in it. " + "Word" + " word" * 30 + ". Word" + " word" * 26 + "."
    finding = check(text, profile_for("plain")).findings[0]
    assert [text[place.start : place.end].count("word") for place in finding.places] == [30, 26]
    assert finding.say == "One sentence has 31 words. Your limit is 25."


def test_a_limit_that_is_not_used_is_none_and_ok() -> None:
    findings = {
        finding.rule: finding for finding in check("Hurry! Come soon.", profile_for("plain")).findings
    }
    assert (findings["pressure"].value, findings["pressure"].limit, findings["pressure"].ok) == (
        1,
        None,
        True,
    )
    assert findings["vague_times"].limit is None and findings["vague_times"].say == ""


def test_one_hard_word_never_fails_a_text() -> None:
    rule = rules()["hard_words_percent"]
    assert rule.measure(read("Reimburse us."), About()).value == 0
    assert rule.measure(read("Reimburse the lessee."), About()).value > 50


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("Your tenancy and your lessor.", ["tenancy", "lessor"]),
        ("A non-refundable co-payment.", ["non-refundable"]),
        ("Mail jane.doe@example.org or see www.example.org/lessor.", []),
        ("We met Kowalczyk and Szymanski.", []),
        ("Dissolve a sachet. Then rinse.", ["Dissolve", "sachet", "rinse"]),
        ("Use `lessor` and `lessee` there.", []),
        ("The lessee's and lessor’s names.", ["lessee's", "lessor’s"]),
        ("He walks, walked, is walking, and is happier.", []),
    ],
)
def test_hard_words(text: str, hard: list[str]) -> None:
    found = rules()["hard_words_percent"].measure(read(text), About())
    assert [text[place.start : place.end] for place in found.places] == hard


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How do I pay?", True),
        ("how to boil an egg", True),
        ("I can’t start.", True),
        ("I cannot get going with my essay", True),
        ("Where do I begin?", True),
        ("I'm stuck", True),
        ("What is rent?", False),
        ("Why is the sky blue?", False),
        ("", False),
    ],
)
def test_next_action_is_asked_for_only_where_somebody_asks_how(question: str, asks: bool) -> None:
    found = rules()["next_action"].measure(read("You can pay by card."), About(question=question))
    assert found.value == (0 if asks else 1)


def test_facts_are_compared_with_both_parts() -> None:
    about = About(original="Pay £45 by 3 May.")
    assert rules()["facts_lost"].measure(read("Pay £45.", "It is due by 3 May."), about).value == 0
    found = rules()["facts_lost"].measure(read("Pay £45."), about)
    assert found.value == 1 and found.facts == ('lost the date "3 May"',)
