"""Submissions of a1-3-options: right but made differently, and wrong in one thing each."""

from __future__ import annotations

from pathlib import Path

from hwpx import HwpxDocument

from automation import documents
from automation.documents import Item, Table
from courseware.authoring.changed_documents import edit, put_rows, reword
from courseware.authoring.made_elsewhere import (
    add_lines,
    add_rows,
    word_document,
)

MATERIALS = Path(__file__).parent.parent / "materials"
REPORT = Path("output") / "report.hwpx"
TITLE = "주차난 해소 방안 검토"
GIST = "세 안을 비교하여 2안을 추천함."
KEYWORDS = "주차장, 검토, 대안"
ACROSS = (
    ("대안", "초기 비용", "연간 운영비", "소요 기간", "기대 효과", "우려 사항"),
    ("1안(임차)", "3,000천원", "21,600천원", "1개월", "24면", "재계약 불발"),
    ("2안(조성)", "135,000천원", "2,400천원", "6개월", "32면", "장마로 지연, 배수로 신설"),
    ("3안(예약제)", "42,000천원", "9,600천원", "3개월", "하루 18대 추가", "어르신 불편, 현장 다툼"),
)
SECTIONS = (
    (0, "검토 배경"),
    (1, "주차장 12면, 9월 민원 46건"),
    (0, "1안: 옆 민영 주차장 임차"),
    (1, "초기 비용: 300만원"),
    (1, "연간 비용: 2,160만원(다달이 180만원)"),
    (1, "기간: 1개월"),
    (1, "효과: 24면"),
    (1, "단점: 다음 해에 빌려주지 않을 수 있음"),
    (0, "2안: 청사 뒤 조성"),
    (1, "초기 비용 1억 3,500만원, 유지비 240만원"),
    (1, "기간 6개월"),
    (1, "확보 면수 32면"),
    (1, "우려되는 점: 장마가 겹치면 지연"),
    (0, "3안: 방문 시간 예약제"),
    (1, "초기 비용: 4,200만원"),
    (1, "해마다 드는 비용: 960만원"),
    (1, "기간: 3개월"),
    (1, "효과: 하루 18대를 더 받음"),
    (1, "위험: 어르신이 예약을 어려워함"),
    (0, "검토 의견"),
    (1, "면수가 가장 많은 2안을 채택하고자 건의함"),
    (1, "장마로 늦어질 우려는 장마 전에 착공하여 줄임"),
)


# Right, but made in another way


def right_word_in_sections(folder: Path) -> None:
    """Written in Word with its own numbering: a section for each option, no table, 2안 proposed."""
    (folder / REPORT).unlink()
    file = word_document()
    file.core_properties.subject, file.core_properties.keywords = GIST, KEYWORDS
    add_lines(file, [TITLE, "2026. 11. 9. 총무과", *SECTIONS, "붙임  부지 도면 1부."])
    file.save(str(folder / "output" / "주차 검토 보고.docx"))


def right_hangul_options_in_rows(folder: Path) -> None:
    """Written in Hangul: the options are the rows, amounts in thousands, other labels."""
    with HwpxDocument.new() as file:
        for line in (TITLE, "(2026. 11. 9.)", f"[문서 요지] {GIST}", f"[키워드] {KEYWORDS}"):
            file.add_paragraph(line, inherit_style=False)
        file.add_paragraph("□ 대안 비교", inherit_style=False)
        table = file.add_table(4, 6)
        for row, cells in enumerate(ACROSS):
            for column, text in enumerate(cells):
                table.cell(row, column).set_text(text)
        for line in (
            "□ 검토 의견",
            " ㅇ 1안보다 오래 쓸 수 있고 면수가 많은 2안이 적합함",
            " ㅇ 3안은 어르신 불편이 커서 다음에 살핌",
            " ㅇ 장마 위험은 공정을 앞당겨 대비함",
            "□ 계획: 회계과 협의",
            "붙임  부지 도면 1부.  끝.",
        ):
            file.add_paragraph(line, inherit_style=False)
        file.save_to_path(folder / REPORT)


def right_costs_over_years(folder: Path) -> None:
    """Costs over three and ten years, worked out of the notes."""
    reword(
        folder / REPORT,
        "소유자와 계약",
        "3년이면 6,780만원, 10년이면 2억 1,900만원이 드는 점을 보고 소유자와 계약",
    )


