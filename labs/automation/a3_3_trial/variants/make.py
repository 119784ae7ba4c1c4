"""Submissions of a3-3-trial: right ones made in other ways, and wrong ones, one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
from docx.shared import Mm

from automation import chatbot, documents
from automation.chatbot import Entry, Evaluation, FaqBase, Question, Questions
from automation.chatbot.evaluation import Result
from courseware.authoring.changed_documents import reword
from courseware.authoring.made_elsewhere import cut_short

MATERIALS = Path(__file__).parents[1] / "materials"
FAQ, TESTS, REPORT = (Path("output") / name for name in ("faq.xlsx", "tests.xlsx", "report.hwpx"))
THRESHOLD = 14


def base_of(folder: Path) -> FaqBase:
    return chatbot.read_base(folder / FAQ)


def tests_of(folder: Path) -> Questions:
    return chatbot.read_questions(folder / TESTS)


def measured(folder: Path, threshold: float = THRESHOLD) -> Evaluation:
    return chatbot.evaluate(chatbot.build(base_of(folder), threshold=threshold), tests_of(folder))


def cause_of(result: Result) -> str:
    return f"‘{result.question.text[:8]}’라고 묻는 표현이 목록에 없음"


def action_of(result: Result) -> str:
    return f"{result.question.expected}번에 질문 표현을 더 모음"


def write_report(
    folder: Path,
    evaluation: Evaluation,
    left_out: int = 0,
    cause: Callable[[Result], str] = cause_of,
    action: Callable[[Result], str] = action_of,
) -> None:
    """A report of an evaluation with a cause for every wrong question but the first so many."""
    explained = evaluation.wrong[left_out:]
    causes = [f"{r.question.number} | {cause(r)} | {action(r)}" for r in explained]
    chatbot.report(evaluation, causes="\n".join(causes)).save(folder / REPORT)


def with_base(folder: Path, change: Callable[[FaqBase], FaqBase], threshold: float = 14) -> None:
    """Change the base and report what it then does."""
    change(base_of(folder)).save(folder / FAQ)
    write_report(folder, measured(folder, threshold))


def with_tests(folder: Path, change: Callable[[Question], Question | None]) -> None:
    """Change or drop questions of the test set and report what comes of it."""
    questions = tests_of(folder)
    kept = [changed for question in questions if (changed := change(question)) is not None]
    replace(questions, all=tuple(kept)).save(folder / TESTS)
    write_report(folder, measured(folder))


# --- Right, made another way -------------------------------------------------------------------


def right_typed_in_word(folder: Path) -> None:
    """The report written in Word as plain sentences, rounded figures, causes without a table."""
    result = measured(folder)
    validation = result.group("검증")
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    file.add_paragraph("챗봇 시험 결과")
    file.add_paragraph(f"1. 기준 점수는 {THRESHOLD}점으로 하였음. 목표는 정답률 65%임.")
    file.add_paragraph(
        f"2. 검증 정답률은 처음 16.7%에서 {validation.top1.percent:.0f}%로 올랐음. "
        f"검증 3순위 안 정답률은 {validation.top3.right}/{validation.top3.of}임."
    )
    file.add_paragraph(
        f"3. 넘김률: {result.refused.of}문항 가운데 {result.refused.right}문항을 넘김"
    )
    for wrong in result.wrong:
        file.add_paragraph(f"‘{wrong.question.text}’: 원인 이 낱말이 없음; 조치 {action_of(wrong)}")
    (folder / REPORT).unlink()
    file.save(str(folder / REPORT.with_suffix(".docx")))


def right_workbooks_by_hand(folder: Path) -> None:
    """Both workbooks made in Excel: a title over the header, other column names, other names."""
    base, questions = base_of(folder), tests_of(folder)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["(가상) 민원 안내 챗봇 질문 목록"])
    sheet.append([])
    sheet.append(["연번", "대표 질문", "유사 질문", "답변", "출처", "소관 부서", "확인일"])
    for e in base:
        ways = "; ".join(e.ways)
        sheet.append([e.number, e.question, ways, e.answer, e.source, e.department, e.reviewed])
    book.save(folder / "output" / "질문목록_최종.xlsx")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["문항", "기대 결과", "구분"])
    for q in questions:
        sheet.append([q.text, "거절" if q.expected is None else f"{q.expected}번", q.group])
    book.save(folder / "output" / "시험문제_최종.xlsx")
    (folder / FAQ).unlink()
    (folder / TESTS).unlink()


def right_wrong_ways_moved(folder: Path) -> None:
    """The six misplaced ways were not dropped but put where they belong; 9 agrees with 1."""

    def moved(base: FaqBase) -> FaqBase:
        nine = chatbot.read_base(MATERIALS / "faq.xlsx").mend(
            "9 | 답 | 배출 3일 전까지 신고합니다."
        )
        return replace(base, entries=(*base.entries, nine[9])).add_ways(
            """3 | 냉장고가 고장 나서 내놓으려고요
            14 | 딱지를 억울하게 받아서 취소하고 싶어요
            18 | 등본 떼러 어디로 가면 되나요
            25 | 차 세금을 미리 내면 싸게 해 주나요
            33 | 책을 늦게 갖다주면 어떻게 되나요
            37 | 골목이 깜깜한데 불이 나갔나 봐요"""
        )

    with_base(folder, moved)


def right_two_level_table(folder: Path) -> None:
    """Figures under two rows of headings, the threshold in a note, causes by number in lines."""
    result = measured(folder)
    part = result.group("검증")
    file = docx.Document()
    file.sections[0].page_width, file.sections[0].page_height = Mm(210), Mm(297)
    table = file.add_table(rows=3, cols=4)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "검증 30문항"
    table.cell(0, 3).text = "상담원에게 연결할 문항"
    figures = ("결과", part.top1, part.top3, result.refused)
    for column, head in enumerate(("", "검증 정답률", "3순위 안", "상담원 연결률")):
        table.cell(1, column).text, table.cell(2, column).text = head, str(figures[column])
    file.add_paragraph(f"※ 기준 점수 {THRESHOLD}에서 측정")
    for r in result.wrong:
        line = f"{r.question.number}번 — 원인: {cause_of(r)}. 조치: {action_of(r)}."
        file.add_paragraph(line)
    (folder / REPORT).unlink()
    file.save(str(folder / REPORT.with_suffix(".docx")))


def right_threshold_as_a_column(folder: Path) -> None:
    """All four figures in a row under their names, causes in cells within cells."""
    result = measured(folder)
    part = result.group("검증")
    file = docx.Document()
    file.sections[0].page_width, file.sections[0].page_height = Mm(210), Mm(297)
    table = file.add_table(rows=2, cols=4)
    heads = ("기준 점수", "상담원 연결률", "검증 정답률", "3순위 안")
    for column, value in enumerate((str(THRESHOLD), result.refused, part.top1, part.top3)):
        table.cell(0, column).text, table.cell(1, column).text = heads[column], str(value)
    causes = file.add_table(rows=0, cols=2)
    for r in result.wrong:
        row = causes.add_row()
        row.cells[0].text = f"{r.question.number}번"
        inner = row.cells[1].add_table(rows=0, cols=1)
        for text in ("원인", cause_of(r), "조치", action_of(r)):
            inner.add_row().cells[0].text = text
    (folder / REPORT).unlink()
    file.save(str(folder / REPORT.with_suffix(".docx")))


def right_lower_threshold(folder: Path) -> None:
    """A threshold at which more is answered; the report says which."""
    write_report(folder, measured(folder, 13))


# --- sources -----------------------------------------------------------------------------------


def wrong_sources_still_missing(folder: Path) -> None:
    """One answer still has no source."""
    with_base(folder, lambda base: base.mend("7 | 근거 | 확인 필요"))


def wrong_sources_old_review(folder: Path) -> None:
    """An answer nobody has looked at for more than a year."""
    with_base(folder, lambda base: base.mend("20 | 검토일 | 2024. 3. 4."))


def wrong_sources_no_owner(folder: Path) -> None:
    """A question without a department, as when a row was typed in a hurry."""
    new = Entry(
        60, "자전거 보험은 어떻게 청구하나요?", (), "보험사에 청구합니다.", "가상시 공고", ""
    )
    with_base(folder, lambda base: replace(base, entries=(*base.entries, new)))


def wrong_sources_same_question_twice(folder: Path) -> None:
    """The same way of asking stands in two entries."""
    with_base(folder, lambda base: base.add_ways("5 | 건전지 모으는 통\n8 | 건전지 모으는 통"))


# --- facts -------------------------------------------------------------------------------------


def wrong_facts_new_day_old_answer(folder: Path) -> None:
    """32 got its new day of review but kept the old number of books."""
    with_base(
        folder, lambda base: base.mend("32 | 답 | 한 사람이 5권을 14일 동안 빌릴 수 있습니다.")
    )


def wrong_facts_contradiction_left(folder: Path) -> None:
    """9 still says a day before, 1 says three days."""
    nine = chatbot.read_base(MATERIALS / "faq.xlsx")[9]
    with_base(folder, lambda base: replace(base, entries=(*base.entries, nine)))


def wrong_facts_invented_source(folder: Path) -> None:
    """A source was made up instead of taken from the reply."""
    with_base(folder, lambda base: base.mend("12 | 근거 | 가상시 주차장 조례 제99조"))


def wrong_facts_question_dropped(folder: Path) -> None:
    """A question nobody said to drop is gone."""
    with_base(folder, lambda base: base.remove(39))


# --- ways --------------------------------------------------------------------------------------


def wrong_ways_whole_proposal(folder: Path) -> None:
    """The assistant's proposal was taken over whole, misplaced ways and all."""
    proposal = documents.read_text(MATERIALS / "proposed-ways.txt")
    with_base(folder, lambda base: base.add_ways(proposal), 15)


