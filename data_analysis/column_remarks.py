"""What is said of the columns of a table: what was decided for them and why, what stays open."""

import re
from collections.abc import Callable, Iterator, Mapping

import polars as pl

from data_analysis.cells import Change, may_be_code, parse_number
from data_analysis.columns import (
    CODE_NAME,
    DATE_NAME,
    ERROR,
    Repaired,
    Role,
    are_months,
    in_percent,
    sample_of,
)
from data_analysis.messages import say
from data_analysis.raw_table import RawTable
from data_analysis.remarks import Remark, first_of, guessed, to_check
from groundwork.comparing_text import one_spaced

_QUARTER = re.compile(r"\d{4}[.\s]*[1-4]/[24]\D{0,2}")
_LONG_NUMBER = re.compile(r"-?[\d,]{16,}")
_WITH_UNIT = re.compile(
    r"-?[\d,]+(?:\.\d+)?\s*(?:명|인|건|개|개소|면|대|호|동|가구|세대|회|시간|분|곳|필지|마리|두|그루|본|식|매|부|권"
    r"|석|㎡|㎢|㎥|m|㎞|km|kg|㎏|톤|ha|\(\s*-?[\d,.]+\s*%?\s*\))",
    re.IGNORECASE,
)
_HALF, _SHOWN = 0.5, 3


def column_remarks(table: RawTable, columns: Mapping[str, Repaired]) -> Iterator[Remark]:
    """What was guessed of each column, and the cells an official should look at."""
    for name, column in columns.items():
        if table.roles[name] is Role.TEXT:
            if reason := _why_text(name, sample_of(table.body[name])):
                yield reason
        else:
            yield from _of_changes(table, name, column.changes)
        yield from _errors(table, name)


def _errors(table: RawTable, name: str) -> Iterator[Remark]:
    wrong = table.body[name].str.starts_with("#").fill_null(False).arg_true()
    cells = [n for n in wrong if ERROR.fullmatch(table.body[name][n])]
    if cells:
        yield to_check(
            say(
                "‘{column}’ 열에 수식 오류가 난 셀이 {count:,}개 있습니다. "
                "원본에서 고쳐 주세요: {cells}",
                column=name,
                count=len(cells),
                cells=first_of([_cell(table, n, table.body[name][n]) for n in cells]),
            )
        )


def _cell(table: RawTable, index: int, text: str) -> str:
    return str(say("‘{text}’({place})", text=text, place=table.place(index, table.body)))


def _of_changes(table: RawTable, name: str, changes: pl.DataFrame) -> Iterator[Remark]:
    """What is said of the cells of a column that were read, and of those that could not be."""
    for (change,), rows in changes.group_by("change", maintain_order=True):
        cells = [
            _cell(table, index, text)
            for index, text in rows.select("index", "before").head(_SHOWN).iter_rows()
            if not ERROR.fullmatch(text)
        ]
        if not cells:
            continue
        told = {"column": name, "count": len(rows), "cells": ", ".join(cells)}
        if change == Change.REJECTED:
            yield to_check(
                say("‘{column}’ 열에 읽지 못한 셀이 {count:,}개 있습니다: {cells}", **told)
            )
        elif change == Change.CENTURY:
            yield to_check(
                say(
                    "‘{column}’ 열의 두 자리 연도 {count:,}개는 엑셀처럼 00~29는 2000년대, "
                    "30~99는 1900년대로 읽었습니다. 맞는지 확인해 주세요: {cells}",
                    **told,
                )
            )
        elif change == Change.PERCENT:
            yield guessed(
                say("‘{column}’ 열은 모두 %로 적혀 있어 % 앞의 숫자로 읽었습니다: {cells}", **told)
            )
        elif change == Change.SERIAL:
            yield guessed(
                say(
                    "‘{column}’ 열의 다섯 자리 숫자 {count:,}개는 열 이름을 보고 엑셀 날짜 번호로 "
                    "읽었습니다: {cells}",
                    **told,
                )
            )


def _why_text(name: str, sample: list[str]) -> Remark | None:
    """Why a column stays text though it might be read as something else."""
    told = {"column": name, "cells": first_of(list(dict.fromkeys(map(one_spaced, sample))), _SHOWN)}

    def most(test: Callable[[str], object]) -> bool:
        return sum(bool(test(text)) for text in sample) > _HALF * len(sample)

    if not sample or CODE_NAME.search(name):
        return None
    if most(_QUARTER.fullmatch):
        return guessed(
            say("‘{column}’ 열은 분기로 보여 날짜로 바꾸지 않고 글자로 둡니다: {cells}", **told)
        )
    if are_months(sample):
        return guessed(
            say("‘{column}’ 열은 연월로 보여 숫자로 바꾸지 않고 글자로 둡니다: {cells}", **told)
        )
    if most(may_be_code):
        return to_check(
            say(
                "‘{column}’ 열은 날짜일 수도 번호일 수도 있어 글자로 둡니다. "
                "날짜이면 날짜 열로 지정해 주세요: {cells}",
                **told,
            )
        )
    if any(map(_LONG_NUMBER.fullmatch, sample)):
        return to_check(
            say(
                "‘{column}’ 열에 15자리를 넘는 수가 있어 글자로 둡니다. 엑셀은 15자리까지만 "
                "저장하므로 뒷자리가 맞는지 확인해 주세요: {cells}",
                **told,
            )
        )
    if any(map(in_percent, sample)) and most(parse_number):
        return to_check(
            say(
                "‘{column}’ 열은 %가 붙은 값과 붙지 않은 값이 섞여 있어 글자로 둡니다. "
                "단위를 확인해 주세요: {cells}",
                **told,
            )
        )
    if most(_WITH_UNIT.fullmatch):
        return to_check(
            say(
                "‘{column}’ 열은 숫자에 단위나 괄호가 붙어 있어 글자로 둡니다. "
                "더하려면 원본에서 숫자만 남겨 주세요: {cells}",
                **told,
            )
        )
    if DATE_NAME.search(name) and most(_has_digits):
        return to_check(say("‘{column}’ 열은 날짜로 읽지 못해 글자로 둡니다: {cells}", **told))
    if most(parse_number) and not any(text.startswith(("0", "=", "'")) for text in sample):
        return to_check(
            say("‘{column}’ 열은 숫자와 글자가 섞여 있어 글자로 둡니다: {cells}", **told)
        )
    return None


def _has_digits(text: str) -> bool:
    return any(map(str.isdigit, text))
