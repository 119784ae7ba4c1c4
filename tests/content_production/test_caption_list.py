"""Captions are mended number by number; nothing is lost, nonsense is one sentence."""

import pytest

from content_production.captions.caption_list import Captions
from content_production.captions.cues import Cue
from content_production.captions.files import read_captions
from content_production.captions.sign_plan import SignPlan
from groundwork.problem import Problem
from groundwork.sheets import read_rows

HEARD = Captions((Cue(0, 3, "하나"), Cue(3, 6, "둘"), Cue(6, 9, "셋")))


def test_a_caption_gets_another_text_or_time():
    changed = HEARD.change(2, text="두울").change(3, end="8.5").change(1, start=0.5)
    assert changed.cues == (Cue(0.5, 3, "하나"), Cue(3, 6, "두울"), Cue(6, 8.5, "셋"))


def test_an_empty_answer_changes_nothing():
    assert HEARD.change(1).add("", "", "") == HEARD
    assert isinstance(HEARD.save(""), Problem)


def test_an_added_caption_stands_at_its_time(tmp_path):
    added = HEARD.change(2, end=4.5).add(4.6, "0:06", "둘과 반")
    assert [cue.text for cue in added.cues] == ["하나", "둘", "둘과 반", "셋"]
    added.save(tmp_path / "a.vtt")
    assert tuple(read_captions(tmp_path / "a.vtt")) == added.cues


def test_a_caption_can_be_taken_away():
    assert [cue.text for cue in HEARD.without(2).cues] == ["하나", "셋"]


@pytest.mark.parametrize(
    ("mend", "word"),
    [
        (lambda: HEARD.change(4, text="넷"), "자막 4는 없습니다"),
        (lambda: HEARD.change(1, end="조금 뒤"), "조금 뒤"),
        (lambda: HEARD.change(2, end=1), "끝나는 시간을"),
        (lambda: HEARD.without(0), "자막 0"),
    ],
)
def test_nonsense_is_one_sentence(mend, word):
    with pytest.raises(Problem, match=word):
        mend()


def test_markup_in_a_caption_is_shown_as_text():
    html = Captions((Cue(0, 1, "<script>\n둘"),))._repr_html_()
    assert "<script>" not in html and "<br>" in html


def test_a_plan_for_sign_language_is_a_form_of_questions_and_answers(tmp_path):
    plan = SignPlan(part="전체", place="=오른쪽 위")
    rows = read_rows(plan.save(tmp_path / "plan.xlsx").path)
    assert [tuple(row)[:2] for row in rows[1:3]] == [
        ("통역 범위", "전체"),
        ("통역 화면 위치", "=오른쪽 위"),
    ]
    assert "오른쪽 위" in plan._repr_html_()


def test_a_caption_is_changed_by_a_word_in_it_and_the_last_one_without_its_number():
    captions = Captions((Cue(0, 2, "그림책 마당"), Cue(2, 4, "신청하세요")))
    changed = captions.change_where("그림책마당", "[웃음] 그림책 마당").change_last(end=5)
    assert changed.cues == (Cue(0, 2, "[웃음] 그림책 마당"), Cue(2, 5, "신청하세요"))
    with pytest.raises(Problem, match="없습니다"):
        captions.change_where("음악회", "음악회")
