"""A class is made from the office's list; what is nobody's is offered and given to somebody."""

from __future__ import annotations

import openpyxl
import pytest
from click.testing import CliRunner

from courseware.assigning import assign
from courseware.cli import labs
from courseware.collect import Status, collect_files
from courseware.completion import read_people
from courseware.grade import grade
from courseware.results import results
from courseware.roster import Roster, State, enrol, read_roster, read_rows, write_roster
from courseware.unassigned import unassigned_things
from groundwork.problem import Problem

OFFICE = [
    ("번호", "성명", "부서"),
    (1, "정하준", "총무과"),
    (2, "이서연", "세정과"),
    (3, "이서연", "복지과"),
]


def office_list(path, rows=OFFICE):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def in_class(course, tmp_path):
    write_roster(course, enrol(read_rows(office_list(tmp_path / "명단.xlsx")), Roster()))
    return course


@pytest.fixture
def put(tmp_path):
    def put(name: str, text: str = "안녕하세요"):
        path = tmp_path / "box" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "box"

    return put


def ids(roster):
    return [member.learner for member in roster.members]


def test_a_column_that_only_counts_is_no_id_and_namesakes_stay_two(in_class):
    roster = read_roster(in_class)
    assert ids(roster) == ["정하준", "이서연-1", "이서연-2"]
    assert [member.department for member in roster.members] == ["총무과", "세정과", "복지과"]


def test_who_comes_and_who_goes_keeps_the_ids_of_the_others(in_class, tmp_path):
    rows = [OFFICE[0], (1, "이서연", "복지과"), (2, "이서연", "세정과"), (3, "한가비", "총무과")]
    path = office_list(tmp_path / "2.xlsx", rows)
    roster = enrol(read_rows(path), read_roster(in_class))
    assert ids(roster) == ["이서연-2", "이서연-1", "한가비", "정하준"]
    assert roster.members[-1].state is State.LEFT
    assert "정하준" not in ids(Roster(tuple(roster.missing([]))))


def test_the_offices_list_is_asked_about_where_no_column_says_name(course, tmp_path):
    path = office_list(tmp_path / "명단.xlsx", [("순", "대상자", "전화"), ("가", "정하준", "1")])
    words = ["class", "new", str(path), "--course", str(course.root)]
    result = CliRunner().invoke(labs, words, input="대상자\n")
    assert "어느 열이" in result.output
    assert ids(read_roster(course)) == ["정하준"]


def test_completion_reads_the_offices_own_list(tmp_path):
    [person] = read_people(office_list(tmp_path / "명단.xlsx", OFFICE[:2]))
    assert (person.learner, person.department) == ("정하준", "총무과")
    [by_number] = read_people(office_list(tmp_path / "명단.xlsx", OFFICE[:2]), known=["1"])
    assert by_number.learner == "1"


def test_completion_knows_the_class_and_who_left_or_was_absent(in_class, tmp_path):
    rows = [(*OFFICE[0], "비고"), (1, "정하준", "총무과", "결석"), (2, "이서연", "세정과", "전출")]
    path = office_list(tmp_path / "3.xlsx", rows)
    write_roster(in_class, enrol(read_rows(path), read_roster(in_class)))
    words = ["completion", "--course", str(in_class.root), "--to", str(tmp_path / "수료")]
    assert CliRunner().invoke(labs, words).exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "수료" / "register.xlsx").worksheets[0]
    reasons = {row[1]: row[7] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert reasons["정하준"] == "결석"
    assert reasons["이서연-1"] == "전출 또는 수강 취소"


@pytest.mark.parametrize("name", ["정하준_note.txt", "1_note.txt", "정 하준/output/note.txt"])
def test_an_id_a_name_or_a_number_of_the_list_finds_the_person(in_class, tiny_lab, put, name):
    [line] = collect_files(in_class, tiny_lab, put(name))
    assert (line.learner, line.status) == ("정하준", Status.NEW)
    assert set(results(in_class, [tiny_lab]).learners) == {"정하준", "이서연-1", "이서연-2"}


@pytest.mark.parametrize("name", ["보고서_정하준.txt", "정하준 주무관_note.txt", "정하쥰_note.txt"])
def test_what_is_nobodys_is_offered_and_given_by_one_command(in_class, tiny_lab, put, name):
    put("정하준/output/note.txt", "이전 것")
    box = put(name, "새것")
    report = {line.learner: line for line in collect_files(in_class, tiny_lab, box)}
    assert report[name].status is Status.UNASSIGNED
    assert "정하준(정하준 총무과)" in str(report[name].refused[0])
    assert "보고서" not in in_class.learners(tiny_lab)
    assert assign(in_class, tiny_lab, name, "정하준").status is Status.REPLACED
    assert unassigned_things(in_class, tiny_lab) == []
    again = {line.learner: line.status for line in collect_files(in_class, tiny_lab, box)}
    assert Status.UNASSIGNED not in again.values()


def test_moodles_namesakes_are_asked_about_once(in_class, tiny_lab, put):
    box = put("이서연_4002_assignsubmission_file/note.txt")
    [line] = collect_files(in_class, tiny_lab, box)
    assert line.status is Status.UNASSIGNED
    assert "이서연-1" in str(line.refused[0]) and "이서연-2" in str(line.refused[0])
    with pytest.raises(Problem, match="이서연-1"):
        assign(in_class, tiny_lab, line.learner, "이서연")
    assign(in_class, tiny_lab, line.learner, "이서연-2")
    (box / "이서연_4002_assignsubmission_file" / "note.txt").write_text("고친 것")
    [again] = collect_files(in_class, tiny_lab, box)
    assert (again.learner, again.status) == ("이서연-2", Status.REPLACED)


def test_a_learner_made_of_a_files_name_is_merged_with_the_one_it_is_of(
    course, tiny_lab, put, tmp_path
):
    list(collect_files(course, tiny_lab, put("보고서_정하준.txt", "메모")))
    list(grade(course, tiny_lab))
    assert course.learners(tiny_lab) == ["보고서"]
    write_roster(course, enrol(read_rows(office_list(tmp_path / "명단.xlsx")), Roster()))
    assign(course, tiny_lab, "보고서", "정하준")
    assert course.learners(tiny_lab) == ["정하준"]
    assert "보고서" not in results(course, [tiny_lab]).learners
    with pytest.raises(Problem, match="미배정"):
        assign(course, tiny_lab, "보고서", "정하준")
