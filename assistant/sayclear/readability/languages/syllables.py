"""Count the syllables of German, Spanish, French, Italian and Dutch words, by spelling alone.

Each language says which letters make one vowel, and what is written and not heard. Nothing is fetched,
and no dictionary is held. Short forms and figures are not read out: each counts as one syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_LONGEST_KEPT = 40


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one language writes its vowels."""

    rewrite: tuple[tuple[re.Pattern[str], str], ...]
    """Put right before counting: letters that are not heard, and a "." between vowels of two syllables."""
    vowel: re.Pattern[str]
    """What makes one syllable."""


def _spelling(vowel: str, *rewrite: tuple[str, str]) -> Spelling:
    return Spelling(tuple((re.compile(old), new) for old, new in rewrite), re.compile(vowel))


SPELLINGS: Mapping[str, Spelling] = {
    "de": _spelling(
        r"aa|ai|au|äu|ay|eau|ee|ei|eu|ey|ie|oo|oi|ou|oy|[aeiouyäöüáàâéèêíóô]",
        (r"qu", "q"),  # Quelle
        (r"(?<=[aeiouäöü])y(?=[aeiouäöü])|^y(?=[aeiou])", "j"),  # Bayern
        (r"^([bg])e(?=e|u[mnr]|inh|imp|irr)", r"\1e."),  # beenden, beurteilen, beinhalten
        (r"een$", "e.en"),  # Ideen
        (r"(?<=..)(?<!sch)(?<![waeiou])ien$", "i.en"),  # Ferien, Medien; not: schien
        (r"(mil|lin|ser|tud|akt|präm|öd|kter|ital|izil)ie(?!r)", r"\1i.e"),  # Familie
        (r"orien", "ori.en"),
        (r"(?<=[lnst])i(?=on)", "j"),  # Nation, Million
        (r"eum$", "e.um"),  # Museum
        (r"läum", "le.um"),  # Jubiläum
    ),
    "es": _spelling(
        # A weak vowel beside any other makes one syllable with it; two strong ones make two.
        r"[iuüy]?[aeoáéó][iuy]?(?![íú])|[iuü][iuüíúy]|[iuüíú]|(?<![a-záéíóúüñ])y(?![a-záéíóúüñ])",
        (r"qu(?=[eiéí])", "q"),
        (r"gu(?=[eiéí])", "g"),
        (r"y(?=[aeiouáéíóú])", "j"),  # ayer, yo
        (r"([aeoáéó])(?=[íú])|([íú])(?=[aeoáéó])", r"\1\2."),  # país, día
    ),
    "it": _spelling(
        # As in Spanish; an "i" that only softens the letter before it is not heard.
        r"[iu]?[aeoàèéòó][iu]?|[iu][iuìù]|[iuìíùú]",
        (r"qu(?=[aeioàèéìòù])", "q"),
        (r"(raf|nom|sof|allegr|mpat|trop|[eo]log|nerg|ateg[oò]r|teor|poes|gar?anz|mpagn)i(?=[ae]$)", r"\1i."),
        (r"(?<=[cg])i(?=[aeoàèéòóu])|(?<=gl)i(?=[aeoàèéò])", ""),  # giorno, figlio
        (r"(?<=[aeio])i(?=[aeo])", "j"),  # paio, noia
        (r"^([^aeiou]*)([iu])([aeo])$", r"\1\2.\3"),  # mio, via, due; not: miei
    ),
    "fr": _spelling(
        r"eau|œu|oeu|oue[uiîr]?|ou[aéèêiî]?|aoû|oû|où|oi|aî|oî|ai|au|ay|ei|eu|eû|oy|u[iî]|i[eéèêoau][ui]?"
        r"|[aeiouyàâäéèêëîïôöùûüæœ]",
        (r"qu", "q"),
        (r"^pay(?=s)", "pa.i"),
        (r"gu(?=[eiéèêîy])", "g"),
        (r"ge(?=[aoâô])", "j"),  # mangeons
        (r"(?<=[aeou])y(?=[aeiouéèê])", "i."),  # voyage, essayer
        (r"y(?=[aeiouéèê])", "j"),  # yeux
        (r"(?<=[bcdfgptv][lr])i(?=[eéaoè])", "i."),  # ouvrier, oublier
        (r"(?<=[aeo])il(?:l|$|s$)", "j"),  # travail, soleil
        (r"(?<=[eu])ill(?=[eoaé])", "j"),  # feuille
        (r"(?<=[^aeiouyéèêqgw])ill(?=[eoaéi])", "ij"),  # famille
        (r"(?<=[^aeiouyàâéèêîôû])es?$", ""),  # table, tables
        (r"([aei]v|euv|rouv|eul|nn|tt|ch|ss|is|us|ur|rl|st|ll)ent$", r"\1"),  # doivent; not: président
        (r"(?<=[aeiouyéèêîôû])es?$|(?<=[uoyé])ent$", ""),  # vie, amies, jouent; not: client
    ),
    "nl": _spelling(
        r"aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|[aeiouyáàâäëéèêïíóöôúü]",
        (r"qu", "kw"),
        (r"ijk", "ik"),
        (r"(?<=[aeiouë])y(?=[aeiou])|^y(?=[aeiou])", "j"),
        (r"^(b|g)e(?=(?:eg|eig|ei[nd]))", r"\1e."),  # beëindigen is written with a mark
        (r"(?<=[aeiou])ij(?=[aeiou])", "i.j"),
        (r"ieel|iee", "i.ee"),  # financieel
        (r"(?<=[aeo])ie(?=n|s|$)", "je"),
        (r"eeë|ieë|oeë", "e.e"),
        (r"eau", "o"),
        (r"eum$", "e.um"),  # museum
    ),
}
"""By language. docs/readability.md says how well each one does."""


def syllables(word: str, language: str) -> int:
    """How many syllables a word of this language has: 0 without a letter or digit, otherwise at least 1."""
    return _kept(word, language) if len(word) <= _LONGEST_KEPT else _count(word, language)


@lru_cache(maxsize=20_000)
def _kept(word: str, language: str) -> int:
    return _count(word, language)


_PIECE = re.compile(r"[^\W\d_]+|\d+")


def _count(word: str, language: str) -> int:
    word = unicodedata.normalize("NFC", word.lower())
    pieces = _PIECE.findall(word)
    # What has no vowel leans on its neighbour: "l'homme", "foto's".
    return max(min(len(pieces), 1), sum(_of_piece(piece, SPELLINGS[language]) for piece in pieces))


def _of_piece(piece: str, spelling: Spelling) -> int:
    if piece.isdecimal():
        return 1
    for pattern, instead in spelling.rewrite:
        piece = pattern.sub(instead, piece)
    return len(spelling.vowel.findall(piece))
