"""Submissions of the storyboard lab: right ones made otherwise, wrong ones of one fault each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl

from content_production.scenes.scene import Scene
from content_production.storyboard.storyboard import Storyboard
from courseware.authoring.changed_workbooks import about_something_else


def _path(folder: Path) -> Path:
    return folder / "output" / "storyboard.xlsx"


def _board(folder: Path) -> Storyboard:
    return Storyboard.read(_path(folder))


def _change(folder: Path, number: int, **cells: Any) -> None:
    _board(folder).change(number, **cells).save(_path(folder))


# Right, but made in another way


def right_word_table(folder: Path) -> None:
    """A table in a Word document with other column names, the message in a line above it."""
    board = _board(folder)
    document = docx.Document()
    document.add_heading("강변 걷기의 날 콘티")
    document.add_paragraph(f"핵심 메시지: {board.message}")
    _add_table(document, board.scenes)
    document.save(str(_path(folder).with_suffix(".docx")))
    _path(folder).unlink()


def right_word_tables_one_an_half(folder: Path) -> None:
    """The first and the second half of the clip, each in a table under the same heading."""
    board = _board(folder)
    document = docx.Document()
    document.add_paragraph(f"핵심 메시지: {board.message}")
    for title, scenes in (("전반부", board.scenes[:4]), ("후반부", board.scenes[4:])):
        document.add_heading(title)
        _add_table(document, scenes)
    document.add_paragraph(f"※ 합계 {board.seconds:g}초")
    document.save(str(_path(folder).with_suffix(".docx")))
    _path(folder).unlink()


def _add_table(document: Any, scenes: Sequence[Scene]) -> None:
    columns = ("사진", "시간(초)", "타이틀", "내레이션", "음악", "출처", "저작권", "초상권 동의")
    table = document.add_table(rows=1, cols=len(columns))
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.text = name
    for scene in scenes:
        for cell, text in zip(table.add_row().cells, _texts(scene), strict=True):
            cell.text = text


def _texts(scene: Scene) -> tuple[str, ...]:
    words = f"{scene.caption} {scene.lower_third}".strip()
    return (
        *(scene.picture.name if scene.picture else "", f"{scene.seconds:g}초", scene.title, words),
        *(scene.sound, scene.source, scene.licence, scene.consent),
    )


def right_excel_with_total(folder: Path) -> None:
    """A cover sheet, a title line, a sum at the bottom, times as 0:08."""
    board = _board(folder)
    book = openpyxl.Workbook()
    book.active.append(["표지"])
    sheet = book.create_sheet("콘티")
    sheet.append(["강변 걷기의 날 콘티"])
    sheet.append(["메시지", board.message])
    sheet.append(["장면", "그림", "초", "제목", "대사", "효과음", "출처", "이용조건", "초상 동의"])
    for number, scene in enumerate(board.scenes, start=1):
        picture, _, title, *rest = _texts(scene)
        sheet.append([number, picture, f"0:{scene.seconds:02.0f}", title, *rest])
    sheet.append(["합계", "", f"{board.seconds:g}초"])
    book.save(_path(folder))


def right_merged_cells_and_running_times(folder: Path) -> None:
    """Times as 0:08~0:18, what is said apart from 자막, cells merged over scenes, message below."""
    board = _board(folder)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["강변 걷기의 날 콘티(안)"])
    sheet.append(
        [
            *("씬", "시간", "화면", "제목", "하단 자막", "나레이션", "효과음/음악"),
            *("자료 출처", "저작권", "초상권 동의 여부"),
        ]
    )
    start = 0.0
    for number, scene in enumerate(board.scenes, start=1):
        picture, _, title, _, *rest = _texts(scene)
        times = f"{_clock(start)}~{_clock(start + scene.seconds)}"
        words = (title, scene.lower_third, scene.caption)
        sheet.append([number, times, picture, *words, *rest])
        start += scene.seconds
    for area in ("G3:G9", "H3:H5", "I3:I5", "H7:H9", "I7:I9"):
        sheet.merge_cells(area)
    sheet.append(["총 길이", f"{start:g}초"])
    sheet.append([f"○ 한 줄 메시지 : {board.message}"])
    book.save(_path(folder))


def _clock(seconds: float) -> str:
    return f"{seconds // 60:.0f}:{seconds % 60:02.0f}"


def right_other_words(folder: Path) -> None:
    """Other words for the same facts: digits, 'no fee', a bottle of water; fewer seconds."""
    board = _board(folder).with_message("누구든 오세요, 강변 걷기의 날")
    board = board.change(
        1, title="강변 걷기의 날", caption="남녀노소 누구나 걷는 날입니다.", seconds=5
    )
    board = board.change(2, caption="10. 17.(토) 09:30, 강변공원 잔디마당에서 만나요.")
    board = board.change(4, caption="체조로 몸을 풀고 마실 물을 챙겨요.")
    board = board.change(5, title="돈을 내지 않아요", caption="신청은 필요 없습니다.")
    board.save(_path(folder))


def right_six_scenes_on_cards(folder: Path) -> None:
    """The third scene is left out and its words moved; the closing is a card in one colour."""
    board = _board(folder).without(3)
    board = board.change(4, caption="4km를 걷습니다. 참가비도 신청도 없습니다.", title="무료")
    closing = dataclasses.replace(board.scenes[-1], picture=None, source="", licence="", consent="")
    dataclasses.replace(board, scenes=(*board.scenes[:-1], closing)).save(_path(folder))


# Wrong: facts


def wrong_facts_drafted_date(folder: Path) -> None:
    """The assistant's 18 October was left in the title."""
    _change(folder, 2, title="10월 18일 토요일")


