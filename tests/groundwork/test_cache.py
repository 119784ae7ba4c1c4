"""What a machine keeps goes when nobody uses it, and never by halves."""

from __future__ import annotations

import os
import time

from groundwork.cache import CACHE_VARIABLE, cache_folder, forget_unused, mark_used

WEEKS_AGO = time.time() - 15 * 24 * 3600


def test_what_was_used_lately_stays_and_the_rest_goes(tmp_path):
    for name in ("used", "unused", ".cut-off"):
        (tmp_path / name / "output").mkdir(parents=True)
        os.utime(tmp_path / name, (WEEKS_AGO, WEEKS_AGO))
    mark_used(tmp_path / "used")
    forget_unused(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["used"]


def test_a_place_where_nothing_was_kept_yet_has_nothing_to_forget(tmp_path, monkeypatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    forget_unused(cache_folder("materials"))
    mark_used(cache_folder("materials"))
    assert list(tmp_path.iterdir()) == []
