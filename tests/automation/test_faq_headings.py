"""FAQ lists under the headings real ones have; a list that is none is told what was found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import chatbot
from groundwork.problem import Problem
from groundwork.sheets import Sheet, write_sheets

ASKED, TOLD = "장롱은 어떻게 버리나요?", "스티커를 붙여 내놓으시면 됩니다."
# Q and A stand for the question and its answer.
LISTS = (
    "구분,Q,A,근거|폐기물,Q,A,폐기물 관리 조례 제5조",
    "번호,질문내용,답변내용,담당부서명|1,Q,A,자원순환과",
    "순번,질의,응답,소관부서|1,Q,A,자원순환과",
    "연번,제목,내용,담당부서,등록일자|1,Q,A,자원순환과,2026-01-02",
    "번호,질문(Q),답변(A),관련근거|1,Q,A,폐기물 관리 조례 제5조",
    "No,질문사항,답변사항,작성부서,수정일|1,Q,A,자원순환과,2026-01-02",
    "글번호,분류,질문 제목,답변 내용,부서명,조회수|1,청소,Q,A,자원순환과,133",
    "id,Question,Answer,Category|1,Q,A,청소",
    "FAQ제목,FAQ내용,담당부서|Q,A,자원순환과",
    "연번,문의사항,답변,관련법령,담당자 연락처|1,Q,A,폐기물 관리 조례 제5조,054-000-0000",
    "문,답,소관|Q,A,자원순환과",
    "민원분류,민원질문,민원답변,처리부서|청소,Q,A,자원순환과",
    "번호,질의 요지,회신 내용,회신부서|1,Q,A,자원순환과",
    "번호,제목,질문,답변,부서|1,대형 폐기물,Q,A,자원순환과",
    "구미시 자주 묻는 질문(2026. 1.),,,|번호,질문,답변,담당부서|1,Q,A,자원순환과",
)


def listed(text: str) -> list[list[str]]:
    told = {"Q": ASKED, "A": TOLD}
    *head, row = (line.split(",") for line in text.split("|"))
    return [*head, [told.get(cell, cell) for cell in row]]


def as_csv(path: Path, rows: list[list[str]]) -> Path:
    path.write_text("\n".join(map(",".join, rows)) + "\n", encoding="cp949")
    return path


@pytest.mark.parametrize("text", LISTS)
def test_the_headings_of_real_lists_are_known(tmp_path: Path, text: str) -> None:
    rows = listed(text)
    book = write_sheets(tmp_path / "faq.xlsx", [Sheet("목록", rows[-2], rows[-1:])])
    for file in (as_csv(tmp_path / "faq.csv", rows), book):
        (entry,) = chatbot.read_base(file)
        assert (entry.question, entry.answer) == (ASKED, TOLD)
        assert entry.department == ("자원순환과" if "자원순환과" in text else "")
        assert entry.source == ("폐기물 관리 조례 제5조" if "조례" in text else "")
        assert (entry.reviewed is not None) is ("수정일" in text)


@pytest.mark.parametrize(
    "text",
    [
        "접수번호,접수일,민원 내용,처리 기한|2026-1,2026-01-02,가로등이 꺼졌어요,2026-01-09",
        "번호,제목,작성자,등록일|1,공고,홍가상,2026-01-02",
        "번호,제목,내용,등록일|1,도로 통제 공고,10월 5일부터 통제합니다.,2026-01-02",
        "시설명,주소,전화번호|가상 도서관,가상로 1,054-000-0000",
        "번호,질문,담당부서|1,Q,자원순환과",
    ],
)
def test_another_list_is_refused_with_the_headings_it_has(tmp_path: Path, text: str) -> None:
    rows = listed(text)
    with pytest.raises(Problem) as caught:
        chatbot.read_base(as_csv(tmp_path / "목록.csv", rows))
    assert f"찾은 머리글: {', '.join(rows[0])}" in str(caught.value)
    assert "‘질문’, ‘답’, ‘근거’" in str(caught.value)


def test_an_empty_list_has_no_headings(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="찾은 머리글: 없음"):
        chatbot.read_base(as_csv(tmp_path / "빈 목록.csv", [[""]]))
