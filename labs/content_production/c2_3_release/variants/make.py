"""Submissions of the release lab: right ones made in other ways, and wrong ones, one fault each."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from automation import documents
from automation.document_model.document import Part
from automation.documents import Item, Table
from courseware.authoring.changed_documents import change_cell, put_rows, reword, rewrite
from courseware.authoring.made_elsewhere import add_lines, word_document

PLAN, RESULTS = (Path("output") / name for name in ("plan.hwpx", "results.hwpx"))
PLAN_IN_LINES = (
    "달빛 야시장 영상 배포 계획",
    (0, "게시 매체와 일정"),
    (1, "누리집(9. 1.): 영상팀, 가로 화면"),
    (1, "유튜브(9. 1.): 영상팀, 1920×1080"),
    (1, "인스타 릴스(9. 4.): 소통팀, 세로 화면"),
    (1, "전광판(9. 10.): 청사팀, 가로 화면"),
    (0, "목표와 지표"),
    (1, "영상 조회: 지난해 1만 2천회에서 1만 8천회로, 2026년 9월 30일까지"),
    (1, "방문객: 지난해 3,200명 → 4,000명(2026. 9. 30.)"),
    (1, "누리집 안내를 쉽다고 한 사람: 작년 61% → 70%, 2026. 9. 30."),
    (0, "인공지능으로 만든 장면"),
    (1, "화면에는 표시하지 않음. 그림체가 만화라 진짜 풍경으로 볼 사람이 없음"),
    (0, "접근성"),
    (1, "자막: 자동으로 만든 뒤 8. 31.까지 영상팀이 대본과 대조해 고침"),
    (1, "원고(대본): 8. 31. 영상팀"),
    (1, "대체 텍스트: 9. 1. 소통팀"),
    (1, "수어: 영상에는 넣지 않음. 생략하는 까닭은 말이 없는 영상이기 때문이며 현장에서 통역함"),
)
RESULTS_IN_LINES = (
    "달빛 야시장 영상 성과",
    (0, "1만 9천회 조회, 작년 1만 2천회에서 58% 늘어남"),
    (0, "3만 4천명에게 도달"),
    (0, "야시장을 찾은 사람은 3,680명으로 480명(15%) 늘었으나 목표인 4,000명에 이르지 못함"),
    (0, "채널 가운데 인스타그램 조회가 83.0% 늘어 가장 많이 늘어남"),
)


DAY, END = date(2026, 9, 1), date(2026, 9, 30)
PLAN_IN_SHEETS = {
    "배포 채널": (
        ("채널", "공개일", "담당", "화면"),
        ("누리집", DAY, "영상팀", "가로"),
        ("유튜브", DAY, "영상팀", "16:9"),
        ("인스타그램", date(2026, 9, 4), "소통팀", "세로"),
        ("시청 전광판", date(2026, 9, 10), "청사팀", "가로"),
    ),
    "성과 지표": (
        ("지표", "단위", "기준(2025년)", "목표", "측정일"),
        ("조회 합계", "회", 12000, 18000, END),
        ("방문객 합계", "명", 3200, 4000, END),
    ),
    "AI 표시": (("등불 장면 아래에 ‘AI로 만든 그림’이라고 표시함. 실제 풍경으로 오해할 수 있음",),),
    "누구나 볼 수 있게": (
        ("할 것", "날짜", "담당", "방법"),
        ("자막", date(2026, 8, 31), "영상팀", "대본을 보고 넣음"),
        ("영상 원고", date(2026, 8, 31), "영상팀", "누리집에 함께 게시"),
        ("대체 텍스트", DAY, "소통팀", "그림마다 설명을 적음"),
        ("수어", date(2026, 8, 28), "홍보담당관", "수어통역센터에 의뢰"),
    ),
}
RESULTS_IN_ROWS = (
    ("달빛 야시장 영상 결과",),
    ("구분", "지난해", "올해", "증가율", "목표", "달성"),
    ("조회", 12000, 19000, 7 / 12, 18000, "이룸"),
    ("방문객", 3200, 3680, 0.15, 4000, "320명 모자라 미달"),
    ("도달", 20000, 34000, 0.7, None, None),
)
RESULT_STYLES = {
    **{f"{column}3": '#,##0"회"' for column in "BCE"},
    **{f"{column}{row}": '#,##0"명"' for column in "BCE" for row in (4, 5)},
    **{f"D{row}": "0.0%" for row in (3, 4, 5)},
}


# Right, but made in another way


def right_word_in_lines(folder: Path) -> None:
    """Both in Word with its own numbering, no table, other words for everything."""
    for name, lines in (("plan", PLAN_IN_LINES), ("results", RESULTS_IN_LINES)):
        (folder / "output" / f"{name}.hwpx").unlink()
        file = word_document()
        add_lines(file, lines)
        file.save(str(folder / "output" / f"{name}.docx"))


def right_heads_that_name_no_part(folder: Path) -> None:
    """Headings in one's own words over tables whose columns say what they are."""
    own = {"배포 채널": "어디에 올리나", "성과 지표": "얼마나 해낼 것인가"}
    assert {part.text for part in documents.read(folder / PLAN).items} >= set(own)

    def change(part: Part) -> Part:
        return replace(part, text=own.get(part.text, part.text)) if isinstance(part, Item) else part

    rewrite(folder / PLAN, change)


