"""Official letters (공문): right ones are left alone, each planted fault is found where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation import documents, rules
from automation.documents import Document, Page
from groundwork.language import using

from .letters import (
    ATTACHMENTS,
    BODY,
    CLOSING,
    FULL_TABLE,
    HALF_TABLE,
    HEADING,
    INTERNAL,
    RIGHT,
    RIGHT_LETTERS,
    hangul_with_framed_heading,
    typed,
    word_with_automatic_numbers,
)
from .reports import right_report


def required(document: Document) -> list[str]:
    return [finding.rule for finding in rules.check(document).required]


@pytest.mark.parametrize("text", RIGHT_LETTERS.values(), ids=RIGHT_LETTERS.keys())
def test_right_letters_raise_no_alarm(text: str) -> None:
    letter = typed(text)
    assert letter.is_letter
    assert required(letter) == []


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
@pytest.mark.parametrize("text", RIGHT_LETTERS.values(), ids=RIGHT_LETTERS.keys())
def test_right_letters_are_written_and_read_back(tmp_path: Path, text: str, suffix: str) -> None:
    letter = typed(text)
    read = documents.read(letter.save(tmp_path / f"공문{suffix}"))
    assert all(page.is_a4 for page in read.pages)
    assert replace(read, pages=letter.pages) == letter


def test_letters_made_by_other_means_raise_no_alarm(tmp_path: Path) -> None:
    word = documents.read(word_with_automatic_numbers(tmp_path / "auto.docx"))
    hangul = documents.read(hangul_with_framed_heading(tmp_path / "form.hwpx"))
    for letter in (word, hangul):
        assert letter.frame.receiver == "구미경찰서장"
        assert letter.frame.sender == "구미시장"
        described = replace(letter, gist="요청함.", keywords=("가", "나", "다"))
        assert required(described) == []


# A fault, planted by replacing words of the right letter: the rule that finds it, and where.
FAULTS = (
    ("1. 관련", "2. 관련", "R1", "2. 관련"),
    ("2. 시민", "3. 시민", "R1", "3. 시민"),
    (" 나. 구간", " 다. 구간", "R1", "구간"),
    (" 가. 일시", " 나. 일시", "R1", "일시"),
    (" 다. 소요", " 가. 소요", "R1", "소요"),
    (" 가. 일시", " 1) 일시", "R1", "일시"),
    (" 가. 일시", " (1) 일시", "R1", "일시"),
    (" 가. 일시", " ① 일시", "R1", "일시"),
    ("(금삼백육십만원)", "", "R3", "소요 예산"),
    ("금삼백육십만원", "금삼백육만원", "R3", "소요 예산"),
    ("금3,600,000원", "금3,060,000원", "R3", "소요 예산"),
    ("금삼백육십만원", "금삼천육백만원", "R3", "소요 예산"),
    ("2026. 9. 19.", "2026.9.19", "R4", "일시"),
    ("2026. 9. 19.(토)", "2026. 9. 19(토)", "R4", "일시"),
    ("2026. 9. 19.", "2026-09-19", "R4", "일시"),
    ("2026. 9. 19.", "2026/9/19", "R4", "일시"),
    ("2026. 8. 31.", "2026-08-31", "R4", "관련"),
    ("2345(2026. 9. 7.)", "2345(2026. 9. 7)", "R4", "체육진흥과-2345"),
    ("08:00~12:30", "오전 8시~12:30", "R5", "일시"),
    ("08:00~12:30", "08:00~오후 12시 30분", "R5", "일시"),
    ("08:00~12:30", "08:00~오후 12:30", "R5", "일시"),
    ("08:00~12:30", "8시 30분~12:30", "R5", "일시"),
    ("08:00~12:30", "08:00~12시 반", "R5", "일시"),
    ("19.(토)", "19.(금)", "R6", "일시"),
    ("19.(토)", "19.(일요일)", "R6", "일시"),
    ("계획 1부.", "계획", "R7", "교통 통제 계획"),
    ("안내도 2매.", "안내도.", "R7", "코스 안내도"),
    ("      2. 코스", "      코스", "R7", "교통 통제 계획"),
    ("      2. 코스", "      3. 코스", "R7", "교통 통제 계획"),
    ("2매.  끝.", "2매.", "R8", ""),
    ("삼백육십만원)\n", "삼백육십만원)  끝.\n", "R8", "소요 예산"),
    (ATTACHMENTS, "", "R8", ""),
    (ATTACHMENTS, FULL_TABLE, "R9", "마지막 표"),
    (ATTACHMENTS, HALF_TABLE + "  끝.\n", "R9", "마지막 표"),
    (ATTACHMENTS, HALF_TABLE.replace("이하 빈칸", " "), "R9", "마지막 표"),
    (ATTACHMENTS, HALF_TABLE.replace("이하 빈칸", "2") + "  끝.\n", "R9", "마지막 표"),
    ("구미시\n", "", "R12", "두문"),
    ("수신  구미경찰서장\n", "", "R12", "두문"),
    ("구미시장\n", "", "R12", "결문"),
    ("주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현\n", "", "R12", "결문"),
    ("시행  체육진흥과-2345(2026. 9. 7.)\n", "", "R12", "결문"),
    ("구미경찰서장", "수신자 참조", "R12", "결문"),
    (BODY + ATTACHMENTS, "", "R12", "본문"),
)


@pytest.mark.parametrize(("old", "new", "rule", "place"), FAULTS)
def test_each_planted_fault_is_found_with_its_article_and_place(
    old: str, new: str, rule: str, place: str
) -> None:
    assert old in RIGHT
    found = rules.check(typed(RIGHT.replace(old, new, 1))).required
    assert rule in [finding.rule for finding in found]
    assert {finding.rule for finding in found} <= {rule, "R8"}
    first = next(finding for finding in found if finding.rule == rule)
    assert place in str(first.where)
    assert str(first.why)
    assert str(first.mend)


def test_at_least_forty_faults_are_planted() -> None:
    assert len(FAULTS) >= 40


# What the manual and custom advise of letters, or the approval system fills in: it costs nothing.
ADVICE = (
    ("2026. 9. 19.", "2026. 09. 19.", "R4-zeros", "일시"),
    ("2345(2026. 9. 7.)", "2345(2026. 09. 07.)", "R4-zeros", "체육진흥과-2345"),
    ("08:00~12:30", "8:00~12:30", "R4-zeros", "일시"),
    ("      2. 코스 안내도 2매.  끝.\n", "  끝.\n", "R7-single", "교통 통제 계획"),
    ("우 39281  경상북도 구미시 송정대로 55\n", "", "R12-contact", "결문"),
    ("전화 054-000-0000 / 팩스 054-000-0001 / ", "", "R12-contact", "결문"),
    (" / 대국민공개", "", "R12-contact", "결문"),
    ("체육진흥과장 전결", "체육진흥과장", "R12-delegated", "체육진흥과장"),
)


@pytest.mark.parametrize(("old", "new", "rule", "place"), ADVICE)
def test_what_no_article_demands_is_advice(old: str, new: str, rule: str, place: str) -> None:
    assert old in RIGHT
    checked = rules.check(replace(typed(RIGHT.replace(old, new, 1)), ended=True))
    assert checked.required == ()
    assert {finding.rule for finding in checked.findings} == {rule}
    assert place in str(checked.findings[0].where)


@pytest.mark.parametrize("text", RIGHT_LETTERS.values(), ids=RIGHT_LETTERS.keys())
def test_right_letters_name_address_disclosure_and_who_decided(text: str) -> None:
    advice = {finding.rule for finding in rules.check(typed(text)).findings}
    assert advice.isdisjoint({"R12-contact", "R12-delegated"})


@pytest.mark.parametrize(
    ("sender", "signers"),
    [
        ("구미시장(관인생략)", "주무관 정하늘  체육진흥과장 전결 문도현"),
        ("구미시장 관인생략", "주무관 정하늘  체육진흥과장 전결 문도현"),
        ("구미시장 직무대리 부시장 김가상", "주무관 정하늘  체육진흥과장 직무대리 전결 문도현"),
    ],
)
def test_marks_beside_the_sender_and_the_approver_are_read(sender: str, signers: str) -> None:
    closing = CLOSING.replace("구미시장", sender)
    closing = closing.replace(
        "주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현", signers
    )
    letter = typed(HEADING + BODY + ATTACHMENTS + closing)
    assert (letter.frame.sender, letter.frame.signers) == (sender, signers)


@pytest.mark.parametrize(
    "signers", ["주무관 정하늘  구미시장 김가상", "행정7급 정하늘 시장 김가상"]
)
def test_a_head_of_office_approves_without_delegation(signers: str) -> None:
    text = RIGHT.replace("주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현", signers)
    assert rules.check(typed(text)).findings == ()


def test_an_internal_decision_bears_no_sender() -> None:
    signed = INTERNAL.replace("주무관 정하늘", "구미시장\n주무관 정하늘")
    assert required(typed(signed)) == ["R11"]


def test_other_paper_and_a_missing_gist() -> None:
    assert required(replace(typed(RIGHT), pages=(Page(215.9, 279.4),))) == ["R13"]
    assert required(replace(typed(RIGHT), gist="")) == ["R16-gist"]


def test_a_report_is_bound_by_no_rule_of_letters() -> None:
    report = right_report()
    assert not report.is_letter
    bound = {rule.id for rule in rules.in_force(report, date(2026, 6, 1))}
    assert bound.isdisjoint({"R8", "R9", "R11", "R12"})


def test_foreign_words_are_advice_and_bracketed_ones_are_not() -> None:
    letter = typed(RIGHT.replace("교통 통제 협조 요청", "CCTV 협조 요청"))
    found = rules.check(letter)
    assert found.required == ()
    assert [finding.rule for finding in found.findings] == ["R15"]
    for text in ("인공지능(AI) 협조 요청", "AI(인공지능) 협조 요청", "4.2km 협조 요청"):
        assert rules.check(typed(RIGHT.replace("교통 통제 협조 요청", text))).findings == ()


def test_a_letter_is_made_of_what_is_filled_in() -> None:
    letter = documents.letter(
        "시민 걷기 대회 교통 통제 협조 요청",
        receiver="구미경찰서장",
        agency="구미시",
        sender="구미시장",
        items=BODY,
        attachments=["교통 통제 계획 1부.", "코스 안내도 2매."],
        signers="주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현",
        number="체육진흥과-2345(2026. 9. 7.)",
        contact=CLOSING.splitlines()[3:],
        gist="교통 통제를 요청함.",
        keywords="걷기 대회, 교통, 통제",
    )
    assert letter == typed(RIGHT)


def test_a_letter_of_which_nothing_is_filled_in_yet_has_no_body(tmp_path: Path) -> None:
    empty = documents.letter(
        agency="구미시", signers="주무관 정하늘", number="체육과-1(2026. 9. 7.)"
    )
    read = documents.read(empty.save(tmp_path / "empty.hwpx"))
    assert read.is_letter
    assert (read.title, read.body) == ("", ())


def test_a_letter_whose_table_is_closed_with_blanks_gets_no_end() -> None:
    assert not documents.letter(receiver="내부결재", items=BODY + HALF_TABLE).ended
    assert documents.letter(receiver="내부결재", items=BODY + FULL_TABLE).ended


def test_what_the_closing_says_is_not_taken_for_the_body() -> None:
    letter = typed(HEADING + BODY + ATTACHMENTS + CLOSING)
    assert letter.frame.contact == tuple(CLOSING.splitlines()[3:])
    assert [item.line for item in letter.items] == [
        " ".join(line.split()) for line in BODY.splitlines()
    ]
    assert all(line in letter.text for line in CLOSING.splitlines())


@pytest.mark.parametrize(
    "signers",
    [
        "★주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 2026. 9. 7. 문도현",
        "행정7급 정하늘 행정6급 배준호 과장 문도현",
        "기안자 주무관 정하늘  검토자 팀장 배준호  결재권자 과장 문도현",
        "지방행정주사 정하늘",
    ],
)
def test_signers_are_known_in_the_shapes_they_come_in(signers: str) -> None:
    letter = typed(
        RIGHT.replace("주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현", signers)
    )
    assert letter.frame.signers == signers
    assert required(letter) == []


def test_a_table_of_the_body_stays_one() -> None:
    table = "| 시행 | 내용 |\n|---|---|\n| 9월 | 홍보 |\n"
    assert len(typed(HEADING + BODY + table + ATTACHMENTS + CLOSING).tables) == 1


_words = st.text(st.characters(categories=["Lo", "Nd"], max_codepoint=0xD7A3), max_size=12)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(RIGHT.splitlines()), _words), max_size=10))
def test_whatever_lines_stand_in_a_letter_it_can_be_judged(lines: list[tuple[str, str]]) -> None:
    letter = documents.typed("\n".join(f"{head} {word}" for head, word in lines))
    assert all(str(finding.mend) for finding in rules.check(letter).findings)
    assert letter._repr_html_()


def test_every_finding_of_a_letter_is_said_in_english() -> None:
    with using("en"):
        for old, new, _, _ in FAULTS:
            for finding in rules.check(typed(RIGHT.replace(old, new, 1))).required:
                assert str(finding.why).isascii()
                assert str(finding.mend)[0].isascii() or str(finding.mend)[0] in "‘“"
