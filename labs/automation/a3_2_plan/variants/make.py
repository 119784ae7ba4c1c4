"""Submissions of a3-2-plan: right plans of other layouts, wrong ones of one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hwpx import HwpxDocument

from automation import documents
from automation.documents import Item, Table
from courseware.authoring.changed_documents import reword, rewrite
from courseware.authoring.made_elsewhere import (
    add_lines,
    add_rows,
    word_document,
)

MATERIALS = Path(__file__).parent.parent / "materials"
PLAN = Path("output") / "plan.hwpx"
# The same plan in other words: a heading and its lines.
OTHER_WORDS = (
    (
        "추진 배경과 이용자",
        (
            "전화하지 않고도 생활 민원의 답을 찾게 하여 시민의 기다림을 줄임",
            "주 이용자는 낮에 전화하기 어려운 시민",
        ),
    ),
    (
        "서비스 범위",
        (
            "안내하는 일: 폐기물, 재활용, 주정차 신고, 증명서, 지방세 내는 법",
            "제외: 체납과 환급처럼 본인을 확인해야 하는 일",
        ),
    ),
    (
        "상반기 민원 현황",
        (
            "접수 민원은 모두 3,000건임",
            "대형폐기물 450건(15%), 불법 주정차 372건(12%), 재활용 분리배출 310건(10%)",
            "등본·초본 266건, 지방세 납부 264건, 전입신고 208건",
        ),
    ),
    (
        "시민이 쓰는 표현",
        (
            "가구 버리기: 소파 버려요, 쇼파 얼마예요, 장롱 내놓기, 스티커 사는 곳, 책상 버릴래",
            "주차 신고: 차가 막아요, 불법주차 신고, 소화전 앞 차, 집 앞 주차, 인도에 세운 차",
            "재활용: 분리수거 요일, 페트병 언제, 스티로폼 버리기, 몇 시에 내놔요, 수거일 알려줘",
            "증명서: 등본 떼기, 초본 발급, 등본 인터넷, 무인발급기 값, 등본 얼마",
            "세금 내기: 자동차세 내기, 재산세 카드, 나눠 내기, 가상계좌, 주민세 내는 곳",
            "이사: 전입신고 하는 법, 이사 왔어요, 며칠 안에 신고, 전입 인터넷, 주소 옮기기",
        ),
    ),
    (
        "FAQ",
        (
            "폐기물은 3일 전까지 신고함 / 근거: 「가상시 폐기물 관리 조례」 제12조 / "
            "자원순환과 / 검토: 2026. 9. 16.",
            "사진 두 장을 안전신문고에 올림 / 출처: 가상시 불법 주정차 주민 신고제 운영 고시 / "
            "교통정책과 / 검토: 2026. 9. 17.",
            "화·목·일요일 저녁에 내놓음 / 근거: 가상시 분리배출 안내문(2026) / 자원순환과 / "
            "검토일: 2026. 9. 16.",
            "등본은 창구 400원, 무인발급기 200원 / 근거: 「주민등록법 시행규칙」 제17조제4항 / "
            "민원봉사과 / 검토일: 2026. 9. 15.",
            "위택스나 가상계좌로 냄 / 근거: 가상시 지방세 납부 안내(2026) / 세무과 / "
            "검토일: 2026. 9. 17.",
        ),
    ),
    (
        "상담원 연결",
        (
            "세 번 못 알아들은 경우와 시민이 원하는 경우",
            "민원콜센터 054-000-0000, 평일 오전 9시~오후 6시",
        ),
    ),
    (
        "답변 제한 주제",
        ("과태료의 옳고 그름 등 법률 문제", "주민등록번호 등 개인정보가 필요한 물음"),
    ),
    ("AI 안내 문구", ("대화창을 열면 맨 먼저 “인공지능이 답합니다”라고 알림",)),
    ("개인정보 처리", ("개인정보를 수집하지 않으며 대화는 30일 뒤 자동으로 삭제",)),
    (
        "개통 전 테스트",
        (
            "쇼파 버려요 → 가구 버리기",
            "책상 얼마 → 가구 버리기",
            "인도에 차 → 주차 신고",
            "페트병 요일 → 재활용",
            "등본 어디 → 증명서",
            "초본 값 → 증명서",
            "차 세금 카드 → 세금 내기",
            "이사 신고 → 이사",
            "벌금 억울해요 → 상담원",
            "내 체납액 → 상담원",
            "오늘 날씨 → 범위 밖이라 상담원",
        ),
    ),
    (
        "목표 수준",
        (
            "콜센터 전화: 도입 전 월 4,200건에서 월 3,500건으로(2027년 12월까지)",
            "기다리는 시간: 도입 전 6분에서 2분으로(2027년 12월까지)",
        ),
    ),
    ("소요 예산", ("구축 3,000만원, 운영 1,500만원, 모두 4,500만원",)),
    ("종료 조건", ("틀린 답이 한 달에 3%를 넘으면 디지털정책과장이 서비스를 내림",)),
)
TITLE = "시민 챗봇 도입 계획(가상)"


def right_word_numbered_in_other_words(folder: Path) -> None:
    """Written in Word in other words: Word's own numbering, lists instead of tables."""
    (folder / PLAN).unlink()
    file = word_document()
    file.add_paragraph(TITLE)
    file.add_paragraph("문서 요지: 많이 묻는 것부터 답하는 챗봇을 두기로 함.")
    for heading, lines in OTHER_WORDS:
        add_lines(file, [(0, heading), *((1, line) for line in lines)])
    file.save(str(folder / "output" / "챗봇 계획.docx"))


