"""A storyboard as a table: Korean column names with their synonyms, one row a scene."""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from content_production.answers import says_yes
from content_production.messages import problem
from content_production.scenes.background_music import BackgroundMusic, chosen_music
from content_production.scenes.scene import (
    AI_NOTICE,
    LONGEST_SCENE_SECONDS,
    Fit,
    Focus,
    Motion,
    Plate,
    Scene,
    Transition,
    choice,
)
from groundwork.headings import Row, find_header, key
from groundwork.messages import Message
from groundwork.problem import Problem
from groundwork.sheets import read_rows

# What a column of words said aloud is called; 나레이션 is how most people spell it.
VOICE = ("내레이션", "나레이션", "대사", "멘트", "해설", "낭독", "narration")
# The first name of a field is the one we write; spaces do not matter when reading.
COLUMNS: dict[str, tuple[str, ...]] = {
    "picture": ("그림", "사진", "이미지", "영상", "그림 파일", "사진 파일", "화면", "picture"),
    "seconds": ("초", "시간", "시간(초)", "길이", "길이(초)", "초수", "seconds"),
    "title": ("제목", "큰 제목", "타이틀", "화면 글자", "title"),
    "title_colour": ("제목 색", "제목 색상", "글자 색", "글자색", "title colour"),
    "plate": ("제목 바탕", "바탕", "제목 배경", "글자 바탕", "plate"),
    "lower_third": ("하단 띠", "하단 제목", "이름 띠", "lower third"),
    "caption": ("자막", "자막(내레이션)", *VOICE, "caption"),
    "motion": ("움직임", "카메라", "화면 움직임", "motion"),
    "focus": ("초점", "중심", "focus"),
    "fit": ("맞춤", "화면 맞춤", "fit"),
    "transition": ("전환", "장면 전환", "화면 전환", "transition"),
    "recording": ("녹음", "녹음 파일", "음성 파일", "recording"),
    "source": ("출처", "source"),
    "licence": ("이용 조건", "이용조건", "라이선스", "저작권", "licence", "license"),
    "consent": ("초상 동의", "동의", "얼굴 동의", "촬영 동의", "초상권", "초상권 동의", "consent"),
    "credits": ("크레딧", "만든 이", "자료 출처 목록", "credits"),
    "sound": ("소리", "음악", "배경 음악", "효과음", "음악·효과음", "소리(음악)", "sound"),
    "made_by_ai": ("AI 제작", "AI로 만듦", "AI 생성", "AI 사용", "AI", "made by AI"),
    "ai_notice": ("AI 표시", "AI 표시말", "AI 안내", "AI notice"),
}
NUMBER_COLUMN = "장면"
# The one thing a clip leaves behind stands above the table, behind this label.
MESSAGE_LABELS = ("핵심 메시지", "메시지", "한 가지 메시지", "남길 말", "message", "key message")
# So does its music: the file, its source and its terms in the cells behind the label.
MUSIC_LABELS = ("음악", "배경 음악", "music")
SOUND_SUFFIXES = {".mp3", ".wav", ".m4a", ".aac", ".flac", ".ogg", ".wma", ".aif", ".aiff"}
_SIMPLE_YES = {"예", "네", "표시", "표시함", "있음", "o", "○", "v", "yes"}
_TOTALS = {"합계", "계", "총계", "총", "전체", "총길이", "총시간", "총초"}
_LONGEST_LABEL = 12
_RANGE = re.compile(r"(.+?)\s*[~∼～〜–—-]\s*(.+)")
# A storyboard of a minute has some ten rows; a sheet that says it has a million is not read.
MOST_ROWS, MOST_COLUMNS = 300, 60


def read_scene_rows(path: Path) -> Sequence[Row]:
    """The cells of the sheet of an xlsx that holds scenes, or of a csv. Raises `Problem`."""
    return read_rows(path, MOST_ROWS, MOST_COLUMNS, COLUMNS, merged_in_each=True)


