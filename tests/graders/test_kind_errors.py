"""What goes wrong in a cell is one sentence in the notebook, and still an error for nbgrader."""

from __future__ import annotations

import re

import nbformat
from nbclient import NotebookClient

from graders.failed_cells import NOT_FORESEEN
from graders.kind_errors import explain, shown
from groundwork.messages import plain
from groundwork.problem import Problem

LAB_ROOM = ("graders.kind_errors", "courseware.quiet_kernel")
HANGUL = re.compile("[가-힣]")
READY = """
from automation import documents
import pandas
notes = 'a, b'
table = pandas.DataFrame({'dong': ['A'], 'cases': ['1,234']})
"""
TO_ENGLISH = "from groundwork import language\nlanguage.use('en')"
# What a person does to a cell → words of the sentence, in Korean, that say how to mend it.
SLIPS = {
    # marks forgotten, doubled or pasted
    "title = 'report": "닫는 따옴표",
    'title = """report': "따옴표 세 개",
    "len(notes": "‘(’를 닫지 않았습니다. 짝이 되는 ‘)’를",
    "len(notes))": "‘)’가 하나 더",
    "len(notes]": "‘]’를 ‘)’로 바꿔",
    "title = “report”": '‘"’를 다시 입력해',
    "title =\u00a0'report'": "보이지 않는 글자",
    "title = ": "‘=’ 뒤가 비어",
    "documents.read_text(path=)": "‘=’ 뒤가 비어",
    "documents.change(a='b' c='d')": "쉼표",
    "  title = 1\n title = 2": "줄 앞의 빈칸",
    "if notes": "쌍점(:)",
    "if notes:": "줄 앞의 빈칸",
    # text and numbers
    "title = 회의 결과 보고": "따옴표 밖에 있습니다(회의 결과 보고)",
    'title = "그는 "네"라고 했다"': "따옴표 밖에 있습니다(네)",
    "무엇을 바꿀까요?": "따옴표 밖에 있습니다(무엇을 바꿀까요)",
    "※ 회의": "‘※’는 따옴표 밖에",
    "people = 12명": "단위와 쉼표를 빼고",
    "phone = 054-480-1234": "따옴표로 묶고",
    "file = 'C:\\Users\\me.txt'": "빗금(/)",
    "file = C:\\Users": "빗금(/)",
    "'title' = notes": "답은 ‘=’ 오른쪽",
    "documents.report('title'='x')": "따옴표 없이",
    "documents.report(title='x', 'y')": "‘이름=’",
    "documents.report(title='x', title='y')": "두 번",
    # names and values
    "notse": "‘notes’를 적으려던",
    "not_made_yet": "맨 위 칸부터",
    "documents.read_txt('a')": "‘read_text’를 적으려던",
    "documents.zzz": "이 줄을 처음대로",
    "documents.read_text()": "‘path’가 빠졌습니다",
    "documents.read_text(file='a')": "‘file’는 쓸 수 없습니다",
    "documents.read_text('a', 'b', 'c')": "값이 더 들어",
    "notes()": "괄호 앞의 이름",
    "None.save()": "맨 위 칸부터",
    "None[0]": "맨 위 칸부터",
    "'a' + 3": "숫자만",
    "int('1,234')": "‘1,234’는 수가 아닙니다",
    "table['date']": "‘date’를 찾을 수 없습니다",
    "a, b = 1, 2, 3": "개수가 다릅니다",
    "notes[100]": "더 작은 번호",
    "1 / 0": "0으로 나눌 수 없습니다",
    "round('x')": "값으로는 처리할 수 없습니다",
    "import pandsa": "이 줄을 처음대로",
    "from automation import documnets": "이 줄을 처음대로",
    "%notes": "따옴표로 묶",
    "def f(): return f()\nf()": "끝없이",
    # files, memory, the network
    "open('none.txt')": "‘none.txt’가 없습니다",
    "documents.read('')": "파일을 먼저 선택",
    "open('.')": "폴더입니다",
    "open('a' * 500)": "파일 이름으로 쓸 수 없습니다",
    "raise PermissionError(13, 'denied', 'output/a.xlsx')": "엑셀에서",
    "raise OSError(28, 'No space left on device')": "디스크가 가득",
    "b'\\xb0\\xa1'.decode()": "CSV UTF-8",
    "import zipfile\nraise zipfile.BadZipFile": "깨져",
    "raise MemoryError": "메모리",
    "raise KeyboardInterrupt": "멈추었습니다",
    "raise SystemExit": "끝내는 명령",
    "raise TimeoutError": "강사나 담당자에게",
    "import openai\nraise openai.APIConnectionError(request=None)": "강사나 담당자에게",
    # what nobody foresaw
    "raise RuntimeError('boom')": "예상하지 못한 오류",
    "raise ExceptionGroup('boom', [OSError()])": "예상하지 못한 오류",
    "documents.read_text(3)": "예상하지 못한 오류",
}