def right_form_in_one_table(folder: Path) -> None:
    """A form of two columns: the name of the part, and what it says."""
    rows = tuple((heading, "\n".join(lines)) for heading, lines in OTHER_WORDS)
    form = Table((("구분", "내용"), *rows))
    replace(documents.report(TITLE), body=(form,)).save(folder / PLAN)


def right_plain_headings(folder: Path) -> None:
    """No marks at all: headings and lines as plain paragraphs, in another order."""
    with HwpxDocument.new() as file:
        file.add_paragraph(TITLE)
        for heading, lines in (*OTHER_WORDS[5:], *OTHER_WORDS[:5]):
            file.add_paragraph(heading)
            for line in lines:
                file.add_paragraph(f"○ {line}")
        file.save_to_path(folder / PLAN)


def right_two_parts_under_one_heading(folder: Path) -> None:
    """Notice and privacy stand under one heading, and so do cost and the rule for stopping."""
    lines = dict(OTHER_WORDS)
    joined = {"AI 안내 문구": "개인정보 처리", "소요 예산": "종료 조건"}
    text = []
    for heading, under in OTHER_WORDS:
        if heading in joined:
            text += [f"□ {heading}와 {joined[heading]}", *under, *lines[joined[heading]]]
        elif heading not in joined.values():
            text += [f"□ {heading}", *under]
    items = "\n".join(line if line.startswith("□") else f" ○ {line}" for line in text)
    documents.report(TITLE, items=items).save(folder / PLAN)


def right_roman_chapters_and_tables(folder: Path) -> None:
    """Written in Word: Ⅰ to Ⅻ and XIII in letters, a law without brackets, KPI in columns."""
    chapters = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ", "XIII")
    tables = {
        "목표 수준": (
            ("지표명", "현재", "목표", "단위", "달성 시기"),
            ("전화 문의", "4,200", "3,150", "건/월", "2027. 6."),
            ("첫 답까지 시간", "6", "1", "분", "2027. 6."),
        ),
        "소요 예산": (("구분", "금액(백만원)"), ("구축", "28"), ("운영", "15"), ("계", "43")),
    }
    (folder / PLAN).unlink()
    file = word_document()
    add_lines(file, [TITLE, "2026. 9. 23. 민원봉사과"])
    for chapter, (heading, lines) in zip(chapters, OTHER_WORDS, strict=True):
        add_lines(file, [f"{chapter}. {heading}"])
        if heading in tables:
            add_rows(file, tables[heading])
        else:
            plain = "「주민등록법 시행규칙」"
            add_lines(file, [line.replace(plain, plain.strip("「」")) for line in lines])
    file.save(str(folder / "output" / "챗봇 기획(최종).docx"))