def scenes_of_rows(rows: Sequence[Row], folder: Path, name: str) -> list[Scene]:
    """Scenes out of rows whose first lines may hold a sheet title; ``folder`` holds the pictures.

    Raises `Problem` where there is no header, no scene, or a cell cannot be understood.
    """
    heading = heading_of(rows)
    if heading is None:
        raise problem(
            "{file}에서 머리글 줄을 찾지 못했습니다. ‘그림’, ‘초’, ‘제목’, ‘자막’ 열이 "
            "있어야 합니다.",
            file=name,
        )
    header, fields = heading
    scenes: list[Scene] = []
    for row in rows[header + 1 :]:
        cells = {field: row[column] for column, field in fields.items() if column < len(row)}
        texts = {field: text_of(value) for field, value in cells.items()}
        if is_total(row) or not any(texts.get(field) for field in ("picture", "title", "caption")):
            continue
        if texts.get("lower_third") == texts.get("caption"):
            texts.pop("lower_third", None)  # written twice, to be shown once
        scenes.append(
            scene_of_cells({**texts, "seconds": cells.get("seconds")}, folder, len(scenes))
        )
    if not scenes:
        raise problem("{file}에 장면이 한 줄도 없습니다. 그림과 초를 적어 주세요.", file=name)
    return scenes


def heading_of(rows: Sequence[Row]) -> tuple[int, dict[int, str]] | None:
    """Where the header of a storyboard is, and which field stands in which column."""
    found = find_header(rows, COLUMNS)
    if found is None or "seconds" not in found[1].values():
        return None
    top, fields = found
    return top, _voice_apart(rows[top], fields)


def _voice_apart(head: Row, fields: dict[int, str]) -> dict[int, str]:
    """Where what is said has a column beside 자막, the latter is what stands on the screen."""
    aloud = next((column for column, cell in enumerate(head) if key(cell) in VOICE), None)
    shown = next((column for column, cell in enumerate(head) if key(cell).endswith("자막")), None)
    if aloud is None or shown is None:
        return fields
    others = {column: field for column, field in fields.items() if column not in (aloud, shown)}
    screen = {} if "lower_third" in others.values() else {shown: "lower_third"}
    return {**others, aloud: "caption", **screen}


def message_of_rows(rows: Sequence[Row]) -> str:
    """What stands behind the label 핵심 메시지, above or below the scenes; "" without one."""
    said = []
    for row in rows:
        texts = [text for cell in row if (text := text_of(cell))]
        if not texts:
            continue
        label, _, rest = texts[0].replace("：", ":").partition(":")
        if _is_message_label(label):
            said.append(" ".join([rest.strip(), *texts[1:]]).strip())
    return "\n".join(text for text in said if text)


def _is_message_label(text: str) -> bool:
    """Whether a text is the label of the message: 핵심 메시지, ○ 한 줄 메시지, 2. 남길 말."""
    name = key(text)
    return len(name) <= _LONGEST_LABEL and name.endswith(tuple(map(key, MESSAGE_LABELS)))


def music_of_rows(rows: Sequence[Row], folder: Path) -> BackgroundMusic | None:
    """The piece of music named behind the label 음악; None without one. Raises `Problem`."""
    labels = {key(label) for label in MUSIC_LABELS}
    for row in rows:
        label, *rest = [text for cell in row if (text := text_of(cell))] or [""]
        if key(label) in labels and rest and Path(rest[0]).suffix.lower() in SOUND_SUFFIXES:
            source, licence = [*rest[1:], "", ""][:2]
            return chosen_music(folder / rest[0], source, licence)
    return None


def is_total(row: Row) -> bool:
    """Whether a row is the sum of the others: that is what its first word says."""
    return next((key(cell) for cell in row if text_of(cell)), "") in _TOTALS


def stated_total(rows: Sequence[Row]) -> float | None:
    """The seconds that the table itself names as its total (합계), where it does."""
    for row in rows:
        if is_total(row):
            for cell in row:
                try:
                    return seconds_of(cell)
                except (ValueError, OverflowError):
                    continue
    return None