def wrong_ways_one_misplaced(folder: Path) -> None:
    """One of the six misplaced ways was overlooked."""
    with_base(folder, lambda base: base.add_ways("31 | 책을 늦게 갖다주면 어떻게 되나요"))


def wrong_ways_validation_copied(folder: Path) -> None:
    """Two validation questions that went wrong were copied into the base."""
    with_base(
        folder,
        lambda base: base.add_ways(
            "15 | 제 차가 없어졌는데 끌고 간 건가요\n24 | 아파트 세금이 왜 두 번 나와요"
        ),
    )


def wrong_ways_validation_thinly_disguised(folder: Path) -> None:
    """A validation question with another ending."""
    with_base(folder, lambda base: base.add_ways("1 | 이사하면서 나온 큰 짐 처리하는 방법은"))


def wrong_ways_validation_hidden_in_an_answer(folder: Path) -> None:
    """A validation question was put into the answer, which is searched as well."""
    told = "견인 차량 보관소에서 찾습니다. (제 차가 없어졌는데 끌고 간 건가요)"
    with_base(folder, lambda base: base.mend(f"15 | 답 | {told}"))


# --- tests -------------------------------------------------------------------------------------


def wrong_tests_few_forbidden(folder: Path) -> None:
    """Twelve refusals, but only three of them of a forbidden topic."""
    forbidden = [q for q in tests_of(folder) if q.group == "금지 주제"]
    moved = set(forbidden[3:])
    with_tests(folder, lambda q: replace(q, group="범위 밖") if q in moved else q)