def right_headings_of_word(folder: Path) -> None:
    """Heading styles over unmarked lines in other words; the unit above the table of cost."""
    (folder / PLAN).unlink()
    file = word_document()
    file.add_heading(TITLE, 0)
    other = {
        "서비스 범위": "다루는 민원과 다루지 않는 민원",
        "FAQ": "의도별 답과 출처",
        "소요 예산": "소요 예산",
    }
    for heading, lines in OTHER_WORDS:
        file.add_heading(other.get(heading, heading), 1)
        if heading == "소요 예산":
            add_lines(file, ["(단위: 천원)"])
            cost = (("구축", "28,000"), ("운영", "12,000"), ("소계", "40,000"), ("점검", "3,000"))
            add_rows(file, (("항목", "금액"), *cost, ("합계", "43,000")))
        else:
            add_lines(file, list(lines))
    file.save(str(folder / "output" / "챗봇 계획.docx"))


def right_no_promise_of_everything(folder: Path) -> None:
    """What is not promised is named as such, in the scope and among the topics not answered."""
    given = "답을 전화하지 않고 바로 찾게 함"
    reword(folder / PLAN, given, f"{given}. 모든 민원에 답하는 서비스가 아님")
    reword(folder / PLAN, "법적 판단(과태료가 옳은지", "법적 판단과 법률 상담(과태료가 옳은지")


def right_answers_in_columns(folder: Path) -> None:
    """The intents stand side by side, their answers, sources, owners and days under them."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or "근거" not in part.rows[0]:
            return part
        return replace(part, rows=tuple(zip(*part.rows, strict=True)))

    rewrite(folder / PLAN, change)


def right_the_others_of_all(folder: Path) -> None:
    """What the five leave of the total is reckoned, as the last row."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or "건수" not in part.rows[0]:
            return part
        return replace(part, rows=(*part.rows, ("", "그 밖", "1,338", "44.6%")))

    rewrite(folder / PLAN, change)


# Wrong: parts


def wrong_parts_notice_to_be_written(folder: Path) -> None:
    """Under the heading of the notice stands only that it will be written."""
    notice = next(p.text for p in documents.read(folder / PLAN).items if "AI 챗봇입니다" in p.text)
    reword(folder / PLAN, notice, "추후 작성 예정")


def wrong_parts_without_stopping(folder: Path) -> None:
    """No rule for stopping."""
    _drop(folder, "중단 기준")


def wrong_parts_without_privacy(folder: Path) -> None:
    """Nothing about personal data."""
    _drop(folder, "개인정보 보호")


def wrong_parts_heading_alone(folder: Path) -> None:
    """The heading of the purpose stands there, nothing under it."""
    _drop(folder, "목적과 이용자", and_heading=False)


def wrong_parts_draft(folder: Path) -> None:
    """The assistant's draft, as it came."""
    draft = documents.read_text(MATERIALS / "ai-draft.txt")
    documents.report("민원 안내 챗봇 구축 기획서", items=draft).save(folder / PLAN)


# Wrong: evidence


def wrong_evidence_invented_share(folder: Path) -> None:
    """31 % about rubbish, as the assistant said."""
    reword(folder / PLAN, "15.0%", "31.0%")


def wrong_evidence_digits_turned(folder: Path) -> None:
    """540 instead of 450."""
    reword(folder / PLAN, "450", "540")


def wrong_evidence_without_total(folder: Path) -> None:
    """Of how many is not said."""
    reword(folder / PLAN, "민원 총 3,000건을 분류·집계", "민원을 분류·집계")


def wrong_evidence_three_only(folder: Path) -> None:
    """Three questions instead of five."""
    _keep_rows(folder, "순위", 3)


def unsure_evidence_invented_cause(folder: Path) -> None:
    """The purpose blames somebody, and nothing given says so."""
    given = "자주 묻는 생활 민원의 답을 전화하지 않고 바로 찾게 함"
    reword(folder / PLAN, given, "직원의 안내 소홀 때문에 늘어난 전화를 줄이고자 함")


# Wrong: answers


def wrong_answers_three_ways(folder: Path) -> None:
    """Three ways of asking about bulky waste."""
    reword(folder / PLAN, " / 스티커 어디서 사요 / 냉장고 내놓으려고요", "")


