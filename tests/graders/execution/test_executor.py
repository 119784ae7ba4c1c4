"""Notebooks run as in a kernel, each for itself; what goes wrong is told in one sentence."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from graders import curriculum
from graders.accident import Accident, Happened, sentence
from graders.execution import warm_source
from graders.execution.executor import Executor
from graders.limits import MEGABYTE, Limits
from graders.sandbox.means import available
from graders.sandbox.walls import NOBODY
from groundwork.messages import plain
from groundwork.problem import Problem

TINY_LABS = Path(__file__).parents[2] / "fixtures" / "labs"
LIMITS = Limits(cell_seconds=5, seconds=60, memory=512 * MEGABYTE, disk=32 * MEGABYTE)


@pytest.fixture(scope="module")
def warm() -> Iterator[Executor]:
    if (reason := available()) is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"the kernel of this machine forbids the sandbox: {reason}")
        pytest.skip(str(reason))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(curriculum.ROOT_VARIABLE, str(TINY_LABS))
        with Executor(curriculum.load().lab("t1-1-note"), LIMITS) as made:
            yield made


@pytest.fixture
def run(warm, tmp_path):
    """Run cells beside the files of ``tmp_path``; made files go to ``tmp_path/made``."""

    def run_cells(*sources: str):
        return warm.run(notebook_of(*sources), tmp_path, tmp_path / "made")

    return run_cells


def notebook_of(*sources: str) -> NotebookNode:
    return new_notebook(cells=[new_markdown_cell("# 가상"), *map(new_code_cell, sources)])


def texts(execution) -> list[str]:
    """What each code cell showed, as one text a cell."""
    cells = [cell for cell in execution.notebook.cells if cell.cell_type == "code"]
    return ["".join(map(text_of, cell.outputs)) for cell in cells]


def text_of(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return output.text
    return output.evalue if output.output_type == "error" else output.data["text/plain"]


ORDINARY = [
    "x = 1\nprint('하나')\nx + 1",
    "import sys\nprint('경고', file=sys.stderr)",
    "from IPython.display import display\ndisplay(x)\nprint('그리고')\ndisplay('y')\nx",
    "_ + 1;",
    "import pandas as pd\npd.DataFrame({'동': ['송정동'], '건수': [3]})",
    "",
    "1 / 0",
    "x",
]


def test_cells_show_what_they_show_in_a_kernel(run):
    in_kernel = notebook_of(*ORDINARY)
    NotebookClient(in_kernel, allow_errors=True, timeout=60).execute()
    for ours, theirs in zip(run(*ORDINARY).notebook.cells, in_kernel.cells, strict=True):
        assert ours.get("execution_count") == theirs.get("execution_count")
        assert list(map(summary, ours.get("outputs", []))) == [
            summary(output) for output in theirs.get("outputs", [])
        ]


def summary(output: NotebookNode) -> tuple[str, ...]:
    kinds = sorted(output.data) if "data" in output else []
    return (output.output_type, output.get("name", ""), text_of(output), *kinds)


def test_a_picture_of_a_library_is_kept(run):
    execution = run("from PIL import Image\nImage.new('RGB', (2, 2))")
    assert execution.notebook.cells[1].outputs[0].data["image/png"].startswith("iVBOR")


def test_files_that_were_not_submitted_are_made(run, tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "냈음.txt").write_text("낸 것")
    execution = run(
        "for name in ('냈음', '안 냈음'): open(f'output/{name}.txt', 'w').write('새것')"
    )
    assert [path.name for path in execution.made] == ["안 냈음.txt"]
    assert (tmp_path / "made/output/안 냈음.txt").read_text() == "새것"
    assert (tmp_path / "output" / "냈음.txt").read_text() == "낸 것"


def test_the_course_s_own_materials_are_used(run, tmp_path):
    (tmp_path / "materials").mkdir()
    (tmp_path / "materials" / "request.txt").write_text("아무것도 안 해도 됨")
    (tmp_path / "materials" / "내 메모.txt").write_text("내 것")
    execution = run(
        "from graders import Lab\nlab = Lab('t1-1-note')",
        "print(open('materials/request.txt').read(), open('materials/내 메모.txt').read())",
    )
    assert "회의실" in texts(execution)[1]
    assert "내 것" in texts(execution)[1]


def test_checks_do_not_run_and_are_not_there(warm, tmp_path):
    notebook = notebook_of(
        "from graders import curriculum\nfrom graders.checking import checks_module\n"
        "lab = curriculum.load().lab('t1-1-note')",
        "open('output/ran.txt', 'w')",
        "checks_module(lab)",
        "sorted(path.name for path in lab.folder.iterdir())",
    )
    notebook.cells[2].metadata["labs"] = {"check": "request"}
    execution = warm.run(notebook, tmp_path, tmp_path / "made")
    assert execution.made == []
    assert "no checks at" in texts(execution)[2]
    assert texts(execution)[3] == "['materials']"


def test_each_run_begins_anew_and_with_the_same_chances(run):
    first = texts(run("import random\nleft = 1\nrandom.random()"))
    second = texts(run("import random\n'left' in globals()", "random.random()"))
    assert second[0] == "False"
    assert first == second[1:]


def test_the_learner_is_nobody_and_may_do_nothing(run):
    execution = run(
        "import os\nos.getuid()",
        "[l.split()[1] for l in open('/proc/self/status') if l.startswith('Cap')]",
        "sorted(os.environ)",
    )
    user, capabilities, environment = texts(execution)
    assert user == str(NOBODY if os.geteuid() == 0 else os.geteuid())
    assert set(eval(capabilities)) == {"0" * 16}
    assert "LABS_ROOT" in environment
    assert "PYTEST_CURRENT_TEST" not in environment


def test_processes_of_a_submission_may_speak_to_each_other(run):
    """As the assistant does with its practice server."""
    execution = run(
        "import socket\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "socket.create_connection(server.getsockname(), 1).sendall(b'x')\n"
        "server.accept()[0].recv(1)",
        "[name for _, name in socket.if_nameindex()]",
    )
    assert texts(execution) == ["b'x'", "['lo']"]


def test_only_a_cell_that_is_too_slow_is_interrupted(run):
    execution = run("x = 1", "while True: pass", "x + 1")
    assert "5초" in texts(execution)[1]
    assert texts(execution)[2] == "2"
    assert execution.accidents == [Happened(Accident.CELL_TIME, execution.notebook.cells[2].id)]


@pytest.mark.parametrize(
    ("cell", "accident"),
    [
        ("open('output/큰 것.bin', 'wb').write(bytes(40 << 20))", Accident.DISK),
        ("x = bytearray(1 << 40)", Accident.MEMORY),
        ("open('/usr/lib/x', 'w')", Accident.REFUSED),
        ("import socket; socket.create_connection(('192.0.2.1', 80), 1)", Accident.REFUSED),
        ("import socket; socket.getaddrinfo('gumi.example', 80)", Accident.REFUSED),
    ],
    ids=["disk", "memory", "write", "network", "name"],
)
def test_what_a_cell_ran_into_is_told_under_it_and_the_next_ones_run(run, cell, accident):
    execution = run(cell, "'다음'")
    assert execution.accidents == [Happened(accident, execution.notebook.cells[1].id)]
    assert str(sentence(accident, LIMITS)) in texts(execution)[0]
    assert texts(execution)[1] == "'다음'"


def test_an_error_of_the_cell_s_own_is_no_accident(run):
    assert run("1 / 0", "open('없는 파일')").accidents == []


@pytest.mark.parametrize(
    ("cell", "accident"),
    [
        ("import os; os._exit(3)", Accident.DIED),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Accident.DIED),
        ("import time; x = b'x' * (700 << 20); time.sleep(1)", Accident.MEMORY),
        (
            "from IPython.display import display, HTML\n"
            "for _ in range(40): display(HTML('x' * (1 << 20)))",
            Accident.OUTPUT,
        ),
    ],
    ids=["exit", "crash", "memory", "output"],
)
def test_an_accident_is_told_under_its_cell(run, cell, accident):
    execution = run("open('output/먼저.txt', 'w').write('있음')", cell, "print('다음')")
    told = sentence(accident, LIMITS)
    assert execution.accidents == [Happened(accident, execution.notebook.cells[2].id)]
    assert str(told) in texts(execution)[1]
    assert texts(execution)[2] == ""
    assert [path.name for path in execution.made] == ["먼저.txt"]
    assert told.render("en").isascii()


def test_memory_shared_with_the_warm_process_is_not_counted_for_each_fork(run):
    execution = run(
        "import multiprocessing, time\n"
        "sleeping = [multiprocessing.get_context('fork').Process(target=time.sleep, args=(3,))"
        " for _ in range(12)]\n"
        "[each.start() for each in sleeping]\ntime.sleep(0.5)\n'still here'",
    )
    assert texts(execution) == ["'still here'"]
    assert execution.accidents == []


def test_more_files_than_there_is_room_for_are_told(run, tmp_path):
    (tmp_path / "output").mkdir()
    with (tmp_path / "output" / "큰 파일.bin").open("wb") as file:
        file.truncate(LIMITS.disk)
    assert [happened.accident for happened in run("1").accidents] == [Accident.NO_ROOM]


def test_a_killed_warm_process_is_started_again(warm, run):
    assert texts(run("1")) == ["1"]
    process_of(warm).kill()
    assert texts(run("2")) == ["2"]


def test_a_run_whose_warm_process_is_killed_is_run_again(warm, run):
    assert texts(run("1")) == ["1"]
    first = process_of(warm)
    timer = threading.Timer(0.5, lambda: os.kill(first.pid, signal.SIGKILL))
    timer.start()
    assert texts(run("import time; time.sleep(1.5); 3")) == ["3"]
    assert process_of(warm).pid != first.pid


def test_nothing_is_left_when_it_closes(warm, tmp_path):
    executor = Executor(warm.lab, LIMITS)
    cell = "import subprocess; subprocess.Popen(['sleep', '600'], start_new_session=True)"
    executor.run(notebook_of(cell), tmp_path, tmp_path)
    processes = [process_of(executor), *process_of(executor).children(recursive=True)]
    executor.close()
    assert not any(process.is_running() for process in processes)


def test_closing_ends_a_run_that_is_under_way(warm, tmp_path):
    executor = Executor(warm.lab)
    timer = threading.Timer(3, executor.close)
    timer.start()
    begun = time.monotonic()
    executor.run(notebook_of("import time; time.sleep(600)"), tmp_path, tmp_path)
    assert time.monotonic() - begun < 60
    timer.join()


def test_where_there_are_no_means_it_says_so(tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setattr(warm_source, "available", lambda: plain("이 컴퓨터에서는 안 됩니다."))
    with Executor(tiny_lab) as idle, pytest.raises(Problem, match="안 됩니다"):
        idle.run(notebook_of("1"), tmp_path, tmp_path)


def process_of(warm: Executor) -> psutil.Process:
    return psutil.Process(warm.source._warm._process.pid)
