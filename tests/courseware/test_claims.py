"""Every article the courseware cites is in the register, and the command shows where it is used."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from automation import rules
from courseware.claims import texts, unfounded, uses
from courseware.commands.claims import command
from groundwork.law import Kind, claims


def test_every_article_cited_in_labs_docs_and_messages_has_its_basis():
    assert [f"{use}: {citation.text}" for use, citation in unfounded()] == []


def test_what_is_looked_at_are_labs_docs_messages_and_code_in_both_languages():
    paths = {path for path, _ in texts()}
    assert {
        "labs/automation/a2_1_mend/lab.md",
        "labs/automation/a2_1_mend/locale/en/lab.po",
        "docs/training-office.ko.md",
        "automation/rules/closing.py",
        "courseware/templates/completion.toml.txt",
    } <= paths
    assert not any("/materials/" in path for path in paths)


@pytest.mark.parametrize("rule", [one for one in rules.ALL if one.is_required], ids=lambda r: r.id)
def test_every_required_rule_rests_on_an_article_with_its_day(rule):
    basis = rule.basis
    assert basis in claims()
    if basis.source.kind is not Kind.CALENDAR:
        assert basis.source.kind is Kind.LAW
        assert basis.article
        assert basis.since
    assert basis.source.confirmed


def test_every_claim_is_used_somewhere():
    assert [id for id, places in uses().items() if not places] == []


def test_the_command_shows_basis_level_confirmation_and_places():
    shown = CliRunner().invoke(command, ["press-contact"]).output
    assert "제63조제3항" in shown
    assert "필수 2011-12-21" in shown
    assert "확인(2026-11-30)" in shown
    assert "labs/automation/a2_3_press/lab.md:" in shown
    assert "labs/automation/a2_3_press/locale/en/lab.po:" in shown
    assert "automation/rules/press.py:" in shown
    assert "제46조" not in shown


def test_the_command_says_where_the_day_in_force_is_not_known():
    shown = CliRunner().invoke(command, ["carried-over"]).output
    assert "시행일 확인 못 함: 2006. 1. 1. 시행한 전부개정" in shown
    assert "시행일 확인 못 함" not in CliRunner().invoke(command, ["press-contact"]).output
