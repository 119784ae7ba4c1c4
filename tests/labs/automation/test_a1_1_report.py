"""The checks of a1-1-report, on submissions made here: what earns, what costs, what waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from automation import documents, privacy
from graders import curriculum
from graders.checking import check_submission
from graders.documents.requested_facts import part_of_note
from graders.outcome import Judgement, Verdict
from graders.submission import Submission
from groundwork.language import using
from labs.automation.a1_1_report import checks

LAB = curriculum.load().lab("a1-1-report")
MATERIALS = LAB.folder / "materials"
ITEMS = documents.read_text(MATERIALS / "draft.txt").partition("\n")[2]
RIGHT = (
    ITEMS.replace("154,200,000원(금일억오천사백이십만원)", "145,200,000원(금일억사천오백이십만원)")
    .replace("「하천 산책로 안전관리법」 제12조", "「재난 및 안전관리 기본법」 제41조")
    .replace("10. 8.(수)", "10. 8.(목)")
    .replace("도로과 예산", "공원과 예산")
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def submission(desk: Path, items: str = RIGHT, sent: str | None = None) -> Submission:
    documents.report(
        "침수 대책 회의 결과", gist="차단기를 설치하기로 함.", keywords="침수, 통제, 차단기",
        items=items, written="2026. 9. 11.", attachments=["회의 사진 3매."],
    ).save(desk / "output" / "report.hwpx")  # fmt: skip
    if sent is not None:
        (desk / "output" / "sent.txt").write_text(sent, encoding="utf-8")
    return Submission(LAB, desk, MATERIALS)


def said(judgement: Judgement) -> str:
    return "\n".join(str(finding.what) for finding in judgement.findings)


def masked(*words: str) -> str:
    return privacy.mask(documents.read_text(MATERIALS / "notes.txt"), also=words).text


def test_every_fact_the_request_asks_for_is_found_in_the_notes() -> None:
    asked = checks.asked_in(MATERIALS)
    request = part_of_note(documents.read_text(MATERIALS / "request.txt"), "[꼭 넣을 것]")
    named = [name for line in request.split("\n- ") for name in line.partition(": ")[2].split(", ")]
    assert [one.label for one in asked] == [name.strip() for name in named if name]
    assert len(asked) == 17
    assert len({(one.fact.kind, one.fact.value, one.fact.unit) for one in asked}) == 17


def test_the_note_gives_no_word_away_that_has_to_be_found() -> None:
    request = documents.read_text(MATERIALS / "request.txt")
    assert "물빛식당" not in request
    assert "2,870" not in request
    assert "메모의" not in request


def test_the_report_with_its_four_faults_mended_passes(desk: Path) -> None:
    whole = submission(desk, sent=masked("물빛식당", "1억 2,870만 원"))
    assert [outcome.verdict for outcome in check_submission(whole)] == [Verdict.PASS] * 5


def test_each_missing_fact_costs_its_share_and_says_where_to_look(desk: Path) -> None:
    judgement = checks.facts(submission(desk, RIGHT.replace("고립 신고 7건", "고립 신고 있음")))
    assert judgement.share == pytest.approx(16 / 17)
    (finding,) = judgement.findings
    assert "고립 신고 건수" in str(finding.what)
    assert "‘고립 신고는’ 뒤" in str(finding.where)


def test_the_draft_as_it_came_is_found_out(desk: Path) -> None:
    draft = submission(desk, ITEMS)
    assert "154,200,000원" in said(checks.invented(draft))
    assert "제12조" in said(checks.invented(draft))
    assert "‘안내판’을 어느 예산으로" in said(checks.invented(draft))
    assert "요일" in said(checks.rules(draft))
    assert "총사업비" in said(checks.facts(draft))


def test_a_report_of_one_line_earns_nothing_anywhere(desk: Path) -> None:
    outcomes = check_submission(submission(desk, "□ 산책로 침수 대책을 세움"))
    assert {outcome.points for outcome in outcomes} == {0.0}
    assert {outcome.verdict for outcome in outcomes} == {Verdict.NOT_YET}


def test_a_report_without_facts_has_not_shown_that_it_invents_none(desk: Path) -> None:
    empty = submission(desk, "□ 산책로 침수\n□ 차단기 설치\n□ 안내판 교체\n□ 매뉴얼 개정")
    assert checks.invented(empty).verdict is Verdict.NOT_YET
    assert checks.facts(empty).share == 0


@pytest.mark.parametrize("words", [(), ("없는 말",)])
def test_what_the_guard_masks_alone_earns_nothing(desk: Path, words: tuple[str, ...]) -> None:
    judgement = checks.sent(submission(desk, sent=masked(*words)))
    assert (judgement.verdict, judgement.share) == (Verdict.NOT_YET, 0.0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (lambda: masked("물빛식당"), "1억 2,870만 원"),
        (lambda: masked("1억 2,870만 원"), "물빛식당"),
        (lambda: masked("물빛식당", "1억 2,870만 원") + "\n010 4821 7730", "010-4821-7730"),
        (
            lambda: masked("물빛식당", "1억 2,870만 원") + "\n예정가격 128,700,000원",
            "1억 2,870만 원",
        ),
        (lambda: masked("물빛식당", "1억 2,870만 원") + "\n비산동 118-7", "비산동 118-7"),
    ],
)
def test_one_private_word_left_is_named(desk: Path, text: Callable[[], str], left: str) -> None:
    judgement = checks.sent(submission(desk, sent=text()))
    assert left in said(judgement)
    assert judgement.verdict is Verdict.FIX
    assert 0.5 < judgement.share < 1


def test_an_official_letter_of_ones_own_is_judged_without_the_materials(tmp_path: Path) -> None:
    own = documents.report("예산 요구", items="□ 오후 2시 회의\n□ 둘\n□ 셋").save(
        tmp_path / "내 보고서.docx"
    )
    mine = Submission(LAB, tmp_path, MATERIALS, files={"report": own})
    chosen = [check for check in LAB.checks if check.own_file]
    found = {outcome.check: outcome.judgement for outcome in check_submission(mine, chosen)}
    assert set(found) == {"rules", "gist"}
    assert "오후 2시" in said(found["rules"])
    assert found["gist"].verdict is Verdict.FIX


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("안내판 12개 교체: 10,200천원(재원: 공원과)", True),
        ("안내판 12개 교체, 공원과와 도로과가 위치 협의: 10,200천원", True),
        ("안내판 12개 교체: 10,200천원(도로과와 위치 협의, 비용은 공원과 부담)", True),
        ("도로과가 부담하여 안내판 12개 교체: 10,200천원", False),
        ("안내판 12개 교체: 10,200천원(재난관리기금)", False),
        ("안내판 12개 교체: 10,200천원(공원과와 협의, 도로과 예산)", False),
        ("안내판 12개 교체: 10,200천원, 차단기와 같은 재원으로 함", True),
    ],
)
def test_another_payer_than_that_of_the_notes_is_found_out(
    desk: Path, line: str, right: bool
) -> None:
    items = RIGHT.replace("안내판 12개 교체: 10,200천원(공원과 예산)", line)
    assert (checks.invented(submission(desk, items)).verdict is Verdict.PASS) is right


def test_the_total_stands_in_digits_and_hangul(desk: Path) -> None:
    total = "금145,200,000원(금일억사천오백이십만원)"
    assert total in RIGHT
    bare = checks.rules(submission(desk, RIGHT.replace(total, "1억 4,520만 원")))
    assert "‘금…원(금…원)’으로 쓰지 않았습니다" in said(bare)


def test_the_text_of_another_lab_earns_nothing(desk: Path) -> None:
    other = "청년 월세 지원사업을 안내해 줘. 월 20만 원씩 최대 12개월, 2026. 4. 13.부터."
    assert checks.sent(submission(desk, sent=other)).share == 0


def test_advice_is_shown_and_costs_nothing(desk: Path) -> None:
    judgement = checks.rules(submission(desk, RIGHT.replace("일시: ", "일시 : ")))
    assert judgement.verdict is Verdict.PASS
    assert "쌍점" in said(judgement)


def test_cards_are_whole_in_english(desk: Path) -> None:
    with using("en"):
        for outcome in check_submission(submission(desk, ITEMS, sent=masked("물빛식당"))):
            for finding in outcome.judgement.findings:
                assert str(finding.what)[0].isascii() or str(finding.what)[0] in "‘“"
                assert not str(finding.mend) or str(finding.mend)[0].isascii()
