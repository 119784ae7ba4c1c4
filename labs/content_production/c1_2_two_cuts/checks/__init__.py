"""Checks of c1-2-two-cuts: one storyboard, two clips, captions.

Only the finished files are judged, whatever editor they were made with. What the clips and captions
must say and how long they may be is read from the given order (제작 요청서); the limits of
loudness, contrast, safe area and reading speed are those of `content_production.standards`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from automation.numerals import NATIVE, from_native
from content_production.captions.cues import Cue
from content_production.captions.files import read_captions
from content_production.shapes import TALL, WIDE
from content_production.standards import LONGEST_SECONDS
from graders.clips.captions import apart, quoted, readable, within_clip
from graders.clips.claims import unfounded
from graders.clips.order import Order, read_order
from graders.outcome import Criterion, Judgement, cant_tell, faultless, judge
from graders.submission import Submission
from groundwork.comparing_text import one_spaced
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NONE

from .clip import Clip, form_of
from .form_criteria import form_criteria
from .scene_criteria import scene_criteria
from .sound_criteria import sound_criteria
from .title_criteria import title_criteria, untold

say = catalog(__package__)

SHAPES = {"wide": WIDE, "tall": TALL}


def form(submission: Submission) -> Judgement:
    """Two clips: shape, pixels, length, a codec that everybody can play."""
    longest = LONGEST_SECONDS if submission.files else _order(submission).number("길이")
    return judge(
        asked
        for clip in _clips(submission)
        for asked in form_criteria(clip, form_of(submission, clip.path), longest)
    )


def sound(submission: Submission) -> Judgement:
    """Sound is there, as loud as other videos, without overshoot, without a hole."""
    return judge(asked for clip in _clips(submission) for asked in sound_criteria(clip))


def scenes(submission: Submission) -> Judgement:
    """Enough scenes, and none that stands still or stays black."""
    fewest = int(_order(submission).number("장면"))
    return judge(asked for clip in _clips(submission) for asked in scene_criteria(clip, fewest))


def titles(submission: Submission) -> Judgement:
    """Letters stand out from what is behind them and keep away from the edges of the frame."""
    clips = _clips(submission)
    for clip in clips:
        if finding := untold(clip):
            return cant_tell(finding)
    return judge(asked for clip in clips for asked in title_criteria(clip))


def captions(submission: Submission) -> Judgement:
    """Captions fit the clip, follow each other, and can be read in their time."""
    cues = _cues(submission)
    alone = bool(submission.files) and not SHAPES.keys() & submission.files.keys()
    clips = [] if alone else _clips(submission)
    end = min((form_of(submission, clip.path).seconds for clip in clips), default=cues[-1].end)
    return judge([within_clip(cues, end), apart(cues), readable(cues)])


def _order(submission: Submission) -> Order:
    return submission.once(read_order, submission.materials)


def _cues(submission: Submission) -> list[Cue]:
    return submission.once(read_captions, submission.find("captions"))


def _clips(submission: Submission) -> list[Clip]:
    """Both clips, found by their shape where they have other names; or the clips of one's own."""
    if submission.files:
        own = [name for name in SHAPES if name in submission.files]
        return [Clip(submission.find(name)) for name in own or ["wide"]]
    return [Clip(_path(submission, name), shape) for name, shape in SHAPES.items()]


def _path(submission: Submission, name: str) -> Path:
    usual = [submission.folder / file for file in submission.lab.artefact(name).files]
    if any(path.is_file() for path in usual):
        return submission.find(name)
    upright = name == "tall"
    fitting = [
        path for path in _others(submission) if (form_of(submission, path).aspect < 1) == upright
    ]
    return fitting[0] if len(fitting) == 1 else submission.find(name)


def _others(submission: Submission) -> list[Path]:
    """Videos whose names are nobody's usual name."""
    usual = {Path(file).name for name in SHAPES for file in submission.lab.artefact(name).files}
    return [path for path in submission.candidates("wide") if path.name not in usual]


