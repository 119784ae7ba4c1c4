"""Words that people do not read here: `docs/authoring.md` has the words that stand in their place.

They are looked for in all sentences of the packages and the labs, in lab texts, instructor sheets
and docs, in both languages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from courseware.fields import _KINDS
from courseware.translations import PACKAGES
from graders import curriculum
from groundwork.messages import catalog_path, read_catalog

ROOT = Path(__file__).resolve().parents[1]

KOREAN = {
    "까닭": r"까닭",
    "견주다": r"견[주줄준줍줘]",
    "부탁하는 말": r"부탁(?:하는|한|할) 말",
    "마디": r"(?<![한첫])마디",
    "넘김률": r"넘김률",
    "닮은 정도": r"닮은 정도",
    "돌려보내다": r"돌려보[내냈]",
    "보내는 공문": r"보내는 공문",
    "보내기 대장": r"보내기 대장",
    "조회표만": r"(?<!참조표\()조회표",
    "사람이 볼 칸": r"사람이 볼 [칸것]",
    "학습자": r"학습자|배우는 분",
    "학번": r"학번",
    "윈도우": r"윈도우",
    "손을 들어": r"손을 들",
    "겁이 나서": r"겁이 나|겁내",
    "부호 없는 쌍점": r"쌍점(?!\(:\))",
    "붙인 만 원": r"(?<![금\d,])\d[\d,]*\s?[십백천]?[만억]원",
    "띄운 조항": r"제\d+조(?:의\d+)? 제\d+항|제\d+항 제\d+호",
    "제목": r"해 보기 \d+ ·|내일, 내 파일로|내일은 내 (?:자료|서류)로",
}
ENGLISH = {
    "mend": r"(?i)\bmend(?:s|ed|ing)?\b",
    "papers": r"\bpapers\b",
    "40 %": r"\d %",
    "raise your hand": r"\braise your hand\b",
    "look back": r"\bLooking back\b",
    "boast": r"\bboast(?:s|ed|ing)?\b",
}
# What may stand all the same, and why.
ALLOWED = (
    r"a2-1-mend|a2_1_mend",  # the id of a lab that classes have released
    r"ai-mend\.txt|mend\.toml",  # files of that lab
)


def _closed(text: str, words: Mapping[str, str]) -> list[str]:
    """The closed words that a text holds."""
    text = re.sub("|".join(ALLOWED), "", text)
    return [word for word, pattern in words.items() if re.search(pattern, text)]


def _sentences(folder: Path, english: Path) -> Iterator[tuple[str, str, str]]:
    """The sentences said in a folder's modules: where, Korean, English."""
    catalog = read_catalog(english)
    for module in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "say" and node.args:
                for said in ast.walk(node.args[0]):
                    if isinstance(said, ast.Constant) and (entry := catalog.get(str(said.value))):
                        place = f"{module.relative_to(ROOT)}:{node.lineno}"
                        yield place, str(said.value), str(entry.string)


def _found(place: str, korean: str, english: str) -> list[str]:
    words = [*_closed(korean, KOREAN), *_closed(english, ENGLISH)]
    return [f"{place}: {', '.join(words)}"] if words else []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_sentence_of_a_package_has_a_closed_word(package):
    said = _sentences(ROOT / package, catalog_path(package, "en"))
    assert [found for sentence in said for found in _found(*sentence)] == []


@pytest.mark.parametrize("lab", curriculum.load().labs, ids=lambda lab: lab.id)
def test_no_page_of_a_lab_has_a_closed_word(lab):
    english = lab.folder / "locale" / "en"
    found = [
        found
        for sentence in _sentences(lab.folder / "checks", english / "checks.po")
        for found in _found(*sentence)
    ]
    for page in (lab.folder / "lab.md", lab.folder / "instructor.md"):
        found += _pages(page, KOREAN)
    found += _pages(english / "instructor.md", ENGLISH)
    for entry in read_catalog(english / "lab.po"):
        found += _found(str(entry.context), "", str(entry.string))
    assert found == []


def _pages(page: Path, words: Mapping[str, str]) -> list[str]:
    """The lines of a page that hold closed words."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [
        f"{page.relative_to(ROOT)}:{number}: {', '.join(closed)}"
        for number, line in enumerate(lines, 1)
        if (closed := _closed(line, words))
    ]


DOCS = [
    *ROOT.glob("README*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "benchmarks").rglob("README*.md"),
    ROOT / "CONTRIBUTING.md",
]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_doc_has_a_closed_word(page):
    text = page.read_text(encoding="utf-8")
    if page.name.startswith("authoring"):  # the list of words names them
        text = re.split(r"^## (?:용어|Words)$", text, flags=re.MULTILINE)[0]
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    assert _closed(prose, KOREAN if page.name.endswith(".ko.md") else ENGLISH) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("그 까닭을 원본과 견주어 보세요.", ["까닭", "견주다"]),
        ("한마디로 말하면", []),
        ("열네 마디를 봅니다.", ["마디"]),
        ("참조표(조회표)를 엽니다.", []),
        ("조회표를 엽니다.", ["조회표만"]),
        ("쌍점(:) 앞을 붙이고, 쌍점 뒤를 띄웁니다.", ["부호 없는 쌍점"]),
        ("20만원입니다.", ["붙인 만 원"]),
        ("20만 원, 금200,000원(금이십만원), 금20만원, (단위: 만원)", []),
        ("제19조제1항제2호", []),
        ("제19조 제1항", ["띄운 조항"]),
    ],
)
def test_closed_words_in_korean_are_found(text, words):
    assert _closed(text, KOREAN) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mend it", ["mend"]),
        ("something to mend in 40 % of the papers", ["mend", "papers", "40 %"]),
        ("labs check a2-1-mend", []),
        ("Recommended newspapers: 40%", []),
    ],
)
def test_closed_words_in_english_are_found(text, words):
    assert _closed(text, ENGLISH) == words


@pytest.mark.parametrize("guide", ["authoring.md", "authoring.ko.md"])
def test_the_guide_names_every_kind_of_field(guide):
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    assert [kind for kind in _KINDS if f"kind: {kind}`" not in text] == []
