"""Submissions of a3-1-questions: other sound labellings, and wrong ones, one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from automation import complaints, documents
from automation.complaints import synthetic

MATERIALS = Path(__file__).parent.parent / "materials"
ARGUMENTS = {"rows": 3000, "year": 2026, "seed": 31}
QUESTIONS, LABELS = "많이 묻는 질문", "분류"
COARSE = {
    "대형폐기물": "쓰레기와 재활용",
    "재활용 분리배출": "쓰레기와 재활용",
    "불법 주정차": "주차와 버스",
    "버스": "주차와 버스",
}
FINE = """
대형폐기물 수수료: 수수료, 스티커
대형폐기물 신고: 버리려면, 대형폐기물, 소파, 쇼파, 매트리스, 책상, 장롱, 냉장고, 책장, 세탁기, 식탁
수거 요일: 요일, 수거일, 안가져갑니다, 언제가져
분리배출 방법: 분리배출, 재활용, 우유팩, 스티로폼, 비닐, 페트병, 유리병, 플라스틱, 종이상자
주정차 단속: 단속, 주정차, 소화전앞, 세워둬
주차 과태료: 주차과태료, 세웠는데, 불법주차
등본: 등본, 등번, 무인발급기
초본: 초본
세금 내는 법: 카드로, 자동이체, 가상계좌, 연납
세금 고지: 자동차세언제, 고지서를못, 재산세, 주민세
전입: 전입, 확정일자
책: 도서관, 책몇권, 열람실, 읽고싶은책
밤길: 가로등, 보안등, 어두워
길: 파였, 보도블록, 포트홀, 울퉁불퉁, 맨홀
반려동물: 강아지, 반려견, 반려동물, 동물등록, 목줄
여권: 여권
소음: 소음, 공사장, 음악소리
체납: 체납, 밀린세금, 압류, 환급
버스: 버스시간표, 막차, 노선, 저상버스, 버스가
"""
FINE_OWNERS = """
대형폐기물 수수료: 자원순환과, 안
대형폐기물 신고: 자원순환과, 안
수거 요일: 자원순환과, 안
분리배출 방법: 자원순환과, 안
주정차 단속: 교통정책과, 안
주차 과태료: 교통정책과, 밖, 이의신청은 법적 판단
등본: 민원봉사과, 안
초본: 민원봉사과, 안
세금 내는 법: 세무과, 안
세금 고지: 세무과, 안
전입: 민원봉사과, 안
책: 시립도서관, 안
밤길: 도로과, 안
길: 도로과, 안
체납: 징수과, 밖, 본인 자료를 보아야 함
"""


def right_other_names_and_finer(folder: Path) -> None:
    """Nineteen labels of other names, questions about one thing in two of them."""
    _sorted(FINE).top(10, owners=FINE_OWNERS).save(_path(folder))


def right_twelve_coarse_labels(folder: Path) -> None:
    """Labels of one department joined, the table counted anew and written in another way."""
    book = _book(folder)
    for row in book[LABELS].iter_rows(min_row=2):
        row[1].value = COARSE.get(row[1].value, row[1].value)
    _count_anew(book)
    table = book[QUESTIONS]
    for row in table.iter_rows(min_row=4):
        row[2].value = f"{row[2].value}건"
        row[3].value = f"{row[3].value:.0%}"
    book.save(_path(folder))


def right_made_in_excel(folder: Path) -> None:
    """Made by hand in Excel: other names of sheets and columns, examples in one cell, no texts."""
    given = _book(folder)
    book = openpyxl.Workbook()
    table = book.active
    table.title = "순위표"
    table.append(["민원 챗봇 준비 자료 (가상)"])
    table.append([])
    table.append(["순위", "질문 유형", "민원 수", "비중", "사례", "소관 부서", "범위", "비고"])
    for row in given[QUESTIONS].iter_rows(min_row=4, values_only=True):
        examples = "\n".join(filter(None, row[4:7]))
        scope = {"안": "O", "밖": "X"}[row[8]]
        table.append([*row[:4], examples, row[7], scope, row[9]])
    listed = book.create_sheet("전체")
    listed.append(["번호", "민원번호", "유형"])
    for count, row in enumerate(given[LABELS].iter_rows(min_row=2, values_only=True), 1):
        listed.append([count, row[0], row[1]])
    book.save(_path(folder))


def right_office_terms(folder: Path) -> None:
    """Headings in other office terms: 질문 유형, 민원 건수, 구성비(%), 답변 여부 가능 or 불가."""
    terms = {
        "분류": "질문 유형",
        "건수": "민원 건수",
        "비율": "구성비(%)",
        "담당 부서": "담당(소관)",
        "챗봇 범위": "챗봇 답변 여부",
        "이유": "불가 사유",
        "안": "가능",
        "밖": "불가",
    }
    book = _book(folder)
    for row in book[QUESTIONS].iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, float):
                cell.value = f"{100 * cell.value:.1f}"
            cell.value = terms.get(cell.value, cell.value)
    book.save(_path(folder))


def right_copies_kept_and_masked_by_hand(folder: Path) -> None:
    """The rows exported twice are kept and counted; masks are circles, an example is cut short."""
    book = _book(folder)
    listed = book[LABELS]
    rows = list(listed.iter_rows(min_row=2, values_only=True))
    for row in rows[100:118]:
        listed.append(row)
    _count_anew(book)
    for row in book[QUESTIONS].iter_rows(min_row=4):
        row[4].value = str(row[4].value).replace("[전화번호1]", "○○○")
        row[5].value = str(row[5].value)[:14] + "…"
    book.save(_path(folder))


def right_reasons_inside_too(folder: Path) -> None:
    """What a chatbot may answer is explained as well, and the reason for 밖 is in other words."""
    book = _book(folder)
    for row in book[QUESTIONS].iter_rows(min_row=4, max_row=13):
        row[9].value = "정해진 절차를 안내하면 되고 본인 확인이 필요 없음"
        if row[1].value == "체납·환급":
            row[9].value = "신분을 확인하고 세금 내역을 조회해야 하므로 상담원이 직접 응대함"
    book.save(_path(folder))


# Wrong: coverage


def wrong_coverage_much_rest(folder: Path) -> None:
    """Seven departments' questions are labelled, the others are 기타."""
    _sorted(_lines(12)).top(10, owners=_owners()).save(_path(folder))


