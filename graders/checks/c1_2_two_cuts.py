"""Checks of c1-2-two-cuts: one storyboard, two clips, captions.

Only the finished files are judged, whatever editor they were made with. What the clips and captions
must say and how long they may be is read from the given order (제작 요청서); the limits of
loudness, contrast, safe area and reading speed are those of `content_production.standards`.

Titles are measured on the decoded frames and not on the storyboard, because a title may have been
set anywhere. Where the frames do not tell, the answer is "can't tell" and a person looks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from content_production.captions import Cue
from content_production.measuring import Form, Measurement, measured
from content_production.measuring import read_form as form_of
from content_production.overlays import TextArea
from content_production.shapes import TALL, WIDE, Shape
from content_production.standards import (
    LARGE_TEXT_CONTRAST,
    LONGEST_FREEZE_SECONDS,
    LONGEST_SECONDS,
    LOUDNESS_LUFS,
    LOUDNESS_TOLERANCE_LU,
    READING_SPEED,
    SAFE_MARGIN,
    SHORTEST_CAPTION_SECONDS,
    TRUE_PEAK_DBTP,
)
from content_production.subtitles import read_captions
from graders.hand_in import HandIn
from graders.outcome import Criterion, Judgement, cant_tell, judge
from groundwork.findings import Finding, Level
from groundwork.messages import NOTHING, Message, catalog, plain

say = catalog("graders")

ORDER = "request.txt"
SHAPES = {"wide": WIDE, "tall": TALL}
# What the players of halls, channels and phones show without another program.
COMMON_CODECS = {"h264", "hevc", "vp8", "vp9", "av1", "mpeg4"}
ASPECT_TOLERANCE = 0.02
# A clip of "30 seconds" may have a last frame more.
LENGTH_TOLERANCE_SECONDS = 0.2
PEAK_TOLERANCE_DB = 0.3
LONGEST_SILENCE_SECONDS = 3.0
LONGEST_BLACK_SECONDS = 1.0
# The frames tell the place of letters to about two parts in a hundred, and their contrast to a
# tenth: coding softens their edges.
SAFE_MARGIN_MEASURED = SAFE_MARGIN - 0.02
CONTRAST_MEASURED = LARGE_TEXT_CONTRAST * 0.9
LEAST_JUDGED = 0.3
LEAST_CAPTIONED = 0.5


# --- What was ordered and what was handed in ---------------------------------------------------


@dataclass(frozen=True)
class Order:
    """What the order asks for, as its lines "label: value" say."""

    lines: dict[str, str]

    def number(self, label: str) -> float:
        """The first number of a line."""
        return float(re.findall(r"[\d.]+", self.lines[label])[0])

    @property
    def longest(self) -> float:
        return self.number("길이")

    @property
    def fewest_scenes(self) -> int:
        return int(self.number("장면"))


def read_order(materials: Path) -> Order:
    """The given order; the learner's copy is never read."""
    lines = (materials / ORDER).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return Order({label.strip(): value.strip() for label, value in pairs})


@dataclass(frozen=True)
class Clip:
    """A clip that was handed in, and the shape it should have (None for one of one's own)."""

    path: Path
    shape: Shape | None

    @property
    def label(self) -> Message:
        return plain(self.path.name)

    @property
    def measured(self) -> Measurement:
        return measured(self.path)


def _clips(hand_in: HandIn) -> list[Clip]:
    """Both clips, found by their shape where they have other names; or the clips of one's own."""
    if hand_in.files:
        own = [name for name in SHAPES if name in hand_in.files]
        return [Clip(hand_in.find(name), None) for name in own or ["wide"]]
    return [Clip(_path(hand_in, name), shape) for name, shape in SHAPES.items()]


def _path(hand_in: HandIn, name: str) -> Path:
    usual = [hand_in.folder / file for file in hand_in.lab.artefact(name).files]
    if any(path.is_file() for path in usual):
        return hand_in.find(name)
    upright = name == "tall"
    fitting = [path for path in _others(hand_in) if (_form(hand_in, path).aspect < 1) == upright]
    return fitting[0] if len(fitting) == 1 else hand_in.find(name)