# What the captions say against what the order says.

_SPOKEN_HOUR = re.compile(rf"(?<![가-힣])({NATIVE})\s*시(?=까지|부터|에|\W|$)")


def facts(submission: Submission) -> Judgement:
    """The captions say what the order says: date, hour, rooms, where to ask; and nothing else."""
    order = _order(submission)
    lines = order.lines
    cues = _cues(submission)
    said = one_spaced(" ".join(cue.text for cue in cues))
    asking = lines["더 알아볼 곳"].split()[-1]
    dated = re.search(_date_pattern(lines["시작일"]), said)
    timed = _hours(lines["여는 시간"]) & _hours(said)
    asked = asking in said or "홈페이지" in said
    return judge(
        [
            _kept(bool(dated), say("시작일"), lines["시작일"]),
            _kept(bool(timed), say("여는 시간"), lines["여는 시간"]),
            *(
                _kept(room in said, say("이용할 수 있는 곳"), room)
                for room in order.items("이용할 수 있는 곳")
            ),
            _kept(asked, say("더 알아볼 곳"), asking),
            faultless(
                [*_other_hours(cues, lines), *_closed_rooms(cues, lines), *_boasts(cues, lines)],
                say("요청서에 없는 말이 없습니다."),
                2,
            ),
        ]
    )


def _kept(found: bool, what: Message, value: str) -> Criterion:
    fault = Finding(
        say("자막에서 {what:을} 찾지 못했습니다: {value}", what=what, value=value),
        say("자막 파일"),
        say("요청서의 '알릴 내용'입니다."),
        say("어느 장면의 자막에 넣을지 정해 넣어 주세요."),
        rule="kept",
    )
    return faultless([] if found else [fault], say("{what}: 있습니다.", what=what))


def _date_pattern(value: str) -> str:
    month, day = re.findall(r"\d+", value)[:2]
    return rf"(?<!\d)0?{month}\s*(?:월|[./])\s*0?{day}(?!\d)"


def _hours(text: str) -> set[int]:
    """The hours a text names, 1 to 12: 22:00, 22시, 10시 and 열 시 are the same."""
    hours = [int(number) for number in re.findall(r"(?<!\d)(\d{1,2})\s*(?:시(?!간)|:\d\d)", text)]
    hours += map(from_native, _SPOKEN_HOUR.findall(text))
    return {(hour - 1) % 12 + 1 for hour in hours}


def _other_hours(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    ordered = _hours(" ".join(lines.values()))
    for cue in cues:
        for hour in sorted(_hours(cue.text) - ordered):
            yield _invented(
                cue,
                say("{hour}시는 요청서에 없는 시간입니다.", hour=hour),
                say("요청서의 시간은 {value}입니다.", value=lines["여는 시간"]),
            )


_CLOSED = re.compile(rf"18|6\s*시|여섯\s*시|{BARRED}|{NONE}|빼고|닫")


def _closed_rooms(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    """A room that is closed in the evening may only be named with its own hours."""
    room = re.split(r"[(,]", lines["이용할 수 없는 곳"])[0].strip()
    for cue in cues:
        if room in cue.text and not _CLOSED.search(cue.text):
            yield _invented(
                cue,
                say("{room:을} 밤에도 여는 것처럼 들립니다.", room=room),
                say("요청서: 이용할 수 없는 곳 — {value}", value=lines["이용할 수 없는 곳"]),
            )


def _boasts(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    for cue in cues:
        if boast := unfounded(cue.text, " ".join(lines.values())):
            yield _invented(
                cue,
                say("'{word}'의 근거가 요청서에 없습니다.", word=boast),
                say("근거 없이 으뜸이라 하면 사실이 아닌 홍보가 됩니다."),
            )


def _invented(cue: Cue, what: Message, why: Message) -> Finding:
    mend = say("요청서대로 고치거나 지워 주세요.")
    return Finding(what, quoted(cue), why, mend, rule="invented")