def wrong_coverage_rows_deleted(folder: Path) -> None:
    """기타 was made small by deleting its rows."""
    book = _book(folder)
    listed = book[LABELS]
    kept = [row for row in listed.iter_rows(min_row=2, values_only=True) if row[1] != "기타"]
    listed.delete_rows(2, listed.max_row)
    for row in kept:
        listed.append(row)
    _count_anew(book)
    book.save(_path(folder))


def wrong_coverage_half_of_the_year(folder: Path) -> None:
    """Only the first half of the list was labelled."""
    book = _book(folder)
    book[LABELS].delete_rows(1502, 1500)
    _count_anew(book)
    book.save(_path(folder))


def wrong_coverage_complaints_added(folder: Path) -> None:
    """Twenty complaints nobody sent."""
    book = _book(folder)
    for number in range(20):
        book[LABELS].append([f"GM2026-9{number:04}", "가로등", "가로등이 어두워요"])
    _count_anew(book)
    book.save(_path(folder))


# Wrong: labels


def wrong_labels_proposal(folder: Path) -> None:
    """The assistant's categories, as they came."""
    _sorted(documents.read_text(MATERIALS / "ai-proposal.txt")).top(10).save(_path(folder))


def wrong_labels_one_for_all(folder: Path) -> None:
    """Everything is a complaint."""
    _relabel(folder, lambda _: "민원")


def wrong_labels_by_chance(folder: Path) -> None:
    """Twelve labels dealt out like cards."""
    names = [f"분류 {letter}" for letter in "가나다라마바사아자차카타"]
    _relabel(folder, lambda number: names[int(number[-5:]) % len(names)])


