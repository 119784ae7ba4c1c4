"""The manifest is read whole or the place of its fault is named."""

import pytest

from courseware.inspection.manifest import curriculum_faults
from graders import curriculum
from groundwork.problem import Problem


def test_the_manifest_has_four_fields_and_no_fault():
    programme = curriculum.load()
    assert len(programme.fields) == 4
    assert [str(fault) for fault in curriculum_faults(programme)] == []


def test_every_title_is_in_both_languages():
    programme = curriculum.load()
    for titled in (*programme.fields, *programme.courses, *programme.labs):
        assert titled.title.render("ko") != titled.title.render("en")


def test_an_unknown_lab_is_answered_with_those_there_are():
    with pytest.raises(Problem, match="z9-9-x"):
        curriculum.load().lab("z9-9-x")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[labs]\n", "읽을 수 없습니다"),
        ('[[labs]]\nid = "a1-1-x"\n', "course"),
        ('[[fields]]\nid = "a"\ntitle = { ko = "가" }\n', "en"),
    ],
)
def test_a_broken_manifest_is_one_sentence(tmp_path, content, told):
    (tmp_path / curriculum.MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(Problem, match=told):
        curriculum.load(tmp_path)


def test_a_missing_manifest_is_one_sentence(tmp_path):
    with pytest.raises(Problem, match=r"curriculum\.toml"):
        curriculum.load(tmp_path)
