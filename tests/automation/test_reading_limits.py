"""A document with more in it than any report has is told in one sentence, before it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from automation import documents
from automation.documents import reading
from groundwork.problem import Problem


def document(path: Path, *paragraphs: str) -> Path:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(path)
    return path


@pytest.mark.parametrize("letter", [" ", "0", "(", "가"])
def test_a_paragraph_of_two_hundred_thousand_letters(tmp_path, letter, monkeypatch):
    monkeypatch.setattr(reading, "understand", lambda _: pytest.fail("it was looked at"))
    path = document(tmp_path / "보고서.docx", f"가상{letter * 200_000}끝")
    with pytest.raises(Problem, match="10,000자가 넘는 문단"):
        documents.read(path)


def test_a_hundred_thousand_paragraphs(tmp_path, monkeypatch):
    monkeypatch.setattr(reading.word, "read", lambda _: pytest.fail("it was read"))
    path = document(tmp_path / "하나.docx", "가상의 문단")
    many = tmp_path / "보고서.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(many, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "word/document.xml":
                data = data.replace(b"</w:p>", b"</w:p>" + b"<w:p/>" * 100_000, 1)
            target.writestr(member, data)
    with pytest.raises(Problem, match="20,000개를 넘습니다"):
        documents.read(many)


def test_a_long_report_is_read(tmp_path):
    path = document(tmp_path / "보고서.docx", *["가상의 문단"] * 300, "가상 " * 1_000)
    assert len(documents.read(path).text) > 5_000
