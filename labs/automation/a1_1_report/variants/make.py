"""Submissions of a1-1-report: right ones made in other ways, and wrong ones, one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hwpx import HwpxDocument

from automation import documents, privacy
from automation.documents import Page
from courseware.authoring.changed_documents import edit, reword
from courseware.authoring.made_elsewhere import (
    add_lines,
    add_rows,
    cut_short,
    word_document,
)

MATERIALS = Path(__file__).parent.parent / "materials"
REPORT = Path("output") / "report.hwpx"

LINES = (
    (0, "회의 개요"),
    (1, "일시: 2026. 9. 10.(목) 14:00"),
    (1, "참석: 안전재난과장 등 14명"),
    (0, "현황"),
    (1, "침수 4회, 고립 신고 7건(전년보다 5건 늘어남)"),
    (1, "자주 잠기는 세 곳: 비산나루, 양포교 아래, 인동 징검다리"),
    (0, "결정 사항"),
    (1, "자동 차단기 3대, 1억 3,500만원(대당 4,500만원)"),
    (1, "안내판 12개, 1,020만 원"),
    (1, "총사업비: 금145,200,000원(금일억사천오백이십만원)"),
    (1, "수위 120cm 초과 시 통제(「재난 및 안전관리 기본법」 제41조)"),
    (0, "향후 계획"),
    (1, "차단기: 9. 30.까지 설계, 10. 23.까지 설치"),
    (1, "안내판: 11. 13.까지"),
    (1, "다음 회의: 2026. 10. 8.(목) 10:00"),
)
TITLE = "하천 산책로 침수 대책 회의 결과"
GIST = "침수에 대비해 자동 차단기와 안내판을 설치하고 수위에 따라 통제하기로 함."


# Right, but made in another way


def right_word_automatic_numbers(folder: Path) -> None:
    """Written in Word with Word's own numbering; gist and keywords in the file's information."""
    (folder / REPORT).unlink()
    file = word_document()
    file.core_properties.subject = GIST
    file.core_properties.keywords = "산책로; 침수; 차단기"
    add_lines(file, [TITLE, "2026. 9. 11. 안전재난과", *LINES, "붙임  회의 사진 3매."])
    file.save(str(folder / "output" / "회의 결과 보고(최종).docx"))


def right_hangul_framed_title(folder: Path) -> None:
    """Written in Hangul: the title in a frame, numbers drawn by Hangul, labels in brackets."""
    with HwpxDocument.new() as file:
        file.add_table(1, 1).cell(0, 0).set_text(TITLE)
        for line in (f"[문서 요지] {GIST}", "[키워드] 산책로·침수·차단기", "(2026. 9. 11.)"):
            file.add_paragraph(line, inherit_style=False)
        first = len(file.paragraphs)
        for _, text in LINES:
            file.add_paragraph(text, inherit_style=False)
        file.add_paragraph("붙임  회의 사진 3매.  끝.", inherit_style=False)
        indexes = [first + n for n, (level, _) in enumerate(LINES) if level == 0]
        file.styles.apply_list_format(paragraph_indexes=indexes, kind="number")
        file.save_to_path(folder / REPORT)


def right_table_in_thousands(folder: Path) -> None:
    """Amounts and counts in a table with its units in the heading."""
    items = "\n".join(
        f"{'□' if level == 0 else '  ㅇ'} {text}"
        for level, text in LINES
        if "차단기 3대" not in text and "안내판 12개" not in text
    )
    table = (
        "\n(단위: 천원)\n| 구분 | 수량 | 금액 |\n|---|---|---|\n"
        "| 자동 차단기 | 3대 | 135,000 |\n| 안내판 | 12개 | 10,200 |\n| 계 | - | 145,200 |"
    )
    _report(items + table).save(folder / REPORT)


def right_numbered_with_years(folder: Path) -> None:
    """1. and 가., every date with its year, two attachments, 끝 at the end."""
    marks = iter(range(1, 10))
    letters = iter("")
    lines = []
    for level, text in LINES:
        if level == 0:
            letters = iter("가나다라마바사")
            lines.append(f"{next(marks)}. {text}")
        else:
            dated = text.replace(" 9. 30.", " 2026. 9. 30.").replace(" 10. 23.", " 2026. 10. 23.")
            lines.append(f"  {next(letters)}. {dated}")
    lines += ["붙임  1. 회의 사진 3매.", "      2. 회의록 1부.  끝."]
    items = "\n".join(lines)
    report = documents.report(TITLE, gist=GIST, keywords=["산책로", "침수", "차단기"], items=items)
    report.save(folder / REPORT)


def right_sentences_and_numbers_in_words(folder: Path) -> None:
    """Written in Word in whole sentences: 세 대, 열두 개, dates without spaces, blank lines."""
    sentences = (
        "회의는 2026.9.10.(목) 14시부터 재난상황실에서 열렸고 모두 14명이 왔습니다.",
        "올여름 산책로가 네 차례 잠겼고, 고립 신고는 일곱 건입니다. 자주 잠기는 곳은 세 곳입니다.",
        "자동 차단기 세 대를 1억 3천5백만 원에, 안내판 열두 개를 1천20만 원에 설치합니다.",
        "총사업비는 금145,200,000원(금일억사천오백이십만원)입니다.",
        "수위가 1.2미터를 넘으면 「재난 및 안전관리 기본법」 제41조에 따라 통제합니다.",
        "차단기는 2026.9.30.까지 설계하고 2026.10.23.까지 설치합니다.",
        "안내판은 2026.11.13.까지 세웁니다.",
        "다음 회의는 2026.10.8.(목) 10:00입니다.",
    )
    lines = [f"{number}. {text}" for number, text in enumerate(sentences, 1)]
    _in_word(folder, [*lines, "붙임  회의 사진 3매.  끝.", "", ""])


def right_form_with_merged_cells_and_wide_digits(folder: Path) -> None:
    """All of it in the merged cells of a form, figures as wide as Hangul types them."""
    (folder / REPORT).unlink()
    file = word_document()
    money = "차단기 ３대 １３５백만원\n안내판 １２개 １０，２００천원"
    total = "총사업비 금145,200,000원(금일억사천오백이십만원)"
    days = "차단기 설계 9월 30일, 설치 10월 23일\n안내판 11월 13일\n다음 회의 10월 8일(목) 10:00"
    rows = (
        (TITLE,),
        ("보고일", "2026. 9. 11.", "부서", "안전재난과"),
        ("문서 요지", GIST),
        ("키워드", "침수/차단기/안내판"),
        ("회의 일시", "2026. 9. 10.(목) １４：００", "참석", "１４명"),
        ("현황", "침수 ４회\n고립 신고 ７건\n자주 잠기는 ３곳"),
        ("사업", f"자동 {money}\n{total}"),
        ("통제", "수위 1.2m 초과 시(「재난 및 안전관리 기본법」 제41조)"),
        ("일정", days),
    )
    add_rows(file, rows)
    file.add_paragraph("붙임  회의 사진 3매.  끝.")
    file.save(str(folder / "output" / "report.docx"))


def right_labels_in_round_brackets(folder: Path) -> None:
    """(요지) and (키워드) in round brackets, as many reports have every label."""
    lines = [f"{'□' if level == 0 else ' ○'} {text}" for level, text in LINES]
    _in_word(
        folder,
        [
            "□ (요지) " + GIST,
            "□ (키워드) 침수, 산책로, 차단기",
            *lines,
            "붙임  회의 사진 3매.  끝.",
        ],
        labelled=True,
    )


def right_masked_by_hand(folder: Path) -> None:
    """Names replaced by circles in a text editor, the shop and the price left out."""
    path = folder / "output" / "sent.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[이름", "○○○[").replace("[가림1]", "어느 가게"), encoding="utf-8")


def right_payer_in_a_table(folder: Path) -> None:
    """Who pays has a column of its own, and another department is named for another thing."""
    items = "\n".join(
        f"{'□' if level == 0 else '  ㅇ'} {text}"
        for level, text in LINES
        if "차단기 3대" not in text and "안내판 12개" not in text
    )
    table = (
        "\n| 구분 | 수량 | 금액 | 재원 | 협의 |\n|---|---|---|---|---|\n"
        "| 자동 차단기 | 3대 | 135,000천원 | 재난관리기금 | 공원과 |\n"
        "| 안내판 | 12개 | 10,200천원 | 공원과 예산 | 도로과 |"
    )
    _report(items + table).save(folder / REPORT)


def _report(items: str) -> documents.Document:
    return documents.report(
        TITLE,
        gist=GIST,
        keywords="침수, 통제, 안내판",
        items=items,
        attachments=["회의 사진 3매."],
    )


# Wrong: what was sent


def wrong_sent_shop(folder: Path) -> None:
    """The name of the shop that reported stayed in the text."""
    _unmask(folder, "[가림1]", "물빛식당")


def wrong_sent_price_in_other_words(folder: Path) -> None:
    """The price before the tender stayed, written in thousands."""
    _unmask(folder, "[가림2]", "128,700천원")


def wrong_sent_telephone(folder: Path) -> None:
    """A telephone number stayed, written with stops."""
    _unmask(folder, "[전화번호1]", "010.4821.7730")


def wrong_sent_name(folder: Path) -> None:
    """One person's name stayed."""
    _unmask(folder, "[이름5]", "서미란")


