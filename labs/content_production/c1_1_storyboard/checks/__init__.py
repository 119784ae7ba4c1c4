"""Checks of c1-1-storyboard: a storyboard for a minute, made of an order.

What the clip must say, how long it may be and how fast anybody may speak is read from the given
order (제작 요청서); which pictures and pieces of music may be used, from the given list of assets.
"""

import re
from collections.abc import Iterator, Sequence

from content_production.captions.cues import syllables
from content_production.rights.asset import Asset
from content_production.rights.ledger import Ledger
from content_production.scenes.scene import Scene
from content_production.standards import LONGEST_SECONDS
from content_production.storyboard.storyboard import Storyboard
from graders.clips.order import Order, order_of
from graders.clips.order_facts import holds, invented, says
from graders.outcome import Criterion, Judgement, criterion, faultless, judge
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .scene_rights import may_be_shown, rights_faults, shows_something
from .storyboards import SubmittedStoryboard, place, read_storyboard, same_table, words_of

say = catalog(__package__)

DRAFT, ASSETS = "storyboard.xlsx", "assets.xlsx"
_LONGEST_MESSAGE = 40
# An announcement in which nobody speaks in most scenes is no script.
_LEAST_SPOKEN = 0.5
_FEWEST_FACTS = 2
_TO_BE_SAID = ("날짜", "시작", "거리", "모이는 곳", "참가비", "신청", "준비물", "문의")


def facts(submission: Submission) -> Judgement:
    """The storyboard says what the order says, and nothing that it does not.

    An assistant makes up dates and figures that citizens come by.
    """
    board, order = _board(submission), order_of(submission)
    said = " ".join(words_of(scene) for scene in board.scenes)
    scenes = enumerate(board.scenes, start=1)
    beyond = [one for n, scene in scenes for one in invented(words_of(scene), order, place(n))]
    return judge(
        (_kept(label, order, said) for label in _TO_BE_SAID),
        faultless(beyond, say("요청서에 없는 사실이 없습니다."), 3),
    )


def message(submission: Submission) -> Judgement:
    """One message, stated once, that the title scene and the closing both show.

    One thing stays of a short clip: what is heard first, and once more at the end.
    """
    board = _board(submission)
    words = order_of(submission).items("메시지에 들어갈 말")
    first, last = board.scenes[0], board.scenes[-1]
    return judge(
        faultless(_stated(board.message, words), say("메시지가 한 문장으로 정해졌습니다.")),
        _shown(first, place(1), words, say("첫 장면에 메시지가 드러납니다.")),
        _shown(last, place(len(board.scenes)), words, say("끝 장면에 메시지가 남습니다.")),
    )


def times(submission: Submission) -> Judgement:
    """The seconds of the scenes add up to what the order allows, and to what the table states.

    Who makes the clip by a wrong sum makes one of another length.
    """
    submitted, order = _submitted(submission), order_of(submission)
    longest = LONGEST_SECONDS if submission.files else order.number("길이")
    fewest = 1 if submission.files else int(order.number("장면"))
    total, count = submitted.board.seconds, len(submitted.board.scenes)
    return judge(
        faultless(_too_long(total, longest), say("모두 {total:g}초입니다.", total=total), 2),
        faultless(_wrong_sum(submitted), say("장면의 초와 합계가 맞습니다.")),
        faultless(_too_few(count, fewest), say("장면이 {count}개입니다.", count=count)),
    )


def speech(submission: Submission) -> Judgement:
    """No scene is spoken faster than the order allows, and most scenes are spoken at all.

    The storyboard is the script as well: an announcement in which nobody speaks is none.
    """
    board = _board(submission)
    fastest = order_of(submission).number("말하는 속도")
    spoken = [n for n, scene in enumerate(board.scenes, start=1) if scene.caption]
    return judge(
        faultless(
            _unspoken(len(spoken), len(board.scenes)), say("장면마다 할 말이 적혀 있습니다.")
        ),
        (faultless(_hurried(n, board.scenes[n - 1], fastest)) for n in spoken),
    )