def _others(hand_in: HandIn) -> list[Path]:
    """Videos whose names are nobody's usual name."""
    usual = {Path(file).name for name in SHAPES for file in hand_in.lab.artefact(name).files}
    return [path for path in hand_in.candidates("wide") if path.name not in usual]


def _form(hand_in: HandIn, path: Path) -> Form:
    return hand_in.once(form_of, path)


def _cues(hand_in: HandIn) -> list[Cue]:
    return hand_in.once(read_captions, hand_in.find("captions"))


def _fault(what: Message, where: Message, why: Message, mend: Message, rule: str) -> Finding:
    return Finding(what, where, why, mend, Level.REQUIRED, rule)


def _criterion(findings: Sequence[Finding], good: Message, weight: float = 1.0) -> Criterion:
    return Criterion(not findings, tuple(findings), good, weight)


# --- form --------------------------------------------------------------------------------------


def form(hand_in: HandIn) -> Judgement:
    """Two clips: shape, pixels, length, a codec that everybody can play."""
    ordered = hand_in.once(read_order, hand_in.materials).longest
    longest = LONGEST_SECONDS if hand_in.files else ordered
    criteria = []
    for clip in _clips(hand_in):
        facts = _form(hand_in, clip.path)
        criteria += [
            _criterion(list(_shape_faults(clip, facts)), _good_size(clip, facts), 2),
            _criterion(
                list(_length_faults(clip, facts, longest)),
                say("{clip}: {seconds:.1f}초", clip=clip.label, seconds=facts.seconds),
            ),
            _criterion(
                list(_codec_faults(clip, facts)),
                say("{clip}: {codec}로 어디서나 재생됩니다.", clip=clip.label, codec=facts.codec),
            ),
        ]
    return judge(criteria)


def _good_size(clip: Clip, facts: Form) -> Message:
    return say("{clip}: {w}×{h}", clip=clip.label, w=facts.width, h=facts.height)


def _shape_faults(clip: Clip, facts: Form) -> Iterator[Finding]:
    shape = clip.shape
    if shape is None:
        return
    wanted = shape.width / shape.height
    size = say("{w}×{h}", w=facts.width, h=facts.height)
    if abs(facts.aspect / wanted - 1) > ASPECT_TOLERANCE:
        yield _fault(
            say("{clip}의 화면이 {size}입니다.", clip=clip.label, size=size),
            clip.label,
            say("요청서는 {name} 화면을 바랍니다.", name=shape.name),
            say("같은 콘티를 '{name}'로 다시 만들어 주세요.", name=shape.name),
            "aspect",
        )
    elif min(facts.width, facts.height) < shape.short_side * (1 - ASPECT_TOLERANCE):
        yield _fault(
            say("{clip}의 화면이 {size}로 작습니다.", clip=clip.label, size=size),
            clip.label,
            say("큰 화면에서 글자가 흐려집니다."),
            say("{w}×{h}로 내보내 주세요.", w=shape.width, h=shape.height),
            "pixels",
        )


def _length_faults(clip: Clip, facts: Form, longest: float) -> Iterator[Finding]:
    if facts.seconds > longest + LENGTH_TOLERANCE_SECONDS:
        yield _fault(
            say("{clip:이} {seconds:.1f}초입니다.", clip=clip.label, seconds=facts.seconds),
            clip.label,
            say("길이는 {longest:g}초 이하여야 합니다.", longest=longest),
            say("장면의 초를 줄여 다시 만들어 주세요."),
            "length",
        )


def _codec_faults(clip: Clip, facts: Form) -> Iterator[Finding]:
    if facts.codec not in COMMON_CODECS:
        yield _fault(
            say("{clip}의 영상 형식이 {codec}입니다.", clip=clip.label, codec=facts.codec),
            clip.label,
            say("따로 프로그램을 깔지 않은 기기에서는 재생되지 않습니다."),
            say("편집기에서 MP4(H.264)로 내보내 주세요."),
            "codec",
        )


# --- sound -------------------------------------------------------------------------------------


