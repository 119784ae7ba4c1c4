"""What a notebook is shown: materials, never a key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graders import curriculum, materials
from graders.curriculum import Generated
from graders.sandbox.view import View, judging_view, notebook_view
from groundwork.cache import CACHE_VARIABLE

KEYS = ("lab.md", "checks", "instructor.md", "variants", "solution", "locale")


def is_shown(view: View, path: Path) -> bool:
    """Whether the last word on a path is that it is shown."""

    def depth(places: tuple[str, ...]) -> int:
        above = [Path(place) for place in places]
        return max((len(a.parts) for a in above if a in (path, *path.parents)), default=0)

    hidden = depth(view.hidden)
    return depth(view.given) > hidden or depth(view.shown) > hidden


@pytest.mark.parametrize("root", [None, Path(__file__).parents[2] / "fixtures" / "labs"])
def test_no_lab_shows_its_keys(root):
    programme = curriculum.load(root)
    for lab in programme.labs:
        view = notebook_view(replace(lab, generated=()))
        assert is_shown(view, lab.folder.parent.parent / curriculum.MANIFEST)
        assert is_shown(view, lab.folder / "materials")
        for other in programme.labs:
            assert not any(is_shown(view, other.folder / key) for key in KEYS)
            assert other == lab or not is_shown(view, other.folder / "materials")


def test_judging_shows_the_checks_of_its_own_lab_and_no_other_key(tiny_lab):
    view = judging_view(tiny_lab)
    assert is_shown(view, tiny_lab.folder / "checks")
    assert is_shown(view, tiny_lab.folder / "materials")
    assert not any(is_shown(view, tiny_lab.folder / key) for key in KEYS if key != "checks")


def test_labs_inside_a_shown_folder_are_hidden_all_the_same(tiny_lab):
    view = notebook_view(tiny_lab)
    installed = replace(view, shown=(*view.shown, str(tiny_lab.folder.parents[2])))
    assert not is_shown(installed, tiny_lab.folder / "lab.md")


def test_made_materials_are_shown(tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    (tmp_path / "a_maker.py").write_text("def make(path):\n    path.write_text('가상')\n")
    monkeypatch.syspath_prepend(tmp_path)
    generated = Generated("materials/made.txt", "a_maker:make")
    lab = replace(tiny_lab, generated=(generated,))
    view = notebook_view(lab)
    assert is_shown(view, materials.made(lab, generated))
    assert is_shown(view, materials.course_version(lab) / "made.txt")
    assert not is_shown(view, tmp_path / "cache" / "reference")


def test_a_view_survives_its_journey(tiny_lab):
    view = notebook_view(tiny_lab)
    again = View.from_json(view.to_json().encode())
    assert View(*map(tuple, (again.shown, again.hidden, again.given)), again.environment) == view
