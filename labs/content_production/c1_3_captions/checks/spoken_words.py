"""Whether the captions say what the script says, at its time, and nothing else."""

import re
from collections.abc import Iterator, Sequence

from content_production.captions.cues import Cue
from graders.clips.captions import quoted
from graders.clips.same_words import said_in
from groundwork.comparing_text import letters_only, one_spaced
from groundwork.findings import Finding
from groundwork.messages import catalog
from groundwork.negation import NONE, NOT, NOT_AHEAD

from .scripts import ENOUGH, ScriptScene, stretch

say = catalog(__package__)

# A caption may come a little before its words, and stay a little after them.
_AROUND_SECONDS = 1.0
# So little of a caption in the script makes it another's words.
_HARDLY = 0.5
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# Sounds and speakers: "[박수 소리]", "사회자:".
_NOT_SAID = re.compile(r"[\[(（♪][^\])）♪]*[\])）♪]|^\s*-?\s*[가-힣]+\s*(?:\([^)]*\)\s*)?[:：]")
_NEGATION = re.compile(rf"{NONE}[습어다]|{NOT}|{NOT_AHEAD}")


def during(scene: ScriptScene, captions: Sequence[Cue]) -> str:
    """What the captions say while a scene is seen."""
    begin, end = scene.start - _AROUND_SECONDS, scene.end + _AROUND_SECONDS
    seen = (cue.text for cue in captions if cue.start < end and cue.end > begin)
    return one_spaced(" ".join(seen))


def mostly_in(scene: ScriptScene, captions: Sequence[Cue]) -> str:
    """The captions whose middle lies in a scene: its own, not those of its neighbours."""
    middles = ((cue, (cue.start + cue.end) / 2) for cue in captions)
    own = (cue for cue, middle in middles if scene.start <= middle <= scene.end)
    return one_spaced(" ".join(cue.text for cue in own))


def unsaid(sentence: str, scene: ScriptScene, captions: Sequence[Cue]) -> Iterator[Finding]:
    """A sentence of the script that its captions leave out, or turn into its opposite."""
    if _is_turned(sentence, scene, captions):
        yield Finding(
            say("‘{sentence}’의 뜻이 반대로 바뀌었습니다.", sentence=sentence),
            stretch(scene),
            say("그 시간의 대본에는 ‘없다, 않다, 못하다’ 같은 말이 없습니다."),
            say("대본을 보고 그대로 고쳐 주세요."),
            rule="coverage",
        )
    elif said_in(sentence, during(scene, captions)) < ENOUGH:
        yield Finding(
            say("{sentence:이라}는 말이 그 시간의 자막에 없습니다.", sentence=f"‘{sentence}’"),
            stretch(scene),
            say("듣지 못하는 사람도 같은 내용을 알아야 합니다(KWCAG 자막 제공)."),
            say("자막을 고치거나 새 자막을 넣어 주세요. 시간도 확인하세요."),
            rule="coverage",
        )


def _is_turned(sentence: str, scene: ScriptScene, captions: Sequence[Cue]) -> bool:
    """Whether what is said in the place of a sentence denies what the sentence does not."""
    return not _NEGATION.search(sentence) and any(
        _NEGATION.search(said)
        and sentence == max(scene.sentences, key=lambda one: said_in(said, one))
        and said_in(said, sentence) >= _HARDLY
        for said in _SENTENCE_END.split(mostly_in(scene, captions))
    )


def added(captions: Sequence[Cue], script: Sequence[ScriptScene]) -> Iterator[Finding]:
    """Sentences of the captions that nobody says, and that do not stand on the screen either."""
    known = " ".join(" ".join((*scene.written, scene.heard, scene.words)) for scene in script)
    for cue in captions:
        words = _NOT_SAID.sub(" ", one_spaced(cue.text))
        for said in filter(str.strip, _SENTENCE_END.split(words)):
            if len(letters_only(said)) > 1 and said_in(said, known) < _HARDLY:
                yield Finding(
                    say("{text:은} 대본에 없는 말입니다.", text=f"‘{said.strip()}’"),
                    quoted(cue),
                    say("자막만 보는 시민은 아무도 하지 않은 말을 사실로 알게 됩니다."),
                    say("대본에 없는 말은 지워 주세요."),
                    rule="added",
                )