def _executed(*sources: str, extensions: tuple[str, ...] = ()) -> list[nbformat.NotebookNode]:
    """The cells of a notebook that ran to its end in a kernel of its own."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    settings = [f"--IPKernelApp.extensions={name}" for name in extensions]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(
        notebook,
        allow_errors=True,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR", "--IPKernelApp.capture_fd_output=False", *settings],
    ).execute()
    return notebook.cells


def test_every_slip_is_one_sentence_in_the_readers_language_and_still_an_error(monkeypatch):
    monkeypatch.delenv("LABS_DEBUG", raising=False)
    _, *cells = _executed(READY, *SLIPS, TO_ENGLISH, *SLIPS, extensions=LAB_ROOM)
    korean, english = cells[: len(SLIPS)], cells[len(SLIPS) + 1 :]
    for cell, told in zip(korean, SLIPS.values(), strict=True):
        assert told in _sentence(cell)
    for cell, slip in zip(english, SLIPS, strict=True):
        own_words = set(HANGUL.findall(slip))
        assert set(HANGUL.findall(_sentence(cell))) <= own_words, _sentence(cell)


def _sentence(cell: nbformat.NotebookNode) -> str:
    """The sentence of the only thing a cell shows, an error without a stack."""
    (output,) = cell.outputs
    assert output.output_type == "error", cell.source
    (text,) = output.traceback
    sentence = text.partition("\n")[0]
    assert sentence.startswith("☞ ")
    assert "Error" not in sentence
    return sentence


def test_the_line_that_is_meant_is_shown_with_its_number():
    cells = _executed(
        "%load_ext graders.kind_errors", 'a = 1\ntitle = "보고', "a = 1\nb = (\n  a/0)"
    )
    assert "2번째 줄" in cells[1].outputs[0].traceback[0]
    assert cells[1].outputs[0].traceback[0].endswith('\n    title = "보고')
    assert "3번째 줄" in cells[2].outputs[0].traceback[0]


def test_who_helps_can_see_the_stack_and_authors_always_do(monkeypatch):
    see = ["%unload_ext graders.kind_errors", "%tb"]
    cells = _executed("%load_ext graders.kind_errors", "def f():\n    1 / 0\nf()", *see)
    (told,) = cells[1].outputs
    assert (told.ename, told.evalue) == ("ZeroDivisionError", "division by zero")
    assert "division" not in told.traceback[0]
    assert "ZeroDivisionError" in "".join(cells[-1].outputs[0].traceback)
    monkeypatch.setenv("LABS_DEBUG", "1")
    *_, cell = _executed("%load_ext graders.kind_errors", "1 / 0")
    assert "ZeroDivisionError" in "".join(cell.outputs[0].traceback)


def test_what_libraries_mutter_is_not_shown_under_a_cell():
    mutter = (
        "import logging, os, sys, warnings\n"
        "warnings.warn('old')\nlogging.warning('careful')\nprint('hm', file=sys.stderr)\n"
        "os.write(2, b'from C')\n'done'"
    )
    (cell,) = _executed(mutter, extensions=("courseware.quiet_kernel",))
    (output,) = cell.outputs
    assert output.output_type == "execute_result"


def test_a_problem_inside_a_cell_is_shown_as_it_is():
    assert shown(Problem(plain("고치세요"))) == "☞ 고치세요"


def test_an_error_that_cannot_even_be_read_is_told_all_the_same():
    class OddError(ValueError):
        def __str__(self) -> str:
            raise RuntimeError

    assert shown(OddError()) == f"☞ {NOT_FORESEEN}"


def test_a_mistake_inside_our_own_libraries_is_not_blamed_on_the_value():
    namespace = {"__name__": "automation.documents.reading"}
    try:
        exec("{}['heading']", namespace)
    except KeyError as error:
        assert explain(error) == NOT_FORESEEN
