"""Passive to active: texts of our own, each result read by a person, and traps that must stay."""

from __future__ import annotations

import pytest

from sayclear import grammar as parser
from sayclear.facts import compare
from sayclear.passive import active, may_be_passive
from sayclear.readability import About
from sayclear.shaping import shape
from sayclear_profiles import profile_for

READ = (
    (
        "You will be visited by a member of our team on Monday 10 May at 9:30am.",
        "A member of our team will visit you on Monday 10 May at 9:30am.",
    ),
    ("The form must be signed by you.", "You must sign the form."),
    ("Your claim will be decided by the council.", "The council will decide your claim."),
    ("Your claim will be decided by the council by 3 May.", "The council will decide your claim by 3 May."),
    ("The form needs to be signed by your doctor.", "Your doctor needs to sign the form."),
    ("The form must be returned by you to the office.", "You must return the form to the office."),
    ("The letter was sent to you by us on 3 May.", "We sent the letter to you on 3 May."),
    ("Your rent has not been paid by him yet.", "He has not paid your rent yet."),
    (
        "You will be contacted by a member of our team on Monday.",
        "A member of our team will contact you on Monday.",
    ),
    ("Your claim is not usually decided by us.", "We do not usually decide your claim."),
    ("The work will be carried out by the council.", "The council will carry out the work."),
    ("The work is carried out by our team.", "Our team carries out the work."),
    ("Complaints are dealt with by our manager.", "Our manager deals with complaints."),
    (
        "Your home will be visited by our team to check the gas.",
        "Our team will visit your home to check the gas.",
    ),
    ("You will be asked by the council to send a form.", "The council will ask you to send a form."),
    (
        "If you disagree, your claim will be looked at by another team.",
        "If you disagree, another team will look at your claim.",
    ),
    (
        "The form has not been signed by you and your partner yet.",
        "You and your partner have not signed the form yet.",
    ),
    ("You'll be seen by a nurse within 10 days.", "A nurse will see you within 10 days."),
    ("The form can't be signed by your partner.", "Your partner can't sign the form."),
    ("The form cannot be signed by us.", "We cannot sign the form."),
    ("The key isn't held by the landlord.", "The landlord doesn't hold the key."),
    ("In May, the bill was paid by Mrs Lee.", "In May, Mrs Lee paid the bill."),
    ("All forms must be checked by the manager.", "The manager must check all forms."),
    ("You will be told the result by the council.", "The council will tell you the result."),
    ("She was told by us to come on Monday.", "We told her to come on Monday."),
    ("The bins are emptied by the council every Tuesday.", "The council empties the bins every Tuesday."),
    ("**The form** must be signed by you before **3 May**.", "You must sign **the form** before **3 May**."),
    ("The child was seen by a doctor.", "A doctor saw the child."),
    ("The flat is owned by the council.", "The council owns the flat."),
    ("However, the fee was refunded by the bank.", "However, the bank refunded the fee."),
    ("Your application was received by us on 12 March.", "We received your application on 12 March."),
    (
        "The application will be checked by a trained adviser.",
        "A trained adviser will check the application.",
    ),
    (
        "If the rent is late, a letter will be sent by the landlord.",
        "If the rent is late, the landlord will send a letter.",
    ),
    (
        "The new boiler will be fitted by our engineer on Tuesday.",
        "Our engineer will fit the new boiler on Tuesday.",
    ),
    ("Your passport must be shown by you at the desk.", "You must show your passport at the desk."),
    ("Your benefits may be stopped by the DWP.", "The DWP may stop your benefits."),
    ("The decision has been made by the manager.", "The manager has made the decision."),
    (
        "Your child will be taught by a new teacher from September.",
        "A new teacher will teach your child from September.",
    ),
    ("Blood tests are usually done by the nurse.", "The nurse usually does blood tests."),
    ("The results will be explained to you by the doctor.", "The doctor will explain the results to you."),
    ("Both pages must be signed by you and your partner.", "You and your partner must sign both pages."),
    (
        "Your complaint is being looked at by a senior officer.",
        "A senior officer is looking at your complaint.",
    ),
    ("The repair was reported by your neighbour.", "Your neighbour reported the repair."),
    ("The tablets were prescribed by Dr Shah.", "Dr Shah prescribed the tablets."),
    ("You will be phoned by our team before the visit.", "Our team will phone you before the visit."),
    ("The fee can be refunded by the bank within 5 days.", "The bank can refund the fee within 5 days."),
    ("The lift is checked by an engineer every month.", "An engineer checks the lift every month."),
    ("This letter was written by your support worker.", "Your support worker wrote this letter."),
    ("The parcel was delivered by the driver at noon.", "The driver delivered the parcel at noon."),
    (
        "Your benefit will be paid by us until the claim is decided.",
        "We will pay your benefit until the claim is decided.",
    ),
    ("The form should be filled in by a parent.", "A parent should fill in the form."),
    (
        "The plan must be approved by the board before work starts.",
        "The board must approve the plan before work starts.",
    ),
    ("You have been chosen by the panel.", "The panel has chosen you."),
    ("The appeal was refused by the tribunal on 4 June.", "The tribunal refused the appeal on 4 June."),
    ("Your old card will be cancelled by the bank.", "The bank will cancel your old card."),
    ("The book was written by Charles Dickens.", "Charles Dickens wrote the book."),
    ("The room has been booked by Anna.", "Anna has booked the room."),
    (
        "The form had been signed by the doctor before you came.",
        "The doctor had signed the form before you came.",
    ),
    ("The house was bought by Mr and Mrs Khan in 2019.", "Mr and Mrs Khan bought the house in 2019."),
    ("The office was moved by the council in 2020.", "The council moved the office in 2020."),
    ("Your prescription must be collected by an adult.", "An adult must collect your prescription."),
    ("You will be offered another job by your employer.", "Your employer will offer you another job."),
    ("The bill has already been paid by your daughter.", "Your daughter has already paid the bill."),
    ("Any changes must be approved by the council.", "The council must approve any changes."),
    ("The cost will be shared by you and the council.", "You and the council will share the cost."),
    ("A copy will be kept by us for six years.", "We will keep a copy for six years."),
    ("The chair was given to the school by parents.", "Parents gave the chair to the school."),
    ("Our staff are trained by the charity.", "The charity trains our staff."),
    ("Your scan will be looked at by two doctors.", "Two doctors will look at your scan."),
    (
        "Most claims are decided by our team within two weeks.",
        "Our team decides most claims within two weeks.",
    ),
    ("The order was cancelled by the customer.", "The customer cancelled the order."),
    ("The story was told by my mother.", "My mother told the story."),
    ("When the form arrives, it will be checked by us.", "When the form arrives, we will check it."),
    (
        "Your claim was refused by us because the form was late.",
        "We refused your claim because the form was late.",
    ),
    (
        "Your claim was not refused by us because the form was late.",
        "We did not refuse your claim because the form was late.",
    ),
    ("The form must be signed by you in ink.", "You must sign the form in ink."),
    ("The letter will be posted by us today.", "We will post the letter today."),
    ("The council tax is paid by the tenant.", "The tenant pays the council tax."),
    ("The water was tested by us twice.", "We tested the water twice."),
    ("The swimming pool is run by the council.", "The council runs the swimming pool."),
    ("The swelling was treated by the nurse.", "The nurse treated the swelling."),
    ("You were contacted by the fraud team last week.", "The fraud team contacted you last week."),
    ("A fine may be issued by the court.", "The court may issue a fine."),
    ("The bill was sent to your old address by us.", "We sent the bill to your old address."),
    ("The bill must be paid by you by 5 May at the latest.", "You must pay the bill by 5 May at the latest."),
    ("The 10.15 train was cancelled by the operator.", "The operator cancelled the 10.15 train."),
    ("I was helped by a nurse.", "A nurse helped me."),
    ("I was told by the nurse to rest.", "The nurse told me to rest."),
    ("Your ESA will be paid by the DWP every two weeks.", "The DWP will pay your ESA every two weeks."),
    ("Your data is stored by us in the UK.", "We store your data in the UK."),
    ("The award is given by the society each year.", "The society gives the award each year."),
    ("Repairs are normally handled by your landlord.", "Your landlord normally handles repairs."),
    (
        "The tenancy agreement has to be signed by you before you move in.",
        "You have to sign the tenancy agreement before you move in.",
    ),
    (
        "Your claim will have to be checked by our fraud team.",
        "Our fraud team will have to check your claim.",
    ),
    ("The car had to be moved by the police.", "The police had to move the car."),
    ("If you are ill, we should be told by you at once.", "If you are ill, you should tell us at once."),
    (
        "From 1 June, all bookings will be handled by the new team.",
        "From 1 June, the new team will handle all bookings.",
    ),
    (
        "Your request will be considered by a panel of three people.",
        "A panel of three people will consider your request.",
    ),
    (
        "The first payment was sent by the bank on Monday, 4 May.",
        "The bank sent the first payment on Monday, 4 May.",
    ),
    ("Your MP was told by us.", "We told your MP."),
    ("Photographs may be taken by staff during the day.", "Staff may take photographs during the day."),
    ("Your form was never received by us.", "We never received your form."),
    ("You have been seen by a doctor.", "A doctor has seen you."),
    ("It was sent by us in May.", "We sent it in May."),
    (
        "Your claim will be decided by the council in the same way as before.",
        "The council will decide your claim in the same way as before.",
    ),
    ("The room is used by the school on Mondays.", "The school uses the room on Mondays."),
    ("The form must also be signed by your partner.", "Your partner must also sign the form."),
    ("Universal Credit is paid by the DWP.", "The DWP pays Universal Credit."),
    ("Mill Lane was closed by the council.", "The council closed Mill Lane."),
    ("The flat will be inspected by us every year.", "We will inspect the flat every year."),
    ("Your bank details must not be shared by you.", "You must not share your bank details."),
    (
        "The bill will be paid by your landlord and the council.",
        "Your landlord and the council will pay the bill.",
    ),
    ("The 3 May letter was sent by us.", "We sent the 3 May letter."),
    ("Your dentist was told by us.", "We told your dentist."),
    ("A fee of £20 is charged by the agency.", "The agency charges a fee of £20."),
    (
        "Your blood pressure will be measured by the nurse every 2 hours.",
        "The nurse will measure your blood pressure every 2 hours.",
    ),
    ("The use of the hall was stopped by the council.", "The council stopped the use of the hall."),
    (
        "The dose must be checked by your doctor before you take more.",
        "Your doctor must check the dose before you take more.",
    ),
    ("The baby was delivered by the midwife.", "The midwife delivered the baby."),
    ("You were sent by your doctor to us.", "Your doctor sent you to us."),
    ("They were sent by us to the old address.", "We sent them to the old address."),
    ("One of the forms was signed by you.", "You signed one of the forms."),
    ("One form was signed by you.", "You signed one form."),
    ("The card is not accepted by the surgery.", "The surgery does not accept the card."),
    (
        "If your form is late, your claim may be rejected by us.",
        "If your form is late, we may reject your claim.",
    ),
    (
        "If the nurse is late, you will be seen by the doctor.",
        "If the nurse is late, the doctor will see you.",
    ),
    (
        "Before you leave, your bag must be checked by a member of staff.",
        "Before you leave, a member of staff must check your bag.",
    ),
    (
        "After the visit, a report will be written by the officer.",
        "After the visit, the officer will write a report.",
    ),
    ("At the desk, your card will be scanned by staff.", "At the desk, staff will scan your card."),
)
"""Before and after. All were read for sense and grammar; none may change without being read again."""