def rights(submission: Submission) -> Judgement:
    """Everything seen and heard may be used: source, terms, and the consent of each face.

    A song without a licence and a face without consent cost the city damages.
    """
    assets = submission.once(Ledger.read, submission.materials / ASSETS).assets
    scenes = _board(submission).scenes
    if not any(shows_something(scene) for scene in scenes):
        raise NotSubmitted(
            say("색 카드만 있고 자료를 쓴 장면이 없습니다."),
            say("요청서대로 자료 목록에서 그림을 골라 장면에 넣으세요."),
        )
    return judge(
        (faultless(rights_faults(n, scene, assets)) for n, scene in enumerate(scenes, start=1)),
        _taken_down(scenes, assets),
    )


def _taken_down(scenes: Sequence[Scene], assets: Sequence[Asset]) -> Iterator[Criterion]:
    """One song takes the whole clip down, however many scenes are right."""
    if not all(may_be_shown(scene, assets) for scene in scenes):
        yield Criterion(False, weight=len(scenes) / 2)


# --- What was ordered and what was submitted ----------------------------------------------------


def _submitted(submission: Submission) -> SubmittedStoryboard:
    """The storyboard submitted; the assistant's draft as it came is none yet."""
    submitted = submission.once(read_storyboard, submission.find("storyboard"))
    given = submission.once(read_storyboard, submission.materials / DRAFT)
    if same_table(submitted.board, given.board):
        raise NotSubmitted(
            say("AI가 쓴 초안 그대로입니다."),
            say("요청서와 대조해 고친 뒤 ‘콘티 저장하기’를 다시 누르세요."),
        )
    if not submission.files and not _is_begun(submitted.board, order_of(submission)):
        raise NotSubmitted(
            say("콘티에 요청서의 ‘알릴 내용’이 아직 거의 없습니다."),
            say("장면의 제목과 자막에 알릴 내용을 적고 콘티를 다시 저장하세요."),
        )
    return submitted


def _is_begun(board: Storyboard, order: Order) -> bool:
    """Whether a storyboard announces anything: who says nothing says nothing wrong."""
    said = " ".join(words_of(scene) for scene in board.scenes)
    return sum(holds(label, order, said) for label in _TO_BE_SAID) >= _FEWEST_FACTS


def _board(submission: Submission) -> Storyboard:
    return _submitted(submission).board


# --- facts --------------------------------------------------------------------------------------


def _kept(label: str, order: Order, said: str) -> Criterion:
    """What a line of the order says is said."""
    return criterion(
        holds(label, order, said),
        say("{label}: 있습니다.", label=label),
        say("‘{label}’의 내용이 없거나 요청서와 다릅니다.", label=label),
        say("콘티 전체"),
        say("요청서: {label} — {value}", label=label, value=order.lines[label]),
        say("어느 장면에서 말할지 정해 제목이나 자막에 넣어 주세요."),
    )


# --- message ------------------------------------------------------------------------------------


def _stated(text: str, words: list[str]) -> Iterator[Finding]:
    where = say("콘티의 ‘핵심 메시지’")
    if not text:
        yield Finding(
            say("핵심 메시지가 적혀 있지 않습니다."),
            where,
            say("한 문장으로 정해 두지 않으면 장면마다 다른 말을 하게 됩니다."),
            say("표 위에 ‘핵심 메시지’라고 적고 한 문장을 써 주세요."),
            rule="message",
        )
        return
    if "\n" in text or len(re.findall(r"[.!?]+(?:\s|$)", text.strip(".!? "))) > 0:
        yield Finding(
            say("메시지가 둘 이상입니다."),
            where,
            say("짧은 영상을 본 사람은 한 가지만 기억합니다."),
            say("가장 중요한 한 문장만 남기세요."),
            rule="message",
        )
    elif syllables(text) > _LONGEST_MESSAGE:
        yield Finding(
            say("메시지가 {count}글자로 깁니다.", count=syllables(text)),
            where,
            say("한 번 듣고 따라 말할 수 있어야 기억에 남습니다."),
            say("{most}글자 안으로 줄여 주세요.", most=_LONGEST_MESSAGE),
            rule="message",
        )
    if missing := [word for word in words if not says(text, word)]:
        yield _missing_words(where, missing)


