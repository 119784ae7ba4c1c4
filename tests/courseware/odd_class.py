"""A class folder as forty ordinary people submit it: odd in every way seen, each with an owner.

All people are made up (가상). Of each submission it is known whose it is and what it is worth.
"""

from __future__ import annotations

import io
import json
import os
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
import xlsxwriter
from nbformat import NotebookNode

from courseware.build import learner_notebook, solution_notebook
from courseware.reference import reference_submission
from graders import curriculum
from graders.curriculum import LabEntry

LAB = "a1-1-report"
NOTEBOOK = f"{LAB}.ipynb"
ALL = 90
LONG_AGO, IN_2031 = time.time() - 40 * 86_400, time.time() + 1_800 * 86_400
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Odd:
    """One of the odd: whose, what it is worth (None where only a person can say), how it comes.

    ``answered`` says that the words of the look-back are there for a person to read; ``file`` is a
    name that stands in what is told where it is nobody's.
    """

    learner: str
    points: float | None
    answered: bool
    put: Callable[[Material, Path, str], None]
    file: str = ""

    @property
    def shows(self) -> str:
        return self.put.__name__


class Material:
    """What submissions are made of."""

    @cached_property
    def lab(self) -> LabEntry:
        return curriculum.load().lab(LAB)

    @cached_property
    def made(self) -> dict[str, bytes]:
        output = reference_submission(self.lab) / "output"
        return {f"output/{name}": (output / name).read_bytes() for name in FILES}

    @property
    def report(self) -> bytes:
        return self.made["output/report.hwpx"]

    @property
    def sent(self) -> bytes:
        return self.made["output/sent.txt"]

    @cached_property
    def worse(self) -> bytes:
        """The report with other figures in it."""
        changed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.report)) as good, zipfile.ZipFile(changed, "w") as bad:
            for name in good.namelist():
                content = good.read(name)
                if "section" in name:
                    content = content.replace(b">1", b">7").replace(b"2", b"5")
                bad.writestr(name, content)
        return changed.getvalue()

    @cached_property
    def _answered(self) -> NotebookNode:
        answers = {cell.id: cell.source for cell in solution_notebook(self.lab, "ko").cells}
        notebook = learner_notebook(self.lab, "ko")
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                cell.source = answers[cell.id]
        return notebook

    @cached_property
    def notebook(self) -> bytes:
        return _text(self._answered)

    @cached_property
    def untouched(self) -> bytes:
        return _text(learner_notebook(self.lab, "ko"))

    def stripped(self, ids: bool) -> bytes:
        """As programs leave it that know nothing of nbgrader; without ``ids`` older than them."""
        notebook = json.loads(self.notebook)
        notebook["metadata"] = {}
        for number, cell in enumerate(notebook["cells"]):
            cell["metadata"] = {}
            if not ids:
                cell["id"] = f"new-{number}"
        return json.dumps(notebook).encode()

    @property
    def whole(self) -> dict[str, bytes]:
        return {NOTEBOOK: self.notebook, **self.made}


FILES = ("report.hwpx", "sent.txt")


def _text(notebook: NotebookNode) -> bytes:
    return nbformat.writes(notebook).encode()


def lay(folder: Path, files: Files, at: float | None = None) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if at is not None:
            os.utime(path, (at, at))


class _WindowsInfo(zipfile.ZipInfo):
    """A member whose name is written as Windows in Korea does."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's
        return self.filename.encode("cp949"), self.flag_bits & ~0x800


def zipped(
    files: Files, at: float | None = None, kind: type[zipfile.ZipInfo] = zipfile.ZipInfo
) -> bytes:
    archive = io.BytesIO()
    moment = time.localtime(at or time.time())[:6]
    with zipfile.ZipFile(archive, "w") as out:
        for name, content in files.items():
            out.writestr(kind(name, moment), content)
    return archive.getvalue()


_ODD: list[Odd] = []
First = Callable[[Material, Path, str], None]


def _odd(
    learner: str, points: float | None, answered: bool = True, file: str = ""
) -> Callable[[First], First]:
    def add(put: First) -> First:
        _ODD.append(Odd(learner, points, answered, put, file))
        return put

    return add


def odd_class() -> list[Odd]:
    return list(_ODD)


def write_list(path: Path) -> None:
    """The office's list: counted, with names that two people share."""
    names = sorted(odd.learner.partition("-")[0] for odd in _ODD)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["번호", "성명", "부서"])
        for number, name in enumerate(names, start=1):
            sheet.write_row(number, 0, [number, name, f"가상{number % 5}과"])


def write_class(root: Path) -> Iterator[Path]:
    """Write everything under a folder; gives what is collected, one after the other."""
    material = Material()
    for round_ in ("1", "2"):
        (root / round_).mkdir(parents=True)
    for odd in _ODD:
        odd.put(material, root, odd.learner)
    yield root / "1"
    yield root / "2"
    yield from sorted(root.glob("moodle-*.zip"))


# --- as it is meant ---


@_odd("강가람", ALL)
def folder(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole)