def right_both_in_one_document(folder: Path) -> None:
    """Plan and results are one document under a name of its own."""
    plan, results = documents.read(folder / PLAN), documents.read(folder / RESULTS)
    for name in (PLAN, RESULTS):
        (folder / name).unlink()
    replace(plan, body=(*plan.body, *results.body)).save(
        folder / "output" / "달빛 야시장 영상 보고.docx"
    )


def right_units_in_the_heading(folder: Path) -> None:
    """Figures without units under a column 단위, a third indicator, results in a table."""
    rows = (
        ("지표", "단위", "기준(2025년)", "목표", "측정일"),
        ("조회 합계", "회", "12,000", "18,000", "2026. 9. 30."),
        ("방문객 합계", "명", "3,200", "4,000", "2026. 9. 30."),
        ("도달", "명", "20,000", "30,000", "2026. 9. 30."),
    )
    put_rows(folder / PLAN, rows, 1)
    results = documents.read(folder / RESULTS)
    table = Table(
        (
            ("구분", "지난해", "올해", "증가율(%)"),
            ("조회(회)", "12,000", "19,000", "58.3"),
            ("방문객(명)", "3,200", "3,680", "15.0"),
        ),
        "[표 1] 지난해와 올해",
    )
    replace(results, body=(*results.body, table)).save(folder / RESULTS)


def right_both_in_excel(folder: Path) -> None:
    """Workbooks: a sheet a part of the plan, real numbers, days and percentages in the cells."""
    plan, results = openpyxl.Workbook(), openpyxl.Workbook()
    for name, rows in PLAN_IN_SHEETS.items():
        sheet = plan.create_sheet(name)
        for row in rows:
            sheet.append(row)
    plan.remove(plan.active)
    results.active.title = "결과"
    for row in RESULTS_IN_ROWS:
        results.active.append(row)
    for cell, style in RESULT_STYLES.items():
        results.active[cell].number_format = style
    for name, book in (("plan", plan), ("results", results)):
        (folder / "output" / f"{name}.hwpx").unlink()
        book.save(folder / "output" / f"{name}.xlsx")


def right_names_and_units_of_ones_own(folder: Path) -> None:
    """Word files named after what they are, units behind names, short years, full-width 16:9."""
    change_cell(folder / PLAN, "16:9", "１６：９")
    rows = (
        ("지표명", "’25년 실적", "’26년 목표", "측정 시점"),
        ("조회수(회)", "12,000", "18,000 (+50%)", "’26. 9. 30."),
        ("방문객 수(명)", "3,200", "4,000", "9월 말"),
    )
    put_rows(folder / PLAN, rows, 1)
    for path, name in ((PLAN, "달빛 야시장 배포계획"), (RESULTS, "결과 보고(최종)")):
        file = unicodedata.normalize("NFD", f"{name}.docx")
        documents.read(folder / path).save(folder / "output" / file)
        (folder / path).unlink()


def right_more_figures(folder: Path) -> None:
    """Other figures that can be worked out from the workbook."""
    reword(folder / RESULTS, "58.3% 증가)", "58.3% 증가, 도달 한 명에 조회 55.9%)")
    reword(folder / RESULTS, "15.0% 증가)", "480명, 15.0% 증가. 둘째 날 2,050명)")


