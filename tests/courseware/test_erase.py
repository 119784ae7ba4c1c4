"""At the end of a round nothing of a person is left in the folder; nothing goes by mistake."""

from __future__ import annotations

import os
import shutil

import pytest
from click.testing import CliRunner

from courseware.alone import alone
from courseware.cli import labs
from courseware.erase import erase_course, holdings
from groundwork.problem import Problem


@pytest.fixture
def used(course, tiny_lab, good_note):
    """A course in which somebody submitted, and somebody else's folder that a link leads to."""
    output = course.submitted("가상01", tiny_lab) / "output"
    output.mkdir(parents=True)
    (output / "note.txt").write_text(good_note, encoding="utf-8")
    outside = course.root.parent / "남의 것"
    outside.mkdir()
    (outside / "파일.txt").write_text("남는다", encoding="utf-8")
    if os.name != "nt":
        (output / "link").symlink_to(outside)
    return course


def erase(course, *words: str, typed: str = ""):
    arguments = ["erase", "--course", str(course.root), *words]
    return CliRunner().invoke(labs, arguments, input=f"{typed}\n")


def test_what_lies_there_is_shown_before_anything_is_asked(used):
    what = {str(holding.what): holding for holding in holdings(used.root)}
    assert what["제출한 파일과 실습 파일"].place == "submitted"
    assert what["제출한 파일과 실습 파일"].files == (1 if os.name == "nt" else 2)
    assert what["수강생 이름과 점수"].files == 1
    assert "제출한 파일과 실습 파일" in erase(used).output


@pytest.mark.parametrize("typed", ["", "n", "y", "다른 이름"])
def test_nothing_is_removed_unless_the_name_of_the_folder_is_typed(used, typed):
    result = erase(used, typed=typed)
    assert isinstance(result.exception, Problem)
    assert (used.root / "gradebook.db").exists()


@pytest.mark.parametrize("words", [(), ("--confirm", "course")])
def test_all_of_it_is_removed_and_nothing_a_link_leads_to(used, words):
    result = erase(used, *words, typed="course")
    assert result.exit_code == 0, result.output
    assert not used.root.exists()
    assert (used.root.parent / "남의 것" / "파일.txt").exists()
    assert "백업" in result.output  # where else to look


def test_only_a_course_folder_is_erased(tmp_path):
    (tmp_path / "사진").mkdir()
    result = CliRunner().invoke(labs, ["erase", "--course", str(tmp_path / "사진")])
    assert isinstance(result.exception, Problem)
    assert (tmp_path / "사진").exists()


def test_not_while_it_is_being_graded(used):
    with alone(used), pytest.raises(Problem, match="채점하고 있습니다"):
        erase_course(used)
    assert (used.root / "gradebook.db").exists()


def test_cut_off_in_the_middle_it_goes_on_when_called_again(used, monkeypatch):
    def cut_off(*_: object) -> None:
        raise PermissionError(13, "open elsewhere")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", cut_off)
        with pytest.raises(Problem, match="모두 삭제하지 못했습니다"):
            erase_course(used)
    erase_course(used)
    assert not used.root.exists()
