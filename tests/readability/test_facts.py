"""What the ledger must notice, and what it must let pass."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.facts import Fact, compare, find

LOSSES = (
    # numbers in figures and in words
    ("Bring 45 forms.", "Bring 54 forms."),
    ("Bring 45 forms.", "Bring forms."),
    ("Bring forms.", "Bring 45 forms."),
    ("There are 1,200 homes.", "There are 12,000 homes."),
    ("There are five rooms.", "There are six rooms."),
    ("There are twenty-one rooms.", "There are twenty rooms."),
    ("There are two hundred and five rooms.", "There are 250 rooms."),
    ("About 1.2 million people live here.", "About 1.2 thousand people live here."),
    ("Use version 3.11.2.", "Use version 3.11.12."),
    ("Cut it in 3/4 of the time.", "Cut it in 1/4 of the time."),
    ("Take the second door.", "Take the third door."),
    ("Go to the 2nd floor.", "Go to the 3rd floor."),
    ("It was -5 degrees.", "It was 5 degrees."),
    ("Read pages 5 and 6.", "Read pages 5 and 5."),
    ("Use form B12.", "Use form B21."),
    ("Call 0113 222 4444.", "Call 0113 222 4445."),
    # ranges
    ("Allow 5 to 10 days.", "Allow 5 to 12 days."),
    ("Allow 5-10 days.", "Allow 10 days."),
    # dates
    ("Reply by 30 November.", "Reply by 3 November."),
    ("Reply by 30 November 2026.", "Reply by 30 November."),
    ("Reply by 30 November 2026.", "Reply by 30 November 2027."),
    ("Reply by 2026-11-30.", "Reply by 2026-11-03."),
    ("Reply by 30/11/2026.", "Reply by 30/10/2026."),
    ("Come on Monday.", "Come on Tuesday."),
    ("Come on Monday.", "Come."),
    ("Come tomorrow.", "Come today."),
    ("It starts in March 2027.", "It starts in May 2027."),
    ("Come next week.", "Come this week."),
    # times
    ("Come at 3pm.", "Come at 3am."),
    ("Come at 3pm.", "Come at 3:30pm."),
    ("Come at 15:00.", "Come at 16:00."),
    ("We are open 9am to 5pm.", "We are open 9am to 6pm."),
    ("Come at noon.", "Come at midnight."),
    ("Come at half past three.", "Come at half past four."),
    # money and percentages
    ("Pay £45.", "Pay £54."),
    ("Pay £45.", "Pay $45."),
    ("Pay £45.50.", "Pay £45.05."),
    ("Pay £1.2m.", "Pay £1.2."),
    ("Pay 45 pounds.", "Pay 45 euros."),
    ("Pay £45 a week.", "Pay £45 a month."),
    ("Pay £45 a week.", "Pay £45."),
    ("Pay 50p.", "Pay £50."),
    ("It rose by 5%.", "It rose by 15%."),
    ("It rose by 5%.", "It rose by 5."),
    # units and doses
    ("Take 500 mg.", "Take 50 mg."),
    ("Take 500 mg.", "Take 500 g."),
    ("Take 500 mcg.", "Take 500 mg."),
    ("Take 2 tablets twice a day.", "Take 2 tablets a day."),
    ("Take 2 tablets twice a day.", "Take 2 tablets three times a day."),
    ("Take one tablet daily.", "Take one tablet weekly."),
    ("Take 1 tablet every 4 hours.", "Take 1 tablet every 6 hours."),
    ("Wait 5 working days.", "Wait 5 days."),
    ("Wait 30 minutes.", "Wait 30 seconds."),
    ("Walk half a mile.", "Walk a mile."),
    # names
    ("Call Mr Smith.", "Call Mr Jones."),
    ("Write to Leeds City Council.", "Write to the council."),
    ("The letter is from the NHS.", "The letter is from the DWP."),
    ("Sarah called.", "She called."),
    ("Ask Anna or Tom.", "Ask Anna."),
    ("We met in Bradford.", "We met."),
    ("We met.", "We met in Bradford."),
    # what is not so
    ("Do not open it.", "Open it."),
    ("Open it.", "Do not open it."),
    ("You cannot park here.", "You can park here."),
    ("It isn't free.", "It is free."),
    ("It is never safe.", "It is safe."),
    ("There is no fee.", "There is a fee."),
    ("Nobody may enter.", "People may enter."),
    ("None of the doors are locked.", "The doors are locked."),
    ("You are unable to appeal.", "You are able to appeal."),
    ("Do not press A. Pull B.", "Press A. Do not pull B."),
    ("Do not open the box. Do not open the bag.", "Do not open the box. Open the bag."),
    ("It is neither safe nor legal.", "It is safe."),
    ("It is not uncommon.", "It is uncommon."),
    ("It is safe, not cheap.", "It is cheap, not safe."),
    # must, may, should
    ("You must pay.", "You may pay."),
    ("You must pay.", "You pay."),
    ("You must pay.", "You should pay."),
    ("You may pay.", "You must pay."),
    ("You must not pay.", "You must pay."),
    ("You must not pay.", "You do not have to pay."),
    ("You do not have to pay.", "You must not pay."),
    ("You must pay. You may sign.", "You may pay. You must sign."),
    ("You should call first.", "You call first."),
    ("You are required to sign.", "You can sign."),
    # conditions
    ("Only staff park here.", "Staff park here."),
    ("Call us only at night.", "Call us at night."),
    ("Call us if it leaks.", "Call us. It leaks."),
    ("It stays shut unless we write.", "It stays shut."),
    ("All rooms except the hall are open.", "All rooms are open."),
    ("Wait until we call.", "Wait."),
    ("Come in without shoes.", "Come in with shoes."),
    ("You can stay provided that you pay.", "You can stay. You pay."),
    ("Unless you pay, we write.", "If you pay, we write."),
    # limits
    ("Bring at least 5 forms.", "Bring at most 5 forms."),
    ("It takes up to 5 days.", "It takes 5 days."),
    ("Save more than £50.", "Save less than £50."),
    ("It is for people of 16 or over.", "It is for people of 16 or under."),
    # warnings
    ("Warning: the lid is hot.", "The lid is hot."),
    ("It is dangerous to climb.", "It is fun to climb."),
    # addresses and code
    ("See https://www.gov.uk/tax.", "See https://www.gov.uk/vat."),
    ("See https://www.gov.uk/tax.", "See the site."),
    ("See [the page](https://a.example/one).", "See [the page](https://a.example/two)."),
    ("Write to help@a.example.", "Write to info@a.example."),
    ("Type `make run`.", "Type `make test`."),
    ("Type `make run`.", "Type make run now."),
    ("Run:\n\n```\nls -l\n```", "Run:\n\n```\nls -a\n```"),
)

INNOCENT = (
    # another form of the same
    ("Come at 3pm.", "Come at 3 p.m."),
    ("Come at 3pm.", "Come at 15:00."),
    ("Come at 3.30pm.", "Come at 3:30 pm."),
    ("Come at noon.", "Come at 12pm."),
    ("Pay £45.", "Pay £45.00."),
    ("Pay £45.", "Pay 45 pounds."),
    ("Pay £1,200.", "Pay £1200."),
    ("Pay £1.2 million.", "Pay £1,200,000."),
    ("There are 1,200 homes.", "There are 1200 homes."),
    ("There are five rooms.", "There are 5 rooms."),
    ("There are twenty-one rooms.", "There are 21 rooms."),
    ("There are two hundred and five rooms.", "There are 205 rooms."),
    ("There are a dozen eggs.", "There are 12 eggs."),
    ("It rose by 5%.", "It rose by 5 percent."),
    ("It rose by five per cent.", "It rose by 5%."),
    ("Reply by 30 November 2026.", "Reply by November 30, 2026."),
    ("Reply by the 30th of November.", "Reply by 30 November."),
    ("Reply by 30/11/2026.", "Reply by 30 November 2026."),
    ("Reply by Mon 3 Jan.", "Reply by Monday 3 January."),
    ("Go to the 2nd floor.", "Go to the second floor."),
    ("Take 500 mg.", "Take 500mg."),
    ("Take 500 milligrams.", "Take 500 mg."),
    ("Take 2 tablets twice a day.", "Take two tablets two times daily."),
    ("Wait 30 minutes.", "Wait 30 mins."),
    ("Take a 30-minute walk.", "Take a walk of 30 minutes."),
    ("Allow 5-10 days.", "Allow 5 to 10 days."),
    ("Allow 5 to 10 days.", "Allow between 5 and 10 days."),
    ("We are open 9-5pm.", "We are open 9am to 5pm."),
    ("We are open 9am-11am.", "We are open from 9 am to 11 am."),
    ("Wait half an hour.", "Wait 30 minutes."),
    ("Call 0113 222 4444.", "Call 0113 2224444."),
    ("Pay £45 per week.", "Pay £45 a week."),
    ("Pay £45 each month.", "Pay £45 monthly."),
    # the same "not"
    ("Don't open it.", "Do not open it."),
    ("You can't park here.", "You cannot park here."),
    ("You can’t park here.", "You can not park here."),
    ("You are unable to park here.", "You cannot park here."),
    ("It is not uncommon.", "It is common."),
    ("It is not impossible to do.", "It is possible to do."),
    ("Do not open or move it.", "Do not open it. Do not move it."),
    ("Do not open it. Do not move it.", "Do not open or move it."),
    ("Do not utilise the lift.", "Do not use the lift."),
    ("Do not make use of the lift.", "Do not use the lift."),
    ("Not only staff, but also guests can come.", "Staff can come. Guests can also come."),
    ("No problem! The box is open.", "The box is open."),
    ("You can't enter without a key.", "You can only enter with a key."),
    # the same must, may and should
    ("You are required to pay.", "You must pay."),
    ("You need to pay.", "You have to pay."),
    ("You shall pay.", "You must pay."),
    ("It is mandatory to pay.", "You must pay."),
    ("You do not need to pay.", "You don't have to pay."),
    ("You need not pay.", "You do not have to pay."),
    ("You must not enter.", "You mustn't enter."),
    ("You may park here.", "You can park here."),
    ("You may park here.", "You are allowed to park here."),
    ("It may rain.", "It might rain."),
    ("You must pay and sign.", "You must pay. You must sign."),
    ("You must utilise the door.", "You must use the door."),
    ("You ought to call.", "You should call."),
    # the same condition
    ("Should you need help, call us.", "If you need help, call us."),
    ("In the event of fire, leave.", "If there is fire, leave."),
    ("You can stay as long as you pay.", "You can stay if you pay."),
    ("All rooms excluding the hall are open.", "All rooms except the hall are open."),
    ("Wait till we call.", "Wait until we call."),
    # the same limit
    ("Bring a minimum of 5 forms.", "Bring at least 5 forms."),
    ("Bring no more than 5 forms.", "Bring at most 5 forms."),
    ("Pay in excess of £50.", "Pay more than £50."),
    ("Reply no later than 3 May.", "Reply by 3 May."),
    ("We are open Mon-Fri.", "We are open Monday to Friday."),
    ("Come at 12 noon.", "Come at noon."),
    # split, set out, marked
    (
        "The council wrote to Anna, and the council asked for £45.",
        "The council wrote to Anna. It asked for £45.",
    ),
    ("Mr Smith called Anna, who was out.", "Mr Smith called Anna. Anna was out."),
    ("The Thames, which is 215 miles long, floods.", "The Thames floods. The Thames is 215 miles long."),
    ("Bring (1) a form, (2) a pen and (3) a card.", "Bring:\n\n1. a form\n2. a pen\n3. a card"),
    ("- a form\n- a pen", "1. a form\n2. a pen"),
    ("1. Go in.\n2. Sit down.", "3. Go in.\n4. Sit down."),
    ("**Do not** open *it*.", "Do not open it."),
    ("DO NOT OPEN THE DOOR.", "Do not open the door."),
    ("See https://www.gov.uk/tax.", "See [the page](https://www.gov.uk/tax)."),
    ("See <https://www.gov.uk/tax>.", "See https://www.gov.uk/tax"),
    ("Utilise the form.", "Use the form."),
    ("Notify the clinic.", "Tell the clinic."),
    ("How To Pay Your Rent", "How to pay your rent"),
    ("Sarah's letter came.", "The letter of Sarah came."),
    ("However, the Council will write.", "The council will write."),
    ("The fee is £45; pay it by Friday.", "The fee is £45. Pay it by Friday."),
    ("In order to apply, call 101.", "To apply, call 101."),
    ("One of the doors is open.", "A door is open."),
)


@pytest.mark.parametrize(("before", "after"), LOSSES, ids=lambda text: text[:40])
def test_notices(before: str, after: str) -> None:
    losses = compare(before, after)
    assert losses
    assert all(loss.say and loss.fact.text for loss in losses)


@pytest.mark.parametrize(("before", "after"), INNOCENT, ids=lambda text: text[:40])
def test_lets_pass(before: str, after: str) -> None:
    assert [loss.say for loss in compare(before, after)] == []


@pytest.mark.parametrize(("text", "_"), (*LOSSES, *INNOCENT), ids=lambda text: text[:40])
def test_a_text_keeps_its_own_facts(text: str, _: str) -> None:
    assert compare(text, text + " ") == ()
    assert compare(text + " ", text) == ()


def test_says_what_was_lost() -> None:
    assert [loss.say for loss in compare("Pay £45.", "Pay.")] == ['lost the amount "£45"']
    assert [loss.say for loss in compare("Pay £45.", "Pay £54.")] == ['changed the amount "£45" to "£54"']
    assert [loss.say for loss in compare("Pay.", "Pay £54.")] == ['added the amount "£54"']


def test_finds_every_kind() -> None:
    text = (
        "Warning: you must not pay 45 people £5 on 3 May at 3pm. Allow 5-10 days. It is 5% of 2 km. "
        "You may take 2 tablets only if Anna agrees. You should write to a@b.example or https://b.example. "
        "Type `ls`."
    )
    kinds = {fact.kind for fact in find(text)}
    assert kinds == {
        "code", "condition", "date", "dose", "email", "may", "money", "must", "name", "number", "percent",
        "polarity", "range", "should", "time", "unit", "url", "warning",
    }  # fmt: skip


def test_places_are_characters_of_the_text() -> None:
    text = "# Rent\n\n- **Pay £45** by *3 May*, see [this](https://a.example)."
    for fact in find(text):
        assert text[slice(*fact.place)].strip("*()<>`") == fact.text.strip("`")


def test_what_was_added_is_no_invention() -> None:
    before = "First open the box. Then take 2 tablets."
    after = "Step 1 of 2: Open the box.\n\nStep 2 of 2: Then take 2 tablets."
    assert compare(before, after, added=("Step 1 of 2:", "Step 2 of 2:")) == ()
    assert (
        compare(
            "Ask the NHS.", "Ask the NHS (National Health Service).", added=("(National Health Service)",)
        )
        == ()
    )
    assert compare("Pay arrears.", "Pay arrears (money you owe).", added=("(money you owe)",)) == ()


def test_what_was_added_does_not_hide_a_loss() -> None:
    before = "Then take 2 tablets."
    after = "Step 2 of 2: Then take tablets."
    assert [loss.fact.text for loss in compare(before, after, added=("Step 2 of 2:",))] == ["2 tablets"]


@pytest.mark.parametrize(
    "added", ("(£50)", "(by 3 May)", "(do not pay)", "(you must pay)", "(at 3pm)", "(5%)")
)
def test_what_was_added_contradicts_nothing(added: str) -> None:
    assert compare("Pay the rent.", f"Pay the rent {added}.", added=(added,))


def test_a_loose_fact_can_be_kept_but_not_lost() -> None:
    (one,) = (fact for fact in find("One of us came.") if fact.kind == "number")
    assert one == Fact("number", "1", (0, 3), "One", firm=False)


PIECES = (
    *"Do not open the box or bag unless Anna must pay £45 by 3pm on 3 May if a an one two 1,200 5-10 "
    "days".split(),
    *". , ; : (1) (2) **bold** `code` # - 1. NHS can't without only May https://a.example ½ % 7/8 "
    "No. -5".split(),
    "\n",
    "\n\n",
)
WORDS = st.sampled_from(PIECES)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_nothing_is_lost_by_doing_nothing(words: list[str]) -> None:
    text = " ".join(words)
    assert compare(text, text) == ()
    assert compare(text, text + "\n") == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for fact in find(text):
        start, end = fact.place
        assert 0 <= start < end <= len(text)
