"""Put the parts together. The only place that names concrete ones."""

from __future__ import annotations

import locale
import os
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayclear import grammar, safety, sentences, speech
from sayclear.errors import PlainError, VoiceFailed
from sayclear.events import Event, Failed
from sayclear.events import Heard as WordsHeard
from sayclear.markdown import parse
from sayclear.ports import Heard, Hearing, Sound, Voice
from sayclear.words import pair
from sayclear_adapters import backends, hearing, models, parts, voices
from sayclear_adapters.models import ModelInfo
from sayclear_adapters.store import choices
from sayclear_profiles import Profile

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from sayclear.repair import Step
    from sayclear.tools.easy import Result


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of a text as sound. Word times refer to characters of the whole text."""

    start_char: int
    end_char: int
    sound: Sound
    voice: str


class Assistant:
    """The parts of one process. May be used from several threads."""

    def __init__(self, *, given_models: Mapping[str, BaseChatModel] | None = None) -> None:
        self._given = dict(given_models or {})
        self._opened: dict[str, BaseChatModel] = {}
        self._voices: dict[str, Voice] = {}
        self._ear: Hearing | None = None
        self._lock = threading.RLock()
        use_grammar()

    def models(self) -> tuple[ModelInfo, ...]:
        """The models that could answer now."""
        given = tuple(models.given(name) for name in self._given)
        return given or models.list_models(allowed=choices.read().allowed)

    def chosen_model(self) -> str | None:
        """The person's last choice, else the first model that is here.

        A choice that is not here now is not replaced silently: opening it says what is wrong.
        """
        if not self._given and (last := choices.read().model):
            return last
        there = self.models()
        return there[0].name if there else None

    def use_model(self, name: str) -> None:
        """Remember the person's choice. Raises UnknownName with the nearest."""
        found = models.find(name, self.models())
        choices.write(choices.read().model_copy(update={"model": found.name}))

    def turn(
        self,
        words: str,
        *,
        profile: Profile,
        history: Sequence[tuple[str, str]] = (),
        model: str | None = None,
    ) -> Generator[Event]:
        """One turn. `model` None takes the chosen one. Close the iterator to stop."""
        # Late: it brings the language-model library, and the page is shown before that is needed.
        from sayclear import turn
        from sayclear_adapters.store import counts
        from sayclear_adapters.store.verdicts import KeptVerdicts

        country = country_here()
        opened: BaseChatModel | None = None
        try:
            name = model or self.chosen_model()
            opened = self._open(name) if name else None
        except PlainError as error:
            yield WordsHeard(words)
            carded = list(turn.card_first(words, country=country))
            yield from carded
            if not carded:
                yield Failed(error.say, error.mend, error.exit_code)
            return
        verdicts = KeptVerdicts() if profile["reply.repair"] else None
        events = turn.run(
            words, model=opened, profile=profile, history=history, country=country, verdicts=verdicts
        )
        yield from counts.watch(events, profile)

    def can_mend(self, profile: Profile) -> bool:
        """Is a model here that may be asked to reword? Whether it is able, only `mend` finds out."""
        return bool(profile["reply.repair"]) and self._mender() is not None

    def mend(self, made: Result, *, profile: Profile) -> Generator[Step | Result]:
        """Have long sentences of a given text reworded, where an able model runs on this computer.

        Yields where the work is, and at the end the result: what was made, where there is no such
        model. A given text can be a private letter: it is never sent to another computer for this.
        """
        # Late: the language-model library, which no other step of `easy` needs.
        from sayclear import turn
        from sayclear.tools import easy
        from sayclear_adapters.store.verdicts import KeptVerdicts

        name = self._mender() if profile["reply.repair"] and easy.can_be_mended(made, profile) else None
        try:
            opened = self._open(name) if name else None
        except PlainError:
            opened = None
        if opened is None:
            yield made
        else:
            called = turn.name_of(opened)
            yield from easy.mend(made, profile, model=opened, name=called, verdicts=KeptVerdicts())

    def _mender(self) -> str | None:
        """The chosen model, if it is not tiny and no word leaves this computer."""
        chosen = self.chosen_model()
        if chosen in self._given:
            return None if getattr(self._given[chosen], "tiny", False) else chosen
        there = {info.name: info for info in self.models()}
        if chosen in there:
            info = there[chosen]
            return None if info.tiny or not info.local else chosen
        path = Path(chosen or "")
        is_file = path.suffix.lower() == ".gguf" and path.is_file()
        return chosen if is_file and path.stat().st_size >= models.TINY_BYTES else None

    def hear(self, audio: Path | bytes, *, language: str = "en", vocabulary: tuple[str, ...] = ()) -> Heard:
        """Turn recorded speech into words."""
        with self._lock:
            self._ear = self._ear or open_hearing()
        return self._ear.hear(audio, language=language, vocabulary=vocabulary)

    def speak(self, text: str, *, words_per_minute: float, voice: str = "espeak") -> Iterator[Spoken]:
        """Speak a shown text sentence by sentence."""
        with self._lock:
            chosen = self._voices.get(voice) or voices.open_voice(voice)
            self._voices[voice] = chosen
        yield from speak_by_sentence(text, chosen, words_per_minute=words_per_minute)

    def missing(self) -> tuple[str, ...]:
        """One plain sentence for each part that is not there."""
        faults = [
            backends.missing(backend)
            for port in ("model", "hearing", "voice")
            for backend in backends.discover(port).values()
        ]
        lost = [parts.missing_sentence("grammar-en")] if parts.have("grammar-en") is None else []
        return tuple(dict.fromkeys([f"{fault.say} {fault.mend}" for fault in faults if fault] + lost))

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            for voice in self._voices.values():
                voice.close()
            self._voices.clear()

    def _open(self, name: str) -> BaseChatModel:
        with self._lock:
            if name in self._given:
                return self._given[name]
            if name not in self._opened:
                self._opened[name] = models.open_model(name, allowed=choices.read().allowed)
            return self._opened[name]