def wrong_labels_by_kind_of_question(folder: Path) -> None:
    """By how people ask (how much, when, where), not by what about."""
    words = """
얼마: 얼마, 수수료, 과태료
언제: 언제, 며칠, 몇시, 요일, 까지
어디: 어디, 장소
방법: 방법, 어떻게, 어떡게, 법알려
요청: 해주세요, 주세요, 싶어
가능: 되나요, 돼나요, 있나요, 수있
불만: 못, 심합니다, 너무, 안, 없
기한: 늦으면, 이사
시설: 앞, 꺼져
준비물: 뭐, 필요
그냥: 요
"""
    _sorted(words).top(10).save(_path(folder))


def wrong_labels_one_each(folder: Path) -> None:
    """A label for every two complaints: nothing is asked often any more."""
    _relabel(folder, lambda number: f"질문 {int(number[-5:]) // 2}")


# Wrong: top


def wrong_top_old_counts(folder: Path) -> None:
    """The labels were changed by hand, the table was not."""
    book = _book(folder)
    for row in list(book[LABELS].iter_rows(min_row=2, max_row=400)):
        if row[1].value == "등본·초본":
            row[1].value = "전입신고"
    book.save(_path(folder))


def wrong_top_invented_share(folder: Path) -> None:
    """31%, as the assistant said."""
    _set(folder, 4, 3, 0.31)


def wrong_top_out_of_order(folder: Path) -> None:
    """Two rows changed places."""
    book = _book(folder)
    table = book[QUESTIONS]
    for column in range(2, 11):
        upper, lower = table.cell(4, column), table.cell(8, column)
        upper.value, lower.value = lower.value, upper.value
    book.save(_path(folder))


def wrong_top_awkward_left_out(folder: Path) -> None:
    """What a chatbot must not answer was dropped from the list, though many ask it."""
    book = _book(folder)
    table = book[QUESTIONS]
    row = _row_of(folder, "체납·환급")
    table.delete_rows(row)
    book.save(_path(folder))


def wrong_top_five_only(folder: Path) -> None:
    """Five questions instead of ten."""
    book = _book(folder)
    book[QUESTIONS].delete_rows(9, 5)
    book.save(_path(folder))


# Wrong: owners


def wrong_owners_department_swapped(folder: Path) -> None:
    """Illegal parking was given to the road division."""
    _set(folder, 5, 7, "도로과")


def wrong_owners_records_inside(folder: Path) -> None:
    """A chatbot is to tell people what they owe."""
    book = _book(folder)
    table = book[QUESTIONS]
    row = _row_of(folder, "체납·환급")
    table.cell(row, 9).value, table.cell(row, 10).value = "안", ""
    book.save(_path(folder))


def wrong_owners_invented_example(folder: Path) -> None:
    """An example nobody wrote."""
    _set(folder, 4, 4, "냉장고를 버리고 싶은데 너무 무거워서 못 옮기겠어요")


def wrong_owners_example_of_another_label(folder: Path) -> None:
    """An example that stands under another label."""
    _set(folder, 4, 4, "시립도서관 쉬는 날이 언제인가요")


def wrong_owners_no_scope(folder: Path) -> None:
    """Nobody said whether a chatbot may answer."""
    _set(folder, 6, 8, "")


def wrong_owners_reason_turned(folder: Path) -> None:
    """Out of scope, and the reason says that anybody may be answered."""
    _set(folder, _row_of(folder, "체납·환급"), 9, "본인 확인이 필요 없어 누구에게나 답할 수 있음")


def wrong_owners_one_reason_everywhere(folder: Path) -> None:
    """All ten are out of scope for the reason that fits one of them."""
    book = _book(folder)
    for row in book[QUESTIONS].iter_rows(min_row=4, max_row=13):
        row[8].value, row[9].value = "밖", "본인을 확인하고 납부 자료를 보아야 답할 수 있음"
    book.save(_path(folder))


# Wrong: masked


def wrong_masked_shops(folder: Path) -> None:
    """What the guard alone had masked: the shops stayed."""
    _sorted(_lines(), hide=()).top(10, owners=_owners()).save(_path(folder))


def wrong_masked_nothing(folder: Path) -> None:
    """The texts as they came in."""
    book = _book(folder)
    given = {one.number: one.text for one in synthetic.complaints(**ARGUMENTS)}
    for row in book[LABELS].iter_rows(min_row=2):
        row[2].value = given[row[0].value]
    book.save(_path(folder))