def wrong_answers_same_way_five_times(folder: Path) -> None:
    """Five ways that are one, with other punctuation."""
    reword(
        folder / PLAN, "소파 버리고 싶어요 / 쇼파 버리는 데 얼마예요 / 장롱", "소파 버리기 / 장롱"
    )
    reword(folder / PLAN, "장롱 어떻게 버려요 / 스티커 어디서 사요", "소파버리기 / 소파 버리기!")
    reword(folder / PLAN, " / 냉장고 내놓으려고요", " / 소파 버리기? / 소파 버리기.")


def wrong_answers_four_intents(folder: Path) -> None:
    """One intent too few."""
    _keep_rows(folder, "의도", 4, columns=2)


def wrong_answers_without_source(folder: Path) -> None:
    """An answer whose source is still to be found."""
    reword(folder / PLAN, "가상시 분리배출 안내문(2026)", "추후 확인")


def wrong_answers_review_without_day(folder: Path) -> None:
    """Reviewed lately."""
    reword(folder / PLAN, "2026. 9. 15.", "최근")


def wrong_answers_invented_article(folder: Path) -> None:
    """An article nobody replied."""
    reword(folder / PLAN, "제12조", "제99조")


def wrong_answers_invented_fee(folder: Path) -> None:
    """Another fee than the department's."""
    reword(folder / PLAN, "8,000원", "5,000원")


def wrong_answers_behind_other_questions(folder: Path) -> None:
    """Two answers changed places, each with its source, owner and day."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or "근거" not in part.rows[0]:
            return part
        head, first, second, *rest = part.rows
        exchanged = ((first[0], *second[1:]), (second[0], *first[1:]))
        return replace(part, rows=(head, *exchanged, *rest))

    rewrite(folder / PLAN, change)


def wrong_answers_reported_a_day_ahead(folder: Path) -> None:
    """The draft's planted term: a day ahead, where the reply says three."""
    reword(folder / PLAN, "배출 3일 전까지", "배출 하루 전까지")


def wrong_answers_within_a_minute(folder: Path) -> None:
    """The photographs within a minute, where the reply says more than a minute apart."""
    reword(folder / PLAN, "1분 넘게 간격을", "1분 안으로 간격을")


def wrong_answers_fees_exchanged(folder: Path) -> None:
    """The fees of the counter and the machine changed places."""
    given = "동 행정복지센터(400원), 무인민원발급기(200원)"
    reword(folder / PLAN, given, "동 행정복지센터(200원), 무인민원발급기(400원)")


def wrong_answers_owner_of_another(folder: Path) -> None:
    """Certificates in the charge of the tax department."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or "근거" not in part.rows[0]:
            return part
        rows = (tuple("세무과" if c == "민원봉사과" else c for c in row) for row in part.rows)
        return replace(part, rows=tuple(rows))

    rewrite(folder / PLAN, change)


def wrong_answers_same_ways_everywhere(folder: Path) -> None:
    """Five polite questions pasted at every intent."""
    _ways(folder, lambda ways: [ways[0]] * len(ways))


def wrong_answers_ways_of_another(folder: Path) -> None:
    """The phrasings stand one intent further."""
    _ways(folder, lambda ways: [*ways[1:], ways[0]])


# Wrong: safety


def wrong_safety_all_complaints_always(folder: Path) -> None:
    """A promise nobody can keep."""
    reword(folder / PLAN, "답을 전화하지 않고 바로 찾게 함", "모든 민원에 24시간 답함")


def wrong_safety_legal_advice(folder: Path) -> None:
    """Legal advice is promised."""
    reword(folder / PLAN, "지방세 납부 방법의 안내", "지방세 납부 방법의 안내, 과태료 법률 상담")


def wrong_safety_no_number(folder: Path) -> None:
    """Handed over to nobody."""
    reword(folder / PLAN, "민원콜센터 054-000-0000, 평일", "담당 부서, 평일")


def wrong_safety_other_number(folder: Path) -> None:
    """Another number than the call centre's."""
    reword(folder / PLAN, "054-000-0000", "054-000-1111")