def right_results_in_tables(folder: Path) -> None:
    """Nothing but two tables, percentages under their heading; captions made, then corrected."""
    change_cell(
        folder / PLAN,
        "대본과 대조하여 직접 고친 SRT를 올림",
        "자동 자막을 내려받아 이름과 숫자를 하나하나 고친 뒤 올림",
    )
    figures = (
        ("구분", "지난해", "올해", "증감률(%)"),
        ("도달(명)", "20,000", "34,000", "70.0"),
        ("조회(회)", "12,000", "19,000", "58.3"),
        ("방문객(명)", "3,200", "3,680", "15.0"),
    )
    goals = (
        ("구분", "목표", "결과", "달성 여부"),
        ("조회", "18,000회", "19,000회", "달성"),
        ("방문객", "4,000명", "3,680명", "미달(320명 부족)"),
    )
    results = documents.read(folder / RESULTS)
    replace(results, body=(Table(figures), Table(goals))).save(folder / RESULTS)


def right_visitors_told_by_their_number(folder: Path) -> None:
    """Who came is told by the figure; that the clip was the reason is left open."""
    reword(
        folder / RESULTS,
        "야시장 방문객 3,680명(지난해보다 15.0% 증가)",
        "야시장에는 3,680명이 와서 지난해보다 15% 늘었으나 영상 때문인지는 확인하지 못함",
    )


def right_cause_looked_into(folder: Path) -> None:
    """The cause is left open, looked into, or hoped for."""
    _add(folder, "방문객이 늘어난 것이 홍보 영상 때문인지는 조사하지 않아 알 수 없음")
    _add(folder, "홍보 효과를 높이기 위해 내년에는 현장 설문을 함께 하겠음")
    _add(folder, "날씨와 행사 내용이 지난해와 달라 늘어난 원인을 영상이라고 단정하기 어려움")


# Wrong: channels


def wrong_channels_one_left_out(folder: Path) -> None:
    """The board at the city hall is missing."""
    rows = documents.read(folder / PLAN).tables[0].rows
    put_rows(folder / PLAN, rows[:-1])


def wrong_channels_after_the_event(folder: Path) -> None:
    """Instagram only when the market is over."""
    change_cell(folder / PLAN, "2026. 9. 3.(목)", "2026. 9. 21.(월)")


def wrong_channels_nobody(folder: Path) -> None:
    """Nobody is named for Instagram."""
    change_cell(folder / PLAN, "홍보담당관 소통팀", "")


def wrong_channels_wide_everywhere(folder: Path) -> None:
    """The wide clip on Instagram as well."""
    change_cell(folder / PLAN, "9:16", "16:9")


# Wrong: kpi


def wrong_kpi_views_only(folder: Path) -> None:
    """Visitors are not measured."""
    put_rows(folder / PLAN, documents.read(folder / PLAN).tables[1].rows[:-1], 1)


def wrong_kpi_vanity(folder: Path) -> None:
    """Views without a base."""
    change_cell(folder / PLAN, "12,000회", "")


def wrong_kpi_base_of_one_channel(folder: Path) -> None:
    """The base is that of one channel, not of all."""
    change_cell(folder / PLAN, "12,000회", "6,200회")


def wrong_kpi_goal_of_the_draft(folder: Path) -> None:
    """A hundred thousand views, which nobody decided."""
    change_cell(folder / PLAN, "18,000회", "100,000회")


def wrong_kpi_without_day(folder: Path) -> None:
    """No day on which anything is measured."""
    change_cell(folder / PLAN, "2026. 9. 30.", "행사 뒤")


def wrong_kpi_base_and_goal_swapped(folder: Path) -> None:
    """Last year's figure stands under the goal, the goal under last year."""
    head, views, visitors = documents.read(folder / PLAN).tables[1].rows
    swapped = [(name, goal, base, day) for name, base, goal, day in (views, visitors)]
    put_rows(folder / PLAN, (head, *swapped), 1)


def wrong_kpi_units_of_each_other(folder: Path) -> None:
    """Views are counted in people."""
    change_cell(folder / PLAN, "12,000회", "12,000명")
    change_cell(folder / PLAN, "18,000회", "18,000명")