def wrong_sent_nothing_left(folder: Path) -> None:
    """Everything was masked, so that nobody can work with what is left."""
    (folder / "output" / "sent.txt").write_text(
        "회의 메모 [가림1] [가림2] [가림3]", encoding="utf-8"
    )


def wrong_sent_another_lab(folder: Path) -> None:
    """What was sent in another lab."""
    (folder / "output" / "sent.txt").write_text(
        "청년 월세 지원사업을 안내해 줘. 월 20만 원씩 최대 12개월, 2026. 4. 13.부터.",
        encoding="utf-8",
    )


# Wrong: facts


def wrong_facts_people(folder: Path) -> None:
    """How many took part is missing."""
    reword(folder / REPORT, "안전재난과장 등 14명", "안전재난과장 등")


def wrong_facts_unit_lost(folder: Path) -> None:
    """The level lost its unit, in the gist and in the text."""
    reword(folder / REPORT, "수위 1.2m 초과", "수위 1.2 초과")
    edit(folder / REPORT, gist=documents.read(folder / REPORT).gist.replace("1.2m", "1.2"))


def unsure_invented_limit_turned_round(folder: Path) -> None:
    """The path is closed below the level: what the notes stop above it has another word."""
    reword(folder / REPORT, "수위 1.2m 초과 시 즉시 통제", "수위 1.2m 이하 시 즉시 통제")


