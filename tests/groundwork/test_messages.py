"""Sentences render in the reader's language, nested ones and particles included."""

import pickle
import subprocess
import sys

import pytest

from groundwork import language
from groundwork.messages import NOTHING, Message, catalog, catalog_path, plain, read_catalog
from groundwork.problem import Problem

say = catalog("groundwork")
BROKEN = "{file:이} 깨져 있어 열 수 없습니다. 원본을 다시 저장해 주세요."


def test_korean_is_the_default_and_particles_fit():
    assert str(say(BROKEN, file="민원.xlsx")).startswith("민원.xlsx가 깨져")
    assert str(say(BROKEN, file="보고")).startswith("보고가 깨져")


def test_english_comes_from_the_catalog_and_ignores_the_particle():
    english = say(BROKEN, file="a.xlsx").render("en")
    assert "a.xlsx" in english
    assert not any("가" <= letter <= "힣" for letter in english)


def test_a_message_inside_a_message_is_rendered_in_the_same_language():
    inner = Message("보고서", english="the report")
    outer = Message("{what:을} 봅니다", {"what": inner}, english="Look at {what}")
    assert outer.render("ko") == "보고서를 봅니다"
    assert outer.render("en") == "Look at the report"


def test_the_language_in_use_is_given_back_after_the_block():
    with language.using("en"):
        assert language.current() == "en"
    assert language.current() == "ko"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="ko, en"):
        language.use("fr")


def test_the_environment_chooses_the_language(monkeypatch):
    monkeypatch.setenv(language.ENVIRONMENT_VARIABLE, "en")
    assert language.current() == "en"
    monkeypatch.setenv(language.ENVIRONMENT_VARIABLE, "xx")
    assert language.current() == "ko"


def test_a_learners_text_with_braces_is_shown_as_it_is():
    assert str(plain("{a} {b!r}")) == "{a} {b!r}"


def test_nothing_is_false_and_messages_travel_between_processes():
    assert not NOTHING
    assert pickle.loads(pickle.dumps(say(BROKEN, file="a"))) == say(BROKEN, file="a")


def test_a_problem_shows_one_sentence_in_a_notebook():
    problem = Problem(say(BROKEN, file="<b>.xlsx"))
    assert problem._render_traceback_() == [f"☞ {problem}"]
    assert "&lt;b&gt;" in problem._repr_html_()


def test_the_catalogs_are_readable():
    assert read_catalog(catalog_path("groundwork", "en"))


def test_who_reads_korean_does_not_wait_for_the_reader_of_catalogs():
    program = (
        "import sys; from groundwork.messages import catalog; say = catalog('groundwork');"
        f"str(say({BROKEN!r}, file='가')); print('babel' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.decode().split()[-1] == "False"
