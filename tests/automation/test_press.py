"""Press releases (보도자료): right ones are left alone, each planted fault is found where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation import documents, facts, rules
from automation.documents import Document, Page

from .letters import RIGHT as LETTER
from .releases import (
    BODY,
    LEAD,
    RIGHT,
    RIGHT_RELEASES,
    SUBTITLE,
    TITLE,
    hangul_with_frames,
    typed,
    word_with_bullets,
)
from .reports import right_report

DAY = date(2026, 10, 20)


def found(document: Document) -> list[str]:
    return [finding.rule for finding in rules.check(document).findings]


@pytest.mark.parametrize("text", RIGHT_RELEASES.values(), ids=RIGHT_RELEASES.keys())
def test_right_releases_raise_no_alarm_not_even_advice(text: str) -> None:
    release = typed(text)
    assert release.press is not None
    assert (release.title, release.lead) == (TITLE, LEAD)
    assert release.press.subtitle == SUBTITLE
    assert "054" in release.press.phone
    assert "정하늘" in release.press.person
    assert release.press.department == "도서관정책과"
    assert found(release) == []


def test_releases_made_by_other_means_raise_no_alarm(tmp_path: Path) -> None:
    for file in (word_with_bullets(tmp_path / "a.docx"), hangul_with_frames(tmp_path / "b.hwpx")):
        release = documents.read(file)
        assert release.press is not None
        assert (release.title, release.lead) == (TITLE, LEAD)
        assert release.press.phone == "054-000-0000"
        assert found(release) == []


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_a_release_is_written_and_read_back(tmp_path: Path, suffix: str) -> None:
    release = documents.press_release(
        TITLE,
        subtitle=SUBTITLE,
        release="2026. 10. 20.(화) 배포 즉시",
        body=BODY,
        agency="구미시",
        department="도서관정책과",
        person="주무관 정하늘",
        phone="054-000-0000",
        attachments=["행사 포스터 1부.", "행사장 안내도 1부."],
    )
    read = documents.read(release.save(tmp_path / f"보도자료{suffix}"))
    assert all(page.is_a4 for page in read.pages)
    assert replace(read, pages=release.pages) == release
    assert found(release) == []


# A fault, planted by replacing words of the right release: the rule that finds it, and where.
FAULTS = (
    ("보도일시: 2026. 10. 20.(화) 배포 즉시\n", "", "R23", "맨 위"),
    (f"- {SUBTITLE} -\n", "", "R23", "제목 아래"),
    ("담당 부서: 도서관정책과\n", "", "R23-contact", "담당 부서"),
    ("담당자: 주무관 정하늘\n", "", "R23-contact", "연락처"),
    ("연락처: 054-000-0000\n", "", "R23-contact", "연락처"),
    ("연락처: 054-000-0000", "연락처: 시청 대표 전화", "R23-contact", "연락처"),
    ("구미시는 오는", "오는", "R23-lead", "오는 11월 7일"),
    ("오는 11월 7일부터 이틀 동안 ", "", "R23-lead", "구미시는 강변"),
    ("를 연다고 밝혔다.", " 개최", "R23-lead", "구미시는 오는"),
    (BODY, "", "R23-lead", ""),
    ("10. 20.(화)", "10. 20.(수)", "R6", "2026. 10. 20."),
    ("11. 7.(토)~", "11. 7.(일)~", "R6", "강변 잔디마당, 서점"),
    ("10. 26.(월)", "10. 26.(화)", "R6", "그림책 낭독"),
    ("2026. 10. 20.(화)", "2026-10-20", "R4", "2026-10-20"),
    ("10. 26.(월)", "2026. 10. 26(월)", "R4", "그림책 낭독"),
    ("5,000권을 시민과", "금5,000원(금육천원)을 시민과", "R3", "책장터에는"),
)


@pytest.mark.parametrize(("old", "new", "rule", "place"), FAULTS)
def test_each_planted_fault_is_found_with_its_basis_and_place(
    old: str, new: str, rule: str, place: str
) -> None:
    assert old in RIGHT
    findings = rules.check(typed(RIGHT.replace(old, new, 1))).findings
    assert {finding.rule for finding in findings} == {rule}
    assert place in str(findings[0].where)
    assert str(findings[0].why)
    assert str(findings[0].mend)


def test_whom_to_ask_is_a_duty_and_the_rest_of_the_form_is_custom() -> None:
    bare = documents.press_release("제목", body="본문")
    required = rules.check(bare).required
    assert [finding.rule for finding in required] == ["R23-contact"] * 3
    assert all("제63조제3항" in str(finding.why) for finding in required)
    assert {"R23", "R23-lead"} <= set(found(bare))
    asked = documents.press_release(
        "제목", body="본문", department="도서관정책과", person="정하늘", phone="054-000-0000"
    )
    assert rules.check(asked).required == ()


def test_the_paper_of_a_release_is_a4() -> None:
    assert found(replace(typed(RIGHT), pages=(Page(215.9, 279.4),))) == ["R13"]


def test_letters_and_reports_are_no_releases_and_bound_by_none_of_their_rules() -> None:
    for other in (documents.typed(LETTER), right_report()):
        assert other.press is None
        assert other.lead == ""
        assert "R23" not in {rule.id for rule in rules.in_force(other, DAY)}
    bound = {rule.id for rule in rules.in_force(typed(RIGHT), DAY)}
    assert bound.isdisjoint({"R5", "R7", "R8", "R12", "R16-gist", "R21"})


def test_figures_of_title_subtitle_and_text_can_be_compared_with_the_source() -> None:
    source = "11. 7.(토)~11. 8.(일) 오전 10시, 서점 38곳, 헌책 5,000권, 10. 26.부터, 2026. 10. 20."
    assert facts.compare(typed(RIGHT), source).unsupported == ()
    wrong = typed(RIGHT.replace("서점 38곳", "서점 83곳"))
    assert [fact.text for fact in facts.compare(wrong, source).unsupported] == ["83곳"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            ("보도자료", "보도일시:", "담당자:", "| 담당 부서 | 과 |", "- 부제 -", "", "문의:")
        )
        | st.text(max_size=20),
        max_size=8,
    )
)
def test_whatever_is_typed_can_be_read_and_judged(lines: list[str]) -> None:
    release = documents.typed("\n".join(("보도자료", *lines)))
    assert release.press is not None
    assert rules.check(release)._repr_html_()
