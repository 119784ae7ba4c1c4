"""The form of a code cell, declared by comments in ``lab.md``: labelled fields and a button.

A cell begins with its fields, lines of the form ``name = literal``. The comment before one is its
label, then its help; ``#| `` begins an option. A comment before the code that follows is the
caption of the cell's button::

    # 가릴 말
    # 메모에 적힌 그대로, 한 줄에 하나씩 적습니다.
    hide = []
    # 가리고 저장하기
    masked = privacy.mask(notes, also=hide)

Labels, help and captions stay in the notebook, for whoever reads it without the desk; options do
not. Choices and the headings of tables are written in Korean; an edition in another language shows
them in its own words.
``docs/authoring.md`` lists the options.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

BUTTON = "button"
CHOICES = "choices"
HEADINGS = "headings"
_SOLUTION = re.compile(r"### BEGIN SOLUTION\n.*?### END SOLUTION\n?", re.DOTALL)
_OPTION = re.compile(r"#\| *(?P<key>[a-z]+)(?: +(?P<column>[^:]+))?: *(?P<value>.+)")
_HANGUL = re.compile(r"[가-힣]")
_KINDS = ("text", "number", "date", "file", "files")


@dataclass(frozen=True)
class Field:
    """One value that a learner fills in.

    ``kind`` is line, text, table, list, number, choice, several, date, file or files. ``choices``
    are those of the field, ``columns`` those of a table's columns; ``headings`` name all columns of
    a table, ``fixed`` those that are read only (without it, the first one); ``more`` lets rows be
    added.
    """

    name: str
    words: str  # the label's line, then the lines of the help
    kind: str
    choices: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    more: bool = False
    headings: tuple[str, ...] = ()

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """Words in Korean that another language shows in its own.

        Choices, by the column they are of or `CHOICES`, and a table's `HEADINGS`.
        """
        lists = {HEADINGS: self.headings, CHOICES: self.choices, **self.columns}
        return {of: listed for of, listed in lists.items() if _HANGUL.search("".join(listed))}


@dataclass(frozen=True)
class Form:
    """What a code cell shows: its fields, and the caption of its button ("" where it has none).

    ``faults`` are the options that could not be understood.
    """

    fields: tuple[Field, ...]
    caption: str
    has_code: bool
    faults: tuple[str, ...] = ()

    @property
    def words(self) -> dict[str, str]:
        """What is translated, Korean: by the name of a field, or `BUTTON`."""
        words = {one.name: one.words for one in self.fields if one.words}
        return words | ({BUTTON: self.caption} if self.caption else {})

    @property
    def lists(self) -> dict[str, str]:
        """What is translated between commas: by ``field/headings``, ``/choices`` or ``/column``."""
        return {
            f"{one.name}/{of}": ", ".join(choices)
            for one in self.fields
            for of, choices in one.lists.items()
        }


def read_form(source: str) -> Form:
    """The form that a cell's source declares; what stands in its solution counts for nothing."""
    source = _SOLUTION.sub("", source)
    lines = source.splitlines()
    fields: list[Field] = []
    faults: list[str] = []
    end = 0
    for statement in ast.parse(source).body:
        before = [line.strip() for line in lines[end : statement.lineno - 1]]
        value = _literal(statement)
        if value is None:
            return Form(tuple(fields), _words(before), True, tuple(faults))
        name, literal = value
        options, wrong = _options(before)
        faults += wrong
        fields.append(_field(name, literal, _words(before), options))
        end = statement.end_lineno or statement.lineno
    return Form(tuple(fields), "", False, tuple(faults))


def without_options(source: str, words: Mapping[str, str] | None = None) -> str:
    """A cell's source as the notebook has it: no options, and its ``words`` in another language."""
    kept = "\n".join(line for line in source.split("\n") if not _OPTION.fullmatch(line.strip()))
    longest_first = sorted((words or {}).items(), key=lambda pair: -len(pair[0]))
    for korean, translated in longest_first:
        kept = kept.replace(_comments(korean) + "\n", _comments(translated) + "\n")
    return kept


def _literal(statement: ast.stmt) -> tuple[str, object] | None:
    match statement:
        case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(str() | int() | float() as v)):
            return name, v
        case ast.Assign(targets=[ast.Name(name)], value=ast.List(elts)):
            if all(isinstance(one, ast.Constant) for one in elts):
                return name, ast.literal_eval(statement.value)
    return None


@dataclass(frozen=True)
class _Options:
    kind: str
    choices: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    fixed: tuple[str, ...]
    more: bool


def _options(before: list[str]) -> tuple[_Options, list[str]]:
    kind, more, wrong = "", False, []
    choices: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    columns: dict[str, tuple[str, ...]] = {}
    for line in before:
        if not line.startswith("#|"):
            continue
        option = _OPTION.fullmatch(line)
        match option and (option["key"], option["column"], option["value"].strip()):
            case "kind", None, value if value in _KINDS:
                kind = value
            case "rows", None, "more":
                more = True
            case "fixed", None, value:
                fixed = listed(value)
            case ("choices" | "several") as key, None, value:
                kind, choices = {"choices": "choice"}.get(key, key), listed(value)
            case "choices", column, value if column:
                columns[column.strip()] = listed(value)
            case _:
                wrong.append(line)
    return _Options(kind, choices, columns, fixed, more), wrong


def listed(value: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(one.strip() for one in value.split(","))


def _field(name: str, literal: object, words: str, options: _Options) -> Field:
    kind = options.kind or _kind(literal)
    headings = _headings(str(literal)) if kind == "table" else ()
    return Field(
        name,
        words,
        kind,
        options.choices,
        options.columns,
        options.fixed,
        options.more,
        headings,
    )


def _headings(table: str) -> tuple[str, ...]:
    first = table.strip().partition("\n")[0]
    return tuple(heading.strip() for heading in first.strip("| ").split("|"))


def _kind(literal: object) -> str:
    match literal:
        case list():
            return "list"
        case str() if literal.strip().startswith("|"):
            return "table"
        case str() if "\n" in literal:
            return "text"
        case str():
            return "line"
    return "number"


def _words(before: list[str]) -> str:
    told = (line for line in before if line.startswith("#") and not line.startswith("#|"))
    return "\n".join(line.removeprefix("#").strip() for line in told)


def _comments(words: str) -> str:
    return "\n".join(f"# {line}" for line in words.split("\n"))