def sound(hand_in: HandIn) -> Judgement:
    """Sound is there, as loud as other videos, without overshoot, without a hole."""
    criteria = []
    for clip in _clips(hand_in):
        faults = [list(found) for found in (_level(clip), _peak(clip), _holes(clip))]
        criteria += [
            _criterion(faults[0], say("{clip}: 소리 크기가 맞습니다.", clip=clip.label), 2),
            _criterion(faults[1], say("{clip}: 소리가 찌그러지지 않습니다.", clip=clip.label)),
            _criterion(faults[2], say("{clip}: 소리가 이어집니다.", clip=clip.label)),
        ]
    return judge(criteria)


def _level(clip: Clip) -> Iterator[Finding]:
    loudness = clip.measured.loudness
    if loudness is None or loudness.is_silent:
        yield _fault(
            say("{clip}에 소리가 들리지 않습니다.", clip=clip.label),
            clip.label,
            say("요청서는 말과 음악을 바랍니다."),
            say("소리를 넣어 다시 내보내 주세요."),
            "silent",
        )
    elif abs(away := loudness.integrated - LOUDNESS_LUFS) > LOUDNESS_TOLERANCE_LU:
        mend = (
            say("소리를 {db:.0f} dB 줄여 주세요.", db=away)
            if away > 0
            else say("소리를 {db:.0f} dB 키워 주세요.", db=-away)
        )
        yield _fault(
            say(
                "{clip}의 소리 크기가 {lufs:.1f} LUFS입니다.",
                clip=clip.label,
                lufs=loudness.integrated,
            ),
            clip.label,
            say(
                "요청서는 {target:g} LUFS(±{room:g})입니다. 벗어나면 앞뒤 영상보다 크거나 작게 "
                "들립니다.",
                target=LOUDNESS_LUFS,
                room=LOUDNESS_TOLERANCE_LU,
            ),
            mend,
            "loudness",
        )


def _peak(clip: Clip) -> Iterator[Finding]:
    loudness = clip.measured.loudness
    if loudness is None or loudness.is_silent:
        yield _fault(
            say("{clip}에 잴 소리가 없습니다.", clip=clip.label),
            clip.label,
            NOTHING,
            NOTHING,
            "peak",
        )
    elif loudness.true_peak > TRUE_PEAK_DBTP + PEAK_TOLERANCE_DB:
        yield _fault(
            say(
                "{clip}의 가장 큰 소리가 {peak:.1f} dBTP입니다.",
                clip=clip.label,
                peak=loudness.true_peak,
            ),
            clip.label,
            say("{limit:g} dBTP를 넘으면 소리가 찌그러집니다(EBU R 128).", limit=TRUE_PEAK_DBTP),
            say("소리를 줄이거나 편집기의 리미터를 켜 주세요."),
            "peak",
        )


def _holes(clip: Clip) -> Iterator[Finding]:
    loudness = clip.measured.loudness
    if loudness is None or loudness.is_silent:
        yield _fault(
            say("{clip:은} 처음부터 끝까지 조용합니다.", clip=clip.label),
            clip.label,
            NOTHING,
            NOTHING,
            "hole",
        )
        return
    for start, end in loudness.silences:
        if end - start > LONGEST_SILENCE_SECONDS:
            yield _fault(
                say("{seconds:.0f}초 동안 소리가 없습니다.", seconds=end - start),
                _when(clip, start, end),
                say("{limit:g}초 넘게 조용하면 고장으로 압니다.", limit=LONGEST_SILENCE_SECONDS),
                say("음악이나 말이 이어지게 해 주세요."),
                "hole",
            )


def _when(clip: Clip, start: float, end: float) -> Message:
    return say("{clip} {start:.0f}~{end:.0f}초", clip=clip.label, start=start, end=end)


# --- scenes ------------------------------------------------------------------------------------


