"""A cell that Python cannot read: which slip of the pen it is, told from what the parser says.

The parser's words are those of CPython 3.11 to 3.13 (Parser/pegen_errors.c, Grammar/python.gram).
"""

import re
import unicodedata
from dataclasses import replace

from graders.messages import say
from groundwork.messages import Message

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_QUOTES = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'"}

_BLANK = say("‘=’ 뒤가 비어 있습니다. 답을 적고 다시 실행해 주세요. 글이면 따옴표로 묶으세요.")
_BACKSLASH = say("파일 이름의 역슬래시(\\)를 빗금(/)으로 바꿔 주세요. 예: materials/notes.txt")
# By what the parser says; a named group is a value of the sentence.
_BY_WORDS = {
    r"unterminated (f-)?string": say(
        "닫는 따옴표가 없습니다. 글의 처음과 끝에 같은 따옴표를 하나씩 적고, 글은 한 줄로 이어서 "
        "적어 주세요."
    ),
    r"unterminated (f-)?triple": say("따옴표 세 개로 시작한 글은 따옴표 세 개로 끝내 주세요."),
    r"'(?P<opening>.)' was never closed": say(
        "괄호 {opening:를} 닫지 않았습니다. 짝이 되는 {closing:를} 넣어 주세요."
    ),
    r"unmatched '(?P<closing>.)'": say(
        "닫는 괄호 {closing:가} 하나 더 있습니다. 남는 괄호를 지워 주세요."
    ),
    r"parenthesis '(?P<wrong>.)' does not match .* '(?P<opening>.)'": say(
        "괄호 {opening:를} {wrong:로} 닫았습니다. {wrong:를} {closing:로} 바꿔 주세요."
    ),
    r"unicodeescape|line continuation": _BACKSLASH,
    r"indent": say("줄 맨 앞의 빈칸이 맞지 않습니다. 줄 앞의 빈칸을 처음 그대로 되돌려 주세요."),
    r"expected ':'": say("이 줄 끝에 쌍점(:)을 넣어 주세요."),
    r"leading zeros|invalid \w+ literal": say(
        "여기 적은 숫자를 읽을 수 없습니다. 전화번호나 날짜처럼 글로 적을 것은 따옴표로 묶고, "
        "수는 단위와 쉼표를 빼고 숫자만 적어 주세요."
    ),
    r"expected argument value": _BLANK,
    r"cannot contain assignment": say(
        "괄호 안에서 ‘=’ 왼쪽의 이름은 처음 있던 그대로, 따옴표 없이 적어 주세요."
    ),
    r"cannot assign": say(
        "‘=’ 왼쪽에는 처음 있던 이름을 그대로 두고, 답은 ‘=’ 오른쪽에 적어 주세요."
    ),
    r"keyword argument repeated: (?P<name>\w+)": say(
        "괄호 안에 {name:가} 두 번 있습니다. 하나를 지워 주세요."
    ),
    r"positional argument follows": say(
        "괄호 안에서 이름 없이 적은 값을 맨 앞으로 옮기거나, 값 앞에 ‘이름=’을 붙여 주세요."
    ),
    r"forgot a comma": say(
        "값과 값 사이에 쉼표(,)를 넣어 주세요. 글이 따옴표 밖에 있으면 처음과 끝을 따옴표로 묶어 "
        "주세요."
    ),
}
_BARE_NUMBER = say(
    "숫자와 글자가 붙어 있습니다. 글이면 따옴표로 묶고, 수는 단위와 쉼표를 빼고 숫자만 적어 주세요."
)
_BARE_TEXT = say(
    "글이 따옴표 밖에 있습니다({text}). 글의 처음과 끝을 따옴표로 묶고, 글 안에 든 큰따옴표는 "
    "작은따옴표(')로 바꿔 주세요."
)
_OTHER = say(
    "이 줄을 읽을 수 없습니다. 따옴표와 괄호의 짝이 맞는지, 값 사이에 쉼표(,)가 있는지 확인하세요."
)

_BLANK_ANSWER = re.compile(r"(?<![=!<>])=\s*(?:$|[,)\]}#])")
_STRING = re.compile(r""""[^"]*"|'[^']*'""")
_NUMBER_WITH_UNIT = re.compile(r"(?<!\w)\d[\d,.]*\s*[%가-힣]|\d+\.\d+\.\d")
_PROSE = re.compile(r"[가-힣]\w* +\w[\w ]*")
_HANGUL = re.compile(r"[가-힣]\w*")
_STRANGE = re.compile(r"invalid (?:non-printable )?character.*\(?U\+([0-9A-F]+)")


def explain_unreadable(error: SyntaxError) -> Message:
    """Which mark is wrong or missing, and what to write instead."""
    words = str(error.msg)
    text = error.text or ""
    if found := _STRANGE.search(words):
        return _strange_character(chr(int(found[1], 16)))
    for pattern, message in _BY_WORDS.items():
        if found := re.search(pattern, words):
            return replace(message, values=_values(found))
    return _by_line(_STRING.sub("''", text).rstrip())


def _values(found: re.Match[str]) -> dict[str, str]:
    values = {name: f"‘{value}’" for name, value in found.groupdict().items()}
    if opening := found.groupdict().get("opening"):
        values["closing"] = f"‘{_CLOSING.get(opening, opening)}’"
    return values


def _by_line(line: str) -> Message:
    """Where the parser says no more than "invalid syntax": what stands outside quotation marks."""
    if _BLANK_ANSWER.search(line):
        return _BLANK
    if "\\" in line:
        return _BACKSLASH
    if found := _PROSE.search(line):
        return replace(_BARE_TEXT, values={"text": found[0].strip()})
    if _NUMBER_WITH_UNIT.search(line):
        return _BARE_NUMBER
    if found := _HANGUL.search(line):
        return replace(_BARE_TEXT, values={"text": found[0]})
    return _OTHER


def _strange_character(character: str) -> Message:
    """A letter that no program has: a curly quotation mark of a word processor, a bullet."""
    usual = _QUOTES.get(character) or unicodedata.normalize("NFKC", character)
    if character.isspace() or not character.isprintable():
        return say(
            "눈에 보이지 않는 글자가 섞여 있습니다. 빈칸을 모두 지우고 스페이스바로 다시 넣어 "
            "주세요."
        )
    if usual != character and usual.isascii():
        return say(
            "문서 편집기에서 붙여 넣은 글자 {strange:가} 있습니다. 키보드로 {usual:를} 다시 "
            "입력해 주세요.",
            strange=f"‘{character}’",
            usual=f"‘{usual}’",
        )
    return say(
        "{strange:는} 따옴표 밖에 쓸 수 없습니다. 글의 처음과 끝을 따옴표로 묶어 주세요.",
        strange=f"‘{character}’",
    )
