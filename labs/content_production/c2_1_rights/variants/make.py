"""Submissions of the rights lab: right ones made in other ways, and wrong ones, one fault each."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Font

from content_production.rights.ledger import Ledger
from courseware.authoring.changed_workbooks import about_something_else


def _path(folder: Path) -> Path:
    return folder / "output" / "rights.xlsx"


def _ledger(folder: Path) -> Ledger:
    return Ledger.read(_path(folder))


def _set(folder: Path, name: str, **cells: Any) -> None:
    """Change cells of one row."""
    rows = [
        dataclasses.replace(asset, **cells) if asset.name == name else asset
        for asset in _ledger(folder).assets
    ]
    Ledger(tuple(rows)).save(_path(folder))


def _cells(folder: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(_path(folder)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


# Right, but made in another way


def right_word_table(folder: Path) -> None:
    """A table in a Word document with other column names."""
    columns = ("자료명", "저작권자", "라이선스", "인물", "동의서", "증빙", "AI 생성")
    columns += ("사용 여부", "사유", "출처 표시")
    document = docx.Document()
    document.add_heading("달빛 야시장 자료 대장")
    table = document.add_table(rows=1, cols=len(columns))
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.text = name
    for asset in _ledger(folder).assets:
        texts = (asset.name, asset.source, asset.licence, asset.faces, asset.consent)
        texts += (asset.evidence, asset.made_by_ai)
        texts += (asset.decision, asset.reason, asset.notice)
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(_path(folder).with_suffix(".docx")))
    _path(folder).unlink()


def right_merged_terms_and_signs(folder: Path) -> None:
    """Terms merged over four rows, decisions as ○, △ and ×, headings with more words."""
    signs = {"가능": "○", "조건부 가능": "△", "불가": "×"}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        [
            *("자료명", "자료 내용", "저작권자", "이용허락 조건", "인물 여부", "초상권 동의 여부"),
            *("증빙번호", "AI 생성 여부", "사용 가능 여부", "판단 사유", "표기 문구"),
        ]
    )
    for asset in _ledger(folder).assets:
        row = [asset.name, asset.what, asset.source, asset.licence, asset.faces, asset.consent]
        row += [asset.evidence, asset.made_by_ai, signs[asset.decision]]
        sheet.append([*row, asset.reason, asset.notice])
    sheet.merge_cells("D2:D5")
    book.save(_path(folder))


def right_told_by_what_they_show(folder: Path) -> None:
    """Photographs under what they show, other names in capitals, full-width document numbers."""
    assets = [
        dataclasses.replace(
            asset,
            name=asset.what if asset.what.endswith(("사진", "사람")) else asset.name.upper(),
            evidence=asset.evidence.replace("E-0", "Ｅ－"),
        )
        for asset in _ledger(folder).assets
    ]
    Ledger(tuple(assets)).save(_path(folder))


def right_excel_by_hand(folder: Path) -> None:
    """A cover sheet, a title over the table, rows in another order, numbers without a hyphen."""
    book = openpyxl.Workbook()
    book.active.append(["표지"])
    sheet = book.create_sheet("대장")
    sheet.append(["달빛 야시장 자료 대장"])
    sheet.append(
        ["번호", "자료", "이용조건", "얼굴", "동의", "근거 문서", "AI", "판정", "이유", "표시"]
    )
    for number, asset in enumerate(reversed(_ledger(folder).assets), start=1):
        evidence = asset.evidence.replace("-", "")
        row = [number, asset.name, asset.licence, asset.faces, asset.consent, evidence]
        sheet.append([*row, asset.made_by_ai, asset.decision, asset.reason, asset.notice])
    book.save(_path(folder))


def right_all_refused_in_other_words(folder: Path) -> None:
    """Child and visitors are not used at all; every ground in other words; no label, and why."""
    ledger = _ledger(folder).decide(
        """
        lantern.jpg: 사용 불가, 영리 목적으로 쓸 수 없는 사진
        tower.jpg: 사용 불가, 가공하면 안 되는 사진
        map.png: 제외, 저작권자가 따로 있음
        night-song.mp3: 제외, 음반사의 허가를 받지 못함
        장터체.ttf: 미사용, 업무에는 쓸 수 없는 글꼴
        child.jpg: 불가, 부모 동의 없음
        visitors.jpg: 불가, 초상권 동의 없음
        """
    )
    ledger = ledger.fill(
        notice="sunset.jpg: 표시하지 않음",
        reason="sunset.jpg: 그림체가 만화라 실제 사진으로 볼 사람이 없음",
    )
    ledger.save(_path(folder))


def right_conditions_stated(folder: Path) -> None:
    """Conditional decisions where something has to be settled first."""
    ledger = _ledger(folder).decide(
        """
        map.png: 고치면 가능, 지도 회사의 허락을 받거나 약도를 새로 그림
        tower.jpg: 조건부, 도서관에 편집 허락을 받으면 됨
        river-night.jpg: 사용 가능(출처 표시), 제1유형
        """
    )
    ledger.save(_path(folder))


def right_split_under_two_titles(folder: Path) -> None:
    """In Word: what is used and what is not, in two tables, with the page's own 표시할 문구."""
    names = (
        "자료",
        "이용 조건",
        "초상 동의",
        "근거 번호",
        "AI 제작",
        "판정",
        "사유",
        "표시할 문구",
    )
    fields = (
        "name",
        "licence",
        "consent",
        "evidence",
        "made_by_ai",
        "decision",
        "reason",
        "notice",
    )
    assets = _ledger(folder).assets
    document = docx.Document()
    for title, is_used in (("쓸 자료", True), ("쓰지 않을 자료", False)):
        document.add_heading(title)
        table = document.add_table(rows=1, cols=len(names))
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            cell.text = name
        for asset in assets:
            if (asset.decision != "불가") == is_used:
                for cell, field in zip(table.add_row().cells, fields, strict=True):
                    cell.text = getattr(asset, field)
        document.add_paragraph("※ 근거 목록과 대조함")
    document.save(str(_path(folder).with_suffix(".docx")))
    _path(folder).unlink()


