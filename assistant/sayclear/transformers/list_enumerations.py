"""Write three or more things at the end of a long sentence as a list."""

from __future__ import annotations

from sayclear import grammar, seams
from sayclear.layout import BREAK, is_label, new_list_id, pieces, regroup
from sayclear.markdown import Block, plain
from sayclear.readability.rules import About, Source
from sayclear.readability.units import words_of
from sayclear.transformers import Case, Layout, Transformer
from sayclear_profiles import Profile


def list_enumerations(layout: Layout, profile: Profile, _about: About) -> Layout:
    """Only in sentences over the limit, only with "and", and only where lists may be that deep."""
    limit, depth = profile.limit("sentence_words"), profile.limit("list_depth")
    if limit is None or not grammar.ready():
        return layout
    deepest = 99 if depth is None else int(depth)
    return Layout(
        tuple(new for block in layout.shown for new in _block(block, limit, deepest)),
        layout.more,
        layout.added,
    )


def _block(block: Block, limit: float, deepest: int) -> tuple[Block, ...]:
    if (
        block.kind not in ("paragraph", "item")
        or block.quoted
        or block.depth + 1 > deepest
        or BREAK in block.text
    ):
        return (block,)
    before: list[str] = []
    sentences = pieces(block.text)
    for number, sentence in enumerate(sentences):
        found = None
        if not is_label(sentence) and len(words_of(plain(sentence))) > limit:
            found = seams.enumeration(sentence, limit)
        if found is None:
            before.append(sentence)
            continue
        lead, items = found
        list_id = new_list_id()
        head = [" ".join(before)] if before else []
        made = [*regroup(block, [*head, lead])]
        made += [Block("item", item, "- ", block.depth + 1, block.quoted, list_id) for item in items]
        if rest := " ".join(sentences[number + 1 :]):
            following = Block("paragraph", rest, "", block.depth, block.quoted, block.list_id)
            made += _block(following, limit, deepest)
        return tuple(made)
    return (block,)


TRANSFORMER = Transformer(
    name="list_enumerations",
    phase="reply",
    reply=list_enumerations,
    reads=frozenset({"text.sentence_words", "text.list_depth"}),
    source=Source(
        "Break up text into chunks and short lists",
        "https://odphp.health.gov/healthliteracyonline/design-easy-scanning/break-text-chunks-and-short-lists",
        "guideline",
    ),
    examples=(
        Case(
            "Come early. You will need to bring this letter, a list of your tablets, your reading "
            "glasses and a coat.",
            "Come early.\n\nYou will need to bring:\n\n- this letter\n- a list of your tablets\n- your "
            "reading glasses\n- a coat",
            {"text.sentence_words": 15},
        ),
    ),
    leaves_alone=(
        "Bring a pen, a card and a bag.",
        "You can bring your old letter, a list of all of your tablets, your reading glasses or a warm "
        "coat with you.",
        "Do not bring any food or drink, a large bag, your own chair, a dog of any size and loud music "
        "to the hall.",
    ),
)
