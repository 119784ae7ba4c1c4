"""What is typed wrong is told in a sentence of the reader's language, with how it is written."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir

from courseware import cli
from groundwork.language import using
from groundwork.messages import read_catalog

CLICKS = Path(cli.__file__).parent / "locale" / "ko" / "LC_MESSAGES" / "messages.po"


@pytest.fixture
def typed(monkeypatch, capsys):
    """Type a command line; gives the exit code and what was said."""

    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["labs", *words])
        monkeypatch.setenv("LANGUAGE", "")  # what the command line sets is taken back
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out + said.err

    return run


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["releas", "a1-1-report"], 2, "혹시 'release'인가요?"),
        (["xyz"], 2, "☞ 'xyz': 없는 명령입니다.\n"),
        (["xyz"], 2, "자세히 보기: labs --help"),
        (["release"], 2, "☞ 빠진 인수가 있습니다: '실습…'."),
        (["new", "a"], 2, "☞ 빠진 옵션이 있습니다: '--course'."),
        (["grade", "a", "--cours", "x"], 2, "혹시 '--course'"),
        (["grade", "a", "--qq"], 2, "없는 옵션"),
        (["grade", "a", "--workers", "0"], 2, "1<=x<=256"),
        (["grade", "a", "--workers", "many"], 2, "'many' 대신 숫자를 적어 주세요"),
        (["release", "a", "--language", "fr"], 2, "'ko', 'en' 가운데 하나를"),
        (["grade", "a", "--course"], 2, "뒤에 값이 빠졌습니다"),
        (["collect", "a", "b"], 2, "남는 인수가 있습니다: b"),
        (["results", "--course", __file__], 2, "폴더가 아니라 파일입니다"),
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


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["releas"], "Did you mean 'release'?"),
        (["release"], "Error: Missing argument '"),
        (["grade", "a", "--qq"], "Try 'labs grade --help' for help."),
    ],
)
def test_it_is_told_in_english_too(typed, words, sentence):
    with using("en"):
        code, said = typed(*words)
    assert code == 2
    assert sentence in said


@pytest.mark.parametrize(
    ("spoken", "headings"),
    [("ko", ["사용법: labs", "옵션:", "명령:"]), ("en", ["Usage: labs", "Options:", "Commands:"])],
)
def test_without_a_command_all_of_them_are_shown(typed, spoken, headings):
    with using(spoken):
        code, said = typed()
    assert code == 0
    assert "formgrader" in said
    assert [heading for heading in headings if heading not in said] == []


def test_click_still_says_what_is_translated():
    said_by_click = {said for _, _, said, _, _ in extract_from_dir(Path(click.__file__).parent)}
    assert {entry.id for entry in read_catalog(CLICKS) if entry.id} <= said_by_click


def test_the_translation_is_compiled_as_its_first_line_says():
    with CLICKS.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for entry in read_catalog(CLICKS):
        if entry.pluralizable:
            assert [compiled.ngettext(*entry.id, 1)] == list(entry.string)
        else:
            assert compiled.gettext(entry.id) == entry.string or not entry.id


def test_a_translated_sentence_of_click_inserts_nothing_click_does_not_give():
    for entry in read_catalog(CLICKS):
        given = re.findall(r"{\w+", str(entry.id))
        assert set(re.findall(r"{\w+", str(entry.string))) <= set(given), entry.id


def test_ctrl_c_is_told_and_is_no_success(typed, monkeypatch):
    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.labs, "main", cut_off)
    code, said = typed("grade", "a1-1-report")
    assert code == 130
    assert "중단했습니다" in said
