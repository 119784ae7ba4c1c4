"""The form of a code cell, as its comments declare it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.build import learner_notebook
from courseware.fields import BUTTON, Field, read_form, without_options
from graders import curriculum

CELL = '''# 가릴 말
# 메모에 적힌 그대로 적습니다.
hide = []
# 판정
#| choices 판정: 맞음, 틀림
#| fixed: 번호
#| rows: more
table = """
| 번호 | 판정 |
| 1 | |
"""
### BEGIN SOLUTION
# 세지 않는 말
hide = ["가"]
### END SOLUTION
# 가리기
masked = mask(hide)
'''


def test_labels_help_options_and_the_button_are_read_and_the_solution_is_not():
    form = read_form(CELL)
    assert form.fields == (
        Field("hide", "가릴 말\n메모에 적힌 그대로 적습니다.", "list"),
        Field(
            "table",
            "판정",
            "table",
            columns={"판정": ("맞음", "틀림")},
            fixed=("번호",),
            more=True,
            headings=("번호", "판정"),
        ),
    )
    assert (form.caption, form.has_code, form.faults) == ("가리기", True, ())
    assert form.words == {
        "hide": "가릴 말\n메모에 적힌 그대로 적습니다.",
        "table": "판정",
        BUTTON: "가리기",
    }


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ('a = ""', "line"),
        ('a = """\n\n"""', "text"),
        ('a = """\n| 번호 |\n"""', "table"),
        ("a = []", "list"),
        ("a = 0", "number"),
        ('#| kind: date\na = ""', "date"),
        ('#| choices: 가, 나\na = ""', "choice"),
        ("#| several: 가, 나\na = []", "several"),
    ],
)
def test_the_kind_of_a_field_follows_from_its_value_or_its_option(lines, kind):
    assert [field.kind for field in read_form(lines).fields] == [kind]


@pytest.mark.parametrize("option", ["kind: colour", "rows: less", "choices 판정", "kinds: date"])
def test_an_option_nobody_knows_is_a_fault(option):
    assert read_form(f'#| {option}\na = ""').faults == (f"#| {option}",)


def test_the_notebook_has_the_words_of_its_language_and_no_options():
    shown = without_options(CELL, {"판정": "Verdict", "가리기": "Mask"})
    assert "# Verdict\ntable" in shown
    assert "# Mask\nmasked" in shown
    assert "#|" not in shown


def test_choices_and_headings_in_korean_are_translated_and_file_names_are_not():
    form = read_form('#| choices: 가능, 불가\na = ""\n#| choices: 16:9, 9:16\nb = ""\n' + CELL)
    assert form.lists == {
        "a/choices": "가능, 불가",
        "table/headings": "번호, 판정",
        "table/판정": "맞음, 틀림",
    }


def test_another_language_shows_choices_and_headings_in_its_words_and_writes_them_in_korean():
    fields = {}
    for language in ("ko", "en"):
        cells = learner_notebook(curriculum.load().lab("f1-1-verify"), language).cells
        form = next(cell for cell in cells if cell.id == "first-half").metadata.labs.form
        fields[language] = form["fields"][0]
    english = fields["en"]["labels"]
    assert fields["ko"]["columns"] == fields["en"]["columns"]
    assert "labels" not in fields["ko"]
    assert english["자료에 없음"] == "Not in the documents (자료에 없음)"
    assert english["근거 자료"] == "Document (근거 자료)"
    choices = {one for column in fields["ko"]["columns"].values() for one in column}
    assert set(english) == choices | {
        "번호와 AI 답변",
        "판정",
        "근거 자료",
        "근거 문구",
        "바로잡은 내용",
    }


def test_the_hints_of_a_check_stand_after_it():
    lab = curriculum.load().lab("f1-1-verify")
    cells = learner_notebook(lab, "ko").cells
    hints = [
        after.id for cell, after in pairwise(cells) if cell.metadata.get("labs", {}).get("check")
    ]
    assert hints == [f"hints-{check.id}" for check in lab.checks]


@given(st.lists(st.from_regex(r"[가-힣a-z][가-힣a-z ,.:]{0,20}", fullmatch=True), max_size=4))
def test_any_words_come_back_from_a_cell_as_they_were_written(lines):
    words = "\n".join(line.strip() for line in lines)
    comments = "".join(f"# {line.strip()}\n" for line in lines)
    (field,) = read_form(f'{comments}a = ""').fields
    assert field.words == words


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_notebook_carries_the_form_of_each_of_its_code_cells(language):
    lab = curriculum.load().lab("f1-1-verify")
    for cell in learner_notebook(lab, language).cells:
        if cell.cell_type == "code" and "check" not in cell.metadata.get("labs", {}):
            form = cell.metadata.labs.form if cell.id != "setup" else None
            assert form is None or set(form) == {"fields", "button", "code"}
            assert "#|" not in cell.source