def right_labels_of_an_earlier_class(folder: Path) -> None:
    """The table of a class that began with the earlier page: other names of the two costs."""
    rows = documents.read(folder / REPORT).tables[0].rows
    first, yearly = (("처음 드는 비용", *rows[1][1:]), ("해마다 드는 비용", *rows[2][1:]))
    put_rows(folder / REPORT, (rows[0], first, yearly, *rows[3:]))


def right_unknown_said_so(folder: Path) -> None:
    """What nobody knows is said to be open, with whom to ask."""
    reword(
        folder / REPORT,
        "회계과와 예산 확인",
        "회계과와 예산 확인, 민원이 얼마나 줄지는 확인 필요(민원팀)",
    )


def right_costs_in_one_row(folder: Path) -> None:
    """First and yearly costs share a row, which is labelled 비용."""
    rows = documents.read(folder / REPORT).tables[0].rows
    both = zip(rows[1][1:], rows[2][1:], strict=True)
    costs = ("비용", *(f"처음 {first}, 해마다 {yearly}" for first, yearly in both))
    put_rows(folder / REPORT, (rows[0], costs, *rows[3:]))


def right_units_in_headings(folder: Path) -> None:
    """Written in Word: bare figures under 초기 비용(만원), options as ①, one line of opinion."""
    rows = (
        ("대안", "초기 비용(만원)", "연간 비용(만원)", "소요 기간", "기대 효과", "우려되는 점"),
        ("① 민영 주차장 임차", "300", "2,160", "1개월", "24면", "한 해 계약"),
        ("② 공터 조성", "13,500", "240", "6개월", "32면", "장마 때 지연"),
        ("③ 방문 예약제", "4,200", "960", "3개월", "하루 18대", "어르신 이용 어려움"),
    )
    _in_word(
        folder,
        rows,
        "□ 의견: 2안이 가장 적절하다고 판단됩니다. 장마 지연은 여유 공정으로 막습니다.",
    )


def right_sentences_under_each_option(folder: Path) -> None:
    """Written in Word in sentences: 32면 확보, and a risk that a sentence ends in."""
    (folder / REPORT).unlink()
    said = (
        ("□ 1안(임차)", "처음 드는 비용은 300만 원입니다.", "해마다 2,160만 원이 듭니다."),
        ("기간은 1개월입니다.", "효과는 24면입니다."),
        ("주인이 다음 해에 빌려주지 않을 우려가 있습니다.",),
        ("□ 2안(조성)", "공사비 1억 3천5백만 원", "유지비 연 240만 원", "공사 기간 6개월"),
        ("32면 확보", "장마가 겹치면 늦어질 위험이 있음"),
        ("□ 3안(예약제)", "초기 비용 42백만원", "운영비 매년 960만 원", "기간: 3개월"),
        ("효과: 하루 18대", "문제점: 어르신이 어려워하심"),
        ("□ 검토 의견", "2안으로 추진하는 것이 가장 타당함."),
        ("지연 위험은 배수로를 먼저 놓아 낮추겠습니다.",),
    )
    lines = (line if line[0] == "□" else f"○ {line}" for group in said for line in group)
    file = word_document()
    labels = (f"문서 요지: {GIST}", f"키워드: {KEYWORDS}")
    add_lines(file, [TITLE, "2026. 11. 9. 총무과", *labels, *lines, "붙임  부지 도면 1부.  끝."])
    file.save(str(folder / "output" / "검토.docx"))


def right_table_for_each_option(folder: Path) -> None:
    """Written in Word: under each option a small table of its own."""
    (folder / REPORT).unlink()
    file = word_document()
    labels = (f"문서 요지: {GIST}", f"키워드: {KEYWORDS}")
    add_lines(file, [TITLE, "2026. 11. 9. 총무과", *labels])
    for number, (option, *cells) in enumerate(ACROSS[1:], 1):
        add_lines(file, [f"{number}. {option}"])
        add_rows(file, [("구분", "내용"), *zip(ACROSS[0][1:], cells, strict=True)])
    add_lines(
        file,
        [
            "4. 결론: 2안을 최적의 안으로 건의함",
            "5. 위험 보완책: 장마 전 착공",
            "붙임  부지 도면 1부.  끝.",
        ],
    )
    file.save(str(folder / "output" / "검토.docx"))


