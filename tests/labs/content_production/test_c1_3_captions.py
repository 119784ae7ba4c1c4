"""What the checks of the caption lab say; the clip and its script are the same."""

import pytest

from content_production.captions.cues import Cue
from content_production.captions.files import read_captions, write_captions
from content_production.captions.sign_plan import SignPlan
from content_production.rendering import sample_clip
from graders import curriculum
from graders.clips.same_words import said_in
from graders.outcome import Verdict
from graders.submission import Submission
from groundwork.language import LANGUAGES, using
from groundwork.sheets import Sheet, write_sheets
from labs.content_production.c1_3_captions import checks
from labs.content_production.c1_3_captions.checks.scripts import read_script
from labs.content_production.c1_3_captions.checks.sign_plans import answered, read_sign_plan

LAB = curriculum.load().lab("c1-3-captions")
MATERIALS = LAB.folder / "materials"


def test_the_script_is_that_of_the_clip():
    script = read_script(MATERIALS)
    assert tuple(scene.end - scene.start for scene in script) == sample_clip.SCENE_SECONDS
    assert tuple(scene.words for scene in script) == sample_clip.WORDS
    shown = " ".join((*sample_clip.TITLES, *sample_clip.BANDS))
    assert [text for scene in script for text in scene.written if text not in shown] == []


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("coverage", ["궁금한 것을"]),
        ("numbers", ["밤 10시", "어울림공원", "150명", "15명"]),
        ("reading", ["3줄", "1초에", "사라지기 전에"]),
        ("cues", ["도서관장", "아이들 웃음소리", "책장 넘기는 소리", "잔잔한 음악"]),
    ],
)
def test_every_fault_planted_in_the_captions_is_named(check, words, tmp_path):
    # One letter is changed: these are no longer the captions as they came.
    given = read_captions(MATERIALS / "ai-captions.srt")
    (tmp_path / "output").mkdir()
    write_captions(
        [Cue(0.4, given[0].end, given[0].text), *given[1:]], tmp_path / "output" / "captions.srt"
    )
    judgement = getattr(checks, check)(Submission(LAB, tmp_path, MATERIALS))
    assert judgement.verdict is Verdict.FIX
    said = " ".join(f"{f.what} {f.why} {f.mend} {f.where}" for f in judgement.findings)
    assert [word for word in words if word not in said.replace("오후 10시", "밤 10시")] == []


def test_a_sentence_is_said_however_its_numbers_are_written():
    assert said_in("저녁 7시부터 밤 10시까지입니다.", "저녁 일곱 시부터 밤 열 시까지입니다.") > 0.9
    assert said_in("궁금한 것을 직접 물어볼 수도 있습니다.", "작가 3명과 함께 책을 읽습니다.") < 0.3


def test_a_form_with_numbers_and_other_words_is_read(tmp_path):
    rows = [("1", "통역 구간:", "전체"), ("2", "누가", "수어통역센터")]
    path = write_sheets(tmp_path / "a.xlsx", [Sheet("계획", ("", "물음", "답"), rows)])
    answers = read_sign_plan(path)
    assert (answers["part"], answers["interpreter"], answers["place"]) == (
        "전체",
        "수어통역센터",
        "",
    )


def test_a_form_of_the_older_page_is_read(tmp_path):
    names = ("통역할 부분", "통역 화면 위치", "통역사", "맡을 부서", "원고를 보낼 날")
    answers = ("전체", "오른쪽 아래", "통역센터", "문화과", "9. 1.")
    rows = [*zip(names, answers, strict=True)]
    path = write_sheets(tmp_path / "plan.xlsx", [Sheet("수어 통역 계획", ("물음", "답"), rows)])
    assert tuple(read_sign_plan(path).values()) == answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_form_is_read_in_every_language(language, tmp_path):
    answers = ["전체", "오른쪽 아래", "통역센터", "문화과", "9. 1."]
    with using(language):
        path = SignPlan(*answers).save(tmp_path / "plan.xlsx").path
    assert list(read_sign_plan(path).values()) == answers


@pytest.mark.parametrize(
    ("question", "answer", "settles"),
    [
        ("part", "from beginning to end", True),
        ("part", "some of it", False),
        ("place", "lower right, above the captions", True),
        ("place", "to be decided", False),
        ("interpreter", "a certified interpreter of the sign-language centre", True),
        ("office", "Culture Division", True),
        ("office", "undecided", False),
        ("script_by", "no later than 2026. 8. 20.", True),
        ("script_by", "soon", False),
    ],
)
def test_answers_in_english_settle_a_question_or_leave_it_open(question, answer, settles):
    assert answered(question, answer).met is settles
