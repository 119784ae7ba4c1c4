from __future__ import annotations

from dataclasses import replace

import pytest

from automation import chatbot, documents
from automation.chatbot import Entry, FaqBase
from graders import curriculum
from labs.automation.a3_3_trial.checks.error_analysis import causes_of
from labs.automation.a3_3_trial.checks.faq_changes import (
    belongs_elsewhere,
    copied_from,
    without_copies,
)
from labs.automation.a3_3_trial.checks.percentages import percentages
from labs.automation.a3_3_trial.checks.report_figures import Metric, statements, threshold_of

LAB = next(lab for lab in curriculum.load().labs if lab.id == "a3-3-trial")
GIVEN = chatbot.read_base(LAB.folder / "materials" / "faq.xlsx")
QUESTIONS = chatbot.read_questions(LAB.folder / "materials" / "questions.xlsx")
GROUPS = ("연습", "검증", "범위 밖")


def stated(text: str) -> list[tuple[Metric, str, bool, float]]:
    """What a report with this body states."""
    document = documents.report("시험 결과", items=text)
    return [(s.metric, s.group, s.is_after, s.percent) for s in statements(document, GROUPS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("□ 검증 정답률 73.3%", [(Metric.TOP1, "검증", True, 73.3)]),
        ("□ 검증 정답률: 30문항 가운데 24문항",
         [(Metric.TOP1, "검증", True, 80.0)]),
        ("□ 정답률은 검증 80%, 연습 100%", [(Metric.TOP1, "검증", True, 80.0),
                                            (Metric.TOP1, "연습", True, 100.0)]),
        ("□ 검증 정답률이 처음 20%에서 73%로 오름", [(Metric.TOP1, "검증", False, 20.0),
                                                     (Metric.TOP1, "검증", True, 73.0)]),
        ("□ 검증 3순위 안 정답률 27/30", [(Metric.TOP3, "검증", True, 90.0)]),
        ("□ 상담원 연결률 100%, 넘김률 90%", [(Metric.REFUSED, "", True, 100.0),
                                              (Metric.REFUSED, "", True, 90.0)]),
        ("□ 결과\n| 묶음 | 시점 | 상담원 연결률 |\n| 검증 | 개선 후 | 80% |",
         [(Metric.REFUSED, "검증", True, 80.0)]),
        ("□ top-1 70%, top-3 90%, 거절률 100%", [(Metric.TOP1, "", True, 70.0),
                                                (Metric.TOP3, "", True, 90.0),
                                                (Metric.REFUSED, "", True, 100.0)]),
        ("□ 결과\n| 묶음 | 시점 | 정답률(%) |\n| 검증 | 개선 전 | 20 |\n| 검증 | 개선 후 | 73.3 |",
         [(Metric.TOP1, "검증", False, 20.0), (Metric.TOP1, "검증", True, 73.3)]),
        ("□ 결과\n| 지표 | 연습 | 검증 |\n| 정답률 | 0.9 | 0.733 |",
         [(Metric.TOP1, "연습", True, 90.0), (Metric.TOP1, "검증", True, pytest.approx(73.3))]),
        ("□ 목표: 검증 정답률 65%", []),
        ("□ 정답률이 65% 이상이면 공개함", []),
        ("□ 정답률이 20%p 올랐음", []),
        ("□ 담당자의 80%가 찬성함", []),
    ],
)  # fmt: skip
def test_figures_are_read_as_people_write_them(text: str, expected: list):
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "threshold"),
    [
        ("□ 기준 점수: 14", 14.0),
        ("□ 기준 점수(0~100)는 12.5점으로 함", 12.5),
        ("□ 설정\n| 항목 | 값 |\n| 기준 점수 | 13 |", 13.0),
        ("□ 정답률 80%", None),
    ],
)
def test_the_threshold_is_found_in_a_sentence_or_a_table(text: str, threshold: float | None):
    assert threshold_of(documents.report("시험 결과", items=text)) == threshold


def test_causes_are_found_by_question_or_number_and_not_by_the_expected_answer():
    report = documents.report(
        "시험",
        items="□ 틀린 문제\n| 번호 | 질문 | 기대 답 | 원인 | 조치 |\n"
        "| 8 | 종이는 언제 | 11 | 말이 없음 | 더함 |\n| 9 | 물값이 비싸요 | 4 | 없음 | - |\n"
        "□ ‘차가 없어졌어요’: 원인 사정만 말함; 조치 묻는 말을 더함",
    )
    said = causes_of(report)
    assert said["8"] == said["종이는언제"] == ("말이 없음", "더함")
    assert said["9"] == ("", "")
    assert "11" not in said and said["차가없어졌어요"] == ("사정만 말함", "묻는 말을 더함")


def test_a_validation_question_with_another_ending_is_a_copy_and_own_words_are_not():
    question = "갓난아이 이름 올리려면 언제까지예요"
    assert copied_from(question, question)
    assert copied_from("갓난아이 이름 올리려면 언제까지인가요", question)
    assert not copied_from("병원에서 받은 증명서로 아이를 등록하기", question)
    assert not copied_from("", question)


def test_copies_do_not_count_but_what_was_given_stays():
    question = QUESTIONS.group("검증").all[0]
    assert question.expected is not None
    learnt = GIVEN.add_ways(
        f"{question.expected} | {question.text}\n{question.expected} | 큰 짐 버리기"
    )
    clean = without_copies(learnt, GIVEN, QUESTIONS.group("검증"))
    assert clean[question.expected].ways == (*GIVEN[question.expected].ways, "큰 짐 버리기")


def test_of_the_proposal_the_six_misplaced_ways_and_no_other_are_found():
    proposal = documents.read_text(LAB.folder / "materials" / "proposed-ways.txt")
    practice = QUESTIONS.group("연습")
    found = [
        entry.number
        for entry in GIVEN.add_ways(proposal)
        for way in entry.ways
        if way not in GIVEN[entry.number].ways
        and any(belongs_elsewhere(entry, way, GIVEN, practice))
    ]
    assert found == [1, 13, 17, 24, 31, 38]


def test_practice_questions_under_their_own_number_are_welcome():
    practice = QUESTIONS.group("연습")
    lines = "\n".join(f"{q.expected} | {q.text}" for q in practice)
    added = GIVEN.add_ways(lines)
    assert not [
        way for e in added for way in e.ways if any(belongs_elsewhere(e, way, GIVEN, practice))
    ]


def test_a_new_entry_of_ones_own_is_no_misplaced_way():
    entry = Entry(
        60, "자전거 보험은 어떻게 청구하나요?", ("자전거 타다 다쳤어요",), "청구합니다.", "공고"
    )
    base = replace(GIVEN, entries=(*GIVEN.entries, entry))
    assert isinstance(base, FaqBase)
    assert not any(belongs_elsewhere(entry, entry.ways[0], GIVEN, QUESTIONS.group("연습")))


@pytest.mark.parametrize(
    ("heading", "cell", "percent"),
    [
        ("만족(%)", "73.3", [73.3]),
        ("만족", "73.3%", [73.3]),
        ("만족", "0.5", [50.0]),
        ("만족", "15/30", [50.0]),
        ("응답(명)", "22", []),
    ],
)
def test_a_cell_is_a_percentage_by_itself_or_by_its_heading(
    heading: str, cell: str, percent: list[float]
) -> None:
    report = documents.report("결과", items=f"□ 조사\n| 물음 | {heading} |\n| 안내 | {cell} |\n")
    assert [one.percent for one in percentages(report)] == percent
