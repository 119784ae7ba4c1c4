"""Submissions of any platform find their places; repeats lose nothing; refusals say why."""

from __future__ import annotations

import os
import shutil
import zipfile
from datetime import UTC, datetime

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courseware.build import learner_notebook, write_notebook
from courseware.collect import Status, collect_exchange, collect_files
from courseware.course import open_course
from graders.nbgrader.submission_exporter import read_submission
from graders.timestamp import submitted_at
from groundwork.problem import Problem


@pytest.fixture
def box(tmp_path):
    """A folder of submissions as a platform gives it; ``box(name, content)`` puts a file in."""
    folder = tmp_path / "받은 파일"
    folder.mkdir()

    def put(name: str, content: bytes | str = "안녕하세요", at: float | None = None):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        if at is not None:
            os.utime(path, (at, at))
        return path

    put.folder = folder
    return put


@pytest.fixture
def collect(course, tiny_lab, box):
    """Collect the box: who got which status."""

    def run(source=None):
        report = list(collect_files(course, tiny_lab, source or box.folder))
        return {line.learner: line for line in report}

    return run


def files_of(course, lab, learner):
    folder = course.submitted(learner, lab)
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


NOTEBOOK = "t1-1-note.ipynb"


@pytest.mark.parametrize(
    "name",
    [
        "홍 길동/output/note.txt",
        "홍 길동/t1-1-note/output/note.txt",
        "홍 길동/note.txt",
        "홍 길동_note.txt",
        "홍 길동_1234_assignsubmission_file/note.txt",
        "제출물/홍 길동_12_345_note.txt",
        "제출물/반/홍 길동/output/note.txt",
    ],
)
def test_the_learner_is_the_folder_or_what_stands_before_the_underscore(
    collect, course, tiny_lab, box, name
):
    box(name)
    report = collect()
    assert [(line.learner, line.status) for line in report.values()] == [("홍 길동", Status.NEW)]
    assert NOTEBOOK in files_of(course, tiny_lab, "홍 길동")


def test_many_files_of_one_learner_are_one_submission(collect, course, tiny_lab, box):
    notebook = learner_notebook(tiny_lab, "ko")
    write_notebook(notebook, box.folder / "가상01_t1-1-note (2).ipynb")
    box("가상01_note.txt")
    collect()
    expected = ["output/note.txt", NOTEBOOK, "timestamp.txt"]
    assert files_of(course, tiny_lab, "가상01") == expected


def test_a_zip_of_zips_works_and_so_does_a_zip_of_one_learner(collect, course, tiny_lab, tmp_path):
    inner = tmp_path / "가상02.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("output/note.txt", "안녕하세요")
        archive.writestr("materials/request.txt", "모두가 가진 자료")
        archive.writestr("my-files/우리 과 자료.xlsx", "내 업무")
    outer = tmp_path / "제출물.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, "가상02_제출.zip")
        archive.writestr("가상03/output/note.txt", "안녕하세요")
    assert set(collect(outer)) == {"가상02", "가상03"}
    assert files_of(course, tiny_lab, "가상02") == ["output/note.txt", NOTEBOOK, "timestamp.txt"]
    assert collect(inner)["가상02"].status is Status.SAME


def packed(path, depth: int, name: str = "output/note.txt", content: bytes = b"note"):
    """A zip so many zips deep."""
    path.parent.mkdir(exist_ok=True)
    for number in range(depth):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, content)
        name, content = f"제출{number}.zip", path.read_bytes()
    return path


@pytest.mark.parametrize("depth", [2, 3, 5])
def test_zips_inside_zips_are_unpacked(collect, course, tiny_lab, box, depth):
    packed(box.folder / "가상01.zip", depth)
    assert not collect()["가상01"].refused
    assert files_of(course, tiny_lab, "가상01") == ["output/note.txt", NOTEBOOK, "timestamp.txt"]


