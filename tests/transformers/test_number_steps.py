"""Number the steps: procedures of our own, each result read by a person, and what only looks like one."""

from __future__ import annotations

import pytest

from sayclear import markdown
from sayclear.facts import compare
from sayclear.readability import About, check
from sayclear.shaping import shape
from sayclear.transformers import Layout
from sayclear.transformers.number_steps import number_steps
from sayclear_profiles import Profile, profile_for

PROFILE = profile_for("plain").with_turn({"text.steps_numbered": 0})


def numbered(text: str) -> str:
    return markdown.render(number_steps(Layout(markdown.parse(text)), PROFILE, About()).shown)


READ = (
    (
        "To reset the router, first unplug it. Wait ten seconds. Then plug it back in and press "
        "the power button.",
        "To reset the router:\n\n"
        "1. First unplug it.\n"
        "2. Wait ten seconds.\n"
        "3. Then plug it back in.\n"
        "4. Press the power button.",
    ),
    (
        "Open the app. Tap Settings. Choose Language. Select English and tap Done.",
        "1. Open the app.\n2. Tap Settings.\n3. Choose Language.\n4. Select English.\n5. Tap Done.",
    ),
    (
        "Press and hold the power button for five seconds. Let go when the light turns blue. Press "
        "it once more to start.",
        "1. Press and hold the power button for five seconds.\n"
        "2. Let go when the light turns blue.\n"
        "3. Press it once more to start.",
    ),
    (
        "First, wash your hands. Then peel the carrots. Cut them into small pieces. Put them in "
        "the pan with a little oil.",
        "1. First, wash your hands.\n"
        "2. Then peel the carrots.\n"
        "3. Cut them into small pieces.\n"
        "4. Put them in the pan with a little oil.",
    ),
    (
        "Before you leave, close all windows, turn off the heating and lock the door.",
        "Before you leave:\n\n1. Close all windows.\n2. Turn off the heating.\n3. Lock the door.",
    ),
    (
        "Fill in the form. Sign it on page 3. Send it to us by 3 May. We will write to you within two weeks.",
        "1. Fill in the form.\n"
        "2. Sign it on page 3.\n"
        "3. Send it to us by 3 May.\n\n"
        "We will write to you within two weeks.",
    ),
    (
        "Take the old bulb out. Be careful, it may be hot. Put the new bulb in and turn it to the "
        "right. Switch on the light to test it.",
        "1. Take the old bulb out. Be careful, it may be hot.\n"
        "2. Put the new bulb in.\n"
        "3. Turn it to the right.\n"
        "4. Switch on the light to test it.",
    ),
    (
        "Stop and ask a nurse if you feel dizzy. Drink some water. Sit down for ten minutes.",
        "1. Stop and ask a nurse if you feel dizzy.\n2. Drink some water.\n3. Sit down for ten minutes.",
    ),
    (
        "To make tea, boil the water, put a bag in the cup, pour the water over it and wait three minutes.",
        "To make tea:\n\n"
        "1. Boil the water.\n"
        "2. Put a bag in the cup.\n"
        "3. Pour the water over it and wait three minutes.",
    ),
    (
        "Pull over to the side of the road. Turn off the engine. Put on your hazard lights. Get "
        "out on the left side and stand behind the barrier.",
        "1. Pull over to the side of the road.\n"
        "2. Turn off the engine.\n"
        "3. Put on your hazard lights.\n"
        "4. Get out on the left side.\n"
        "5. Stand behind the barrier.",
    ),
    (
        "Log in to your account. Click on Payments, then choose New payment. Type in the amount "
        "and the date. Check that both are right. Click on Send.",
        "1. Log in to your account.\n"
        "2. Click on Payments.\n"
        "3. Choose New payment.\n"
        "4. Type in the amount and the date.\n"
        "5. Check that both are right.\n"
        "6. Click on Send.",
    ),
    (
        "If you smell gas, turn off the gas at the meter, open the windows and leave the house. "
        "Call 0800 111 999 from outside.",
        "If you smell gas:\n\n"
        "1. Turn off the gas at the meter.\n"
        "2. Open the windows.\n"
        "3. Leave the house.\n\n"
        "Call 0800 111 999 from outside.",
    ),
    (
        "Mix the flour and the butter in a bowl. Add two eggs and stir well. Pour the mix into a "
        "tin. Bake it for 30 minutes at 180 degrees.",
        "1. Mix the flour and the butter in a bowl.\n"
        "2. Add two eggs.\n"
        "3. Stir well.\n"
        "4. Pour the mix into a tin.\n"
        "5. Bake it for 30 minutes at 180 degrees.",
    ),
    (
        "Collect your papers. Make a copy of each page. Put the copies in an envelope. Post it to "
        "the address below.",
        "1. Collect your papers.\n"
        "2. Make a copy of each page.\n"
        "3. Put the copies in an envelope.\n"
        "4. Post it to the address below.",
    ),
    (
        "Find a quiet place. Sit down and close your eyes. Breathe in slowly through your nose. "
        "Breathe out through your mouth. Do this five times.",
        "1. Find a quiet place.\n"
        "2. Sit down.\n"
        "3. Close your eyes.\n"
        "4. Breathe in slowly through your nose.\n"
        "5. Breathe out through your mouth.\n"
        "6. Do this five times.",
    ),
    (
        "Call the surgery at 8am. Ask for an appointment with the nurse. Tell them that it is for "
        "a blood test. Write down the date and time.",
        "1. Call the surgery at 8am.\n"
        "2. Ask for an appointment with the nurse.\n"
        "3. Tell them that it is for a blood test.\n"
        "4. Write down the date and time.",
    ),
    (
        "Unscrew the cap, pour in the oil and screw the cap back on. Wipe the edge with a cloth.",
        "1. Unscrew the cap.\n2. Pour in the oil.\n3. Screw the cap back on.\n4. Wipe the edge with a cloth.",
    ),
    (
        "Cut the paper in half. Fold each half in the middle. Glue the two pieces together. Leave "
        "them to dry for an hour.",
        "1. Cut the paper in half.\n"
        "2. Fold each half in the middle.\n"
        "3. Glue the two pieces together.\n"
        "4. Leave them to dry for an hour.",
    ),
    (
        "Turn the tap off. Put a bucket under the pipe. Loosen the nut with a wrench and pull the "
        "pipe out. Clean the pipe and put it back.",
        "1. Turn the tap off.\n"
        "2. Put a bucket under the pipe.\n"
        "3. Loosen the nut with a wrench.\n"
        "4. Pull the pipe out.\n"
        "5. Clean the pipe.\n"
        "6. Put it back.",
    ),
    (
        "Do not touch the wires. Turn off the power first. Take off the cover with a screwdriver. "
        "Check if a wire is loose.",
        "Do not touch the wires.\n\n"
        "1. Turn off the power first.\n"
        "2. Take off the cover with a screwdriver.\n"
        "3. Check if a wire is loose.",
    ),
    (
        "You need a pan and two eggs. Put the eggs in the pan. Cover them with cold water. Bring "
        "the water to the boil. Cook the eggs for eight minutes.",
        "You need a pan and two eggs.\n\n"
        "1. Put the eggs in the pan.\n"
        "2. Cover them with cold water.\n"
        "3. Bring the water to the boil.\n"
        "4. Cook the eggs for eight minutes.",
    ),
    (
        "Go to the website. Click the green button. You will see a form. Fill it in and click "
        "Submit. You will get an email with a number.",
        "1. Go to the website.\n"
        "2. Click the green button. You will see a form.\n"
        "3. Fill it in.\n"
        "4. Click Submit. You will get an email with a number.",
    ),
    (
        "Go straight on until the church, turn left, walk past the school and take the second "
        "street on the right.",
        "1. Go straight on until the church.\n"
        "2. Turn left.\n"
        "3. Walk past the school.\n"
        "4. Take the second street on the right.",
    ),
    (
        "Remove the battery. This is on the back of the phone. Wait one minute. Put the battery "
        "back and press the side button until the logo shows.",
        "1. Remove the battery. This is on the back of the phone.\n"
        "2. Wait one minute.\n"
        "3. Put the battery back.\n"
        "4. Press the side button until the logo shows.",
    ),
    (
        "Open the box, take out the parts and lay them on the floor. Screw the legs onto the seat, "
        "then attach the back.",
        "1. Open the box.\n"
        "2. Take out the parts.\n"
        "3. Lay them on the floor.\n"
        "4. Screw the legs onto the seat.\n"
        "5. Attach the back.",
    ),
    (
        "Write your name at the top. Read each question twice. Mark one answer for each question. "
        "When you are done, hand in the paper.",
        "1. Write your name at the top.\n"
        "2. Read each question twice.\n"
        "3. Mark one answer for each question.\n"
        "4. When you are done, hand in the paper.",
    ),
    (
        "Once the water boils, add the pasta. Stir it from time to time. Drain it after ten "
        "minutes. Serve it with sauce.",
        "1. Once the water boils, add the pasta.\n"
        "2. Stir it from time to time.\n"
        "3. Drain it after ten minutes.\n"
        "4. Serve it with sauce.",
    ),
    (
        "Clean the wound with water. Press a clean cloth on it until the bleeding stops. Put a "
        "plaster on. See a doctor if it gets red.",
        "1. Clean the wound with water.\n"
        "2. Press a clean cloth on it until the bleeding stops.\n"
        "3. Put a plaster on.\n\n"
        "See a doctor if it gets red.",
    ),
    (
        "Download the file. Open it with a double click. Follow the steps on the screen. Restart "
        "the computer at the end.",
        "1. Download the file.\n"
        "2. Open it with a double click.\n"
        "3. Follow the steps on the screen.\n"
        "4. Restart the computer at the end.",
    ),
    (
        "Ring the bell and wait for the nurse. Show your card. Take a seat in the waiting room. "
        "Keep your phone on silent.",
        "1. Ring the bell and wait for the nurse.\n"
        "2. Show your card.\n"
        "3. Take a seat in the waiting room.\n"
        "4. Keep your phone on silent.",
    ),
    (
        "First choose a date. Next, ask your friends if they can come. After that, book a room. "
        "Finally, send the invitations and buy the food.",
        "1. First choose a date.\n"
        "2. Next, ask your friends if they can come.\n"
        "3. After that, book a room.\n"
        "4. Finally, send the invitations.\n"
        "5. Buy the food.",
    ),
    (
        "Check the tyres. If they are flat, pump them up. Check the brakes. Put on your helmet and "
        "your lights.",
        "1. Check the tyres.\n"
        "2. If they are flat, pump them up.\n"
        "3. Check the brakes.\n"
        "4. Put on your helmet and your lights.",
    ),
    (
        "Save your work and close the program. Open it again. If it still does not work, call us "
        "on 0300 123 4567.",
        "1. Save your work.\n"
        "2. Close the program.\n"
        "3. Open it again.\n"
        "4. If it still does not work, call us on 0300 123 4567.",
    ),
    (
        "Plan the day in three steps. List all tasks. Choose the one that matters most. Start with "
        "that one and set a timer for 20 minutes.",
        "Plan the day in three steps.\n\n"
        "1. List all tasks.\n"
        "2. Choose the one that matters most.\n"
        "3. Start with that one and set a timer for 20 minutes.",
    ),
    (
        "Add the sugar to the milk and heat it slowly. Do not let it boil. Stir in the flour. Cook "
        "until thick and pour it into glasses.",
        "1. Add the sugar to the milk.\n"
        "2. Heat it slowly. Do not let it boil.\n"
        "3. Stir in the flour.\n"
        "4. Cook until thick.\n"
        "5. Pour it into glasses.",
    ),
    (
        "Lay the baby on its back. Lift the legs gently, slide the clean nappy under and close the "
        "tabs. Wash your hands.",
        "1. Lay the baby on its back.\n"
        "2. Lift the legs gently.\n"
        "3. Slide the clean nappy under.\n"
        "4. Close the tabs.\n"
        "5. Wash your hands.",
    ),
    (
        "To change your PIN, put your card in the machine. Choose PIN services. Type the old PIN "
        "and press Enter. Type the new PIN twice.",
        "To change your PIN:\n\n"
        "1. Put your card in the machine.\n"
        "2. Choose PIN services.\n"
        "3. Type the old PIN.\n"
        "4. Press Enter.\n"
        "5. Type the new PIN twice.",
    ),
    (
        "Set up the tent on flat ground. Spread the sheet, put the poles through the loops and "
        "push them into the corners. Fix the ropes with pegs.",
        "1. Set up the tent on flat ground.\n"
        "2. Spread the sheet.\n"
        "3. Put the poles through the loops.\n"
        "4. Push them into the corners.\n"
        "5. Fix the ropes with pegs.",
    ),
    (
        "Scan the code with your phone. Tap the link. Enter your name and your seat number. Show "
        "the green screen at the door.",
        "1. Scan the code with your phone.\n"
        "2. Tap the link.\n"
        "3. Enter your name and your seat number.\n"
        "4. Show the green screen at the door.",
    ),
    (
        "Send the form by 3 May. It must be signed. Do not send cash. Bring your card on the day. "
        "Ask at the desk for Anna.",
        "1. Send the form by 3 May. It must be signed. Do not send cash.\n"
        "2. Bring your card on the day.\n"
        "3. Ask at the desk for Anna.",
    ),
    (
        "Boil the water and add the salt. Add the rice. Stir once. Never leave the pan alone.",
        "1. Boil the water.\n2. Add the salt.\n3. Add the rice.\n4. Stir once.\n\nNever leave the pan alone.",
    ),
    (
        "Stir the soup until it boils and add the cream. Serve it hot. Eat it with bread.",
        "1. Stir the soup until it boils and add the cream.\n2. Serve it hot.\n3. Eat it with bread.",
    ),
    (
        "Press the button if the light is on and call us. Wait for the nurse. Sit down.",
        "1. Press the button if the light is on and call us.\n2. Wait for the nurse.\n3. Sit down.",
    ),
    (
        "Plan it in two steps. Open the box and take out the lamp. Plug it in.",
        "Plan it in two steps.\n\n1. Open the box and take out the lamp.\n2. Plug it in.",
    ),
    (
        "Open the window. Is it cold? Close it again. Turn on the heating. Wait a little.",
        "Open the window. Is it cold?\n\n1. Close it again.\n2. Turn on the heating.\n3. Wait a little.",
    ),
    (
        "To pay, log in and choose Pay. Type the amount. Check it. Press Send.",
        "To pay:\n\n1. Log in.\n2. Choose Pay.\n3. Type the amount.\n4. Check it.\n5. Press Send.",
    ),
    (
        "Take a seat. Take a number. Take your time, there is no hurry.",
        "1. Take a seat.\n2. Take a number.\n3. Take your time, there is no hurry.",
    ),
)
"""Before and after. None may change without being read again."""