def wrong_tests_label_bent(folder: Path) -> None:
    """The expected answer of a validation question was changed to what the chatbot says."""
    with_tests(folder, lambda q: replace(q, expected=25) if q.number == 41 else q)


def wrong_tests_hard_question_dropped(folder: Path) -> None:
    """A question the chatbot gets wrong is gone from the test."""
    with_tests(folder, lambda q: None if q.number == 57 else q)


def wrong_tests_groups_exchanged(folder: Path) -> None:
    """Questions on law and persons are called out of scope, and the weather forbidden."""
    other = {"범위 밖": "금지 주제", "금지 주제": "범위 밖"}
    with_tests(folder, lambda q: replace(q, group=other.get(q.group, q.group)))


def wrong_tests_answerable_refusal(folder: Path) -> None:
    """A question the base answers is counted among those to be refused."""
    asked = "도서관 휴관일"
    with_tests(folder, lambda q: replace(q, text=asked) if q.text == "오늘 비 온대요" else q)


# --- figures -----------------------------------------------------------------------------------


def wrong_figures_rounded_up(folder: Path) -> None:
    """The validation figure was made nicer than it is."""
    reword(folder / REPORT, "76.7% (23/30)", "93.3% (28/30)")


def wrong_figures_no_threshold(folder: Path) -> None:
    """The report does not say at what threshold it was measured."""
    report = documents.read(folder / REPORT)
    body = tuple(
        part
        for part in report.body
        if not (isinstance(part, documents.Item) and "기준 점수" in part.text)
    )
    replace(report, body=body).save(folder / REPORT)