def test_zips_without_end_are_told_and_left_for_a_person(collect, course, tiny_lab, box):
    box("가상02_note.txt")
    packed(box.folder / "가상01" / "가상01.zip", 1)
    packed(box.folder / "가상01" / "끝없는.zip", 30, "output/deep.txt")
    [reason] = collect()["가상01"].refused
    assert "20개를 넘습니다" in str(reason)
    files = files_of(course, tiny_lab, "가상01")
    assert "output/note.txt" in files
    assert any(name.startswith("output/제출") for name in files)


def test_zips_that_are_too_much_together_are_not_unpacked(
    collect, course, tiny_lab, box, monkeypatch
):
    box("가상02_note.txt")
    monkeypatch.setattr("courseware.laying_out.MAX_UNPACKED_BYTES", 1500)
    packed(box.folder / "가상01" / "가.zip", 1, "output/note.txt", b"0" * 1000)
    packed(box.folder / "가상01" / "나.zip", 1, "output/more.txt", b"0" * 1000)
    assert "비정상" in str(collect()["가상01"].refused[0])
    files = files_of(course, tiny_lab, "가상01")
    assert files == ["output/note.txt", "output/나.zip", NOTEBOOK, "timestamp.txt"]


def test_of_several_notebooks_the_labs_own_gets_the_name(collect, course, tiny_lab, box):
    write_notebook(learner_notebook(tiny_lab, "en"), box.folder / "가상01" / "복사본.ipynb")
    box("가상01/연습.ipynb", "{}")
    collect()
    taken = nbformat.read(course.submitted("가상01", tiny_lab) / NOTEBOOK, as_version=4)
    assert taken.metadata.labs.language == "en"


def test_of_one_learners_loose_notebooks_the_newest_gets_the_name(collect, course, tiny_lab, box):
    for name, language, at in (("b", "ko", 1_780_000_000), ("a", "en", 1_780_003_600)):
        path = box.folder / f"가상01_{name}.ipynb"
        write_notebook(learner_notebook(tiny_lab, language), path)
        os.utime(path, (at, at))
    collect()
    taken = nbformat.read(course.submitted("가상01", tiny_lab) / NOTEBOOK, as_version=4)
    assert taken.metadata.labs.language == "en"