def wrong_facts_boast(folder: Path) -> None:
    """The assistant's "largest in the country" was left in."""
    _change(folder, 3, caption="강변을 따라 4km, 전국 최대 걷기입니다.")


def wrong_facts_no_bottle(folder: Path) -> None:
    """What to bring was cut away with the long sentence."""
    _change(folder, 4, caption="출발 전에 체조로 몸을 풉니다.")


def wrong_facts_weekday(folder: Path) -> None:
    """The right day with the wrong weekday."""
    _change(folder, 2, caption="10월 17일 금요일 오전 아홉 시 반, 강변공원 잔디마당에서 만나요.")


def wrong_facts_telephone(folder: Path) -> None:
    """A digit of the telephone number changed."""
    _change(folder, 6, lower_third="체육진흥과 054-000-0177")


def wrong_facts_denied(folder: Path) -> None:
    """The word is there, and the opposite is said."""
    _change(folder, 5, title="참가비", caption="참가비는 무료가 아닙니다. 그날 바로 참가합니다.")


def wrong_facts_nothing_to_bring(folder: Path) -> None:
    """A bottle is named, as something nobody needs."""
    _change(folder, 4, caption="출발 전에 체조로 몸을 풉니다. 물병은 필요 없어요.")


def wrong_facts_bottle_left_at_home(folder: Path) -> None:
    """The bottle is named, and told to be left at home."""
    _change(folder, 4, caption="출발 전에 체조로 몸을 풉니다. 물병은 가져오지 마세요.")


def wrong_facts_bottle_given(folder: Path) -> None:
    """What everybody has to bring is promised as a gift."""
    _change(folder, 4, caption="체조로 몸을 풉니다. 물병은 시에서 나눠 드립니다.")


def wrong_facts_souvenir(folder: Path) -> None:
    """A souvenir that nobody promised."""
    _change(folder, 7, caption="누구나 오세요. 기념품을 드립니다.")


# Wrong: message


def wrong_message_denied(folder: Path) -> None:
    """The words of the message, of which one is taken back."""
    board = _board(folder).with_message("강변 걷기는 누구나 할 수 있는 것은 아닙니다.")
    board.save(_path(folder))


def wrong_message_not_stated(folder: Path) -> None:
    """No message was written down."""
    board = _board(folder)
    dataclasses.replace(board, message="").save(_path(folder))


def wrong_message_two(folder: Path) -> None:
    """Two messages."""
    board = _board(folder)
    message = "강변 걷기, 누구나 함께합니다. 건강한 도시를 만듭니다."
    dataclasses.replace(board, message=message).save(_path(folder))


def wrong_message_closing(folder: Path) -> None:
    """The closing is still the assistant's."""
    _change(folder, 7, title="건강 도시로 가는 길", caption="우리 도시의 건강은 여러분이 만듭니다.")