def wrong_invented_deadline_turned_round(folder: Path) -> None:
    """The signs are put up from the day by which they must stand."""
    reword(folder / REPORT, "안내판 설치 11. 13.(금)까지", "안내판 설치 11. 13.(금)부터")


def wrong_facts_deadline(folder: Path) -> None:
    """The date by which the signs must stand is missing."""
    reword(folder / REPORT, "안내판 설치 11. 13.(금)까지", "안내판 설치는 올해 안에")


def wrong_facts_thousand_won(folder: Path) -> None:
    """천원 became 원: the barriers cost a thousandth."""
    reword(folder / REPORT, "135,000천원", "135,000원")


def wrong_facts_deadlines_exchanged(folder: Path) -> None:
    """Both days stand in the report, each with the other's work."""
    reword(
        folder / REPORT, "설계 9. 30.(수)까지, 설치 10. 23.(금)", "설계 10. 23.까지, 설치 9. 30."
    )


def wrong_facts_notes_pasted(folder: Path) -> None:
    """The notes as they came, under a title: nothing was written."""
    notes = documents.read_text(MATERIALS / "notes.txt")
    _in_word(folder, notes.splitlines())


# Wrong: invented


def wrong_invented_draft(folder: Path) -> None:
    """The assistant's draft, submitted as it came."""
    draft = documents.read_text(MATERIALS / "draft.txt")
    title, _, items = draft.partition("\n")
    report = documents.report(title, gist=GIST, keywords="침수, 통제, 안내판", items=items)
    report.save(folder / REPORT)


def wrong_invented_article(folder: Path) -> None:
    """A second article nobody named in the meeting."""
    reword(folder / REPORT, "제41조)", "제41조, 「자연재해대책법」 제75조의2)")


def wrong_invented_running_costs(folder: Path) -> None:
    """Running costs that stand in no note."""
    reword(folder / REPORT, "(재난관리기금)", "(재난관리기금), 연 유지비 500만원")


def wrong_invented_visit(folder: Path) -> None:
    """A visit on a day the notes do not know."""
    reword(folder / REPORT, "통제 매뉴얼 개정안 검토", "매뉴얼 검토, 10. 12.(월) 현장 점검")


def wrong_invented_guards(folder: Path) -> None:
    """Twenty guards out of nowhere."""
    reword(folder / REPORT, "인명 피해 없음", "인명 피해 없음, 안전요원 20명 배치")


def wrong_invented_payer(folder: Path) -> None:
    """The department of the assistant's draft pays for the signs."""
    reword(folder / REPORT, "공원과 예산", "도로과 예산")


