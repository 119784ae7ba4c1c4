"""Submissions of a1-2-results: right but made differently, and wrong in one thing each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hwpx import HwpxDocument

from automation import documents
from automation.document_model.document import Part
from automation.documents import Item, Picture, Table
from courseware.authoring.changed_documents import change_cell, edit, put_rows, reword, rewrite
from courseware.authoring.made_elsewhere import (
    add_lines,
    add_rows,
    add_word_chart,
    word_document,
)

MATERIALS = Path(__file__).parent.parent / "materials"
REPORT = Path("output") / "report.hwpx"
TITLE = "가을빛 축제 결과"
GIST = "사흘간 1만 6,830명이 찾았고 화장실과 주차를 개선하기로 함."
KEYWORDS = "축제, 결과, 만족도"
LINES = (
    (0, "개요"),
    (1, "기간: 2026. 10. 16.(금)~10. 18.(일)"),
    (1, "장소: 낙동강체육공원"),
    (0, "결과"),
    (1, "연인원 1만 6,830명, 토요일에 7,600명으로 가장 많음"),
    (1, "설문 응답 412명 중 86%가 만족, 화장실과 주차는 55%"),
    (1, "예산 50,000천원 중 46,550천원 집행(93%), 남은 돈 3,450천원"),
    (0, "계획"),
    (1, "평가 회의: 2026. 11. 4.(수) 14:00"),
)
ATTACHED = ("붙임  1. 설문 결과 1부.", "      2. 행사 사진 4매.  끝.")
ACROSS = (
    ("구분", "10. 16.", "10. 17.", "10. 18.", "합계"),
    ("인원(명)", "3,100", "7,600", "6,130", "16,830"),
)
DOWN = (
    ("날", "인원"),
    ("16일(금)", "3,100명"),
    ("17일(토)", "7,600명"),
    ("18일(일)", "6,130명"),
    ("총계", "16,830명"),
)


# Right, but made in another way


def right_word_with_its_own_chart_and_numbers(folder: Path) -> None:
    """Written in Word: its own numbering, its own chart, the days across the table."""
    (folder / REPORT).unlink()
    file = word_document()
    file.core_properties.subject, file.core_properties.keywords = GIST, KEYWORDS
    add_lines(file, [TITLE, "2026. 10. 26. 문화예술과", *LINES[:5]])
    _fill(file.add_table(2, 5), ACROSS)
    add_lines(file, LINES[5:])
    add_word_chart(file, "일자별 참여 인원")
    add_lines(file, ["<그림 1> 일자별 참여 인원", *ATTACHED])
    file.save(str(folder / "output" / "축제 결과 보고(최종).docx"))


def right_hangul_with_its_own_captions(folder: Path) -> None:
    """Written in Hangul: captions attached to table and picture, days as 16일, total as 총계."""
    picture = documents.read(folder / REPORT).pictures[0]
    with HwpxDocument.new() as file:
        for line in (TITLE, "(2026. 10. 26.)", f"[문서 요지] {GIST}", f"[키워드] {KEYWORDS}"):
            file.add_paragraph(line, inherit_style=False)
        for level, text in LINES:
            file.add_paragraph(f"{'□' if level == 0 else ' ㅇ'} {text}", inherit_style=False)
        table = file.add_table(5, 2)
        for row, cells in enumerate(DOWN):
            for column, text in enumerate(cells):
                table.cell(row, column).set_text(text)
        table.set_caption("표 1 일자별 방문객", side="TOP")
        file.add_picture(picture.data, "png").set_caption("그림 1 프로그램별 방문객", side="BOTTOM")
        for line in ATTACHED:
            file.add_paragraph(line, inherit_style=False)
        file.save_to_path(folder / REPORT)


def right_programmes_in_the_table(folder: Path) -> None:
    """One table of days and programmes with sums both ways, and a subtotal row."""
    rows = (
        ("날짜", "걷기", "체험", "놀이터", "장터", "공연", "합계"),
        ("10. 16.(금)", "320", "410", "150", "980", "1,240", "3,100"),
        ("10. 17.(토)", "1,250", "1,120", "1,060", "2,340", "1,830", "7,600"),
        ("10. 18.(일)", "980", "890", "930", "1,860", "1,470", "6,130"),
        ("합계", "2,550", "2,420", "2,140", "5,180", "4,540", "16,830"),
    )
    table = Table(rows, "[표 1] 일자별·프로그램별 참여 인원(단위: 명)")
    rewrite(folder / REPORT, lambda part: table if isinstance(part, Table) else part)


def right_heading_of_two_levels(folder: Path) -> None:
    """Programmes by days under a heading of two rows."""
    rows = (
        ("프로그램", "참여 인원(명)", "", "", ""),
        ("", "10. 16.", "10. 17.", "10. 18.", "계"),
        ("걷기 대회", "320", "1,250", "980", "2,550"),
        ("체험 마당", "410", "1,120", "890", "2,420"),
        ("어린이 놀이터", "150", "1,060", "930", "2,140"),
        ("먹거리 장터", "980", "2,340", "1,860", "5,180"),
        ("저녁 공연", "1,240", "1,830", "1,470", "4,540"),
        ("계", "3,100", "7,600", "6,130", "16,830"),
    )
    _in_word(folder, rows, ("□ 총 16,830명, 10. 17.(토) 7,600명", *_REST))


def right_title_in_a_plain_line(folder: Path) -> None:
    """The chart as pasted from Excel, its title in a line above it without 그림 1."""
    _with_caption(folder, "")
    report = documents.read(folder / REPORT)
    place = next(n for n, part in enumerate(report.body) if isinstance(part, Picture))
    body = (*report.body[:place], Item("프로그램별 참여 인원 비교"), *report.body[place:])
    replace(report, body=body).save(folder / REPORT)


def right_sums_and_differences(folder: Path) -> None:
    """Other figures that can be counted again: two days together, dissatisfied, what is left."""
    reword(folder / REPORT, "연 16,830명", "연 16,830명(주말 이틀 13,730명, 81.6%)")
    reword(folder / REPORT, "54.7%", "54.7%(불만족 20.1%)")
    reword(folder / REPORT, "집행률 93.1%", "집행률 93.1%, 잔액 345만원")


def right_photograph_beside_the_chart(folder: Path) -> None:
    """A photograph with a caption of its own stands before the chart."""
    report = documents.read(folder / REPORT)
    photograph = replace(report.pictures[0], caption="[그림 1] 개막식", alternative="")
    chart = replace(report.pictures[0], caption="[그림 2] 프로그램별 참여 인원")
    body = [part for part in report.body if not isinstance(part, Picture)]
    replace(report, body=(*body, photograph, chart)).save(folder / REPORT)


def right_average_and_title_row(folder: Path) -> None:
    """Written in Word: a title over the whole table, days as 1일차, an average a day."""
    rows = (
        ("일자별 참여 인원(단위: 명)",),
        ("구분", "1일차\n(10.16.)", "2일차\n(10.17.)", "3일차\n(10.18.)", "누계"),
        ("참여 인원", "3,100", "7,600", "6,130", "16,830"),
        ("비율", "18.4%", "45.2%", "36.4%", "100%"),
    )
    lines = (
        "□ 참여 인원: 총 16,830명(하루 평균 5,610명), 2일차에 7,600명(45.2%)으로 가장 많음",
        "□ 설문: ‘전반적인 만족’ 응답 412명, 만족 86%. 화장실과 주차 55%",
        "□ 예산: 4,655만원 집행(93%), 남은 돈 345만원",
    )
    _in_word(folder, rows, lines)


def right_grand_total_and_tables_of_all(folder: Path) -> None:
    """Written in Word in sentences: 총합계, 50백만원, 퍼센트, how many were satisfied."""
    rows = (
        ("날짜", "인원"),
        ("2026.10.16.(금)", "3,100명"),
        ("2026.10.17.(토)", "7,600명"),
        ("2026.10.18.(일)", "6,130명"),
        ("총합계", "16,830명"),
    )
    lines = (
        "1. 모두 16,830명이 찾았고, 10월 17일(토)에 7,600명이 와서 가장 많았습니다.",
        "2. 412명이 답했고 355명(86.2퍼센트)이 만족했습니다.",
        "3. 화장실과 주차는 408명 중 223명(54.7퍼센트)으로 가장 낮았습니다.",
        "4. 예산 50백만원 중 46.55백만원을 써서 집행률은 93.1퍼센트입니다.",
    )
    _in_word(folder, rows, lines)


# Wrong: the table


def wrong_table_day_counted_twice(folder: Path) -> None:
    """What was sent twice was counted twice."""
    change_cell(folder / REPORT, "7,600", "15,200")
    change_cell(folder / REPORT, "16,830", "24,430")


def wrong_table_without_sum(folder: Path) -> None:
    """The last row is missing."""
    put_rows(folder / REPORT, _rows(folder)[:-1])


def wrong_table_sum_with_subtotals(folder: Path) -> None:
    """The sum is that of the whole column, subtotals among it."""
    change_cell(folder / REPORT, "16,830", "41,260")


def wrong_table_day_left_out(folder: Path) -> None:
    """Sunday is missing."""
    rows = _rows(folder)
    put_rows(folder / REPORT, (*rows[:3], rows[4]))


def wrong_table_same_day_in_two_rows(folder: Path) -> None:
    """Saturday stands in two rows."""
    rows = _rows(folder)
    put_rows(folder / REPORT, (*rows[:3], rows[2], *rows[3:]))


# Wrong: the sentences


def wrong_sentences_draft(folder: Path) -> None:
    """The assistant's draft, submitted as it came, with the right table and chart."""
    report = documents.read(folder / REPORT)
    draft = documents.read_text(MATERIALS / "draft.txt").partition("\n")[2]
    shown = [part for part in report.body if not isinstance(part, Item)]
    replace(report, body=(*documents.report(items=draft).body, *shown)).save(folder / REPORT)


