"""Every lab is given files nobody can read, and none, after the kinds of its artefacts."""

from __future__ import annotations

import ast
import zipfile
from dataclasses import replace
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest

from courseware.authoring.broken_files import broken_variants
from courseware.authoring.variants import variants_of
from courseware.inspection.sides import variant_faults
from graders import curriculum
from graders.curriculum import Artefact, LabEntry

KINDS = [
    ("report.hwpx", "report.docx"),
    ("table.xlsx", "table.csv"),
    ("clip.mp4",),
    ("captions.srt",),
    ("card.png",),
]


@pytest.fixture
def lab(tiny_lab: LabEntry) -> LabEntry:
    """A lab that asks for a file of every sort."""
    artefacts = [
        Artefact(name[0], tiny_lab.title, tuple(f"output/{file}" for file in name))
        for name in KINDS
    ]
    return replace(tiny_lab, artefacts=tuple(artefacts))


def broken(lab: LabEntry, folder: Path) -> dict[str, dict[str, bytes]]:
    """What each broken variant makes of a submission of the usual files, by their names."""
    made = {}
    for name, _, make in broken_variants(lab):
        output = folder / name / "output"
        output.mkdir(parents=True)
        for artefact in lab.artefacts:
            (folder / name / artefact.files[0]).write_bytes(bytes(9000))
        openpyxl.Workbook().save(output / "table.xlsx")
        make(folder / name)
        made[name] = {path.name: path.read_bytes() for path in sorted(output.iterdir())}
    return made


def test_the_kinds_say_which_there_are(lab, tmp_path):
    assert sorted(broken(lab, tmp_path)) == [
        "missing-empty-files",
        "missing-everything",
        "unread-cut-short",
        "unread-locked",
        *(f"unread-noise-{kind}" for kind in ["csv", "docx", "hwpx", "mp4", "png", "srt", "xlsx"]),
        "unread-old-hangul",
    ]


def test_no_file_of_an_unreadable_submission_is_whole(lab, tmp_path):
    made = broken(lab, tmp_path)
    noise = bytes(range(256)) * 20
    assert made["missing-everything"] == {}
    assert set(made["missing-empty-files"].values()) == {b""}
    assert made["unread-cut-short"]["captions.srt"] == noise  # half a text is a text
    assert made["unread-cut-short"]["clip.mp4"] == bytes(4000)
    assert not zipfile.is_zipfile(tmp_path / "unread-cut-short" / "output" / "table.xlsx")
    assert made["unread-old-hangul"]["report.hwpx"].startswith(b"\xd0\xcf\x11\xe0")
    assert made["unread-old-hangul"]["table.xlsx"] == noise
    assert "report.docx" in made["unread-noise-docx"]
    assert set(made["unread-noise-docx"].values()) == {noise}
    locked = tmp_path / "unread-locked" / "output" / "table.xlsx"
    with locked.open("rb") as stream:
        assert msoffcrypto.OfficeFile(stream).is_encrypted()


def test_a_lab_is_given_them_without_a_line_of_its_author(tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setenv("LABS_CACHE", str(tmp_path / "cache"))
    given = [variant for variant in variants_of(tiny_lab) if variant.kind in ("unread", "missing")]
    assert [variant.name for variant in given] == [
        "missing-empty-files",
        "missing-everything",
        "unread-noise-txt",
    ]
    assert [fault for variant in given for fault in variant_faults(variant)] == []


def test_no_lab_makes_by_hand_what_every_lab_is_given():
    for lab in curriculum.load(curriculum.LABS_ROOT).labs:
        text = (lab.folder / "variants" / "make.py").read_text(encoding="utf-8")
        written = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
        assert not written & {name.replace("-", "_") for name, _, _ in broken_variants(lab)}