def text_of(value: Any) -> str:
    """What a cell says, as text; an empty cell (None, NaN) says nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value).strip()


def seconds_of(value: Any) -> float:
    """Seconds out of 5, "5초", "0:05", Excel's clock time 0:05 (minutes and seconds) or "0~5초".

    Raises ValueError for anything else, for nothing, and for what is not above zero.
    """
    if isinstance(value, dt.time):
        # Excel takes 0:05 for hours and minutes; in a storyboard it means minutes and seconds.
        seconds = float(value.hour * 60 + value.minute) if not value.second else value.second
    elif stretch := _RANGE.fullmatch(text_of(value)):
        seconds = _seconds_said(stretch[2]) - _seconds_said(stretch[1])
    else:
        seconds = _seconds_said(text_of(value))
    if not 0 < seconds < math.inf:
        raise ValueError(seconds)
    return seconds


def _seconds_said(text: str) -> float:
    """A number of seconds, or of minutes and seconds. Raises ValueError."""
    bare = re.sub(r"\s*(초|seconds?|s|″|\")$", "", text.strip())
    if clock := re.fullmatch(r"(\d+):(\d{1,2}(?:\.\d+)?)", bare):
        return int(clock[1]) * 60 + float(clock[2])
    return float(bare)


def scene_of_cells(cells: Mapping[str, Any], folder: Path, index: int) -> Scene:
    """One scene out of the texts of a row; ``index`` counts from 0. Raises `Problem`."""
    number = index + 1
    seconds = _seconds(cells.get("seconds"), number)

    def word(field: str, default: Any, read: Callable[[str], Any]) -> Any:
        text = str(cells.get(field) or "")
        try:
            return read(text) if text else default
        except Problem as problem:
            raise _in_cell(number, COLUMNS[field][0], problem.message) from problem

    picture, card = _picture(str(cells.get("picture") or ""), folder)
    return Scene(
        seconds=seconds,
        picture=picture,
        card=card,
        title=str(cells.get("title") or ""),
        title_colour=str(cells.get("title_colour") or "흰색"),
        plate=word("plate", Plate.AUTO, lambda text: choice(Plate, text)),
        lower_third=str(cells.get("lower_third") or ""),
        caption=str(cells.get("caption") or ""),
        motion=word("motion", Motion.ZOOM_IN, lambda text: choice(Motion, text)),
        focus=word("focus", Focus.CENTRE, lambda text: choice(Focus, text)),
        fit=word("fit", Fit.FILL, lambda text: choice(Fit, text)),
        transition=word("transition", Transition.CROSSFADE, lambda text: choice(Transition, text)),
        recording=word("recording", None, lambda text: folder / text),
        source=str(cells.get("source") or ""),
        licence=str(cells.get("licence") or ""),
        consent=str(cells.get("consent") or ""),
        sound=str(cells.get("sound") or ""),
        credits=str(cells.get("credits") or ""),
        made_by_ai=str(cells.get("made_by_ai") or ""),
        ai_notice=_notice(str(cells.get("ai_notice") or "")),
    )


def _seconds(value: Any, number: int) -> float:
    try:
        seconds = seconds_of(value)
    except (ValueError, OverflowError):
        raise problem(
            "장면 {number}의 초 {value!r:을} 읽을 수 없습니다. 5처럼 0보다 큰 수를 적어 주세요.",
            number=number,
            value=text_of(value),
        ) from None
    if seconds > LONGEST_SCENE_SECONDS:
        raise problem(
            "장면 {number:이} {seconds:,.0f}초입니다. 한 장면은 {most:.0f}초까지만 만듭니다. "
            "초를 줄여 주세요.",
            number=number,
            seconds=seconds,
            most=LONGEST_SCENE_SECONDS,
        )
    return seconds


def _notice(text: str) -> str:
    """What the screen shall say of an AI; a bare yes means the usual words."""
    if not says_yes(text):
        return ""
    return AI_NOTICE if text.lower() in _SIMPLE_YES else text


def _picture(text: str, folder: Path) -> tuple[Path | None, str]:
    """A picture's path, or the colour of a card where the cell names a colour or nothing."""
    if text and Path(text).suffix:
        return folder / text, "남색"
    return None, text or "남색"


def _in_cell(number: int, column: str, message: Message) -> Problem:
    return problem(
        "장면 {number}의 ‘{column}’: {message}",
        number=number,
        column=column,
        message=message,
    )