def wrong_sentences_day_counted_twice(folder: Path) -> None:
    """The table is right, the sentence still has the figure with the doubled day."""
    reword(folder / REPORT, "연 16,830명", "연 24,430명")


def wrong_sentences_neutral_counted_as_satisfied(folder: Path) -> None:
    """보통 was counted among the satisfied."""
    reword(folder / REPORT, "86.2%가 만족", "96.1%가 만족")


def wrong_sentences_unit(folder: Path) -> None:
    """천원 was read as 만원."""
    reword(folder / REPORT, "4,655만 원", "4억 6,550만 원")


def wrong_sentences_last_year(folder: Path) -> None:
    """A comparison with last year, of which there are no data."""
    reword(folder / REPORT, "연 16,830명", "연 16,830명(지난해보다 12% 증가)")


def wrong_sentences_only_good_news(folder: Path) -> None:
    """The question with the lowest share is left out."""
    report = documents.read(folder / REPORT)
    body = tuple(p for p in report.body if not isinstance(p, Item) or "54.7%" not in p.text)
    replace(report, body=body, gist="사흘간 연 16,830명이 찾음.").save(folder / REPORT)


def wrong_sentences_total_and_busiest_day_exchanged(folder: Path) -> None:
    """The total is given as the busiest day's, and the other way round."""
    _in_word(folder, DOWN, ("□ 총 7,600명, 가장 많은 날 16,830명", *_REST))