def right_over_two_sheets(folder: Path) -> None:
    """What is used on one sheet, what is not on another, a title above and a note below."""
    header, *rows = _cells(folder)
    book = openpyxl.Workbook()
    for name, is_used in (("쓸 자료", True), ("쓰지 않을 자료", False)):
        sheet = book.create_sheet(name)
        sheet.append([f"달빛 야시장 자료 대장: {name}"])
        sheet.append(header)
        for row in rows:
            if (row[header.index("판정")] != "불가") == is_used:
                sheet.append(row)
        sheet.append(["※ 근거 목록과 대조함"])
    del book[book.sheetnames[0]]
    book.save(_path(folder))


def right_decisions_on_a_sheet_of_their_own(folder: Path) -> None:
    """The terms on one sheet; decision, reason and notice on the next, in another order."""
    header, *rows = _cells(folder)
    decided = ["자료", "판정", "사유", "표시"]
    book = openpyxl.Workbook()
    terms = [name for name in header if name not in decided[1:]]
    for sheet, names, lines in (
        (book.active, terms, rows),
        (book.create_sheet("판정"), decided, reversed(rows)),
    ):
        sheet.append(names)
        for row in lines:
            sheet.append([row[header.index(name)] for name in names])
    book.save(_path(folder))


# Wrong: complete


def wrong_complete_row_missing(folder: Path) -> None:
    """A song that is not used was struck from the list."""
    ledger = _ledger(folder)
    Ledger(tuple(a for a in ledger.assets if a.name != "night-song.mp3")).save(_path(folder))


def wrong_complete_invented_paper(folder: Path) -> None:
    """The document that the assistant invented is still there."""
    _set(folder, "map.png", evidence="E-12")