STAYS = (
    "The garden is looked after by volunteers.",
    "Children under 16 must be accompanied by an adult.",
    "The form must be signed by Friday.",
    "The form must be sent by post.",
    "The house by the river was sold by us at a loss.",
    "You can only be seen by a nurse.",
    "It was written by hand.",
    "The form that was sent by us is long.",
    "All forms must not be signed by you.",
    "Are you being seen by a nurse?",
    "The meeting will be held by the school.",
    "Her form was signed by her doctor.",
    "A decision about your claim will be made by us within 4 weeks.",
    "The gas meter will be read by an engineer between 9am and 1pm.",
    "You may be visited by an inspector at any time.",
    "The flat must be kept clean by the tenant.",
    "We were told by the police that the road is closed.",
    "The money was taken from your account by us in error.",
    "Your details will be shared by us with the council.",
    "The tenancy may be ended by the landlord if you do not pay.",
    "The keys must be handed back by you.",
    "These notes are read by staff only.",
    "The bus is driven by volunteers.",
    "Food must not be brought into the room by visitors.",
    "The trip was paid for by the school.",
    "He was arrested by the police on Friday.",
    "They will be met by a guide at the station.",
    "You are owed £40 by us.",
    "Your tax is worked out by HMRC.",
    "The form is to be signed by you.",
    "Your bag may be searched by staff.",
    "Each child is seen by a nurse.",
    "No forms were sent by us.",
    "Nothing was signed by the tenant.",
    "The claim must be made by you or your partner.",
    "The windows are cleaned by a firm from Leeds.",
    "The meeting was led by the head of the school.",
    "The dog was found by the river by a child.",
    "The work was done by hand by a local firm.",
    "The report was sent by email by your doctor.",
    "The rules were set by the government to keep people safe.",
    "The mistake was made by us, and we are sorry.",
    "You will be given a date by the hospital.",
    "It will be decided by the court.",
    "It was decided by the court that you must pay.",
    "That was done by the police.",
    "Nobody was told by us.",
    "As a tenant, your rent must be paid by you.",
    "Once completed, the form must be signed by you.",
    "When it arrives, the form will be checked by the team.",
    "To get help, the form must be signed by you.",
    "The form must be signed by you, not by your partner.",
    "The form was signed by you with a pencil.",
    "The form must be signed in front of a witness by you.",
    "The door was opened by a man in a red coat.",
    "The keys are held by the caretaker at the school.",
    "Your home was insured by us for £200,000.",
    "She has been asked by her boss to stay.",
    "The tree was cut down by the council.",
    "Rubbish must not be left on the stairs by tenants.",
    "Children are not seen by this team.",
    "The class will be taken by Ms Okafor while Mr Hill is away.",
    "Your licence can be taken away by the court.",
    "You must be seen by a doctor today.",
    "Your test will be marked by a computer.",
    "The area is covered by the police.",
    "The road was closed by snow.",
    "The flats were built by the church.",
    "The care plan should be read carefully by the family.",
    "All pupils will be collected by a parent.",
    "Many forms are checked by one person.",
    "The bank was asked by us for proof.",
    "The patient must be told the risks by the surgeon.",
    "A letter written by us was sent by you.",
    "The form sent by us must be signed by you.",
    "The book by my teacher was read by us.",
    "Letters are sent by post by the team.",
    "He said the form must be signed by you.",
    "Be guided by your doctor.",
    "The form and the letter must be signed by you.",
    "Leeds was visited by the team.",
    "The form was signed by you and sent by us.",
    "The form got signed by the doctor.",
    "The form was signed and sent by the doctor.",
    "You will be called by the nurse by name.",
    "The rent is paid by the council by bank transfer.",
    "The form must be read by you if it is sent by us.",
    "You may not be seen by your own doctor.",
    "The grant was given by the trust to help people like you.",
    "Your form must be checked by someone.",
    "The bill will be paid by your landlord and you.",
    "The bill will be paid by me and you.",
    "No decision will be made by us before June.",
    "The test is not always done by a doctor.",
    "The keys are kept by the office.",
    "The offer was made by the seller on Friday and accepted on Monday.",
    "The tablets must be taken by the patient with food.",
    "The child was given by the nurse to his mother.",
    "The door must be opened by staff only.",
    "The painting was sold by the woman in the shop.",
    "People are seen by a nurse first.",
    "Your plan will be reviewed by your team and you.",
    "Your stay is paid for by the insurer.",
    "Every year, forty homes are built by the trust.",
)
"""No agent, no person, a doubt about what it is about, or a change of what is said."""