def wrong_sentences_shares_exchanged(folder: Path) -> None:
    """Each share is right, and said of the other question."""
    shares = "□ 응답 412명, 전반적인 만족 54.7%, 가장 낮은 화장실과 주차 86.2%"
    _in_word(folder, DOWN, ("□ 총 16,830명, 10. 17.(토) 7,600명", shares, _REST[1]))


def wrong_sentences_another_day_the_busiest(folder: Path) -> None:
    """Saturday's figure is said of Friday."""
    _in_word(folder, DOWN, ("□ 총 16,830명, 가장 많은 10. 16.(금) 7,600명", *_REST))


def wrong_sentences_more_than_last_year(folder: Path) -> None:
    """More than last year, without a figure: there are no data of last year."""
    _in_word(folder, DOWN, ("□ 총 16,830명, 10. 17.(토) 7,600명, 작년보다 크게 늘었음", *_REST))


def wrong_sentences_satisfied_turned_round(folder: Path) -> None:
    """The share of the satisfied is that of the dissatisfied."""
    reword(folder / REPORT, "86.2%가 만족", "86.2%가 불만족")


def wrong_sentences_lowest_turned_round(folder: Path) -> None:
    """The lowest share is called the highest."""
    reword(folder / REPORT, "가장 낮은 문항", "가장 높은 문항")


def wrong_sentences_rates_exchanged(folder: Path) -> None:
    """The rate of the budget and that of the satisfied changed places."""
    reword(folder / REPORT, "86.2%가 만족", "93.1%가 만족")
    reword(folder / REPORT, "집행률 93.1%", "집행률 86.2%")


