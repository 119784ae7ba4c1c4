"""Catalogs follow the Korean text: nothing translated is lost, nothing is written without need."""

from __future__ import annotations

import shutil

import pytest

from courseware.translations import Catalog, Unit, faults, update
from courseware.translations import _said_in as said_in
from groundwork.messages import catalog_path, read_catalog


@pytest.fixture
def path(tmp_path):
    """A catalog as it stands in the tree, copied."""
    return shutil.copy(catalog_path("groundwork", "en"), tmp_path / "en.po")


def units(path) -> list[Unit]:
    return [Unit(str(entry.id)) for entry in read_catalog(path) if entry.id]


def test_a_catalog_of_the_tree_is_written_again_byte_for_byte(path):
    before = path.read_bytes()
    update(Catalog(path, tuple(units(path))), "en")
    assert path.read_bytes() == before


def test_a_changed_sentence_keeps_its_english_until_somebody_looks(path):
    first, *others = units(path)
    english = read_catalog(path)[first.text].string
    changed = Unit(first.text.replace(".", "!"))
    catalog = Catalog(path, (changed, *others))
    update(catalog, "en")

    entry = read_catalog(path)[changed.text]
    assert (entry.string, entry.fuzzy) == (english, True)
    assert ["오래되었습니다" in str(fault) for fault in faults(catalog)] == [True]
    assert first.text not in path.read_text(encoding="utf-8")


def test_a_new_sentence_like_no_other_waits_for_its_english(path):
    new = Unit("새로 말합니다")
    catalog = Catalog(path, (*units(path), new))
    update(catalog, "en")
    assert read_catalog(path)[new.text].string == ""
    assert ["번역이 없습니다" in str(fault) for fault in faults(catalog)] == [True]


@pytest.mark.parametrize(("translated", "found"), [("Right, Wrong", 0), ("Right", 1)])
def test_every_choice_has_its_translation(translated, found, tmp_path):
    path = tmp_path / "lab.po"
    path.write_text(
        f'msgctxt "judge/a/choices"\nmsgid "맞음, 틀림"\nmsgstr "{translated}"\n', encoding="utf-8"
    )
    unit = Unit("맞음, 틀림", "judge/a/choices", is_list=True)
    assert len(list(faults(Catalog(path, (unit,))))) == found


def test_every_sentence_said_is_found_wherever_it_stands(tmp_path):
    module = (
        """x = [f"{say('가')}", say("나 {a}", a=str(say("다"))), say("라 " "마"), said("바")]"""
    )
    (tmp_path / "module.py").write_text(module, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "module.py").write_text("say('사')", encoding="utf-8")
    found = said_in(tmp_path, tmp_path / "en.po").units
    assert {unit.text for unit in found} == {"가", "나 {a}", "다", "라 마"}
