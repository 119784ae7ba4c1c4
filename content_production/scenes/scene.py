"""One scene of a storyboard: what is seen, how long, what is written and said."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from content_production.answers import says_yes
from content_production.messages import problem
from groundwork.comparing_text import one_spaced

CHART_SUFFIXES = {".xlsx", ".csv"}
LONGEST_SCENE_SECONDS = 600.0
FOOTAGE_SUFFIXES = {".mp4", ".mov", ".webm", ".mkv", ".avi", ".m4v", ".mpg", ".mpeg", ".wmv"}


# What stands on the screen where somebody only says that it shall be told.
AI_NOTICE = "AI로 만든 그림"
_VOICE = ("음성", "목소리", "내레이션", "voice")


class Motion(StrEnum):
    """How the camera moves over a still (움직임)."""

    ZOOM_IN = "확대"
    ZOOM_OUT = "축소"
    LEFT = "왼쪽으로"
    RIGHT = "오른쪽으로"
    NONE = "고정"


class Transition(StrEnum):
    """How a scene comes after the one before it (전환)."""

    CROSSFADE = "겹침"
    CUT = "바로"


class Plate(StrEnum):
    """What lies behind a title (제목 바탕); AUTO: dark under light letters."""

    AUTO = "자동"
    DARK = "어둡게"
    LIGHT = "밝게"
    NONE = "없음"


class Fit(StrEnum):
    """How a picture meets a frame of another shape (맞춤): fill it, or be seen whole.

    Maps, charts and posters are shown whole: what is cut off them is missing.
    """

    FILL = "꽉 차게"
    WHOLE = "모두 보이게"


class Focus(StrEnum):
    """The part of a picture that stays when it is cut to another shape (초점)."""

    LEFT = "왼쪽"
    CENTRE = "가운데"
    RIGHT = "오른쪽"

    @property
    def fraction(self) -> float:
        """Place of the focus across the picture, 0 (left) to 1 (right)."""
        return {"왼쪽": 0.25, "가운데": 0.5, "오른쪽": 0.75}[self.value]


_OTHER_WORDS: dict[type[StrEnum], dict[str, StrEnum]] = {
    Motion: {
        "줌인": Motion.ZOOM_IN,
        "줌 인": Motion.ZOOM_IN,
        "zoom in": Motion.ZOOM_IN,
        "줌아웃": Motion.ZOOM_OUT,
        "줌 아웃": Motion.ZOOM_OUT,
        "zoom out": Motion.ZOOM_OUT,
        "왼쪽": Motion.LEFT,
        "left": Motion.LEFT,
        "오른쪽": Motion.RIGHT,
        "right": Motion.RIGHT,
        "정지": Motion.NONE,
        "still": Motion.NONE,
    },
    Transition: {
        "겹쳐 넘기기": Transition.CROSSFADE,
        "디졸브": Transition.CROSSFADE,
        "크로스페이드": Transition.CROSSFADE,
        "crossfade": Transition.CROSSFADE,
        "바로 넘기기": Transition.CUT,
        "컷": Transition.CUT,
        "cut": Transition.CUT,
    },
    Plate: {
        "auto": Plate.AUTO,
        "있음": Plate.AUTO,
        "어두운 띠": Plate.DARK,
        "dark": Plate.DARK,
        "밝은 띠": Plate.LIGHT,
        "light": Plate.LIGHT,
        "none": Plate.NONE,
    },
    Fit: {
        "채우기": Fit.FILL,
        "fill": Fit.FILL,
        "전체": Fit.WHOLE,
        "whole": Fit.WHOLE,
    },
    Focus: {
        "left": Focus.LEFT,
        "중앙": Focus.CENTRE,
        "centre": Focus.CENTRE,
        "center": Focus.CENTRE,
        "right": Focus.RIGHT,
    },
}
Kind = TypeVar("Kind", bound=StrEnum)


def choice(kind: type[Kind], word: str) -> Kind:
    """The member of a set of choices that a word in a table means; raises `Problem` for none."""
    text = one_spaced(word).lower()
    for member in kind:
        if text == member.value:
            return member
    if isinstance(meant := _OTHER_WORDS[kind].get(text), kind):
        return meant
    raise problem(
        "{word!r:은} 고를 수 있는 값이 아닙니다. {known} 가운데 하나를 적어 주세요.",
        word=word,
        known=", ".join(member.value for member in kind),
    )


@dataclass(frozen=True)
class Scene:
    """One row of a storyboard.

    ``picture`` is a still, a clip, or a table that is drawn as a bar chart on the colour ``card``;
    without one the scene is a card in that colour.
    ``clip`` is a moviepy clip that takes the place of both, with its sound. ``caption`` is spoken
    as well as shown, so that captions and narration are equal in content. ``recording`` is the
    official's own voice. ``sound`` notes what else is heard there (music, noises), for whoever
    edits and for the transcript. ``source`` and ``licence`` belong to what is seen and heard,
    ``consent`` to the faces in it. ``credits`` are small lines in the middle, as at the end of a
    clip.

    ``made_by_ai`` says what an AI made (그림, 음성, or both; 예 means the picture), for the ledger;
    ``ai_notice`` is what the screen and the file say of it, "" where nothing shall be said.
    """

    seconds: float
    picture: Path | None = None
    card: str = "남색"
    title: str = ""
    title_colour: str = "흰색"
    plate: Plate = Plate.AUTO
    lower_third: str = ""
    caption: str = ""
    motion: Motion = Motion.ZOOM_IN
    focus: Focus = Focus.CENTRE
    fit: Fit = Fit.FILL
    transition: Transition = Transition.CROSSFADE
    recording: Path | None = None
    source: str = ""
    licence: str = ""
    consent: str = ""
    sound: str = ""
    credits: str = ""
    made_by_ai: str = ""
    ai_notice: str = ""
    clip: Any = None

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= LONGEST_SCENE_SECONDS:
            raise problem(
                "한 장면은 0초보다 길고 {most:.0f}초까지입니다({seconds:g}초). 초를 고쳐 주세요.",
                most=LONGEST_SCENE_SECONDS,
                seconds=self.seconds,
            )

    @property
    def is_footage(self) -> bool:
        """Whether its picture is a clip and no still."""
        return self.picture is not None and self.picture.suffix.lower() in FOOTAGE_SUFFIXES

    @property
    def is_chart(self) -> bool:
        """Whether its picture is a table, to be drawn as a chart."""
        return self.picture is not None and self.picture.suffix.lower() in CHART_SUFFIXES

    @property
    def has_ai_voice(self) -> bool:
        """Whether an AI speaks its recording."""
        return says_yes(self.made_by_ai) and any(word in self.made_by_ai for word in _VOICE)

    @property
    def has_ai_picture(self) -> bool:
        """Whether an AI made what is seen."""
        rest = self.made_by_ai
        for word in _VOICE:
            rest = rest.replace(word, "")
        return says_yes(rest.strip(" ,·/와과")) or (bool(self.ai_notice) and not self.has_ai_voice)
