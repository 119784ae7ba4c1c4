"""Checks of c1-3-captions: captions, a transcript and a plan for sign language, of one clip.

What is said, seen, written and heard stands in the given script (대본); how it has to be put, in
the given order (요청서). The clip's voice is a draft for timing, so nothing is listened to.
"""

import re
from collections.abc import Iterator, Sequence

from automation import documents
from automation.dates import find_dates
from automation.facts import same
from content_production.captions.cues import Cue
from content_production.captions.files import read_captions
from graders.clips.captions import apart, quoted, readable, short_lines, within_clip
from graders.clips.facts_in_speech import facts_beyond, facts_in_speech
from graders.clips.order import order_of
from graders.clips.same_words import said_in
from graders.outcome import Criterion, Judgement, criterion, faultless, judge
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import one_spaced, spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .scripts import ENOUGH, NARRATOR, ScriptScene, read_script, stretch
from .sign_plans import read_sign_plan, sent_in_time, settled
from .spoken_words import added, during, mostly_in, unsaid
from .transcripts import untold_letters, untold_pictures, untold_words, wrong_figures

say = catalog(__package__)

GIVEN = "ai-captions.srt"
_FEWEST_LINES = 3
# So much of the script makes a text a draft of it.
_BEGUN = 0.2


def coverage(submission: Submission) -> Judgement:
    """Every sentence of the script is in the captions, at its time, and nothing else is.

    Who cannot hear has to learn the same (KWCAG 자막 제공).
    """
    cues, script = _captions(submission), _script(submission)
    return judge(
        (
            faultless(unsaid(sentence, scene, cues))
            for scene in script
            for sentence in scene.sentences
        ),
        faultless(added(cues, script), say("자막의 말이 모두 대본에 있습니다."), 2),
    )


def numbers(submission: Submission) -> Judgement:
    """Figures, dates, times and names of the captions are those of the script, and no others.

    A wrong hour is believed and acted on; what transcribes by ear gets it wrong.
    """
    cues, script = _captions(submission), _script(submission)
    names = order_of(submission).items("틀리면 안 되는 이름")
    said = " ".join(cue.text for cue in cues)
    return judge(
        (
            _kept_figures(scene, during(scene, cues))
            for scene in script
            if facts_in_speech(scene.words)
        ),
        (_kept_name(name, said, say("자막 파일")) for name in names),
        faultless(
            _other_figures(cues, script, order_of(submission).year),
            say("대본에 없는 숫자가 없습니다."),
            2,
        ),
    )


def reading(submission: Submission) -> Judgement:
    """At most two lines, time to read them, one after the other, all within the clip.

    What flashes by, or covers the picture, is no caption.
    """
    cues = submission.once(read_captions, submission.find("captions"))
    end = cues[-1].end
    if not submission.files:
        cues = _captions(submission)
        end = _script(submission)[-1].end
    return judge(short_lines(cues), readable(cues), apart(cues), within_clip(cues, end))


def cues(submission: Submission) -> Judgement:
    """Who speaks, where it is not the narrator, and what is heard besides words.

    Sounds have a meaning, and a voice is somebody's.
    """
    captions = _captions(submission)
    script = _script(submission)
    return judge(
        (_named_speaker(scene, captions) for scene in script if scene.speaker != NARRATOR),
        (_noted_sound(scene, captions) for scene in script if scene.heard),
    )


def transcript(submission: Submission) -> Judgement:
    """The transcript tells what is said and what is shown to whoever can neither hear nor see.

    So words alone are not enough: letters and pictures are told as well.
    """
    text = _transcript(submission)
    script, order = _script(submission), order_of(submission)
    names = order.items("틀리면 안 되는 이름")
    return judge(
        faultless(untold_words(script, text), say("말을 모두 옮겼습니다."), 2),
        faultless(untold_letters(script, text), say("화면의 글자를 모두 옮겼습니다."), 2),
        faultless(untold_pictures(script, text), say("화면에 보이는 것을 적었습니다."), 2),
        faultless(
            wrong_figures(script, text, order.year), say("숫자와 시간이 대본과 같습니다."), 2
        ),
        (_kept_name(name, text, say("영상 원고")) for name in names),
    )


def sign(submission: Submission) -> Judgement:
    """The plan answers what has to be settled for an interpreter at a public event.

    The city has to provide one (한국수화언어법 제16조제2항).
    """
    path = submission.find_readable("sign", read_sign_plan)
    answers = submission.once(read_sign_plan, path)
    if not any(answers.values()):
        raise NotSubmitted(
            say("수어 통역 계획이 모두 비어 있습니다."),
            say("다섯 항목을 적고 ‘수어 계획 저장하기’를 다시 누르세요."),
        )
    (event,) = (found.day for found in find_dates(order_of(submission).lines["행사일"]))
    assert event
    asked = dict(zip(answers, settled(answers), strict=True))
    is_dated = asked["script_by"].met
    return judge(
        asked.values(),
        sent_in_time(answers["script_by"], event) if is_dated else Criterion(met=False),
    )


# --- What was given and what was submitted ------------------------------------------------------