@_odd("강나래", ALL)
def files_that_begin_with_the_name(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who}_{Path(name).name}": content for name, content in m.whole.items()})


@_odd("고다운", ALL)
def packed_zip(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who}_{LAB}.zip": zipped(m.whole)})


@_odd("고라온", ALL)
def moodle_folder(m: Material, root: Path, who: str) -> None:
    files = {Path(name).name: content for name, content in m.whole.items()}
    lay(root / "1" / f"{who}_3101_assignsubmission_file", files)


@_odd("권마루", 0, answered=False)
def untouched_notebook(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.untouched})


# --- notebooks ---


@_odd("권바다", ALL)
def notebook_with_a_byte_order_mark(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {NOTEBOOK: b"\xef\xbb\xbf" + m.notebook})


@_odd("김보람", None)
def notebook_with_a_byte_order_mark_and_no_files(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: b"\xef\xbb\xbf" + m.notebook})


@_odd("김사랑", ALL)
def notebook_in_utf_16(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {NOTEBOOK: m.notebook.decode().encode("utf-16")})


@_odd("김아라", None)
def notebook_in_utf_16_and_no_files(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.notebook.decode().encode("utf-16")})


@_odd("김자람", ALL)
def stripped_of_metadata(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {NOTEBOOK: m.stripped(ids=True)})


@_odd("나차돌", None)
def stripped_of_metadata_and_no_files(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.stripped(ids=True)})


@_odd("나푸름", ALL)
def stripped_of_ids_too(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {NOTEBOOK: m.stripped(ids=False)})


@_odd("남하늘", ALL)
def untouched_original_beside_the_answered_copy(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {NOTEBOOK: m.untouched, f"{LAB}-Copy1.ipynb": m.notebook})


@_odd("남해솔", None)
def original_and_copy_and_no_files(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.untouched, f"{LAB}-Copy1.ipynb": m.notebook})


@_odd("노가온", ALL)
def numbered_download_older_than_the_untouched_one(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who}_{LAB} (1).ipynb": m.notebook}, LONG_AGO)
    lay(root / "1", {f"{who}_{LAB}.ipynb": m.untouched})
    lay(root / "1", {f"{who}_report.hwpx": m.report, f"{who}_sent.txt": m.sent})


@_odd("노나루", ALL)
def notebook_saved_as_text_by_a_browser(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {f"{NOTEBOOK}.txt": m.notebook, **m.made})


@_odd("도다솜", None)
def notebook_printed_as_html(m: Material, root: Path, who: str) -> None:
    page = f"<html><body><pre>{m.notebook.decode()}</pre></body></html>"
    lay(root / "1" / who, {f"{LAB}.html": page.encode()})


@_odd("도라미", ALL)
def notebook_cut_off(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {NOTEBOOK: m.notebook[:9_000]})


# --- zips and folders ---


@_odd("류마음", ALL)
def zip_in_a_zip_in_a_zip(m: Material, root: Path, who: str) -> None:
    inner = zipped({"과제.zip": zipped({"제출.zip": zipped(m.whole)})})
    lay(root / "1", {f"{who}.zip": inner})


def _workspace(m: Material) -> dict[str, bytes]:
    lab = f"workspace/ko/automation/{LAB}"
    other = "workspace/ko/foundations/f1-2-send"
    return {
        **{f"{lab}/{name}": content for name, content in m.whole.items()},
        f"{lab}/materials/메모.txt": b"given",
        f"{lab}/my-files/개인.hwpx": m.worse,
        f"{other}/f1-2-send.ipynb": b"{}",
        f"{other}/output/report.hwpx": m.worse,
        "workspace/.jupyter/number.txt": b"1",
    }


@_odd("류바론", ALL)
def zip_of_the_whole_workspace(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who}.zip": zipped(_workspace(m))})


@_odd("문새벽", ALL)
def folder_with_the_whole_workspace(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, _workspace(m))


@_odd("문아침", ALL)
def moodles_bulk_zip_of_one_learner(m: Material, root: Path, who: str) -> None:
    name = f"{who}_1234_assignsubmission_file/제출물.zip"
    lay(root, {"moodle-1.zip": zipped({name: zipped(m.whole)})})


@_odd("박자연", ALL)
def bulk_zip_of_one_learner_with_words_too(m: Material, root: Path, who: str) -> None:
    files = {f"{who}_77_assignsubmission_file/{Path(n).name}": c for n, c in m.whole.items()}
    words = {f"{who}_77_assignsubmission_onlinetext/onlinetext.html": b"<p>hello</p>"}
    lay(root, {"moodle-2.zip": zipped(files | words)})


@_odd("박초롱", None, answered=False)
def empty_zip(_m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who}.zip": zipped({})})


@_odd("배타미", None, answered=False)
def empty_zip_in_a_folder(_m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {"제출.zip": zipped({})})


@_odd("배하람", None, answered=False)
def empty_folder(_m: Material, root: Path, who: str) -> None:
    (root / "1" / who).mkdir()


@_odd("백한결", ALL)
def zip_of_windows_in_korea(m: Material, root: Path, who: str) -> None:
    files = {f"제출 {who}/{name}": content for name, content in m.whole.items()}
    lay(root / "1", {f"{who}.zip": zipped(files, kind=_WindowsInfo)})


