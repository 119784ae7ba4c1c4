"""Notes that stand under a table, or between its rows: footnotes, sources, sentences."""

import re
from collections.abc import Collection

import polars as pl

_MARKED = re.compile(
    r"\s*(?:[※☞*＊▷▶◈]|주\s*\d*\s*[):：.]|주석|[(\[]주[)\]]|\d{1,2}\)\s|"
    r"[-•·○◦\[<(]?\s*(?:통계|기초)?(?:자료|출처|작성|비고|참고|근거|문의|범례|기준)"
    r"\s*(?:부서|기관|일자?|일시|출처|원|처)?\s*[:：]|[-–—]*\s*끝\s*[.\-–—]*\s*$)"
)
_MARK_ALONE = re.compile(r"\s*(?:※|주\s*\d*\)?|주석|자료|출처|자료\s*출처)\s*[:：]?\s*")
_IN_WORDS = re.compile(r"[가-힣]\S*\s+\S|[가-힣](?:임|함|됨|다)[.)]*$")
_TOTAL = re.compile(r"계\s*[\])>]?$")


def are_notes(rows: pl.DataFrame, filled: pl.Series, title: Collection[str] = ()) -> pl.Series:
    """Which rows are no records but notes; ``filled`` is how many cells of each hold something.

    A text alone in its row, or beside its mark, that begins as notes do (※, 자료:, 주), 1)); and
    below the last record a text of several words, or a sentence, after an empty row or a note. And
    the ``title`` again, as printed lists have it on every page.
    """
    sparse = ((filled > 0) & (filled < 3)).arg_true().to_list()
    firsts = [next(cell for cell in rows.row(row) if cell is not None) for row in sparse]
    notes = {
        row
        for row, text in zip(sparse, firsts, strict=True)
        if (filled[row] == 1 and (_MARKED.match(text) or text.strip() in title))
        or (rows.width > 2 and filled[row] == 2 and _MARK_ALONE.fullmatch(text))
    }
    records = (filled > min(1, rows.width - 1)).scatter(list(notes), False)
    end = records.arg_true().max()
    below = -1 if end is None else int(str(end))
    previous = below
    for row, text in zip(sparse, firsts, strict=True):
        if row > below and row not in notes:
            apart = row > previous + 1 or previous in notes
            if apart and _IN_WORDS.search(text.strip()) and not _TOTAL.search(text.strip()):
                notes.add(row)
        previous = row
    return pl.repeat(False, len(rows), eager=True).scatter(sorted(notes), True)