def wrong_invented_payer_in_other_words(folder: Path) -> None:
    """Another department pays, said as a sentence."""
    reword(
        folder / REPORT,
        "안내판 12개 교체: 10,200천원(공원과 예산)",
        "도로과가 부담하여 안내판 12개 교체(10,200천원)",
    )


# Wrong: rules


def wrong_rules_clock(folder: Path) -> None:
    """오후 2시 instead of the 24-hour clock."""
    reword(folder / REPORT, "14:00~15:40", "오후 2시~오후 3시 40분")


def wrong_rules_weekday(folder: Path) -> None:
    """The weekday of the assistant's draft."""
    reword(folder / REPORT, "10. 8.(목)", "10. 8.(수)")


def right_padded_date(folder: Path) -> None:
    """Zeros before the month, against the manual and no article."""
    reword(folder / REPORT, "2026. 9. 10.(목)", "2026. 09. 10.(목)")


def wrong_rules_hangul_amount(folder: Path) -> None:
    """The digits were mended, their Hangul was not."""
    reword(folder / REPORT, "금일억사천오백이십만원", "금일억오천사백이십만원")


def wrong_rules_total_without_hangul(folder: Path) -> None:
    """The total as in a newspaper, though the chief asked for 금…원."""
    reword(folder / REPORT, "금145,200,000원(금일억사천오백이십만원)", "1억 4,520만 원")


def wrong_rules_letter_paper(folder: Path) -> None:
    """American letter paper."""
    edit(folder / REPORT, pages=(Page(215.9, 279.4),))


def wrong_rules_marks_skipped(folder: Path) -> None:
    """1) stands directly under 1."""
    lines = [f"{'1.' if level == 0 else ' 1)'} {text}" for level, text in LINES[:2]]
    lines += [f" {n}) {text}" for n, (_, text) in enumerate(LINES[2:], 2)]
    report = documents.report(
        TITLE, gist=GIST, keywords="침수, 통제, 안내판", items="\n".join(lines)
    )
    report.save(folder / REPORT)


def wrong_rules_attachment(folder: Path) -> None:
    """An attachment without its quantity."""
    report = documents.read(folder / REPORT)
    report = replace(report, attachments=(replace(report.attachments[0], text="회의 사진"),))
    report.save(folder / REPORT)


def wrong_rules_no_attachment(folder: Path) -> None:
    """The photographs the chief wants attached are not."""
    edit(folder / REPORT, attachments=())


def wrong_rules_price_let_out(folder: Path) -> None:
    """The price before the tender stands in the report."""
    reword(folder / REPORT, "3대 설치", "3대 설치(예정가격 1억 2,870만 원)")


# Wrong: gist


def wrong_gist_missing(folder: Path) -> None:
    """No gist."""
    edit(folder / REPORT, gist="")


def wrong_gist_two_keywords(folder: Path) -> None:
    """Two keywords."""
    edit(folder / REPORT, keywords=("침수", "차단기"))


def wrong_gist_too_long(folder: Path) -> None:
    """A gist of five sentences."""
    gist = "회의를 열었음. 침수가 잦았음. 차단기를 설치함. 안내판도 바꿈. 매뉴얼을 고침."
    edit(folder / REPORT, gist=gist)


def wrong_gist_title_repeated(folder: Path) -> None:
    """The gist is the title once more."""
    edit(folder / REPORT, gist=documents.read(folder / REPORT).title + ".")


# Files that cannot be read, and none at all


def unread_report_only(folder: Path) -> None:
    """The report broke off while it was copied: what was sent is judged all the same."""
    cut_short(folder / REPORT)


def missing_empty_report(folder: Path) -> None:
    """A report without a body, and what the guard alone had masked."""
    documents.report("제목만").save(folder / REPORT)
    notes = documents.read_text(MATERIALS / "notes.txt")
    privacy.mask(notes).save(folder / "output" / "sent.txt")


def _in_word(folder: Path, lines: list[str], labelled: bool = False) -> None:
    """The report typed in Word; its gist and keywords in labelled lines unless they are there."""
    (folder / REPORT).unlink()
    file = word_document()
    labels = [] if labelled else [f"요지: {GIST}", "핵심어: 산책로 · 침수 · 차단기"]
    add_lines(file, [TITLE, "2026. 9. 11. 안전재난과", *labels, *lines])
    file.save(str(folder / "output" / "회의 결과.docx"))


def _unmask(folder: Path, token: str, word: str) -> None:
    path = folder / "output" / "sent.txt"
    text = path.read_text(encoding="utf-8")
    assert token in text, token
    path.write_text(text.replace(token, word), encoding="utf-8")