def scenes(hand_in: HandIn) -> Judgement:
    """Enough scenes, and none that stands still or stays black."""
    fewest = hand_in.once(read_order, hand_in.materials).fewest_scenes
    criteria = []
    for clip in _clips(hand_in):
        pictures = clip.measured.pictures
        criteria += [
            _criterion(
                list(_too_few(clip, fewest)),
                say("{clip}: 장면 {count}개", clip=clip.label, count=pictures.scenes),
            ),
            _criterion(
                list(_standing(clip)), say("{clip}: 화면이 살아 있습니다.", clip=clip.label)
            ),
        ]
    return judge(criteria)


def _too_few(clip: Clip, fewest: int) -> Iterator[Finding]:
    count = clip.measured.pictures.scenes
    if clip.shape is not None and count < fewest:
        yield _fault(
            say("{clip}에서 장면을 {count}개 찾았습니다.", clip=clip.label, count=count),
            clip.label,
            say("요청서의 장면은 {fewest}개 이상입니다.", fewest=fewest),
            say("콘티의 장면이 모두 들어갔는지 보고 다시 만들어 주세요."),
            "scenes",
        )


def _standing(clip: Clip) -> Iterator[Finding]:
    pictures = clip.measured.pictures
    kinds = (
        (pictures.frozen, LONGEST_FREEZE_SECONDS, say("화면이 멈춰 있습니다."), "freeze"),
        (pictures.black, LONGEST_BLACK_SECONDS, say("화면이 검게 비어 있습니다."), "black"),
    )
    for stretches, longest, what, rule in kinds:
        for start, end in stretches:
            if end - start > longest + 0.3:  # samples are a quarter of a second apart
                yield _fault(
                    what,
                    _when(clip, start, end),
                    say("{limit:g}초 넘게 이러면 고장처럼 보입니다.", limit=longest),
                    say("그 장면에 움직임을 주거나 초를 줄여 주세요."),
                    rule,
                )


# --- titles ------------------------------------------------------------------------------------


def titles(hand_in: HandIn) -> Judgement:
    """Letters stand out from what is behind them and keep away from the edges of the frame."""
    criteria = []
    for clip in _clips(hand_in):
        overlays = clip.measured.pictures.overlays
        if overlays.judged < LEAST_JUDGED or not overlays.areas:
            return cant_tell(_untold(clip))
        criteria += [
            _criterion(
                [f for area in overlays.areas for f in _faint(clip, area)],
                say("{clip}: 글자가 바탕에서 또렷합니다.", clip=clip.label),
            ),
            _criterion(
                [f for area in overlays.areas for f in _at_the_edge(clip, area)],
                say("{clip}: 글자가 안전 영역 안에 있습니다.", clip=clip.label),
            ),
        ]
    return judge(criteria)


def _untold(clip: Clip) -> Finding:
    return Finding(
        say("{clip}에서 제목을 가려내지 못했습니다.", clip=clip.label),
        why=say("화면이 거의 움직이지 않거나 제목이 3초보다 짧게 나옵니다."),
        mend=say("강사가 화면을 직접 봅니다. 제목이 있는지 한 번 더 살펴봐 주세요."),
        level=Level.NOTE,
        rule="untold",
    )


def _faint(clip: Clip, area: TextArea) -> Iterator[Finding]:
    if area.contrast < CONTRAST_MEASURED:
        yield _fault(
            say("글자와 바탕의 명도 대비가 {ratio:.1f} 대 1입니다.", ratio=area.contrast),
            _place(clip, area),
            say(
                "큰 글자도 {limit:.0f} 대 1은 되어야 읽힙니다(WCAG 2.1, 1.4.3).",
                limit=LARGE_TEXT_CONTRAST,
            ),
            say("글자색을 바꾸거나 글자 뒤에 바탕을 깔아 주세요."),
            "contrast",
        )


def _at_the_edge(clip: Clip, area: TextArea) -> Iterator[Finding]:
    if area.margin < SAFE_MARGIN_MEASURED:
        yield _fault(
            say(
                "글자가 화면 가장자리에서 {part:.0%} 되는 곳까지 나가 있습니다.",
                part=max(area.margin, 0.0),
            ),
            _place(clip, area),
            say(
                "화면에 따라 가장자리 {part:.0%}는 잘려 보이지 않습니다(EBU R 95).",
                part=SAFE_MARGIN,
            ),
            say("글자를 안쪽으로 옮기거나 줄여 주세요. 세로 화면은 글을 새로 앉혀야 합니다."),
            "safe-area",
        )