def test_the_last_wins_and_the_earlier_is_kept_aside(collect, course, tiny_lab, box):
    box("가상01_note.txt", "처음", at=1_780_000_000)
    box("가상02_note.txt", "그대로", at=1_780_000_000)
    collect()
    box("가상01_note.txt", "다음", at=1_780_003_600)
    report = collect()
    assert report["가상01"].status is Status.REPLACED
    assert report["가상02"].status is Status.SAME
    note = course.submitted("가상01", tiny_lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == "다음"
    [aside] = course.earlier("가상01", tiny_lab).iterdir()
    assert (aside / "output" / "note.txt").read_text(encoding="utf-8") == "처음"


def test_what_is_collected_later_counts_even_with_an_older_date(collect, course, tiny_lab, box):
    box("가상01_note.txt", "처음", at=1_780_003_600)
    collect()
    box("가상01_note.txt", "다음", at=1_780_000_000)
    assert collect()["가상01"].status is Status.REPLACED
    note = course.submitted("가상01", tiny_lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == "다음"
    [aside] = course.earlier("가상01", tiny_lab).iterdir()
    assert (aside / "output" / "note.txt").read_text(encoding="utf-8") == "처음"


@pytest.mark.parametrize("at", [1_780_000_000, 1_780_003_600, 1_780_007_200])
def test_what_was_kept_aside_stays_aside_when_it_is_collected_again(
    collect, course, tiny_lab, box, at
):
    box("가상01_note.txt", "처음", at=1_780_000_000)
    collect()
    box("가상01_note.txt", "다음", at=1_780_003_600)
    collect()
    box("가상01_note.txt", "처음", at=at)
    assert collect()["가상01"].status is Status.OLDER
    note = course.submitted("가상01", tiny_lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == "다음"
    assert len(list(course.earlier("가상01", tiny_lab).iterdir())) == 1


def test_submitting_a_better_file_alone_keeps_the_notebooks_answers(collect, course, tiny_lab, box):
    notebook = learner_notebook(tiny_lab, "ko")
    notebook.cells[-2].source = "배운 점"
    write_notebook(notebook, box.folder / "가상01" / NOTEBOOK)
    box("가상01/output/note.txt", at=1_780_000_000)
    collect()
    (box.folder / "가상01" / NOTEBOOK).unlink()
    box("가상01/output/note.txt", "더 나은 메모", at=4_000_000_000)
    assert collect()["가상01"].status is Status.REPLACED
    kept = (course.submitted("가상01", tiny_lab) / NOTEBOOK).read_text(encoding="utf-8")
    assert "배운 점" in kept


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("설명.txt", b"x", "번호_파일이름"),
        ("가상01_제출.zip", b"PK\x03\x04broken", "깨져"),
        ("가상01_제출.7z", b"7z", "zip이 아닌 압축"),
        ("[1]_note.txt", b"x", "쓸 수 없는 글자"),
        ("=cmd_note.txt", b"x", "쓸 수 없는 글자"),
        ("_note.txt", b"x", "쓸 수 없는 글자"),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_others_are_taken(collect, box, name, content, reason):
    box(name, content)
    box("가상09_note.txt")
    report = collect()
    assert report["가상09"].status is Status.NEW
    [refused] = [line for line in report.values() if line.status is Status.REFUSED]
    assert reason in str(refused.refused[0])


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_to_a_file_of_ours_is_not_followed(collect, course, tiny_lab, box, tmp_path):
    secret = tmp_path / "gradebook.txt"
    secret.write_text("비밀")
    box("가상01/output/other.txt")
    (box.folder / "가상01" / "output" / "note.txt").symlink_to(secret)
    report = collect()
    assert "바로가기" in str(report["가상01"].refused[0])
    assert "output/note.txt" not in files_of(course, tiny_lab, "가상01")


names = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters='/\\:*?"<>|'))
file_names = st.tuples(st.sampled_from(["가상01", " 가상01", "kim"]), names).map(
    lambda parts: f"{parts[0]}_{parts[1][:30]}.txt"
)


@given(st.sets(file_names, min_size=1, max_size=6))
@settings(
    derandomize=True,
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_file_is_in_some_submission(course, tiny_lab, tmp_path_factory, files):
    box = tmp_path_factory.mktemp("box")
    for number, name in enumerate(sorted(files)):
        (box / name).write_text(f"내용 {number}", encoding="utf-8")
    given_texts = {path.read_text(encoding="utf-8") for path in box.iterdir()}
    list(collect_files(course, tiny_lab, box))
    for learner in course.learners(tiny_lab):
        folder = course.submitted(learner, tiny_lab) / "output"
        given_texts -= {path.read_text(encoding="utf-8") for path in folder.iterdir()}
        shutil.rmtree(folder.parent.parent)
    assert not given_texts


def test_the_newer_of_two_files_of_one_name_has_the_name(collect, course, tiny_lab, box):
    box("가상01_note.txt", "새것", at=1_780_003_600)
    box("가상01/output/note.txt", "옛것", at=1_780_000_000)
    collect()
    folder = course.submitted("가상01", tiny_lab) / "output"
    assert (folder / "note.txt").read_text(encoding="utf-8") == "새것"
    assert (folder / "note (2).txt").read_text(encoding="utf-8") == "옛것"


def test_a_bad_file_inside_a_folder_costs_nothing_else(collect, course, tiny_lab, box):
    box("가상01/output/note.txt")
    box("가상01/a 묶음.zip", b"broken")
    report = collect()
    assert "output/a 묶음.zip" in files_of(course, tiny_lab, "가상01")
    assert report["가상01"].status is Status.NEW
    assert "a 묶음.zip" in str(report["가상01"].refused[0])
    assert "output/note.txt" in files_of(course, tiny_lab, "가상01")


def test_an_unreleased_lab_and_a_missing_source_are_told(course, tiny_lab, tmp_path):
    with pytest.raises(Problem, match="찾을 수 없습니다"):
        list(collect_files(course, tiny_lab, tmp_path / "없는 폴더"))
    shutil.rmtree(course.release(tiny_lab))
    with pytest.raises(Problem, match="labs release t1-1-note"):
        list(collect_files(course, tiny_lab, tmp_path))
    with pytest.raises(Problem, match="labs release"):
        open_course(tmp_path / "다른 곳")


@pytest.mark.skipif(os.name == "nt", reason="nbgrader's exchange does not work on Windows")
def test_submissions_come_out_of_nbgraders_exchange(course, tiny_lab, tmp_path):
    exchange = tmp_path / "exchange"
    config = course.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + f"\nc.Exchange.root = {str(exchange)!r}\n"
    config.write_text(text, encoding="utf-8")
    inbound = exchange / "course" / "inbound"
    for number, note in (("01", "처음"), ("02", "다음")):
        folder = inbound / f"가상01+t1-1-note+2026-03-{number} 09:00:00.000000 UTC"
        (folder / "output").mkdir(parents=True)
        (folder / "output" / "note.txt").write_text(note, encoding="utf-8")
        (folder / "materials").mkdir()
        (folder / "materials" / "big.bin").write_bytes(b"0")
        (folder / "my-files").mkdir()
        (folder / "my-files" / "own.xlsx").write_bytes(b"0")
        (folder / "submission_secret.txt").write_text("secret")
        (folder / "timestamp.txt").write_text(f"2026-03-{number} 09:00:00.000000 UTC")
    [first] = collect_exchange(course, tiny_lab)
    assert (first.learner, first.status) == ("가상01", Status.NEW)
    assert first.files == ("output/note.txt", NOTEBOOK)
    [again] = collect_exchange(course, tiny_lab)
    assert again.status is Status.SAME


def test_a_notebook_of_another_lab_is_told(course, tiny_lab, box, collect):
    notebook = learner_notebook(tiny_lab, "ko")
    notebook.metadata["labs"]["lab"] = "t9-9-other"
    write_notebook(notebook, box.folder / "가상01" / "t9-9-other.ipynb")
    [reason] = collect()["가상01"].refused
    assert "다른 실습(t9-9-other)의 실습 파일" in str(reason)
    assert NOTEBOOK in files_of(course, tiny_lab, "가상01")


def test_an_archive_that_is_no_zip_is_told_to_whom_it_belongs(box, collect):
    box("가상01.alz", b"ALZ")
    line = collect()["가상01"]
    assert line.status is Status.REFUSED
    assert "zip이 아닌 압축 파일" in str(line.refused[0])


MOODLE = "김민준_{}_assignsubmission_file"


def notes_of(course, lab):
    """The note of each learner who stands in the course."""
    return {
        learner: next(course.submitted(learner, lab).rglob("note.txt")).read_text("utf-8")
        for learner in course.learners(lab)
    }


@pytest.mark.parametrize("shape", [f"{MOODLE}/note.txt", f"{MOODLE}_note.txt"])
def test_two_people_of_one_name_in_moodle_stay_two_and_it_is_told(
    collect, course, tiny_lab, box, shape
):
    box(shape.format(1042), "하나")
    box(shape.format(1077), "둘")
    report = collect()
    assert notes_of(course, tiny_lab) == {"김민준_1042": "하나", "김민준_1077": "둘"}
    for line in report.values():
        [reason] = line.refused
        assert "둘 이상" in str(reason)
    shutil.rmtree(box.folder)
    box(shape.format(1077), "둘째가 다시")
    assert set(collect()) == {"김민준_1077"}
    assert notes_of(course, tiny_lab)["김민준_1042"] == "하나"


@pytest.mark.parametrize("first_again", [True, False])
def test_one_of_the_same_name_who_comes_later_replaces_nobody(
    collect, course, tiny_lab, box, first_again
):
    first = box(MOODLE.format(1042) + "/note.txt", "하나")
    assert not collect()["김민준"].refused
    if not first_again:
        shutil.rmtree(first.parent)
    box(MOODLE.format(1077) + "/note.txt", "둘")
    assert "둘 이상" in str(collect()["김민준_1077"].refused[0])
    assert notes_of(course, tiny_lab) == {"김민준": "하나", "김민준_1077": "둘"}


def test_whom_moodle_cannot_be_asked_about_is_told_once(collect, box):
    box("김민준/output/note.txt", "하나")
    collect()
    shutil.rmtree(box.folder / "김민준")
    box(MOODLE.format(1042) + "/output/note.txt", "둘")
    [reason] = collect()["김민준"].refused
    assert "같은 사람으로 처리했습니다" in str(reason)
    assert not collect()["김민준"].refused
    assert set(collect(box.folder / MOODLE.format(1042))) == {"김민준"}


def test_submitted_is_when_it_was_received_whatever_the_files_dates(course, tiny_lab, box):
    received = datetime(2026, 3, 2, 9, tzinfo=UTC)
    box("가상01_note.txt", at=1_780_000_000)
    list(collect_files(course, tiny_lab, box.folder, received))
    assert submitted_at(course.submitted("가상01", tiny_lab)) == received


def test_a_clock_of_the_future_is_told_and_beats_no_correction(collect, course, tiny_lab, box):
    box("가상01_note.txt", "틀린 것", at=4_000_000_000)
    assert "2096-10-02" in str(collect()["가상01"].refused[0])
    box("가상01_note.txt", "고친 것", at=1_780_000_000)
    assert collect()["가상01"].status is Status.REPLACED
    note = course.submitted("가상01", tiny_lab) / "output" / "note.txt"
    assert note.read_text(encoding="utf-8") == "고친 것"


def test_what_is_not_submitted_again_stays_and_is_told_once(collect, course, tiny_lab, box):
    box("가상01/output/note.txt", "메모")
    collect()
    shutil.rmtree(box.folder / "가상01")
    notebook = learner_notebook(tiny_lab, "ko")
    notebook.cells[-2].source = "배운 점"
    write_notebook(notebook, box.folder / "가상01" / NOTEBOOK)
    line = collect()["가상01"]
    assert line.status is Status.REPLACED
    assert "이전에 제출한 것" in str(line.refused[0])
    assert "output/note.txt" in files_of(course, tiny_lab, "가상01")
    again = collect()["가상01"]
    assert (again.status, again.refused) == (Status.SAME, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_answered_notebook_counts_however_it_is_named_and_written(
    collect, course, tiny_lab, box, encoding
):
    notebook = learner_notebook(tiny_lab, "ko")
    untouched = nbformat.writes(notebook)
    next(cell for cell in notebook.cells if cell.id == "look-back-answer").source = "배운 점"
    box(f"가상01/{NOTEBOOK}", untouched)
    box("가상01/t1-1-note-Copy1.ipynb.txt", nbformat.writes(notebook).encode(encoding))
    assert not collect()["가상01"].refused
    taken = read_submission(course.submitted("가상01", tiny_lab) / NOTEBOOK)
    assert "배운 점" in [cell.source for cell in taken.cells]
    assert sum(name.endswith(".ipynb") for name in files_of(course, tiny_lab, "가상01")) == 2


def test_two_answered_notebooks_are_told(collect, tiny_lab, box):
    for name in ("a", "b"):
        notebook = learner_notebook(tiny_lab, "ko")
        next(cell for cell in notebook.cells if cell.id == "look-back-answer").source = name
        write_notebook(notebook, box.folder / "가상01" / f"{name}.ipynb")
    assert "실습 파일이 2개입니다" in str(collect()["가상01"].refused[0])