def speak_by_sentence(text: str, voice: Voice, *, words_per_minute: float) -> Iterator[Spoken]:
    """Speak a shown text sentence by sentence, with word times for its own characters."""
    for start, end in speakable(text):
        said = speech.spoken(text[start:end])
        if not said.text.strip():
            continue
        sound = voice.speak(said.text, words_per_minute=words_per_minute)
        times = tuple(
            type(word)(word.start_char + start, word.end_char + start, word.start, word.end)
            for word in said.shown_times(sound.words)
        )
        yield Spoken(
            start, end, Sound(sound.wav, times, sound.times_are, sound.seconds, sound.rate_hz), voice.name
        )


def speakable(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a Markdown text, in characters of the text, in reading order."""
    for block in parse(text):
        if block.kind in ("line", "html") or not block.lines:
            continue
        first, last = block.source_index(0), block.source_index(len(block.text))
        spans = sentences.cut(text[first:last]) if block.is_prose else [(0, last - first)]
        for number, (start, end) in enumerate(spans):
            begin = first + start
            if number == 0 and block.kind == "item" and block.marker[:1].isdigit():
                # The number of a step is spoken with its first sentence.
                begin = max(text.rfind(block.marker.strip(), 0, first), 0)
            yield begin, first + end


def speak_whole(text: str, *, words_per_minute: float, voice: str) -> tuple[str, Sound]:
    """Speak a whole text as one sound. Returns the voice that spoke, and the sound.

    Raises VoiceFailed where no voice can be heard, and nobody asked for the silent one.
    """
    chosen = voices.open_voice(voice)
    if chosen.name == "silent" != voice:
        raise VoiceFailed(*pair("voices.none_to_hear"))
    try:
        pieces = list(speak_by_sentence(text, chosen, words_per_minute=words_per_minute))
    finally:
        chosen.close()
    return chosen.name, speech.join([piece.sound for piece in pieces])


def open_hearing() -> Hearing:
    """The ear of this computer. Raises PartMissing where there is none."""
    return hearing.open_hearing()


def use_grammar() -> None:
    """Tell the core where the grammar model lies; it is loaded when a sentence is too long."""
    if folder := parts.have("grammar-en"):
        grammar.use_model(folder)


def country_here() -> str:
    """The country that this computer is set to, in two letters, or ""."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return safety.country_of(named)
