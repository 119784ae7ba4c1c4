"""What goes wrong in a cell is one sentence in the notebook, and still an error for nbgrader."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from graders.kind_errors import explain
from groundwork import language


def _outputs(*sources: str) -> list[nbformat.NotebookNode]:
    """The outputs of the last cell of a notebook that ran to its end."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(
        notebook, allow_errors=True, kernel_name="python3", extra_arguments=["--log-level=ERROR"]
    ).execute()
    return notebook.cells[-1].outputs


def test_a_forgotten_quotation_mark_is_one_sentence_and_still_an_error():
    (output,) = _outputs("%load_ext graders.kind_errors", 'x = 1\ntitle = "보고')
    assert output.output_type == "error"
    (line,) = output.traceback
    assert "2번째 줄" in line
    assert "Traceback" not in line


def test_errors_inside_a_function_and_from_a_problem_show_no_stack():
    calls = "from groundwork.problem import Problem\nfrom groundwork.messages import plain\n"
    for source in ("def f():\n    return 1 / 0\nf()", calls + "raise Problem(plain('고치세요'))"):
        (output,) = _outputs("%load_ext graders.kind_errors", source)
        assert output.output_type == "error"
        assert len(output.traceback) == 1
        assert output.traceback[0].startswith("☞")


def _raised(source: str) -> BaseException:
    try:
        exec(compile(source, "칸", "exec"), {})
    except BaseException as error:
        return error
    raise AssertionError(source)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = (1", "1번째 줄"),
        ("if True:\nx", "2번째 줄"),
        ("보고서", "‘보고서’를"),
        ("open('없음.txt')", "없음.txt"),
        ("raise KeyboardInterrupt", "멈추었습니다"),
        ("raise MemoryError", "메모리"),
        ("{}['가']", "KeyError"),
        ("1 + '가'", "TypeError"),
    ],
)
def test_each_kind_of_error_says_what_to_try(source, told):
    message = explain(_raised(source))
    assert told in message.render("ko")
    with language.using("en"):
        assert str(message).isprintable()
        assert "니다" not in str(message)