def wrong_complete_paper_of_another(folder: Path) -> None:
    """The number of another asset's document."""
    _set(folder, "alley.mp3", evidence="E-08")


def wrong_complete_terms_emptied(folder: Path) -> None:
    """A licence was struck out."""
    _set(folder, "market.jpg", licence="")


def wrong_complete_terms_of_another(folder: Path) -> None:
    """Type 1 beside the picture of type 3."""
    _set(folder, "tower.jpg", licence="공공누리 제1유형")


# Wrong: licences


def wrong_licences_sold(folder: Path) -> None:
    """Type 2 on a fan that is sold."""
    _set(
        folder, "lantern.jpg", decision="가능", reason="공공누리 자료", notice="출처: 한빛관광공사"
    )


def wrong_licences_cropped(folder: Path) -> None:
    """Type 3, cropped and lettered."""
    _set(folder, "tower.jpg", decision="가능", reason="출처를 밝힘", notice="출처: 푸른도서관")


def wrong_licences_fifteen_seconds(folder: Path) -> None:
    """The fifteen seconds that no law knows."""
    _set(folder, "night-song.mp3", decision="사용", reason="15초만 씀")


def wrong_licences_free_font(folder: Path) -> None:
    """ "Free" was read, "for yourself" was not."""
    _set(folder, "장터체.ttf", decision="가능", reason="무료 글꼴")


def wrong_licences_no_reason(folder: Path) -> None:
    """A refusal that does not say why."""
    _set(folder, "map.png", reason="쓰지 않기로 함")


def wrong_licences_too_careful(folder: Path) -> None:
    """Bought music with a contract that covers it was refused."""
    _set(folder, "alley.mp3", decision="불가", reason="저작권이 걱정됨")


def wrong_licences_excused(folder: Path) -> None:
    """The ground is named, and said to be none."""
    _set(folder, "lantern.jpg", reason="상업적 이용이 가능하지만 화질이 낮음")


def wrong_licences_with_the_source_named(folder: Path) -> None:
    """The assistant's belief: whatever is on the internet may be used with its source."""
    decision, reason = "고치면 가능", "출처를 밝히면 허락 없이 사용 가능"
    _set(folder, "map.png", decision=decision, reason=reason)


def wrong_licences_sold_with_the_source_named(folder: Path) -> None:
    """To name the source does not make it a licence to sell."""
    reason = "출처를 밝히면 상업적 이용도 됨"
    _set(folder, "lantern.jpg", decision="조건부 가능", reason=reason)


def wrong_licences_one_reason_for_all(folder: Path) -> None:
    """Every word that the check might look for, beside whatever is refused."""
    words = "상업적 이용, 변경, 허락 없음, 개인적인 용도, 동의, 보호자"
    for asset in _ledger(folder).assets:
        if asset.decision != "가능":
            _set(folder, asset.name, reason=words)


def wrong_licences_said_to_be_allowed(folder: Path) -> None:
    """Refused, and the reason beside it says that the permission is there."""
    _set(folder, "night-song.mp3", reason="음반사의 이용 허락을 받았음")


def wrong_licences_ground_of_each_other(folder: Path) -> None:
    """The grounds of the lantern and of the tower changed places."""
    _set(folder, "lantern.jpg", reason="변경이 금지됨(자르고 글자를 얹음)")
    _set(folder, "tower.jpg", reason="상업적 이용이 금지됨(부채를 판매)")


def unsure_licences_words_of_ones_own(folder: Path) -> None:
    """A reason in words that no rule knows."""
    _set(folder, "map.png", reason="지도 회사 것을 갈무리한 그림이라 약도로 대체")


# Wrong: faces


def wrong_faces_child(folder: Path) -> None:
    """The child signed, so it was thought to be settled."""
    _set(folder, "child.jpg", decision="가능", reason="동의서가 있음")


