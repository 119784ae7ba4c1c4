"""False alarms: right reports, made in whatever way, raise no required finding. Measured here."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents, rules
from automation.documents import Document

from .right_reports import MADE, TYPED


def required(document: Document) -> list[str]:
    return [f"{finding.rule}: {finding.what}" for finding in rules.check(document).required]


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED.keys())
def test_a_right_report_raises_no_alarm_as_typed_in_hangul_or_in_word(
    tmp_path: Path, text: str
) -> None:
    report = documents.typed(text)
    assert not report.is_letter
    read = [documents.read(report.save(tmp_path / f"r{suffix}")) for suffix in (".hwpx", ".docx")]
    assert [required(one) for one in (report, *read)] == [[], [], []]


@pytest.mark.parametrize("name", MADE)
def test_a_right_report_made_by_another_program_raises_no_alarm(tmp_path: Path, name: str) -> None:
    report = documents.read(MADE[name](tmp_path / name))
    assert required(report) == []
    assert report.title == "축제 결과 보고"
    assert len(report.keywords) == 3


def test_of_all_right_reports_none_raises_a_false_alarm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = [documents.typed(text) for text in TYPED.values()]
    judged += [documents.read(make(tmp_path / name)) for name, make in MADE.items()]
    alarms = sum(bool(required(report)) for report in judged)
    with capsys.disabled():
        print(f"\nright reports: {len(judged)}, with a false alarm: {alarms}")
    assert len(judged) >= 25
    assert alarms == 0
