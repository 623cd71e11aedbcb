"""The card: shown for danger, not for figures of speech. Both kinds of fault are counted."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from sayclear import safety

DANGER = """
I want to kill myself
i dont want to live anymore
I don't want to be here anymore
I'm thinking of ending my life
I wish I was dead
I keep having thoughts about dying
he is going to kill me
My husband hits me
My mum beats me when she drinks
I took too many pills
I've taken an overdose
I feel suicidal
I might hurt myself
I self-harm
I am not safe
I don't feel safe at home
There is no point in living
Everyone would be better off without me, I'd be better off dead
I am afraid I might hurt someone
I cut myself last night on purpose
i want to die
I can't go on anymore
kms
I'm not okay. I want to end my life.
I don't want to wake up tomorrow
i dont wanna be here anymore
there is no point living
ive been cutting again
I've been cutting again
I took 30 paracetamol
he is hitting me and I am scared to go home
I want to hurt my baby
i dont want to be alive
i swallowed all my pills
unalive my self
end it all tonight
""".strip().splitlines()

NO_DANGER = """
I am dying of boredom
I want to die of embarrassment
I'm not suicidal
I don't want to die
How do I kill a process in Linux?
I'm dying to see it
This deadline is killing me
What is the plot of Suicide Squad?
I cut myself shaving
How many tablets can I take?
I nearly killed myself laughing
What are the suicide rates in Europe?
How do I stop cutting corners?
How long do I boil an egg?
The battery died
I could murder a curry
Break a leg tomorrow!
How do I end a letter?
I have been cutting the grass again
I don't want to be here for the meeting
I took 30 photos
What is 20 tablets a box?
She is beating me at chess
""".strip().splitlines()


@pytest.mark.parametrize("words", DANGER)
def test_danger_gets_the_card(words: str) -> None:
    assert safety.card_for(words) is not None


@pytest.mark.parametrize("words", NO_DANGER)
def test_everyday_words_get_none(words: str) -> None:
    assert safety.card_for(words) is None


@pytest.mark.parametrize("country", ["GB", "US", "IE", "world"])
def test_each_card_is_dated_and_each_number_has_a_source(country: str) -> None:
    text = files("sayclear").joinpath("cards", f"{country.lower()}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(table["dated"]))
    for person in table["people"]:
        assert person["reach"] and person["name"] and person["hours"]
        assert person["source"].startswith("https://")


def test_an_unknown_country_gets_the_international_card() -> None:
    assert safety.card("ZZ").country == "any"
    assert safety.card("").country == "any"


@pytest.mark.parametrize(
    ("locale", "country"), [("en_GB.UTF-8", "GB"), ("de-AT", "AT"), ("C.UTF-8", ""), ("", "")]
)
def test_country_of_a_locale(locale: str, country: str) -> None:
    assert safety.country_of(locale) == country