def wrong_faces_visitors(folder: Path) -> None:
    """Our own photograph, so it was thought to be ours to use."""
    _set(folder, "visitors.jpg", decision="가능", reason="시가 찍은 사진")


def wrong_faces_consent_unstated(folder: Path) -> None:
    """Three merchants agreed, and nobody wrote it down."""
    _set(folder, "merchants.jpg", consent="")


def wrong_faces_ground_of_the_child(folder: Path) -> None:
    """Refused for a reason that is not the reason."""
    _set(folder, "child.jpg", decision="불가", reason="사진이 어두움")


def wrong_faces_consent_to_come(folder: Path) -> None:
    """A consent that somebody means to ask for."""
    _set(folder, "merchants.jpg", consent="받을 예정")


def wrong_faces_without_asking(folder: Path) -> None:
    """The city took it, so nobody needs to be asked."""
    _set(folder, "visitors.jpg", reason="시가 찍은 사진이라 동의 없이 밝기만 고치면 됨")


def wrong_faces_guardian_not_needed(folder: Path) -> None:
    """The guardian is named, as somebody who need not be asked."""
    _set(folder, "child.jpg", reason="어린이가 서명했으니 보호자 동의는 필요 없음")


# Wrong: credit


def wrong_credit_missing(folder: Path) -> None:
    """The riverside at night without a source."""
    _set(folder, "river-night.jpg", notice="")


def wrong_credit_type_only(folder: Path) -> None:
    """The licence is named, the author is not."""
    _set(folder, "river-night.jpg", notice="공공누리 제1유형")


def wrong_credit_of_another(folder: Path) -> None:
    """The wrong foundation."""
    _set(folder, "river-night.jpg", notice="출처: 한빛관광공사")


def wrong_credit_not_shown(folder: Path) -> None:
    """The foundation is named, in a note that nothing will be shown."""
    _set(folder, "river-night.jpg", notice="출처 표시 안 함(달빛문화재단)")


def wrong_credit_in_white(folder: Path) -> None:
    """The source is there, in white on white."""
    book = openpyxl.load_workbook(_path(folder))
    for row in book.active.iter_rows(min_row=2):
        if row[0].value == "river-night.jpg":
            row[-1].font = Font(color="FFFFFFFF")
    book.save(_path(folder))


# Wrong: ai


def wrong_ai_not_decided(folder: Path) -> None:
    """Nobody decided whether to label the sunset."""
    _set(folder, "sunset.jpg", notice="")


def wrong_ai_reason_of_use(folder: Path) -> None:
    """Why it may be used is not why it is labelled."""
    _set(folder, "sunset.jpg", reason="약관에서 허락함")


def wrong_ai_denied(folder: Path) -> None:
    """The ledger no longer says that an AI made it."""
    _set(folder, "sunset.jpg", made_by_ai="아님")


def wrong_ai_to_be_decided(folder: Path) -> None:
    """To be looked into is not decided."""
    _set(folder, "sunset.jpg", notice="AI 표시 여부 추후 검토")


def unsure_ai_words_of_ones_own(folder: Path) -> None:
    """A reason in words that no rule knows."""
    _set(folder, "sunset.jpg", reason="나중에 시민이 따져 물으면 난처함")


def unsure_ai_not_labelled_all_the_same(folder: Path) -> None:
    """It is not labelled although people may be misled: a person reads it."""
    reason = "실제 사진으로 오해해도 괜찮음"
    _set(folder, "sunset.jpg", notice="표시하지 않음", reason=reason)


# Not to be read, not there


def unread_no_table(folder: Path) -> None:
    """A workbook without a ledger."""
    about_something_else(_path(folder))


def missing_the_draft_as_it_came(folder: Path) -> None:
    """The assistant's ledger, saved under the name of the submission."""
    given = Path(__file__).parent.parent / "materials" / "ai-ledger.xlsx"
    Ledger.read(given).save(_path(folder))
