"""A model that is able rewords; one that lies, fails or is tiny changes nothing."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rewrites import REWRITES

from sayclear import grammar as parser
from sayclear import turn
from sayclear.errors import ModelFailed
from sayclear.events import Done, Event, Mending, Reported
from sayclear.readability import About, read
from sayclear.receipts import receipt_of
from sayclear.repair import NAME, Repair, Verdict, long_sentences, probe
from sayclear.reply import Reply
from sayclear.shaping import shape
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.store.verdicts import KeptVerdicts
from sayclear_profiles import Profile, presets, profile_for

PROFILE = profile_for("reading-ease")
# No seam of the code cuts this one: half of it hangs on a participle.
LONG = (
    "Walking back from the market with a heavy bag of flour, Mrs Okoro met the new postman of the street at "
    "the corner by the bakery."
)
MENDED = (
    "Mrs Okoro was walking back from the market with a heavy bag of flour. She met the new postman of the "
    "street at the corner by the bakery."
)
REPLY = f"The street is short. It has one bakery.\n\n{LONG}"
ABLE = REWRITES[:4]
KEPT = KeptVerdicts()
YES = Verdict(able=True, passed=4, tried=4, seconds=1, why="passed")


@pytest.fixture(autouse=True)
def with_grammar(grammar: Path) -> None:
    parser.use_model(grammar)


def turn_of(model: ScriptedChat, profile: Profile = PROFILE, **more: Any) -> Generator[Event]:
    return turn.run("Who was there?", model=model, profile=profile, verdicts=KEPT, **more)


def done_of(model: ScriptedChat, profile: Profile = PROFILE) -> Done:
    last = list(turn_of(model, profile))[-1]
    assert isinstance(last, Done)
    return last


def able(*answers: str, **more: Any) -> ScriptedChat:
    """A model that was tried before, and answers this."""
    KEPT.write("scripted", "", YES)
    return ScriptedChat(answers=(REPLY, *answers), **more)


def test_the_chain_leaves_this_sentence() -> None:
    assert shape(LONG, PROFILE).text == LONG


def test_an_able_model_rewords_after_the_reply_is_shown() -> None:
    model = ScriptedChat(answers=(REPLY, *ABLE, MENDED))
    events = list(turn_of(model))
    kinds = [type(event) for event in events]
    assert kinds.index(Reported) < kinds.index(Mending) and kinds[-1] is Done
    told = [(event.what, event.number, event.total) for event in events if isinstance(event, Mending)]
    # Each comes again while the model works.
    assert list(dict.fromkeys(told)) == [*(("trial", number, 6) for number in (1, 2, 3, 4)), ("reply", 1, 1)]
    done = events[-1]
    assert isinstance(done, Done)
    assert MENDED in done.reply.text and LONG not in done.reply.whole
    assert LONG in done.reply.original and LONG in done.streamed and done.tidier
    (change,) = (change for change in done.reply.changes if change.transformer == NAME)
    assert (change.before, change.after) == (LONG, MENDED)
    assert all(finding.ok for finding in done.receipt.findings if finding.rule == "sentence_words")
    assert done.receipt.facts_lost == ()
    assert done.receipt.note == "The model reworded one sentence. Compare it with the original."
    assert len(model.seen) == 6


def test_what_is_ready_while_the_model_works_is_the_reply_without_it() -> None:
    ready = next(event.ready for event in turn_of(able(MENDED)) if isinstance(event, Mending))
    plain = list(turn.run("Who was there?", model=ScriptedChat(answers=(REPLY,)), profile=PROFILE))[-1]
    assert isinstance(plain, Done)
    assert (ready.reply, ready.receipt) == (plain.reply, plain.receipt)
    assert ready.receipt.note == "A long sentence stays, because it has no safe cut."


LIES = {
    "loses a number": "Mrs Okoro was walking back from market. She met the postman.",
    "invents a sentence": f"{MENDED} He gave her a letter from the bank.",
    "says it with its own words": "Mrs Okoro strolled home. She bumped into the new postman on the corner.",
    "inverts": MENDED.replace("She met", "She did not meet"),
    "swaps who did it": (
        "The new postman of the street was walking back from the market with a heavy bag of flour. He met "
        "Mrs Okoro at the corner by the bakery."
    ),
    "fragment": (
        "Walking back from the market with a heavy bag of flour. Mrs Okoro met the new postman of the street "
        "at the corner by the bakery."
    ),
    "glues words": MENDED.replace("heavy bag of flour", "heavybagofflour"),
    "repeats the example": f"{MENDED} Lessons for beginners start one week later.",
    "comments": "This sentence has 25 words. It is longer than the limit of 15 words.",
    "says nothing": "",
    "says half": MENDED[:-20],
    "gives it back": LONG,
    "answers in code": '{"sentences": ["Mrs Okoro',
    "does not stop": "Mrs Okoro was walking back from the market. " * 400,
    "follows no rule": "\x00\ufffd" * 50 + "<|im_end|>",
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_changes_nothing(lie: str) -> None:
    model = able(LIES[lie])
    done = done_of(model)
    KEPT.write("scripted", "", Verdict(able=False, passed=0, tried=3, seconds=1, why="failed"))
    without = done_of(ScriptedChat(answers=(REPLY,)))
    assert (done.reply, done.receipt) == (without.reply, without.receipt)
    assert len(model.seen) == 2


def test_a_lost_number_is_asked_for_once_more_and_only_that() -> None:
    long = LONG.replace("the new postman", "three new neighbours")
    lost = MENDED.replace("the new postman", "new neighbours")
    right = MENDED.replace("the new postman", "three new neighbours")
    KEPT.write("scripted", "", YES)
    model = ScriptedChat(answers=(f"It is short.\n\n{long}", lost, right))
    assert right in done_of(model).reply.text
    again = model.seen[2]
    assert again[-2].content == lost
    assert again[-1].content == 'You left out "three". Write the whole rewrite again, with "three" in it.'
    model = ScriptedChat(answers=(f"It is short.\n\n{long}", lost, lost, right))
    assert long in done_of(model).reply.text and len(model.seen) == 3


@pytest.mark.parametrize("after", [0, 5])
def test_a_model_that_fails_ends_the_repair_and_not_the_reply(after: int) -> None:
    class FailsLater(ScriptedChat):
        def _pieces(self, answer: str, size: int) -> Any:
            self.fault = None if answer == REPLY else ModelFailed("It stopped.", "Ask again.")
            self.fault_after = after
            return super()._pieces(answer, size)

    KEPT.write("scripted", "", YES)
    done = done_of(FailsLater(answers=(REPLY, MENDED)))
    assert LONG in done.reply.text and not any(change.transformer == NAME for change in done.reply.changes)


def test_closing_the_turn_stops_the_model() -> None:
    model = able(MENDED, seconds_between=0.05)
    with closing(turn_of(model)) as events:
        at_work = (event for event in events if isinstance(event, Mending) and len(model.seen) == 2)
        assert next(at_work).number == 1
    assert model.closed_early == 1


def test_the_time_is_limited_and_a_slow_model_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "SECONDS", 0.2)
    model = ScriptedChat(answers=(REPLY, *ABLE, MENDED), seconds_between=0.02)
    done = done_of(model)
    assert LONG in done.reply.text and model.closed_early == 1
    verdict = KEPT.read("scripted", "")
    assert verdict is not None and not verdict.able and verdict.why == "slow"
    model = ScriptedChat(answers=(REPLY, MENDED))
    done_of(model)
    assert len(model.seen) == 1


def test_the_time_of_one_reply_is_limited() -> None:
    KEPT.write("scripted", "", YES)
    model = ScriptedChat(answers=(MENDED,), seconds_between=0.05)
    repair = Repair(shape(LONG, PROFILE), PROFILE, About(), seconds=0.1)
    list(repair.run(model, "scripted", KEPT))
    assert repair.reply.text == LONG and model.closed_early == 1


def test_a_stopped_trial_is_not_kept() -> None:
    model = ScriptedChat(answers=(REPLY, *ABLE), seconds_between=0.05)
    with closing(turn_of(model)) as events:
        next(event for event in events if isinstance(event, Mending) and event.number == 2)
    assert KEPT.read("scripted", "") is None


def test_a_model_that_cannot_is_tried_once() -> None:
    model = ScriptedChat(answers=(REPLY, "No.", "No.", "No."))
    done = done_of(model)
    assert LONG in done.reply.text and len(model.seen) == 4
    assert KEPT.read("scripted", "") is not None
    model = ScriptedChat(answers=(REPLY,))
    assert not [event for event in turn_of(model) if isinstance(event, Mending)]
    assert len(model.seen) == 1


def test_words_that_belong_together_must_stay_together_in_the_trial() -> None:
    split = "He carried the bag. It was to her door on the second floor."
    model = ScriptedChat(answers=(REWRITES[3].replace(REWRITES[3][REWRITES[3].index("He") :], split),))
    steps = probe.try_out(model)
    with closing(steps):
        assert not any(step.number > 3 for step in steps)


def test_a_tiny_model_is_not_asked() -> None:
    model = ScriptedChat(answers=(REPLY, *ABLE, MENDED), tiny=True)
    assert not [event for event in turn_of(model) if isinstance(event, Mending)]
    assert len(model.seen) == 1 and KEPT.read("scripted", "") is None


def test_without_the_grammar_part_nobody_is_asked() -> None:
    parser.use_model(None)
    model = able(MENDED)
    assert not [event for event in turn_of(model) if isinstance(event, Mending)]
    assert len(model.seen) == 1


def test_without_long_sentences_nobody_is_asked() -> None:
    model = ScriptedChat(answers=("It is raining. Take a coat.",))
    assert not [event for event in turn_of(model) if isinstance(event, Mending)]
    assert len(model.seen) == 1


def test_of_two_answers_only_the_good_one_is_taken() -> None:
    # The longer one is asked for first.
    long = probe.PROBES[0].sentence
    KEPT.write("scripted", "", YES)
    model = ScriptedChat(answers=(f"{REPLY}\n\n{long}", REWRITES[0], LIES["fragment"]))
    done = done_of(model)
    assert LONG in done.reply.whole and long not in done.reply.whole
    assert sum(change.transformer == NAME for change in done.reply.changes) == 1
    assert done.receipt.note is not None and done.receipt.note.startswith("The model reworded one sentence.")
    assert "A long sentence stays" in done.receipt.note


@pytest.mark.parametrize("name", presets())
def test_no_label_reaches_the_model(name: str) -> None:
    """A profile from a preset, and one with the same values and no preset name, send the same bytes."""
    preset = profile_for(name)
    bare = profile_for("plain").with_turn({key: preset[key] for key in preset})
    long = LONG.replace("at the corner", "at the wide corner of the old road, beside the park,")
    sent = []
    for profile in (preset, bare):
        KEPT.write("scripted", "", YES)
        model = ScriptedChat(answers=(f"It is short.\n\n{long}", MENDED))
        list(turn_of(model, profile))
        sent.append([[(message.type, message.content) for message in asked] for asked in model.seen])
    assert sent[0] == sent[1] and len(sent[0]) == 2
    limit = preset.limit("sentence_words")
    assert limit is not None
    assert sent[0][1][-1] == (
        "human",
        f"Split this into short sentences. Each sentence has at most {limit:g} words. Keep every fact."
        f"\n\nText: {long}",
    )


WORDS = sorted(
    {*LONG.split(), *MENDED.split(), "not", "12", "Ann", "because", "must", "Lessons", "<b>", "\n- "}
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
        st.permutations(MENDED.split()).map(" ".join),
        st.builds(
            lambda at, word: " ".join([*MENDED.split()[:at], word, *MENDED.split()[at + 1 :]]),
            st.integers(0, 28),
            st.sampled_from(WORDS),
        ),
    )
)
def test_whatever_the_model_says_no_fact_is_lost(answer: str) -> None:
    KEPT.write("scripted", "", YES)
    before = shape(REPLY, PROFILE)
    repair = Repair(before, PROFILE, About())
    list(repair.run(ScriptedChat(answers=(answer,)), "scripted", KEPT))
    reply = repair.reply
    assert receipt_of(reply, PROFILE, About()).facts_lost == ()
    assert longest(reply) <= longest(before)
    assert reply.original == REPLY
    reworded = [change for change in reply.changes if change.transformer == NAME]
    assert bool(reworded) == (reply != before)
    assert all(change.before == LONG for change in reworded)


def longest(reply: Reply) -> int:
    return max(len(unit.words) for unit in read(reply.text, reply.more).sentences)


def test_a_reply_with_folded_parts_and_lists_keeps_its_layout() -> None:
    folded = "\n\n".join(
        f"Paragraph {number} says that the shop is open. It sells bread." for number in range(30)
    )
    text = f"{LONG}\n\n1. Open the door.\n2. Go in.\n\n{folded}\n\n{probe.PROBES[0].sentence}"
    KEPT.write("scripted", "", YES)
    before = shape(text, PROFILE)
    assert before.more and len(long_sentences(before, PROFILE)) == 2
    repair = Repair(before, PROFILE, About())
    by_sentence = {LONG: MENDED, probe.PROBES[0].sentence: REWRITES[0]}
    order = [by_sentence[long.text] for long in long_sentences(before, PROFILE)]
    list(repair.run(ScriptedChat(answers=tuple(order)), "scripted", KEPT))
    assert sum(change.transformer == NAME for change in repair.reply.changes) == 2
    assert MENDED.split(". ")[0] in repair.reply.text and "1. Open the door." in repair.reply.whole
    names = [change.transformer for change in repair.reply.changes]
    assert names.count("fold_long_replies") == 1
    receipt = receipt_of(repair.reply, PROFILE, About())
    assert receipt.facts_lost == ()
    assert receipt.note is not None and receipt.note.startswith("The model reworded 2 sentences.")


def test_verdicts_are_kept_in_a_file_that_people_can_read_and_delete(own_home: Path) -> None:
    assert KEPT.read("big", "a") is None
    KEPT.write("big", "a", YES)
    KEPT.write("other", "", Verdict(able=False, passed=1, tried=4, seconds=40.26, why="slow"))
    file = own_home / "models-tried.json"
    found = json.loads(file.read_text("utf-8"))
    assert found["big"]["able"] is True and found["other"]["seconds"] == 40.3
    assert set(found["big"]) >= {"tried_on", "passed", "tried", "why"}
    assert file.stat().st_mode & 0o077 == 0
    assert KEPT.read("big", "a") == YES
    assert KEPT.read("big", "b") is None
    file.unlink()
    assert KEPT.read("big", "a") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"big": {"able": "perhaps"}}', b"\xff\xfe"])
def test_a_damaged_file_counts_as_empty(own_home: Path, damage: bytes) -> None:
    (own_home / "models-tried.json").write_bytes(damage)
    assert KEPT.read("big", "a") is None
    KEPT.write("big", "a", YES)
    assert KEPT.read("big", "a") == YES


def test_verdicts_of_other_samples_count_no_more(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KEPT.write("big", "a", YES)
    file = own_home / "models-tried.json"
    file.write_text(file.read_text("utf-8").replace('"version": 1', '"version": 0'), "utf-8")
    assert KEPT.read("big", "a") is None
