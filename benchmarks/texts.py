"""Texts of our own to measure on: replies of about 300 words, built from a seed."""

from __future__ import annotations

import random

_SENTENCES = (
    "Fill a pan with water and put it on the stove.",
    "The office is open from 9:30 to 16:00 on Monday, and it is closed on public holidays.",
    "You do not need to bring anything, unless your letter says so.",
    "If you have not had an answer by 14 March 2027, call 0300 123 4567.",
    "It costs £12.50 for one person and £20 for two.",
    "Take one tablet (20 mg) in the morning, with food.",
    "A small garden needs light, water and some patience.",
    "The council may ask for proof of your address, for example a recent bill.",
    "**Note:** the form must be signed by both tenants.",
    "This is not uncommon, and most people find it easier the second time.",
    "Open `settings`, choose the second entry, and press the large button.",
    "See [the page of the library](https://library.example.org/hours) for the times.",
)


def reply(seed: int, *, words: int = 300) -> str:
    """A reply in Markdown of about this many words; a different one for each seed."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    blocks, count = [f"## Part {seed}"], 2
    while count < words:
        if chance.random() < 0.4:
            items = [chance.choice(_SENTENCES) for _ in range(chance.randint(2, 5))]
            block = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
        else:
            block = " ".join(chance.choice(_SENTENCES) for _ in range(chance.randint(2, 4)))
        blocks.append(block)
        count += len(block.split())
    return "\n\n".join(blocks)


QUESTIONS = (
    "How do I boil an egg?",
    "What is a library for?",
    "Why does bread rise?",
    "How do I write a short thank you note?",
    "What can I do on a rainy day?",
    "How do I water a plant?",
    "What is a budget?",
    "How do I clean a window?",
)