def wrong_safety_no_hours(folder: Path) -> None:
    """When people answer is not said."""
    reword(folder / PLAN, ", 평일 09:00~18:00", "")


def wrong_safety_notice_says_nothing_of_ai(folder: Path) -> None:
    """A friendly greeting that hides what answers."""
    reword(
        folder / PLAN, "저는 사람이 아니라 AI 챗봇입니다. 틀릴 수 있으니", "반가워요, 다온이에요."
    )


def wrong_safety_records_inside(folder: Path) -> None:
    """Nothing says that arrears stay outside."""
    reword(folder / PLAN, "체납·환급 상담, 과태료 이의", "과태료 이의")
    reword(folder / PLAN, "체납액, 환급, 본인 확인", "본인 확인")


def wrong_safety_kept_for_ever(folder: Path) -> None:
    """Conversations are kept without an end."""
    reword(folder / PLAN, "대화 기록은 30일 뒤 삭제함.", "대화 기록은 보관함.")


def wrong_safety_any_complaint_on_the_spot(folder: Path) -> None:
    """The planted promise in other words, with a denial of something else behind it."""
    promise = "밤낮없이 어떤 민원이든 그 자리에서 처리하여 시민이 시청에 올 일이 없게 함"
    reword(folder / PLAN, "답을 전화하지 않고 바로 찾게 함", promise)


def wrong_safety_everything_solved_at_once(folder: Path) -> None:
    """The planted promise: around the clock, at once, so that nobody is troubled."""
    promise = "24시간 모든 민원을 즉시 해결하여 시민의 불편이 없게 함"
    reword(folder / PLAN, "답을 전화하지 않고 바로 찾게 함", promise)


def wrong_safety_arrears_answered(folder: Path) -> None:
    """The planted scope: arrears are among what it answers."""
    reword(folder / PLAN, "지방세 납부 방법의 안내", "지방세 납부 방법의 안내, 체납 상담")


def wrong_safety_told_afterwards(folder: Path) -> None:
    """That it is an AI is told when the conversation is over."""
    reword(folder / PLAN, "대화를 시작할 때 첫 줄에 표시함", "대화가 끝난 뒤에 표시함")


def wrong_safety_numbers_taken(folder: Path) -> None:
    """The resident number is taken."""
    reword(folder / PLAN, "이름, 주민등록번호, 전화번호를 묻지 않음.", "주민등록번호를 받음.")


def wrong_safety_never_deleted(folder: Path) -> None:
    """Records are not deleted after the thirty days."""
    reword(folder / PLAN, "30일 뒤 삭제함", "30일이 지나도 삭제하지 않음")


def wrong_safety_kept_for_longer(folder: Path) -> None:
    """Records are kept three times as long as the note says."""
    reword(folder / PLAN, "30일 뒤 삭제함", "90일 뒤 삭제함")


def wrong_safety_kept_for_a_year(folder: Path) -> None:
    """Records are kept a year, told in another unit than the note's thirty days."""
    reword(folder / PLAN, "30일 뒤 삭제함", "1년 뒤 삭제함")


def right_kept_for_a_month(folder: Path) -> None:
    """Thirty days are called a month."""
    reword(folder / PLAN, "30일 뒤 삭제함", "한 달 뒤 삭제함")


def wrong_safety_hours_turned(folder: Path) -> None:
    """Agents answer from evening to morning."""
    reword(folder / PLAN, "평일 09:00~18:00", "평일 18:00~09:00")


# Wrong: running


def wrong_running_satisfaction(folder: Path) -> None:
    """Aims that nobody can measure."""
    reword(
        folder / PLAN,
        "전화 문의: 현재 월 4,200건 → 월 3,150건, 2027. 6. 30.까지",
        "시민 만족도 향상",
    )


def wrong_running_no_date(folder: Path) -> None:
    """Aims without a day."""
    reword(folder / PLAN, ", 2027. 6. 30.까지", "")


def wrong_running_no_base(folder: Path) -> None:
    """Less by a quarter, of what is not said."""
    reword(folder / PLAN, "현재 월 4,200건 → 월 3,150건", "25% 감소")