def _script(submission: Submission) -> tuple[ScriptScene, ...]:
    return submission.once(read_script, submission.materials)


def _captions(submission: Submission) -> list[Cue]:
    """The captions submitted; the assistant's as they came are none yet."""
    cues = submission.once(read_captions, submission.find("captions"))
    if cues == submission.once(read_captions, submission.materials / GIVEN):
        raise NotSubmitted(
            say("AI가 받아쓴 자막 그대로입니다."),
            say("대본과 대조해 고친 뒤 ‘자막 파일 저장하기’를 다시 누르세요."),
        )
    if not _is_begun(submission, " ".join(cue.text for cue in cues)):
        raise NotSubmitted(
            say("자막에 대본의 말이 아직 거의 없습니다."),
            say("대본의 문장을 자막에 옮겨 적고 ‘자막 파일 저장하기’를 다시 누르세요."),
        )
    return cues


def _is_begun(submission: Submission, text: str) -> bool:
    """Whether a text says a part of the script: who says nothing gets nothing wrong."""
    sentences = [sentence for scene in _script(submission) for sentence in scene.sentences]
    return sum(said_in(one, text) >= ENOUGH for one in sentences) > _BEGUN * len(sentences)


def _transcript(submission: Submission) -> str:
    text = submission.once(documents.read_text, submission.find("transcript"))
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_LINES or not _is_begun(submission, text):
        raise NotSubmitted(
            say("영상 원고가 아직 비어 있거나 대본의 말이 거의 없습니다."),
            say("‘영상 원고’를 적고 ‘원고 저장하기’를 다시 누르세요."),
        )
    return str(text)


# --- numbers ------------------------------------------------------------------------------------


def _kept_figures(scene: ScriptScene, said: str) -> Criterion:
    known = facts_in_speech(said)
    missing = [
        fact.text
        for fact in facts_in_speech(scene.words)
        if not any(same(other, fact) for other in known)
    ]
    return faultless(_different(text, stretch(scene)) for text in missing)


def _kept_name(name: str, said: str, where: Message) -> Criterion:
    kept = spaceless(name) in spaceless(said)
    finding = _different(name, where)
    return faultless([] if kept else [finding], say("{name}: 맞습니다.", name=name))


def _different(text: str, where: Message) -> Finding:
    return Finding(
        say("대본의 {text:이} 없거나 다르게 적혔습니다.", text=f"‘{text}’"),
        where,
        say("받아쓰는 AI는 숫자와 지명을 자주 틀립니다. 발음이 비슷한 말로 적기 때문입니다."),
        say("대본을 보고 그대로 고쳐 주세요."),
        rule="numbers",
    )


def _other_figures(
    captions: Sequence[Cue], script: Sequence[ScriptScene], year: int
) -> Iterator[Finding]:
    known = facts_in_speech(" ".join(scene.words for scene in script))
    for cue in captions:
        text = one_spaced(cue.text)
        for other in dict.fromkeys(facts_beyond(text, known, year)):
            yield Finding(
                say("{text:은} 대본에 없습니다.", text=f"‘{other}’"),
                quoted(cue),
                say("자막만 보는 시민은 틀린 숫자를 사실로 알게 됩니다."),
                say("대본에서 맞는 내용을 찾아 고쳐 주세요."),
                rule="numbers",
            )


# --- cues ---------------------------------------------------------------------------------------


def _named_speaker(scene: ScriptScene, captions: Sequence[Cue]) -> Criterion:
    speaker = re.escape(scene.speaker)
    before_words = (
        rf"[\[(<〈]\s*{speaker}[^\])>〉]{{0,8}}[\])>〉]|{speaker}\s*(?:\([^)]*\)\s*)?[:：\-–>]"
    )
    named = re.search(before_words, mostly_in(scene, captions)) is not None
    return criterion(
        named,
        say("말하는 사람이 적혀 있습니다."),
        say("누가 말하는지 알 수 없습니다."),
        stretch(scene),
        say("여기서는 내레이터가 아니라 {speaker:이} 말합니다.", speaker=scene.speaker),
        say("자막 앞에 {name:을} 적어 주세요.", name=f"‘{scene.speaker}:’"),
    )


def _noted_sound(scene: ScriptScene, captions: Sequence[Cue]) -> Criterion:
    noted = re.findall(r"[\[(（♪]([^\])）♪]+)[\])）♪]", mostly_in(scene, captions))
    return criterion(
        any(_shares_a_word(scene.heard, text) for text in noted),
        say("[{sound}] 있습니다.", sound=scene.heard),
        say("{sound:이} 그 시간의 자막에 없습니다.", sound=f"‘{scene.heard}’"),
        stretch(scene),
        say("소리도 분위기와 장소를 알려 주는 정보입니다."),
        say("자막에 {sound:이라}고 적어 주세요.", sound=f"[{scene.heard}]"),
    )


def _shares_a_word(one: str, other: str) -> bool:
    """Whether two descriptions share a word of two letters or more, endings aside."""
    stems = [word[:2] for word in re.findall(r"[\w]{2,}", one) if word not in ("소리", "잔잔한")]
    return any(stem in other for stem in stems)
