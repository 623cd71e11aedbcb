"""Serve the real page with a model that says fixed things, for the browser tests.

What it answers is chosen by a word in the message, so that one server does for all tests.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from sayclear.errors import ModelFailed
from sayclear_adapters.models.scripted import ScriptedChat
from sayclear_adapters.web import serve
from sayclear_adapters.wiring import Assistant

REPAIR = """Write to your landlord and name the repair. Keep a copy of what you write.

1. Take a photo of the damage.
2. Write down the date you saw it.
3. Send the photo to Mrs Okafor by 14 March 2026.
4. Ask for a reply within 14 days.

If nobody answers, call the council on 020 7946 0018. The call is free."""

WORDY = """Great question! In order to commence the application you should utilise the online form, which is \
the one that the council has on its website, and you must send it before 14 March 2026 with two documents. \
Keep the letter.

The fee is £45.50. You do not pay if you get a pension."""

LONG = " ".join(f"This is sentence number {number} of a long answer." for number in range(1, 61))

PLANTS = "rose,tree,bush,fern,herb,hedge,vine,moss,bean,berry,lily,ivy,last plant".split(",")
FOLDED = "\n\n".join(
    f"A {plant} is good for a garden. It gives food to birds. Put it in the sun, and give it water each day."
    for plant in PLANTS
)

SHAPES = """## What to bring

Bring **two** of these:

- your passport
- a letter
  - from the bank
  - from the council

| Day | Time |
| --- | --- |
| Monday | 9:30 am |

```
code <b>stays</b> text
```

Read [the page](https://example.org/help). <img src=x onerror="document.title='changed'">

<script>document.title='changed'</script>
"""

LINKED = "In order to get help, utilise [the page](https://example.org/help). It is free."

DOSE = """Take 5 mg of the medicine called Nadexol each morning with a full glass of water from the tap in \
the kitchen of the house by the river near the old mill on the north side of the town.

It is free."""

SCRIPTS = {
    "linked": ScriptedChat(label="test model", answers=(LINKED,)),
    "medicine": ScriptedChat(label="test model", answers=(DOSE,)),
    "shapes": ScriptedChat(label="test model", answers=(SHAPES,)),
    "slow": ScriptedChat(label="test model", answers=(LONG,), seconds_between=0.05),
    "break": ScriptedChat(
        label="test model",
        answers=(LONG,),
        fault=ModelFailed("The model stopped in the middle.", "Send your words again."),
        fault_after=25,
        seconds_between=0.01,
    ),
    "refuse": ScriptedChat(
        label="test model", fault=ModelFailed("The model could not start.", "Choose another model.")
    ),
    "wordy": ScriptedChat(label="test model", answers=(WORDY,)),
    "crash": ScriptedChat(label="test model", fault=RuntimeError("a fault of the program"), answers=("x y",)),
    "folded": ScriptedChat(label="test model", answers=(FOLDED,)),
    "short": ScriptedChat(label="test model", answers=("The cat sat on the mat.",)),
}


SECOND = ScriptedChat(label="second", answers=("The second model says this.",))


class ByWord(ScriptedChat):
    """Takes the script that the last message names, else the one about repairs."""

    label: str = "smollm2-135m"
    tiny: bool = True
    answers: tuple[str, ...] = (REPAIR,)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        asked = str(messages[-1].content).lower()
        if "count" in asked:
            count = sum(message.type == "human" for message in messages)
            yield from ScriptedChat(answers=(f"You wrote {count} messages.",))._stream(messages)
            return
        script = next((script for word, script in SCRIPTS.items() if word in asked), super())
        yield from script._stream(messages, stop, run_manager, **kwargs)


def main() -> int:
    """Start on a free port from the one that is given."""
    assistant = Assistant(given_models={"smollm2-135m": ByWord(), "second": SECOND})
    try:
        return serve(assistant, port=int(sys.argv[1]), open_browser=False)
    finally:
        assistant.close()


if __name__ == "__main__":
    sys.exit(main())
