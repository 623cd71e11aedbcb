"""Count the syllables of English words as they are read aloud, by spelling alone.

Groups of vowels are counted, and corrected where the spelling tells more. Numbers are read out, and
short words in capitals are spelled. Nothing is fetched, and no dictionary is held.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LONGEST_KEPT = 40
_MOST_IN_FORMULAS = 6

# Words that the rules of spelling get wrong, and short forms that are read in full.
_EXCEPTIONS = {
    word: count
    for count, words in (
        (1, "aren't drawer drawers hm hmm isle liu sh shh vein veins weren't"),
        (
            2,
            "ancient averaged before beside besides brilliant business cement chocolate client clients "
            "colleague colleagues colonel dr evening facebook fashion fashioned hatred hundred hundreds "
            "junior lawyer lawyers marriage maybe mr mrs naked opera patience patient patients protein "
            "proteins rely replace replaced reply report reports sacred safety senior seniors soldier "
            "soldiers union unions vs wednesday wicked william",
        ),
        (3, "australia behaviour behavior businesses element elements familiar italian kg km mg museum"),
        (3, "parliament theatre theatres valuable vegetable vegetables"),
        (4, "australian california cm etc european initiative laboratory ml mm"),
    )
    for word in words.split()
}

_ONE_SOUND = (
    (re.compile(r"qu(?=[aeiouy])"), "q"),  # quick
    (re.compile(r"(?<!ar)(?<!bi)(?<!ti)gu(?=[aeio](?!$))"), "g"),  # guess; not: arguing
    (re.compile(r"(?<!ar)gue?(s?)$"), r"g\1"),  # league
    (re.compile(r"(?<=[aeiou])y(?=[aeiou])(?!e[ds]?$)|^y(?=[aeiou])"), "j"),  # royal, young; not: played
    (re.compile(r"^mc"), "mac"),
    # The first part of a longer word: something, homework, everyone.
    (re.compile(r"^(som|ther|fir)e(?=[a-z])"), r"\1"),
    (re.compile(r"^(wher|hom|sid|lif|tim|nam|spac)e(?=[b-mp-qs-z])(?!ve)"), r"\1"),
    (re.compile(r"^(bas|car)e(?=[bfglmt])|^(ev)e(?=ry)|^(for)e(?=ca|he|m|se)"), r"\1\2\3"),
)

# An "e" that is not heard.
_SILENT = re.compile(
    r"""
      (?<=[^aeiouy])(?<![^aeiourwly]l)(?<![ct]r)e$                   # made; not: little, centre
    | (?<=[^aeiouysxzcg])(?<![cs]h)(?<![^aeiourwly]l)(?<![ct]r)es$   # makes; not: boxes, tables
    | (?<=[^aeiouytd])(?<![^aeiourwly]l)ed$                          # asked; not: wanted, handled
    | (?<=[^aeiouy])(?<![^aeiourwly]l)e(?=(?:                        # safely, hopeful, framework
        ly|ful|fully|less|lessly|ments?|ness|liness|some|times?|things?|body|one|fore|places?|works?|lines?
        |lands?|wood|wide|ways?|where|m[ae]n|wom[ae]n|person|back|sides?|port|shire|stones?|books?|holds?
        |holders?|keepers?|like)$)
    """,
    re.VERBOSE,
)

# A vowel that is heard by itself although another one follows.
_TWO_SOUNDS = re.compile(
    r"""
      (?<![ctgsx])i(?=a) | (?<=[cts])i(?=at) | \bi(?=a) | (?<=\b[a-z])i(?=a)  # media; not: special
    | (?<![tscgln])i(?=o) | (?<=[lctn])i(?=o(?!n|us)) | (?<=[bd]l)i(?=o)          # radio; not: nation
    | (?<=\b[a-z])i(?=on) | (?<![gtsc])i(?=ous) | i(?=u(?!s$)) | (?<=[dr])i(?=us) # lion, various, medium
    | (?<=[^aeioucflwx])i(?=en[nct]) | (?<=\bsc)i(?=en)                           # audience, science
    | (?<=[^aeiouflw])i(?=et(?:[yi]|s?$)) | (?<=[a-z]{3})i(?=e(?:rs?|st)$)        # quiet, easier
    | (?<=[^aeiouy])y(?=[aiou]) | (?<=[^aeiouyl])y(?=er)                          # trying
    | e(?=o(?![pu]|ns?$|r|ff|v)) | e(?=or[^gyd]) | (?<!g)e(?=ous)                 # video; not: people
    | u(?=[ao](?!de)) | (?<=l)u(?=e[nl]) | u(?=en[ct])                            # actual, fluent
    | u(?=ing|i[td]y|ins?$|ine|itiv|id|ici)                                       # fluid; not: build
    | o(?=e[tmv]) | o(?=ing|ist|ism|in[ec])                                       # poem, going
    | e(?=ings?$|i[snm]) | e(?=ali[stz]|act(?!h)) | (?<=th)e(?=at)                # being, reality
    | (?<=cr)e(?=at(?!u)) | (?<=\bar)e(?=a) | (?<=\bid)e(?=a)                     # create, area, idea
    | (?<=nucl)e(?=ar) | (?<=lin)e(?=ar) | (?<=ch)a(?=o) | (?<=\bc)o(?=op[^s]|ord) # nuclear, chaos
    """,
    re.VERBOSE,
)
_VOWELS = re.compile(r"[aeiouy]+")
# A consonant that is heard as a syllable: rhythm, tourism, didn't, would've, it'll.
_HEARD_CONSONANT = re.compile(r"(?:[st]h|s)ms?$|[sd]n't$|[^aeiouy]'(?:v|d|ll)$")

# Words of three letters or fewer that people write in capitals; others are spelled, such as "NHS".
_NOT_SPELLED = frozenset(
    "all and any are be but by can do end for get go has he how if in is it man may me mr mrs my new "
    "no not now of off on one or our out own pay pin put ram red run see sim so the to too two up use "
    "vat was way we who why yes you zip".split()
)
_SPELLED = re.compile(r"[A-Z]{2,3}s?|[B-DF-HJ-NP-TV-XZ]{2,6}s?|[b-df-hj-np-tv-xz]{2,4}")

_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?|[£$€%&°@]")
_SIGNS = {"£": 1, "$": 2, "€": 2, "%": 2, "&": 1, "°": 2, "@": 1}
_DIGITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1)
_TEENS = (1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_LIKE_A_YEAR = range(1100, 2100)


def syllables(word: str) -> int:
    """How many syllables one word has: 0 without a letter or digit, otherwise at least 1.

    Acronyms and numbers count as they are read out; what is joined by a hyphen is added up.
    """
    return _kept(word) if len(word) <= _LONGEST_KEPT else _count(word)


def for_formulas(word: str) -> int:
    """As `syllables`, but a figure counts as one, and nothing counts as more than six.

    Flesch asks to leave long figures out: people see them at a glance. Addresses are treated alike.
    """
    if any(map(str.isdecimal, word)):
        return 1
    return min(syllables(word), _MOST_IN_FORMULAS)


@lru_cache(maxsize=20_000)
def _kept(word: str) -> int:
    return _count(word)


def _count(word: str) -> int:
    if not word.isascii():
        word = _plain(word)
    return sum(_of_piece(piece) for piece in _PIECE.findall(word))


def _of_piece(piece: str) -> int:
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece[0].isdecimal():
        return _of_number(piece)
    lower = piece.lower()
    if lower in _EXCEPTIONS:
        return _EXCEPTIONS[lower]
    if _SPELLED.fullmatch(piece) and lower not in _NOT_SPELLED:
        letters = lower if piece.isupper() or piece.islower() else lower[:-1]
        return len(letters) + 2 * letters.count("w")
    return _of_word(lower)


def _of_word(word: str) -> int:
    if word.endswith("'s"):
        # "boss's" has one more than "boss".
        return _of_word(word[:-2]) + word.endswith(("s's", "x's", "z's", "ce's", "ge's", "ch's", "sh's"))
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    for pattern, instead in _ONE_SOUND:
        word = pattern.sub(instead, word)
    word = _SILENT.sub("", word)
    count = len(_VOWELS.findall(word)) + len(_TWO_SOUNDS.findall(word))
    return max(1, count + (_HEARD_CONSONANT.search(word) is not None))


def _of_number(digits: str) -> int:
    """ "45" is "forty-five", "1987" is "nineteen eighty-seven", "3.5" is "three point five"."""
    if digits[-1].isalpha():
        # "twentieth" has one more than "twenty", "fourteenth" as many as "fourteen".
        return _of_number(digits[:-2]) + (digits[-3] == "0")
    whole, _, after = digits.replace(",", "").partition(".")
    count = 1 + _one_by_one(after) if after else 0
    if len(whole) > 9 or (whole[0] == "0" and len(whole) > 1):
        return count + _one_by_one(whole)
    number = int(whole)
    if number in _LIKE_A_YEAR and number % 1000 > 9 and not after and "," not in digits:
        return _under_100(number // 100) + (_under_100(number % 100) if number % 100 else 2)
    return count + (_in_words(number) if number else _DIGITS[0])


def _one_by_one(digits: str) -> int:
    return sum(_DIGITS[int(digit)] for digit in digits)


def _in_words(number: int) -> int:
    for size, name in ((1_000_000, 2), (1_000, 2)):
        if number >= size:
            return _in_words(number // size) + name + _in_words(number % size)
    if number >= 100:
        rest = number % 100
        return _DIGITS[number // 100] + 2 + (1 + _under_100(rest) if rest else 0)
    return _under_100(number) if number else 0


def _under_100(number: int) -> int:
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return _TEENS[number - 10]
    tens, ones = divmod(number, 10)
    return (3 if tens == 7 else 2) + (_DIGITS[ones] if ones else 0)


def _plain(word: str) -> str:
    """Without accents: an "é" at the end is heard, and a diaeresis parts two vowels."""
    word = word.replace("’", "'").replace("é", "ey").replace("ï", "ji")
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