def wrong_message_opening(folder: Path) -> None:
    """The title scene says who, but not what."""
    _change(folder, 1, title="건강한 하루", caption="누구나 건강한 하루가 찾아옵니다.")


# Wrong: times


def wrong_times_too_long(folder: Path) -> None:
    """The closing still takes thirteen seconds."""
    _change(folder, 7, seconds=13)


def wrong_times_wrong_sum(folder: Path) -> None:
    """The sum at the bottom is that of the draft."""
    book = openpyxl.load_workbook(_path(folder))
    book.active.append(["합계", "", 66])
    book.save(_path(folder))


def wrong_times_sum_a_second_off(folder: Path) -> None:
    """The sum at the bottom was not added up again after the last change."""
    book = openpyxl.load_workbook(_path(folder))
    book.active.append(["합계", "", _board(folder).seconds + 1])
    book.save(_path(folder))


def wrong_times_too_few(folder: Path) -> None:
    """Everything in four scenes."""
    board = _board(folder).without(3).without(5).without(5)
    words = "강변 걷기의 날, 누구나 무료입니다. 신청은 필요 없고 4km를 걷습니다."
    board = board.change(4, caption=words, lower_third="체육진흥과 054-000-0170", seconds=14)
    board.save(_path(folder))


# Wrong: speech


def wrong_speech_drafted_sentence(folder: Path) -> None:
    """The assistant's long sentence in six seconds."""
    words = (
        "출발하기 전에 체조 강사와 함께 목과 어깨, 허리와 다리를 골고루 풀어 주고 물병을 챙깁니다."
    )
    _change(folder, 4, caption=words)


def wrong_speech_shortened_scene(folder: Path) -> None:
    """The scene was made shorter and its words were not."""
    _change(folder, 2, seconds=4)


def wrong_speech_two_scenes(folder: Path) -> None:
    """Two scenes are too quick."""
    board = _board(folder).change(5, seconds=3)
    board.change(6, seconds=2).save(_path(folder))


# Wrong: rights


def wrong_rights_song(folder: Path) -> None:
    """The song without a licence was left in."""
    _change(folder, 3, sound="인기 가요 ‘달려라 우리’ 후렴")


def wrong_rights_faces(folder: Path) -> None:
    """Citizens who were never asked."""
    _change(folder, 3, picture="walkers.jpg", source="체육진흥과 촬영", licence="시 소유")


def wrong_rights_consent_unstated(folder: Path) -> None:
    """The instructor agreed, and nobody wrote it down."""
    _change(folder, 4, consent="-")


def wrong_rights_to_be_settled(folder: Path) -> None:
    """ "To be confirmed" is no licence."""
    _change(folder, 3, licence="확인 예정")


def wrong_rights_song_spelt_together(folder: Path) -> None:
    """The song without a licence, its name without a space."""
    _change(folder, 3, sound="인기 가요 달려라우리 후렴")


def wrong_rights_faces_told_in_words(folder: Path) -> None:
    """Citizens who were never asked, named as what is seen instead of by the file."""
    _change(folder, 3, picture="지난해 참가 시민이 걷는 모습", licence="시 소유")


def wrong_rights_terms_of_another(folder: Path) -> None:
    """The terms of the made-up pictures for the city's own photograph."""
    _change(folder, 4, licence="CC BY 4.0")


def wrong_rights_picture_from_elsewhere(folder: Path) -> None:
    """A picture that is not in the list of assets, with a source that looks settled."""
    _change(folder, 3, picture="festival.jpg")


# Not to be read, not there


def unread_no_table(folder: Path) -> None:
    """A workbook without a storyboard."""
    about_something_else(_path(folder))


def missing_the_draft_as_it_came(folder: Path) -> None:
    """The assistant's draft, saved under the name of the submission."""
    given = Path(__file__).parent.parent / "materials" / "storyboard.xlsx"
    Storyboard.read(given).save(_path(folder))


def missing_one_scene_of_one_letter(folder: Path) -> None:
    """One scene, one letter, on a card: nothing in it is wrong."""
    scene = dataclasses.replace(_board(folder).scenes[-1], title="x", caption="x", seconds=5)
    dataclasses.replace(_board(folder), scenes=(scene,), message="x").save(_path(folder))
