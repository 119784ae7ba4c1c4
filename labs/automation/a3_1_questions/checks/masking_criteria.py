"""Whether people can be told from a workbook of complaints: names, addresses, words of the note."""

import html
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from automation import privacy
from automation.complaints.synthetic import Complaint
from graders.outcome import Criterion
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog(__package__)

_SHOWN = 3
_TAG = re.compile(r"<[^>]*>")


def masking_criteria(
    file: Path, texts: Sequence[str], given: Sequence[Complaint], hidden: Sequence[str]
) -> Iterator[Criterion]:
    """A criterion for each word the note wants hidden, and one for all other personal data.

    ``texts`` are those that are shown; whoever gets the file gets its hidden sheets and notes too.
    """
    shown = "\n".join(map(letters_only, texts))
    everything = "\n".join([shown, *map(letters_only, _all_texts(file))])
    left = [(one.number, w) for one in given for w in one.personal if letters_only(w) in everything]
    for word in hidden:
        found = [number for number, other in left if other == word][:1]
        yield Criterion(not found, tuple(_left(number, word, shown) for number in found))
    others = [(number, word) for number, word in left if word not in hidden]
    findings = tuple(_left(number, word, shown) for number, word in others[:_SHOWN])
    good = say("이름, 전화번호, 주소, 이메일, 차량번호를 가림")
    yield Criterion(not others, findings, good, weight=2)


def _all_texts(file: Path) -> Iterator[str]:
    """All a workbook holds, in hidden sheets and rows, notes and properties too."""
    with zipfile.ZipFile(file) as parts:
        for name in filter(_is_text, parts.namelist()):
            xml = parts.read(name).decode(errors="replace")
            yield from map(html.unescape, filter(None, _TAG.split(xml)))


def _is_text(part: str) -> bool:
    return part.endswith(".xml") and not part.startswith(("xl/styles", "xl/theme"))


def nobody_by_shape(texts: Sequence[str]) -> Criterion:
    """No personal data that its shape alone gives away: any word may look like a name."""
    found = (f for text in texts for f in privacy.find(text) if f.kind is not privacy.Kind.NAME)
    words = list(dict.fromkeys(one.text for one in found))
    place = say("통합 문서의 글")
    return Criterion(not words, tuple(_unmasked(place, word) for word in words[:_SHOWN]))


def _left(number: str, word: str, shown: str) -> Finding:
    where = say("접수번호 {number}", number=number)
    if letters_only(word) not in shown:
        where = say("숨긴 시트나 행, 메모, 문서 정보(접수번호 {number})", number=number)
    return _unmasked(where, word)


def _unmasked(where: Message, word: str) -> Finding:
    return Finding(
        what=say("{word:이} 가려지지 않고 남아 있습니다.", word=f"‘{word}’"),
        where=where,
        why=say(
            "분류 결과와 예시는 여러 부서와 업체가 함께 봅니다. 목적에 필요 없는 개인정보는 빼야 "
            "합니다(「개인정보 보호법」 제3조)."
        ),
        mend=say("도구가 알지 못하는 말은 ‘가릴 말’에 적고 다시 가려 저장하세요."),
        rule="masked",
    )