def _place(clip: Clip, area: TextArea) -> Message:
    middle = (area.top + area.bottom) / 2
    part = say("위쪽") if middle < 1 / 3 else say("가운데") if middle < 2 / 3 else say("아래쪽")
    return say("{when}, 화면 {part}", when=_when(clip, area.start, area.end), part=part)


# --- captions ----------------------------------------------------------------------------------


def captions(hand_in: HandIn) -> Judgement:
    """Captions fit the clip, follow each other, and can be read in their time."""
    cues = _cues(hand_in)
    alone = bool(hand_in.files) and not SHAPES.keys() & hand_in.files.keys()
    clips = [] if alone else _clips(hand_in)
    end = min((_form(hand_in, clip.path).seconds for clip in clips), default=cues[-1].end)
    return judge(
        [
            _criterion(list(_outside(cues, end)), say("자막이 영상의 길이에 맞습니다.")),
            _criterion(list(_overlapping(cues)), say("자막이 서로 겹치지 않습니다.")),
            _criterion(list(_hurried(cues)), say("자막을 읽을 시간이 넉넉합니다."), 2),
        ]
    )


def _outside(cues: Sequence[Cue], end: float) -> Iterator[Finding]:
    for cue in cues:
        if cue.end > end + 0.5:
            yield _fault(
                say("영상이 끝난 뒤에도 자막이 나옵니다."),
                _quoted(cue),
                say("영상은 {end:.1f}초에 끝납니다.", end=end),
                say("자막의 시간을 영상에 맞춰 주세요."),
                "outside",
            )
    covered = sum(max(0.0, min(cue.end, end) - cue.start) for cue in cues)
    if covered < LEAST_CAPTIONED * end:
        yield _fault(
            say("자막이 영상의 {part:.0%}에만 있습니다.", part=covered / end),
            say("자막 파일"),
            say("소리를 듣지 못하는 사람도 같은 내용을 알아야 합니다(KWCAG 자막 제공)."),
            say("말이 나오는 장면마다 자막을 넣어 주세요."),
            "coverage",
        )


def _overlapping(cues: Sequence[Cue]) -> Iterator[Finding]:
    for before, after in itertools.pairwise(cues):
        if before.end > after.start + 0.05:
            yield _fault(
                say("앞 자막이 사라지기 전에 나옵니다."),
                _quoted(after),
                say("두 자막이 겹치면 어느 것도 읽히지 않습니다."),
                say("앞 자막을 {time:.1f}초에 끝내 주세요.", time=after.start),
                "overlap",
            )


def _hurried(cues: Sequence[Cue]) -> Iterator[Finding]:
    for cue in cues:
        if cue.reading_speed > READING_SPEED:
            yield _fault(
                say("1초에 {speed:.0f}자로 지나갑니다.", speed=cue.reading_speed),
                _quoted(cue),
                say("1초에 {limit:.0f}자가 넘으면 읽지 못합니다.", limit=READING_SPEED),
                say("글을 줄이거나 더 오래 보여 주세요."),
                "reading-speed",
            )
        elif cue.seconds < SHORTEST_CAPTION_SECONDS:
            yield _fault(
                say("{seconds:.1f}초 만에 사라집니다.", seconds=cue.seconds),
                _quoted(cue),
                say("눈이 자막을 찾는 데에도 시간이 듭니다."),
                say("1초 넘게 보여 주세요."),
                "too-short",
            )


def _quoted(cue: Cue) -> Message:
    text = " ".join(cue.text.split())
    return say("{time:.1f}초 ‘{text}’", time=cue.start, text=text[:24])


# --- facts -------------------------------------------------------------------------------------

_COUNTING = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두"
_HOURS = {word: hour for hour, word in enumerate(_COUNTING.split(), start=1)}
_SUPERLATIVES = re.compile(r"전국\s*최초|국내\s*최초|최초|최고|최대|유일|세계적")