STAYS = (
    (
        "Take one tablet with water in the morning. Take one tablet in the evening. Do not take "
        "more than two tablets a day. Keep the box away from children."
    ),
    ("Eat more fruit. It is good for you. Sleep well. You will feel better. Walk each day."),
    ("Call us if you have questions. We can help on most days. Send the form when it is done."),
    ("Ring roads are busy. Hand cream is in the box. Pump rooms are old."),
    ("To get help, call us. We are open all day."),
    "Steps:\n\n1. Go to step 3.\n2. Open it and take it out.\n3. Plug it in.",
)


@pytest.mark.parametrize(("before", "after"), READ)
def test_a_procedure_becomes_a_list(before: str, after: str) -> None:
    made = numbered(before)
    assert made == after
    assert numbered(made) == made
    assert compare(before, made) == ()


@pytest.mark.parametrize(("before", "after"), READ)
def test_no_word_goes(before: str, after: str) -> None:
    def words(text: str) -> list[str]:
        plain = " ".join(markdown.plain(block.text) for block in markdown.parse(text))
        return plain.lower().replace(":", "").replace(",", "").replace(".", "").split()

    left = words(after)
    gone = [word for word in words(before) if word not in left or left.remove(word)]
    assert set(gone) <= {"and", "then"} and left in ([], ["and"]), (gone, left)


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_procedure_stays(text: str) -> None:
    assert numbered(text) == text


@pytest.mark.parametrize(("before", "after"), READ)
def test_the_whole_chain_agrees(before: str, after: str) -> None:
    profile = profile_for("focus-steps")
    reply = shape(before, profile, About(given=True))
    assert shape(reply.whole, profile, About(given=True)).text == reply.text
    assert value(reply.whole, profile) <= value(before, profile)


def value(text: str, profile: Profile) -> float:
    receipt = check(text, profile, about=About(given=True))
    return next(finding.value for finding in receipt.findings if finding.rule == "steps_numbered")