def right_reason_against_the_others(folder: Path) -> None:
    """The others are named in the line that recommends, before the option with its name."""
    reword(
        folder / REPORT,
        "1안(임차)을 추천함",
        "2안은 기간이 길고 3안은 주차면이 늘지 않으므로, 1안(임차)을 추천함",
    )


def right_units_beside_names_in_brackets(folder: Path) -> None:
    """임차(1안) heads a column, 초기 비용(만 원) a row; risks in other words."""
    rows = (
        ("구분", "임차(1안)", "조성(2안)", "예약제(3안)"),
        ("초기 비용(만 원)", "300", "13,500", "4,200"),
        ("연간 운영비(만 원)", "2,160", "240", "960"),
        ("기간(개월)", "1", "6", "3"),
        ("효과", "24면", "32면(국비 지원 여부는 확인 필요)", "하루 18대"),
        ("위험", "다음 해에 빌려주지 않을 수 있음", "비가 길어지면 지연", "고령층 불편, 현장 마찰"),
    )
    put_rows(folder / REPORT, rows)


# Wrong: criteria


def wrong_criteria_risk_of_one_option(folder: Path) -> None:
    """The risk of 2안 is empty, as in the assistant's draft."""
    _cell(folder, 5, 2, "")


def wrong_criteria_no_risks(folder: Path) -> None:
    """The row of risks is missing."""
    put_rows(folder / REPORT, documents.read(folder / REPORT).tables[0].rows[:-1])


def wrong_criteria_dash(folder: Path) -> None:
    """A dash instead of the yearly cost."""
    _cell(folder, 2, 2, "-")


def wrong_criteria_said_to_be_none(folder: Path) -> None:
    """3안 is said to have no risk."""
    _cell(folder, 5, 3, "없음")


def wrong_criteria_label_for_an_answer(folder: Path) -> None:
    """The cells say 위험 and nothing else."""
    _cell(folder, 5, 1, "위험")
    _cell(folder, 5, 2, "위험")


def wrong_criteria_no_risk_to_speak_of(folder: Path) -> None:
    """2안 is said to have no particular risk."""
    _cell(folder, 5, 2, "특별한 위험 없음")


def wrong_criteria_risks_exchanged(folder: Path) -> None:
    """The risks of 1안 and 2안 changed places."""
    _, first, second, _ = documents.read(folder / REPORT).tables[0].rows[5]
    _cell(folder, 5, 1, second)
    _cell(folder, 5, 2, first)


def wrong_criteria_one_risk_for_all(folder: Path) -> None:
    """Every risk of the notes, for every option."""
    for column in (1, 2, 3):
        _cell(folder, 5, column, "재계약, 장마, 배수로, 어르신, 다툼 우려")


# Wrong: figures


def wrong_figures_monthly_rent(folder: Path) -> None:
    """The monthly rent stands where the yearly one should."""
    _cell(folder, 2, 1, "180만원")


def wrong_figures_two_options_changed(folder: Path) -> None:
    """The periods of 1안 and 2안 changed places."""
    _cell(folder, 3, 1, "6개월")
    _cell(folder, 3, 2, "1개월")


def wrong_figures_unit(folder: Path) -> None:
    """32 cars instead of 32 spaces."""
    _cell(folder, 4, 2, "18대")


def wrong_figures_a_tenth(folder: Path) -> None:
    """The construction costs lost a digit, to a figure the notes hold elsewhere."""
    _cell(folder, 1, 2, "4,200만원")


# Wrong: recommendation


def wrong_recommendation_two(folder: Path) -> None:
    """Two options are recommended."""
    reword(folder / REPORT, "1안(임차)을 추천함", "1안(임차)과 3안(예약제)을 함께 추천함")


def wrong_recommendation_none(folder: Path) -> None:
    """Nothing is recommended."""
    reword(folder / REPORT, "1안(임차)을 추천함", "세 안 모두 장단점이 있음")
    edit(folder / REPORT, gist="주차난 해소 방안 세 안을 비교함.")


def wrong_recommendation_gist_says_another(folder: Path) -> None:
    """The gist recommends another option than the body."""
    edit(folder / REPORT, gist="세 안을 비교하여 2안(조성)을 추천함.")