@_odd("서가을", ALL)
def zip_of_a_mac(m: Material, root: Path, who: str) -> None:
    files = {f"제출/{name}": content for name, content in m.whole.items()}
    left = {"__MACOSX/제출/._report.hwpx": b"left"}
    lay(root / "1", {unicodedata.normalize("NFD", f"{who}_제출.zip"): zipped(files | left)})


@_odd("서겨울", ALL)
def results_in_a_folder_of_another_name(m: Material, root: Path, who: str) -> None:
    files = {f"결과물/{name}": m.made[f"output/{name}"] for name in FILES}
    lay(root / "1" / who, {NOTEBOOK: m.notebook} | files)


@_odd("석노을", ALL)
def report_taken_for_a_zip(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.notebook, "report.hwpx.zip": m.report, "sent.txt": m.sent})


@_odd("석단비", None)
def archive_of_another_kind(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.notebook, "제출.alz": b"ALZ\x01" + m.report})


# --- files ---


@_odd("성미르", ALL)
def files_of_other_names(m: Material, root: Path, who: str) -> None:
    named = {"output/결과보고 최종.hwpx": m.report, "output/보낸 글.txt": m.sent}
    lay(root / "1" / who, {NOTEBOOK: m.notebook} | named)


@_odd("송버들", None)
def report_and_its_copy_of_another_content(m: Material, root: Path, who: str) -> None:
    lay(
        root / "1" / who,
        m.whole | {"output/report.hwpx": m.worse, "output/report (1).hwpx": m.report},
    )


@_odd("송보라", None)
def report_of_an_older_program(m: Material, root: Path, who: str) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)
    lay(root / "1" / who, {NOTEBOOK: m.notebook, "report.hwp": old, "sent.txt": m.sent})


@_odd("신빛나", None, answered=False)
def empty_report(_m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who}_report.hwpx": b""})


@_odd("신솔비", None, answered=False)
def only_a_picture(_m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {"화면.jpg": b"\xff\xd8\xff\xe0" + bytes(3_000)})


@_odd("안시내", None, answered=False)
def files_of_another_lab(m: Material, root: Path, who: str) -> None:
    other = json.loads(m.notebook)
    other["metadata"]["labs"]["lab"] = "f1-1-verify"
    files = {
        "f1-1-verify.ipynb": json.dumps(other).encode(),
        "output/확인표.xlsx": b"PK" + bytes(99),
    }
    lay(root / "1" / who, files)


# --- time ---


@_odd("안여름", ALL)
def second_submission_with_an_older_report(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, {NOTEBOOK: m.notebook, "output/sent.txt": m.sent})
    lay(root / "2" / who, m.whole, LONG_AGO)


@_odd("오유리", ALL)
def clock_in_2031_and_then_a_correction(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {"output/report.hwpx": m.worse}, IN_2031)
    lay(root / "2" / who, m.whole)


@_odd("오이슬", None)
def zip_of_2031_beside_a_corrected_file(m: Material, root: Path, who: str) -> None:
    bad = m.whole | {"output/report.hwpx": m.worse}
    lay(root / "1", {f"{who}.zip": zipped(bad, IN_2031), f"{who}_report.hwpx": m.report})


@_odd("우주리", ALL)
def only_the_report_once_more(m: Material, root: Path, who: str) -> None:
    lay(root / "1" / who, m.whole | {"output/report.hwpx": m.worse})
    lay(root / "2", {f"{who}_report.hwpx": m.report}, LONG_AGO)


# --- whose ---


@_odd("이서연-1", None, answered=False, file="이서연_4001_assignsubmission_file")
def namesake(m: Material, root: Path, _who: str) -> None:
    lay(root / "1" / "이서연_4001_assignsubmission_file", m.whole)


@_odd("이서연-2", None, answered=False, file="이서연_4002_assignsubmission_file")
def other_namesake(m: Material, root: Path, _who: str) -> None:
    lay(root / "1" / "이서연_4002_assignsubmission_file", m.whole)


@_odd("정하준", None, answered=False, file="보고서_정하준.hwpx")
def name_behind_the_underscore(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"보고서_{who}.hwpx": m.report})


@_odd("조은별", None, answered=False, file="1조 조은별 보고서.hwpx")
def name_among_other_words(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"1조 {who} 보고서.hwpx": m.report})


@_odd("최도담", None, answered=False, file="최도담 주무관")
def name_with_a_rank(m: Material, root: Path, who: str) -> None:
    lay(root / "1", {f"{who} 주무관_report.hwpx": m.report})


@_odd("한가비", None, answered=False, file="Han Gabi")
def name_in_other_letters(m: Material, root: Path, _who: str) -> None:
    lay(root / "1", {"Han Gabi_report.hwpx": m.report})


@_odd("황별이", None, answered=False, file="report.hwpx")
def no_name_at_all(m: Material, root: Path, _who: str) -> None:
    lay(root / "1", {"report.hwpx": m.report})