def wrong_kpi_measured_before_the_event(folder: Path) -> None:
    """The day of last year's plan was left in."""
    change_cell(folder / PLAN, "2026. 9. 30.", "2025. 9. 30.")


# Wrong: label


def wrong_label_later(folder: Path) -> None:
    """To be looked into."""
    reword(folder / PLAN, "표시하고, 영상 설명 글에도 적음", "표시할지는 추후 검토")


def wrong_label_by_law(folder: Path) -> None:
    """The law, which does not say so, instead of a reason."""
    reword(folder / PLAN, "시민이 실제 노을 사진으로 오해할 수 있음", "법에 따라 반드시 해야 함")


def wrong_label_without_reason(folder: Path) -> None:
    """No reason at all."""
    reword(folder / PLAN, "이유: 시민이 실제 노을 사진으로 오해할 수 있음", "담당: 영상팀")


def wrong_label_as_it_was_asked(folder: Path) -> None:
    """The order's question instead of an answer."""
    reword(
        folder / PLAN,
        "끝 장면 아래에 ‘AI로 만든 그림’이라고 표시하고, 영상 설명 글에도 적음",
        "표시할지 정하고 이유를 적을 것",
    )


def wrong_label_words_instead_of_a_reason(folder: Path) -> None:
    """A list of the words a check might look for."""
    reword(
        folder / PLAN, "시민이 실제 노을 사진으로 오해할 수 있음", "오해, 착각, 실제, 사진, 투명"
    )


# Wrong: access


def wrong_access_automatic_captions(folder: Path) -> None:
    """Captions as the machine hears them."""
    change_cell(folder / PLAN, "대본과 대조하여 직접 고친 SRT를 올림", "유튜브 자동 자막을 씀")


def wrong_access_sign_later(folder: Path) -> None:
    """Sign language is still open."""
    change_cell(folder / PLAN, "오른쪽 아래에 통역 화면을 넣음", "추후 검토")


def wrong_access_no_transcript(folder: Path) -> None:
    """The row of the transcript is missing."""
    rows = documents.read(folder / PLAN).tables[2].rows
    put_rows(folder / PLAN, (row for row in rows if row[0] != "영상 원고"), 2)


def wrong_access_sign_dropped(folder: Path) -> None:
    """No sign language, and nobody says why."""
    change_cell(folder / PLAN, "오른쪽 아래에 통역 화면을 넣음", "하지 않음")


def wrong_access_after_the_event(folder: Path) -> None:
    """Captions come when nobody needs them any more."""
    change_cell(folder / PLAN, "2026. 8. 31.", "2026. 10. 31.")


def wrong_access_sign_depends(folder: Path) -> None:
    """Whether there will be sign language is decided after the release."""
    change_cell(folder / PLAN, "오른쪽 아래에 통역 화면을 넣음", "공개 후 반응을 보고 넣을지 정함")


def wrong_access_answers_of_each_other(folder: Path) -> None:
    """Captions are promised beside sign language, the interpreter beside captions."""
    captions, sign = "대본과 대조하여 직접 고친 SRT를 올림", "오른쪽 아래에 통역 화면을 넣음"
    change_cell(folder / PLAN, sign, "고친 자막 파일을 올림")
    change_cell(folder / PLAN, captions, sign)


def wrong_access_one_answer_for_all(folder: Path) -> None:
    """The same words beside all four."""
    head, *rows = documents.read(folder / PLAN).tables[2].rows
    same = [(name, "누구나 볼 수 있게 제공함", day, owner) for name, _, day, owner in rows]
    put_rows(folder / PLAN, (head, *same), 2)


# Wrong: results


def wrong_results_growth_on_this_year(folder: Path) -> None:
    """The growth of visitors divided by this year's."""
    reword(folder / RESULTS, "15.0% 증가", "13.0% 증가")


def wrong_results_views_by_last_years_reach(folder: Path) -> None:
    """Views of this year by the reach of the last one."""
    reword(folder / RESULTS, "(지난해보다 58.3% 증가)", "(58.3% 증가, 시민의 95.0%가 시청)")