def _shown(scene: Scene, where: Message, words: list[str], good: Message) -> Criterion:
    missing = [word for word in words if not says(words_of(scene), word)]
    return faultless([_missing_words(where, missing)] if missing else [], good)


def _missing_words(where: Message, missing: list[str]) -> Finding:
    return Finding(
        say("빠진 말이 있습니다: {words}", words=", ".join(missing)),
        where,
        say("요청서의 ‘남길 말’입니다. 처음과 끝에 두 번 들어야 기억에 남습니다."),
        say("제목이나 자막에 그 말을 넣어 주세요."),
        rule="message",
    )


# --- times --------------------------------------------------------------------------------------


def _too_long(total: float, longest: float) -> Iterator[Finding]:
    if total > longest:
        yield Finding(
            say("장면의 초를 더하면 {total:g}초입니다.", total=total),
            say("콘티의 ‘초’ 열"),
            say("요청서의 길이는 {longest:g}초 이하입니다.", longest=longest),
            say("{over:g}초를 줄여 주세요.", over=round(total - longest, 2)),
            rule="length",
        )


def _wrong_sum(submitted: SubmittedStoryboard) -> Iterator[Finding]:
    total = submitted.board.seconds
    if submitted.stated_total is not None and abs(submitted.stated_total - total) > 0.05:
        yield Finding(
            say(
                "합계에는 {stated:g}초라고 적었지만 더하면 {total:g}초입니다.",
                stated=submitted.stated_total,
                total=total,
            ),
            say("콘티의 합계 줄"),
            say("합계를 기준으로 제작하면 영상의 길이가 달라집니다."),
            say("장면의 초를 다시 더해 합계를 고쳐 주세요."),
            rule="sum",
        )


def _too_few(count: int, fewest: int) -> Iterator[Finding]:
    if count < fewest:
        yield Finding(
            say("장면이 {count}개뿐입니다.", count=count),
            say("콘티 전체"),
            say("요청서의 장면은 {fewest}개 이상입니다.", fewest=fewest),
            say("한 장면에 몰린 내용을 여러 장면으로 나누어 주세요."),
            rule="scenes",
        )


# --- speech -------------------------------------------------------------------------------------


def _unspoken(spoken: int, scenes: int) -> Iterator[Finding]:
    if spoken < _LEAST_SPOKEN * scenes:
        yield Finding(
            say(
                "말이 적힌 장면이 {scenes}개 가운데 {spoken}개입니다.", scenes=scenes, spoken=spoken
            ),
            say("콘티의 ‘자막’ 열"),
            say("이 콘티는 대본이기도 합니다. 말이 없으면 읽을 것도 자막으로 옮길 것도 없습니다."),
            say("장면마다 할 말을 한 문장씩 적어 주세요."),
            rule="script",
        )


def _hurried(number: int, scene: Scene, fastest: float) -> Iterator[Finding]:
    speed = syllables(scene.caption) / scene.seconds
    if speed > fastest:
        fitting = int(scene.seconds * fastest)
        yield Finding(
            say("1초에 {speed:.1f}글자를 말해야 합니다.", speed=speed),
            place(number, say("자막")),
            say("요청서의 말하는 속도는 1초에 {fastest:g}글자 이하입니다.", fastest=fastest),
            say(
                "{seconds:g}초라면 {fitting}글자까지입니다. 말을 줄이거나 초를 늘려 주세요.",
                seconds=scene.seconds,
                fitting=fitting,
            ),
            rule="speech-rate",
        )