def wrong_running_base_and_aim_exchanged(folder: Path) -> None:
    """From 3,150 calls up to 4,200."""
    reword(folder / PLAN, "월 4,200건 → 월 3,150건", "월 3,150건 → 월 4,200건")


def wrong_running_aim_before_the_opening(folder: Path) -> None:
    """The aim is to be reached half a year before the chatbot opens."""
    reword(folder / PLAN, "평균 1분, 2027. 6. 30.까지", "평균 1분, 2026. 6. 30.까지")


def wrong_running_total_does_not_add_up(folder: Path) -> None:
    """The total is not what the items come to."""
    reword(folder / PLAN, "43,000", "41,000")


def wrong_running_no_refusals(folder: Path) -> None:
    """All test questions are ones it should answer."""
    for number, question in ((8, "재산세 카드"), (9, "주민세 어디"), (10, "등본 값")):
        _change_row(folder, str(number), question, "지방세 내기")
    _change_row(folder, "11", "책상 버리기", "대형폐기물 버리기")


def wrong_running_over_budget(folder: Path) -> None:
    """More than the year's budget."""
    reword(folder / PLAN, "43,000", "65,000")


def wrong_running_nobody_stops_it(folder: Path) -> None:
    """A number, and nobody who decides."""
    reword(folder / PLAN, "민원봉사과장이 당일 중단하고", "당일 중단하고")
    reword(folder / PLAN, "민원봉사과장이 즉시 중단", "즉시 중단")


def wrong_running_stops_when_bad(folder: Path) -> None:
    """It stops when it goes badly."""
    _drop(folder, "중단 기준", and_heading=False)
    reword(folder / PLAN, "중단 기준", "중단 기준: 문제가 크다고 판단되면 민원봉사과장이 검토")


def wrong_running_goes_on_in_spite(folder: Path) -> None:
    """Above the limit nobody stops it."""
    reword(
        folder / PLAN,
        "5%를 넘으면 민원봉사과장이 당일 중단하고",
        "5%를 넘어도 민원봉사과장이 중단하지 않고",
    )


def wrong_running_stops_when_good(folder: Path) -> None:
    """It stops when few answers are wrong."""
    reword(folder / PLAN, "5%를 넘으면", "5% 미만이면")


# Files that cannot be read, and none at all


def missing_empty_plan(folder: Path) -> None:
    """A title and empty tables."""
    items = "□ 의도와 질문 표현\n| 의도 | 질문 표현 |"
    documents.report("민원 안내 챗봇 구축 기획서", items=items).save(folder / PLAN)


def _change_row(folder: Path, number: str, *cells: str) -> None:
    """Other cells in the row of a table that begins with a number."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or part.rows[0][1] != "시험 문제":
            return part
        rows = ((number, *cells) if row[0] == number else row for row in part.rows)
        return replace(part, rows=tuple(rows))

    rewrite(folder / PLAN, change)


def _keep_rows(folder: Path, head: str, count: int, columns: int = 0) -> None:
    """Only the first rows of the table whose header begins with a word."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or part.rows[0][0] != head:
            return part
        wide = columns and len(part.rows[0]) != columns
        return part if wide else replace(part, rows=part.rows[: count + 1])

    rewrite(folder / PLAN, change)


def _ways(folder: Path, order: Callable[[list[str]], list[str]]) -> None:
    """The phrasings of the intents in another order."""

    def change(part: Item | Table) -> Item | Table:
        if isinstance(part, Item) or part.rows[0] != ("의도", "질문 표현"):
            return part
        head, *rows = part.rows
        ways = order([row[1] for row in rows])
        new = ((row[0], said) for row, said in zip(rows, ways, strict=True))
        return replace(part, rows=(head, *new))

    rewrite(folder / PLAN, change)


def _drop(folder: Path, heading: str, and_heading: bool = True) -> None:
    """The plan without what stands under a heading."""
    inside = False

    def change(part: Item | Table) -> Item | Table | None:
        nonlocal inside
        if isinstance(part, Item) and part.mark and re.match("□", part.mark.text):
            inside = part.text == heading
            return None if inside and and_heading else part
        return None if inside else part

    rewrite(folder / PLAN, change)
