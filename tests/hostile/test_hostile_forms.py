"""Workbooks that attack whoever fills them in as a form: a sentence, or a harmless form."""

import time
from contextlib import suppress
from pathlib import Path

import polars as pl
import pytest

from data_analysis import open_form
from groundwork.problem import Problem

from .office_files import SECRET, WORKBOOKS, Bait

SECONDS = 2.0
ROWS = pl.DataFrame({"접수번호": ["가상-2"], "금액": [2000]})


@pytest.mark.parametrize("attack", WORKBOOKS)
def test_a_hostile_form_gets_a_sentence_or_does_no_harm(tmp_path: Path, attack: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    path = tmp_path / "서식.xlsx"
    WORKBOOKS[attack](path, Bait(secret, "http://127.0.0.1:9/x"))
    saved = tmp_path / "보고.xlsx"
    began = time.process_time()
    with suppress(Problem):
        open_form(path).fill("B2", 1).append(ROWS).save(saved)
    assert time.process_time() - began < SECONDS
    assert not saved.exists() or SECRET.encode() not in saved.read_bytes()