def wrong_recommendation_reason_untrue(folder: Path) -> None:
    """The yearly cost of 1안 is the highest, and is given as the lowest."""
    reword(folder / REPORT, "1개월이면 시작할 수 있어", "연간 운영비가 가장 적게 들어")


def right_recommendation_reason_true(folder: Path) -> None:
    """The first cost is indeed the lowest, and another option's advantage is admitted."""
    reword(folder / REPORT, "1개월이면 시작할 수 있어", "초기 비용이 가장 적고 기간이 가장 짧아")
    reword(folder / REPORT, "1안(임차)을 추천함", "2안은 운영비가 가장 적으나, 1안(임차)을 추천함")


def unsure_recommendation_risk_left(folder: Path) -> None:
    """Nothing says how the risk of what is recommended is lessened: a person looks for it."""
    reword(
        folder / REPORT,
        "위험을 줄일 방법: 재계약이 안 될 때에 대비해 계약 기간 연장을 먼저 협의함",
        "계약은 한 해씩 함",
    )


# Wrong: invented


def wrong_invented_share(folder: Path) -> None:
    """70 % fewer complaints, as the assistant would have it."""
    _cell(folder, 4, 3, "하루 18대, 민원 70% 감소")


def wrong_invented_subsidy(folder: Path) -> None:
    """Money of the state for 2안, as in the assistant's draft."""
    _cell(folder, 4, 2, "32면, 국비 지원 가능")


def wrong_invented_subsidy_in_the_reason(folder: Path) -> None:
    """The same promise, in the opinion and in other words."""
    reword(folder / REPORT, "1개월이면", "국고 보조를 받고 1개월이면")


def unsure_invented_advantage(folder: Path) -> None:
    """An advantage in words that no note has: whether it follows from them a person tells."""
    _cell(folder, 4, 2, "32면 증가, 인근 상권 활성화")


def wrong_invented_date(folder: Path) -> None:
    """A date for the contract that nobody named."""
    reword(folder / REPORT, "소유자와 계약 기간 협의", "2026. 12. 1.까지 소유자와 계약 기간 협의")


def wrong_invented_sum_over_years(folder: Path) -> None:
    """The costs over five years are worked out wrongly."""
    reword(folder / REPORT, "5년이면 1억 4,700만 원", "5년이면 1억 3,900만 원")


# Wrong: rules


def wrong_rules_no_plan_attached(folder: Path) -> None:
    """The plan of the ground is not attached."""
    edit(folder / REPORT, attachments=())


def wrong_rules_clock(folder: Path) -> None:
    """오전 11시 instead of the 24-hour clock."""
    reword(folder / REPORT, "11:00~14:00", "오전 11시~오후 2시")


def wrong_rules_without_keywords(folder: Path) -> None:
    """No keywords."""
    edit(folder / REPORT, keywords=())


def wrong_rules_attachment_without_quantity(folder: Path) -> None:
    """The attachment has no quantity."""
    edit(folder / REPORT, attachments=(Item("부지 도면."),))


# Files that cannot be read, and none at all


def missing_notes_pasted(folder: Path) -> None:
    """The notes as they came, under a title: nothing was held against anything."""
    (folder / REPORT).unlink()
    file = word_document()
    notes = documents.read_text(MATERIALS / "notes.txt")
    add_lines(file, [TITLE, *notes.splitlines(), "2안을 추천함"])
    file.save(str(folder / "output" / "검토.docx"))


def missing_body(folder: Path) -> None:
    """The empty table, which the notebook makes by itself, and not a word."""
    table = Table((ACROSS[0], ("1안",), ("2안",), ("3안",)))
    documents.report("", tables=[table]).save(folder / REPORT)


def _in_word(folder: Path, rows: tuple[tuple[str, ...], ...], opinion: str) -> None:
    (folder / REPORT).unlink()
    file = word_document()
    labels = (f"문서 요지: {GIST}", f"키워드: {KEYWORDS}")
    add_lines(file, [TITLE, "2026. 11. 9. 총무과", *labels])
    add_rows(file, rows)
    add_lines(file, [opinion, "붙임  부지 도면 1부.  끝."])
    file.save(str(folder / "output" / "검토.docx"))


def _cell(folder: Path, row: int, column: int, text: str) -> None:
    rows = [list(cells) for cells in documents.read(folder / REPORT).tables[0].rows]
    rows[row][column] = text
    put_rows(folder / REPORT, tuple(map(tuple, rows)))