def wrong_sentences_another_programme(folder: Path) -> None:
    """The figure of the food stalls is said of the concert."""
    reword(folder / REPORT, "먹거리 장터 5,180명", "저녁 공연 5,180명")


def wrong_sentences_record(folder: Path) -> None:
    """The most ever, without a figure of any other year."""
    reword(folder / REPORT, "연 16,830명", "연 16,830명으로 역대 최대 규모")


def unsure_sentences_invented_cause(folder: Path) -> None:
    """Why people are less satisfied, which no figure shows."""
    reword(folder / REPORT, "86.2%가 만족", "86.2%가 만족. 주차 불만은 시민 의식 부족에서 비롯됨")


# Wrong: the chart


def wrong_figure_without_caption(folder: Path) -> None:
    """Nothing says what the chart shows."""
    _with_caption(folder, "")


def wrong_figure_number_alone(folder: Path) -> None:
    """The caption is only a number."""
    _with_caption(folder, "[그림 1]")


def wrong_figure_says_graph(folder: Path) -> None:
    """The caption says that it is a graph, not of what."""
    _with_caption(folder, "[그림 1] 막대그래프")


# Wrong: the attachments


def wrong_attached_one_missing(folder: Path) -> None:
    """Only the survey is listed."""
    edit(folder / REPORT, attachments=(Item("설문 결과 1부."),))


def wrong_attached_quantity(folder: Path) -> None:
    """Three photographs instead of four."""
    first, second = documents.read(folder / REPORT).attachments
    edit(folder / REPORT, attachments=(first, replace(second, text="행사 사진 3매.")))


def wrong_attached_another_file(folder: Path) -> None:
    """A list of those who took part, which nobody asked for, instead of the survey."""
    first, second = documents.read(folder / REPORT).attachments
    edit(folder / REPORT, attachments=(replace(first, text="참가자 명단 1부."), second))


# Wrong: rules


def wrong_rules_clock(folder: Path) -> None:
    """오후 2시 instead of the 24-hour clock."""
    reword(folder / REPORT, "14:00", "오후 2시")


def wrong_rules_weekday(folder: Path) -> None:
    """The day of the meeting has the wrong weekday."""
    reword(folder / REPORT, "11. 4.(수)", "11. 4.(목)")


def wrong_rules_without_keywords(folder: Path) -> None:
    """No keywords."""
    edit(folder / REPORT, keywords=())


def wrong_rules_hangul_amount(folder: Path) -> None:
    """금…원 without its Hangul."""
    reword(folder / REPORT, "4,655만 원", "금46,550,000원")


# Files that cannot be read, and none at all


def missing_body(folder: Path) -> None:
    """Table and chart, which the notebook makes by itself, and not a word."""
    report = documents.read(folder / REPORT)
    body = tuple(part for part in report.body if not isinstance(part, Item))
    replace(report, body=body, attachments=(), gist="", keywords=()).save(folder / REPORT)


def _rows(folder: Path) -> tuple[tuple[str, ...], ...]:
    return documents.read(folder / REPORT).tables[0].rows


def _with_caption(folder: Path, caption: str) -> None:
    def change(part: Part) -> Part:
        return replace(part, caption=caption) if isinstance(part, Picture) else part

    rewrite(folder / REPORT, change)


_REST = ("□ 응답 412명, 만족 86.2%, 화장실과 주차 54.7%", "□ 예산 46,550천원(집행률 93.1%)")


def _in_word(folder: Path, rows: tuple[tuple[str, ...], ...], lines: tuple[str, ...]) -> None:
    """The report typed in Word around a table of the days."""
    (folder / REPORT).unlink()
    file = word_document()
    labels = (f"문서 요지: {GIST}", f"키워드: {KEYWORDS}")
    add_lines(file, [TITLE, "2026. 10. 26. 문화예술과", *labels, "□ 참여 인원"])
    add_rows(file, rows)
    add_lines(file, lines)
    add_word_chart(file, "일자별 참여 인원")
    add_lines(file, ["그림 1. 일자별 참여 인원", *ATTACHED])
    file.save(str(folder / "output" / "결과.docx"))


def _fill(table: object, rows: tuple[tuple[str, ...], ...]) -> None:
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text  # type: ignore[attr-defined]
