"""What is typed wrong is told in a sentence of the reader's language, with how it is written."""

from __future__ import annotations

import pytest

from courseware import cli
from groundwork.language import using


@pytest.fixture
def typed(monkeypatch, capsys):
    """Type a command line; gives the exit code and what was said."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["labs", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out + said.err

    return run


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["releas", "a1-1-report"], 1, "혹시 release?"),
        (["xyz"], 1, "명령 모두 보기"),
        (["release"], 2, "실습이 빠졌습니다"),
        (["grade", "a", "--cours", "x"], 2, "혹시 --course"),
        (["grade", "a", "--qq"], 2, "없는 선택"),
        (["grade", "a", "--workers", "0"], 2, "1~256"),
        (["grade", "a", "--workers", "many"], 2, "1~256"),
        (["release", "a", "--language", "fr"], 2, "ko, en"),
        (["grade", "a", "--course"], 2, "뒤에 쓸 것이 빠졌습니다"),
        (["collect", "a", "b"], 2, "쓸 것이 남거나"),
        (["results", "--course", __file__], 2, "폴더인지 파일인지"),
        (["check", "a1-1"], 1, "혹시 이것인가요? a1-1-report"),
        (["check", "d2-1-dely"], 1, "혹시 이것인가요? d2-1-delay"),
    ],
)
def test_a_mistake_in_typing_is_one_sentence(typed, words, code, sentence):
    found, said = typed(*words)
    assert found == code
    assert sentence in said
    assert "Error" not in said
    assert "Traceback" not in said


def test_it_is_told_in_english_too(typed):
    with using("en"):
        _, said = typed("releas")
    assert "Did you mean release?" in said


def test_without_a_command_all_of_them_are_shown(typed):
    code, said = typed()
    assert code == 0
    assert "formgrader" in said


def test_ctrl_c_is_told_and_is_no_success(typed, monkeypatch):
    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.labs, "main", cut_off)
    code, said = typed("grade", "a1-1-report")
    assert code == 130
    assert "멈추었습니다" in said