ON = profile_for("plain").with_turn({"reply.active_voice": True})


@pytest.mark.parametrize(("before", "after"), READ)
def test_who_acts_comes_first(before: str, after: str) -> None:
    assert may_be_passive(before)
    assert active(before) == after
    assert [loss.say for loss in compare(before, after)] == []


@pytest.mark.parametrize("text", STAYS)
def test_what_is_not_sure_stays(text: str) -> None:
    assert not may_be_passive(text) or active(text) is None


def test_it_is_off_unless_asked_for() -> None:
    text = "The form must be signed by you."
    assert shape(text, profile_for("plain")).text == text
    assert shape(text, profile_for("easy-words")).text == "You must sign the form."
    assert shape(text, profile_for("reading-ease")).text == "You must sign the form."


def test_without_the_parser_nothing_changes() -> None:
    parser.use_model(None)
    assert shape("The form must be signed by you.", ON).text == "The form must be signed by you."


@pytest.mark.parametrize(
    "text",
    [
        "The form **must be signed** by you.",
        "*The form must be signed by you.*",
        'The form "must be signed by you".',
        "The form (on page 3) must be signed by you.",
        "# The form must be signed by you",
        "> The form must be signed by you.",
        "`The form must be signed by you.`",
    ],
)
def test_marks_quotations_and_headings_stay(text: str) -> None:
    profile = ON.with_turn({"text.shouting": None})
    assert shape(text, profile, About(given=True)).text == text


def test_it_meets_the_words_before_they_are_explained() -> None:
    reply = shape("Your claim will be decided by the DWP. Ask the DWP.", ON)
    assert reply.text == "The DWP (Department for Work and Pensions) will decide your claim. Ask the DWP."