def facts(hand_in: HandIn) -> Judgement:
    """The captions say what the order says: date, hour, rooms, where to ask; and nothing else."""
    lines = hand_in.once(read_order, hand_in.materials).lines
    cues = _cues(hand_in)
    said = " ".join(" ".join(cue.text.split()) for cue in cues)
    rooms = [room.strip() for room in lines["이용할 수 있는 곳"].split(",")]
    asking = lines["더 알아볼 곳"].split()[-1]
    dated = re.search(_date_pattern(lines["시작일"]), said)
    timed = _hours(lines["여는 시간"]) & _hours(said)
    asked = asking in said or "홈페이지" in said
    return judge(
        [
            _kept(bool(dated), say("시작일"), lines["시작일"]),
            _kept(bool(timed), say("여는 시간"), lines["여는 시간"]),
            *(_kept(room in said, say("이용할 수 있는 곳"), room) for room in rooms),
            _kept(asked, say("더 알아볼 곳"), asking),
            _criterion(
                [*_other_hours(cues, lines), *_closed_rooms(cues, lines), *_boasts(cues)],
                say("요청서에 없는 말이 없습니다."),
                2,
            ),
        ]
    )


def _kept(found: bool, what: Message, value: str) -> Criterion:
    fault = _fault(
        say("자막에서 {what:을} 찾지 못했습니다: {value}", what=what, value=value),
        say("자막 파일"),
        say("요청서의 '알릴 내용'입니다."),
        say("어느 장면의 자막에 넣을지 정해 넣어 주세요."),
        "kept",
    )
    return _criterion([] if found else [fault], say("{what}: 있습니다.", what=what))


def _date_pattern(value: str) -> str:
    month, day = re.findall(r"\d+", value)[:2]
    return rf"(?<!\d)0?{month}\s*(?:월|[./])\s*0?{day}(?!\d)"


def _hours(text: str) -> set[int]:
    """The hours a text names, 1 to 12: 22:00, 22시, 10시 and 열 시 are the same."""
    named = [int(number) for number in re.findall(r"(?<!\d)(\d{1,2})\s*(?:시(?!간)|:\d\d)", text)]
    words = "|".join(sorted(_HOURS, key=len, reverse=True))
    spoken = re.findall(rf"(?<![가-힣])({words})\s*시(?=까지|부터|에|\W|$)", text)
    return {(hour - 1) % 12 + 1 for hour in named} | {_HOURS[word] for word in spoken}


def _other_hours(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    ordered = _hours(" ".join(lines.values()))
    for cue in cues:
        for hour in sorted(_hours(cue.text) - ordered):
            yield _invented(
                cue,
                say("{hour}시는 요청서에 없는 시간입니다.", hour=hour),
                say("요청서의 시간은 {value}입니다.", value=lines["여는 시간"]),
            )


def _closed_rooms(cues: Sequence[Cue], lines: dict[str, str]) -> Iterator[Finding]:
    """A room that is closed in the evening may only be named with its own hours."""
    room = re.split(r"[(,]", lines["이용할 수 없는 곳"])[0].strip()
    for cue in cues:
        if room in cue.text and not re.search(r"18|6\s*시|여섯\s*시|제외|빼고|없|닫", cue.text):
            yield _invented(
                cue,
                say("{room:을} 밤에도 여는 것처럼 들립니다.", room=room),
                say("요청서: 이용할 수 없는 곳 — {value}", value=lines["이용할 수 없는 곳"]),
            )


def _boasts(cues: Sequence[Cue]) -> Iterator[Finding]:
    for cue in cues:
        if match := _SUPERLATIVES.search(cue.text):
            yield _invented(
                cue,
                say("'{word}'의 근거가 요청서에 없습니다.", word=match[0]),
                say("근거 없이 으뜸이라 하면 사실이 아닌 홍보가 됩니다."),
            )


def _invented(cue: Cue, what: Message, why: Message) -> Finding:
    return _fault(what, _quoted(cue), why, say("요청서대로 고치거나 지워 주세요."), "invented")
