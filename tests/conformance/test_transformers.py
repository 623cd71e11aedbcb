"""Every transformer proves itself: its examples, what it leaves alone, and that no fact goes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayclear.transformers as package
from sayclear import grammar as parser
from sayclear import markdown
from sayclear.facts import compare
from sayclear.inline import cut
from sayclear.readability.rules import About
from sayclear.shaping import shape
from sayclear.transformers import Case, Layout, Transformer, transformers
from sayclear_profiles import Profile, catalogue, profile_for

FOLDER = Path(package.__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "tables"))
# Rules that `plain` does not use are switched on, so that there is something to leave alone.
STRICT = {"text.sentence_words": 15, "text.vague_times": 0, "text.steps_numbered": 0, "text.pressure": 0}


@pytest.fixture(autouse=True)
def real_parser(grammar: Path) -> Iterator[None]:
    parser.use_model(grammar)
    yield
    parser.forget()


def names() -> list[str]:
    return list(transformers())


def cases() -> list[tuple[str, Case]]:
    return [(name, case) for name, entry in transformers().items() for case in entry.examples]


def profile_of(case: Case) -> Profile:
    return profile_for("plain").with_turn(dict(case.settings))


def alone(entry: Transformer, text: str, profile: Profile, about: About) -> tuple[str, tuple[str, ...]]:
    """What one transformer makes of a text, and what it says that it put in."""
    blocks = markdown.parse(text)
    if entry.reply is not None:
        layout = entry.reply(Layout(blocks), profile, about)
        parts = [markdown.render(layout.shown), markdown.render(layout.more)]
        return "\n\n".join(filter(None, parts)), tuple(item.text for item in layout.added)
    assert entry.sentence is not None
    out: list[str] = []
    added: list[str] = []
    for block in blocks:
        sentences = []
        for start, end in cut(block.text):
            rewrite = entry.sentence(block.text[start:end], profile, about)
            sentences.append(rewrite.text)
            added += [item.text for item in rewrite.added]
        out.append(" ".join(filter(None, sentences)))
    return "\n\n".join(filter(None, out)), tuple(added)


@pytest.mark.parametrize(("name", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_comes_out_word_for_word(name: str, case: Case) -> None:
    about = About(given=case.given, question=case.question)
    entry, profile = transformers()[name], profile_of(case)
    after, _ = alone(entry, case.before, profile, about)
    assert after == case.after
    again, _ = alone(entry, after, profile, about)
    assert again == after, "not idempotent"


@pytest.mark.parametrize(("name", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_keeps_its_facts(name: str, case: Case) -> None:
    about = About(given=case.given, question=case.question)
    after, added = alone(transformers()[name], case.before, profile_of(case), about)
    assert [loss.say for loss in compare(case.before, after, added=added)] == []


@pytest.mark.parametrize(("name", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_survives_the_whole_chain(name: str, case: Case) -> None:
    about = About(given=case.given, question=case.question)
    reply = shape(case.before, profile_of(case), about)
    again = shape(reply.whole, profile_of(case), about)
    assert (again.text, again.more) == (reply.text, reply.more)
    assert not [kept for kept in reply.kept if kept.transformer == name]


@pytest.mark.parametrize("name", names())
def test_what_only_looks_like_a_case_stays(name: str) -> None:
    entry = transformers()[name]
    profile = profile_for("plain").with_turn(STRICT)
    for text in entry.leaves_alone:
        assert alone(entry, text, profile, About(given=name == "flag_pressure"))[0] == text


@pytest.mark.parametrize("name", names())
def test_it_says_what_it_is(name: str) -> None:
    entry = transformers()[name]
    assert (entry.phase == "sentence") == (entry.sentence is not None) == (entry.reply is None)
    assert entry.reads and entry.reads <= catalogue().keys()
    assert entry.source.title and (entry.source.url or entry.source.strength == "our own choice")
    assert entry.examples and entry.leaves_alone
    assert set(entry.after) <= transformers().keys()
    assert set(name.split("_")[0:1]) & {
        *"add cut drop expand explain flag fold lift list lower make mark number part plain put".split(),
        *"remove reword set shorten split start".split(),
    }


def test_one_file_a_transformer_and_each_is_found() -> None:
    assert sorted(transformers()) == FILES


@pytest.mark.parametrize("stem", FILES)
def test_no_transformer_imports_another(stem: str) -> None:
    tree = ast.parse((FOLDER / f"{stem}.py").read_text("utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    ]
    assert not [module for module in imported if module.startswith("sayclear.transformers.")]
    assert not [module for module in imported if module.startswith(("langchain", "gradio", "textstat"))]


def test_after_is_kept() -> None:
    order = names()
    for name, entry in transformers().items():
        assert all(order.index(earlier) < order.index(name) for earlier in entry.after)