def wrong_results_a_zero_too_many(folder: Path) -> None:
    """190,000 views."""
    reword(folder / RESULTS, "조회 19,000회", "조회 190,000회")


def wrong_results_reach_left_out(folder: Path) -> None:
    """How many were reached is not said."""
    reword(folder / RESULTS, "도달 34,000명, ", "")


def wrong_results_growths_swapped(folder: Path) -> None:
    """The growth of the visitors stands beside the views, and the other way round."""
    reword(folder / RESULTS, "58.3%", "15%")
    reword(folder / RESULTS, "15.0%", "58.3%")


def wrong_results_called_a_decrease(folder: Path) -> None:
    """The right percentage, of a growth that is called a decrease."""
    reword(folder / RESULTS, "15.0% 증가", "15.0% 감소")


def wrong_results_zero_for_not_measured(folder: Path) -> None:
    """The board was not measured, and is reported as nobody."""
    reword(folder / RESULTS, "도달과 조회를 측정하지 못함", "도달 0명, 조회 0회")


# Wrong: honest


def wrong_honest_only_good_news(folder: Path) -> None:
    """The goal that was missed is left out."""
    results = documents.read(folder / RESULTS)
    body = tuple(p for p in results.body if not isinstance(p, Item) or "모자람" not in p.text)
    replace(results, body=body).save(folder / RESULTS)


def wrong_honest_best_ever(folder: Path) -> None:
    """The best ever, of two years."""
    reword(folder / RESULTS, "105.6% 달성", "105.6% 달성, 역대 최고")


def wrong_honest_called_reached(folder: Path) -> None:
    """92 % are called a success."""
    reword(folder / RESULTS, "목표 4,000명에 320명 모자람(92.0%)", "목표 4,000명 대비 92.0% 달성")


def wrong_honest_denied_twice(folder: Path) -> None:
    """Not reached is said not to be so."""
    reword(folder / RESULTS, "4,000명에 320명 모자람", "4,000명을 이루지 못한 것은 아님")


def wrong_honest_thanks_to_the_clip(folder: Path) -> None:
    """The clip is said to have brought the visitors, which nobody measured."""
    reword(folder / RESULTS, "야시장 방문객 3,680명", "영상 덕분에 야시장 방문객 3,680명")


def wrong_honest_cause_confirmed(folder: Path) -> None:
    """To have confirmed the growth is not to have looked into its cause."""
    _add(folder, "홍보 영상 덕분에 방문객이 늘었음을 확인함")


def wrong_honest_fine_weather(folder: Path) -> None:
    """Another cause that nobody counted."""
    _add(folder, "맑은 날씨 덕분에 방문객이 늘어남")


def wrong_honest_not_missed(folder: Path) -> None:
    """Missed, denied."""
    reword(folder / RESULTS, "4,000명에 320명 모자람(92.0%)", "4,000명에 미달하지 않음")


def unsure_honest_cause_beside_a_denial(folder: Path) -> None:
    """The goal is denied, the cause is not."""
    _add(folder, "목표에는 못 미쳤으나 영상 효과로 480명이 더 찾음")


def unsure_honest_nobody_can_deny_it(folder: Path) -> None:
    """A denial of the denial."""
    _add(folder, "홍보 영상이 방문객을 이끌었다는 점을 아무도 부정하지 못함")


# Not to be read, not there


def missing_results_but_one_figure(folder: Path) -> None:
    """A report of one figure has no wrong figure, no boast and no cause."""
    documents.report("결과 보고", items="□ 올해 조회 19,000회\n○ x\n○ x").save(folder / RESULTS)


def missing_headings_only(folder: Path) -> None:
    """The documents as the notebook makes them before anything is written."""
    plan = documents.read(folder / PLAN)
    heads = [part for part in plan.items if part.mark and part.mark.text == "□"]
    empty = [part for head in heads for part in (head, Table((("채널", "담당"),)))]
    replace(plan, body=tuple(empty)).save(folder / PLAN)
    replace(documents.read(folder / RESULTS), body=()).save(folder / RESULTS)


# How they are made


def _add(folder: Path, line: str) -> None:
    """One more line at the end of the report."""
    last = "방문객이 늘어난 이유를 현장 설문으로 확인"
    reword(folder / RESULTS, last, f"{last}\n{line}")
