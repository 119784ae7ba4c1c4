"""Whether a transcript tells what is said and what is shown, as the script of the clip has it."""

import re
from collections.abc import Iterator, Sequence

from graders.clips.facts_in_speech import agree, facts_beyond, facts_in_speech
from graders.clips.order_facts import TELEPHONE
from graders.clips.same_words import said_in
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .scripts import ENOUGH, ScriptScene, stretch

say = catalog(__package__)


def untold_words(script: Sequence[ScriptScene], text: str) -> Iterator[Finding]:
    """Sentences of the script that the transcript leaves out."""
    for scene in script:
        for sentence in scene.sentences:
            if said_in(sentence, text) < ENOUGH:
                yield _untold(
                    say("{text:이라}는 말이 원고에 없습니다.", text=f"‘{sentence}’"), scene
                )


def untold_letters(script: Sequence[ScriptScene], text: str) -> Iterator[Finding]:
    """Letters on the screen that the transcript leaves out."""
    for scene in script:
        for letters in scene.written:
            if not _is_told(letters, text):
                what = say("화면에 나온 글자 {text:이} 원고에 없습니다.", text=f"‘{letters}’")
                yield _untold(what, scene)


def _is_told(letters: str, text: str) -> bool:
    """Whether a text tells what stands there: its number digit by digit, its facts by value."""
    if number := TELEPHONE.search(letters):
        return letters_only(number[0]) in letters_only(text)
    known = facts_in_speech(text)
    facts = facts_in_speech(letters)
    if facts and all(any(agree(fact, one) for one in known) for fact in facts):
        return True
    return said_in(letters, text) >= ENOUGH


def untold_pictures(script: Sequence[ScriptScene], text: str) -> Iterator[Finding]:
    """Scenes of which the transcript does not say what is seen."""
    said = " ".join(" ".join((*scene.written, scene.words)) for scene in script)
    for scene in script:
        own = [word[:2] for word in re.findall(r"[가-힣]{2,}", scene.seen) if word[:2] not in said]
        if own and not any(stem in text for stem in own):
            yield _untold(say("화면에 무엇이 보이는지 원고에 적혀 있지 않습니다."), scene)


def _untold(what: Message, scene: ScriptScene) -> Finding:
    return Finding(
        what,
        stretch(scene),
        say("원고는 영상을 보거나 듣지 못하는 시민이 읽습니다. 말과 화면이 모두 있어야 합니다."),
        say("대본의 그 장면에서 ‘화면’과 ‘글자’, 말을 옮겨 적어 주세요."),
        rule="transcript",
    )


def wrong_figures(script: Sequence[ScriptScene], text: str, year: int) -> Iterator[Finding]:
    """Figures, dates and times of the transcript that the script does not hold."""
    whole = " ".join(" ".join((*s.written, s.words, f"{s.start:g}~{s.end:g}초")) for s in script)
    known = facts_in_speech(whole)
    for other in dict.fromkeys(facts_beyond(text, known, year)):
        yield Finding(
            say("{text:은} 대본에 없습니다.", text=f"‘{other}’"),
            say("영상 원고"),
            say("AI가 쓴 원고에는 잘못 받아쓴 내용이 남아 있기 쉽습니다."),
            say("대본에서 맞는 내용을 찾아 고쳐 주세요."),
            rule="numbers",
        )
