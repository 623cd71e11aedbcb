"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear import sentences

CUTS = (
    ("One. Two! Three? Four", 4),
    ("Dr. Smith came at 3 p.m. on Monday.", 1),
    ("Come at 3 p.m. The door is open.", 2),
    ("Bring a card, e.g. a bus pass, and a pen.", 1),
    ("Bring a card, e.g. Anna's, and a pen.", 1),
    ("It costs £3.50. It is open.", 2),
    ("Use version 3.11.2 now. Then stop.", 2),
    ("See www.example.org for more. Then call.", 2),
    ("He lives in the U.S. and works in the U.K. today.", 1),
    ("Write to J. R. Smith at once.", 1),
    ("Take No. 5. It stops here.", 2),
    ("“Come in.” She sat down.", 2),
    ('"Really?" she asked. He nodded.', 2),
    ("Wait... then go. Stop.", 2),
    ("Wait… Then go.", 2),
    ("Is it open?! Yes.", 2),
    ("He said (see p. 5) that it was shut. I left.", 2),
    ("It weighs 5 kg. Lift it with care.", 2),
    ("It lasts 5 min. Lift it off.", 2),
    ("Come at 3 p.m. Monday to Friday.", 1),
    ("Come at 3 p.m. Add your name.", 2),
    ("We sell nuts, rice etc. Ask us.", 2),
    ("Smith et al. found it. It was new.", 2),
    ("Anna, Bob, etc. came. We left.", 2),
    ("Go to St. Mary's Rd. and turn left.", 1),
    ("One line\n\nanother line", 2),
    ("One line\nthe same sentence.", 1),
    ("Mr. and Mrs. Jones came. They sat.", 2),
    ("The meeting is on 5 Jan. at noon.", 1),
    ("Yahoo! is a name. So is Jeopardy!", 2),
    ("It is **bold.** It is not.", 2),
    ("Ask Ph.D. students. They know.", 2),
    ("", 0),
    ("   \n ", 0),
)


@pytest.mark.parametrize(("text", "count"), CUTS, ids=lambda value: str(value)[:30])
def test_cuts(text: str, count: int) -> None:
    assert len(sentences.cut(text)) == count


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from("A b. C! d? e.g. 3.5 p.m. Mr. \n \n\n “ ” ( ) ... I U.S. No. 5 Dr".split(" ")),
        max_size=20,
    )
)
def test_cuts_keep_every_word_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = sentences.cut(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_anything_can_be_cut(text: str) -> None:
    for start, end in sentences.cut(text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("请携带身份证。您有问题吗？请打电话！", 3),
        ("「はい。」と言った。ありがとう。", 3),
        ("هل تستطيع الحضور؟ اتصل بنا.", 2),
        ("کیا آپ آ سکتے ہیں؟ ہمیں بتائیں۔ شکریہ۔", 3),
        ("कृपया आएँ। धन्यवाद।", 2),
        ("Der Termin ist am 3. Mai um neun Uhr. Bitte kommen Sie.", 2),
        ("Bitte bringen Sie z.B. einen Ausweis mit. Vielen Dank.", 2),
        ("Heat the oven to 180 °C. Mix the flour.", 2),
        ("The total is 12. May we call you?", 2),
    ],
)
def test_marks_of_other_languages(text: str, count: int) -> None:
    assert len(sentences.cut(text)) == count