def wrong_masked_example_from_the_source(folder: Path) -> None:
    """An example was copied from the list before masking."""
    labelled = {row[0].value: row[1].value for row in _book(folder)[LABELS].iter_rows(min_row=2)}
    with_name = next(
        one
        for one in synthetic.complaints(**ARGUMENTS)
        if one.personal and labelled[one.number] == "대형폐기물"
    )
    _set(folder, 4, 5, with_name.text)


def wrong_masked_originals_in_a_hidden_sheet(folder: Path) -> None:
    """The complaints as they came in stand in a sheet that is hidden, and go with the file."""
    book = _book(folder)
    sheet = book.create_sheet("원본")
    sheet.sheet_state = "hidden"
    for one in synthetic.complaints(**ARGUMENTS)[:100]:
        sheet.append([one.number, one.text])
    book.save(_path(folder))


# Files that cannot be read, and none at all


def missing_nothing_labelled(folder: Path) -> None:
    """A workbook in which everything is 기타."""
    _relabel(folder, lambda _: "기타")


def _path(folder: Path) -> Path:
    return folder / "output" / "민원_분류.xlsx"


def _book(folder: Path) -> Any:
    return openpyxl.load_workbook(_path(folder))


def _solution(name: str) -> str:
    """What the solution writes between the quotes of a cell."""
    lab = (MATERIALS.parent / "lab.md").read_text(encoding="utf-8")
    solution = lab.partition("### BEGIN SOLUTION\n" + name + ' = """\n')[2]
    return solution.partition('"""')[0]


def _lines(but_the_last: int = 0) -> str:
    lines = _solution("words").splitlines()
    return "\n".join(lines[: len(lines) - but_the_last])


def _owners() -> str:
    return _solution("owners")


def _sorted(words: str, hide: tuple[str, ...] = synthetic.SHOPS) -> complaints.Labelled:
    every = (complaints.Complaint(o.number, o.text) for o in synthetic.complaints(**ARGUMENTS))
    return complaints.Complaints(tuple(every)).mask(also=hide).label(words)


def _relabel(folder: Path, label: Callable[[str], str]) -> None:
    """Other labels in the list, and a table that counts them."""
    book = _book(folder)
    for row in book[LABELS].iter_rows(min_row=2):
        row[1].value = label(row[0].value)
    _count_anew(book)
    book.save(_path(folder))


def _count_anew(book: Any) -> None:
    """The table of top questions as the labels now have it; owners stay with their labels."""
    labels = [row[1] for row in book[LABELS].iter_rows(min_row=2, values_only=True)]
    table = book[QUESTIONS]
    known = {row[1]: row[4:10] for row in table.iter_rows(min_row=4, values_only=True)}
    known |= {new: known[old] for old, new in COARSE.items() if old in known and new in labels}
    counts = {label: labels.count(label) for label in dict.fromkeys(labels) if label != "기타"}
    top = sorted(counts.items(), key=lambda item: -item[1])[:10]
    table.delete_rows(4, 20)
    for rank, (label, count) in enumerate(top, 1):
        rest = known.get(label, _new_owner(book, label))
        table.append([rank, label, count, count / len(labels), *rest])


def _new_owner(book: Any, label: str) -> tuple[str, ...]:
    """Examples and owner of a label that was not among the ten before."""
    rows = book[LABELS].iter_rows(min_row=2, values_only=True)
    texts = [row[2] for row in rows if row[1] == label][:3]
    owner = {"여권": "민원봉사과", "반려동물": "축산과", "소음": "환경정책과"}.get(label, "")
    return (*texts, *[""] * (3 - len(texts)), owner, "안", "")


def _row_of(folder: Path, label: str) -> int:
    table = _book(folder)[QUESTIONS]
    return next(r for r in range(4, 14) if table.cell(r, 2).value == label)


def _set(folder: Path, row: int, column: int, value: Any) -> None:
    book = _book(folder)
    book[QUESTIONS].cell(row, column + 1).value = value
    book.save(_path(folder))