def wrong_figures_other_threshold(folder: Path) -> None:
    """Figures of a threshold of 14, and the report says 41: one number costs one."""
    reword(folder / REPORT, "기준 점수: 14", "기준 점수: 41")


def wrong_figures_base_changed_afterwards(folder: Path) -> None:
    """Ways were added after the report was written."""
    more = "4 | 종이랑 플라스틱 내놓는 날\n23 | 갓난아이 신고 기한\n15 | 차가 없어졌어요"
    base_of(folder).add_ways(more).save(folder / FAQ)


def wrong_figures_top3_left_out(folder: Path) -> None:
    """The figure of the first three candidates is missing."""
    report = documents.read(folder / REPORT)
    body = tuple(
        replace(part, rows=tuple((*row[:3], *row[4:]) for row in part.rows))
        if isinstance(part, documents.Table) and "3순위 안" in part.rows[0]
        else part
        for part in report.body
    )
    replace(report, body=body).save(folder / REPORT)


# --- better ------------------------------------------------------------------------------------


def wrong_better_too_careful(folder: Path) -> None:
    """A threshold so high that hardly anything is answered."""
    write_report(folder, measured(folder, 30))


def wrong_better_answers_everything(folder: Path) -> None:
    """A threshold so low that questions to be handed over are answered."""
    write_report(folder, measured(folder, 6))


def wrong_better_proposal_only(folder: Path) -> None:
    """Only the assistant's ways, none for the questions it left out."""
    left_out = {8, 16, 19, 21, 23, 28, 30, 36, 43, 47, 48}
    given = chatbot.read_base(MATERIALS / "faq.xlsx")

    def without(base: FaqBase) -> FaqBase:
        return replace(
            base,
            entries=tuple(
                replace(e, ways=given[e.number].ways) if e.number in left_out else e for e in base
            ),
        )

    with_base(folder, without)


def wrong_better_learnt_by_heart(folder: Path) -> None:
    """The goal is reached only because validation questions were copied into the base."""
    asked = tests_of(folder).group("검증")
    wrong_better_proposal_only(folder)
    copied = "\n".join(f"{q.expected} | {q.text}" for q in asked)
    with_base(folder, lambda base: base.add_ways(copied))


# --- analysis ----------------------------------------------------------------------------------


def wrong_analysis_one_left_out(folder: Path) -> None:
    """One question that went wrong has neither cause nor action."""
    write_report(folder, measured(folder), left_out=1)


def wrong_analysis_no_action(folder: Path) -> None:
    """Causes are given, but what to do is left open."""
    write_report(folder, measured(folder), action=lambda _: "-")


def wrong_analysis_one_for_all(folder: Path) -> None:
    """Every question got the same cause and the same action."""
    write_report(
        folder,
        measured(folder),
        cause=lambda _: "시민이 쓰는 표현이 목록에 없음",
        action=lambda _: "질문 표현을 더 모음",
    )


def wrong_analysis_shifted(folder: Path) -> None:
    """Causes and actions slipped by a row: each is real, and another question's."""
    result = measured(folder)
    after = (*result.wrong[1:], result.wrong[0])
    following = {r.question.number: other for r, other in zip(result.wrong, after, strict=True)}
    write_report(
        folder,
        result,
        cause=lambda r: cause_of(following[r.question.number]),
        action=lambda r: action_of(following[r.question.number]),
    )


def unsure_analysis_causes_nobody_saw(folder: Path) -> None:
    """Causes that no test shows: a person has to believe them."""
    write_report(folder, measured(folder), cause=lambda _: "서버가 느려 답을 읽지 못함")


def wrong_analysis_nothing_said(folder: Path) -> None:
    """Figures only."""
    write_report(folder, measured(folder), left_out=60)


# --- what nobody can read, and what is not there ------------------------------------------------


def unread_report_only(folder: Path) -> None:
    """The report broke off while it was copied: the two workbooks are judged all the same."""
    cut_short(folder / REPORT)


def missing_as_given(folder: Path) -> None:
    """The given list of questions and the given test, nothing done with them."""
    given = chatbot.read_base(MATERIALS / "faq.xlsx")
    given.save(folder / FAQ)
    chatbot.read_questions(MATERIALS / "questions.xlsx").save(folder / TESTS)
    write_report(folder, measured(folder))
