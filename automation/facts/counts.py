"""Counts, measures and shares in a text: 30명, 스무 명, 1.2m, 2년, 3위, 86.2%, 넷 가운데 하나."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from automation.numerals import (
    COUNTED,
    DAYS,
    NATIVE,
    SCALES,
    SYLLABLES,
    from_counted,
    from_hangul,
    from_native,
)


@dataclass(frozen=True)
class FoundCount:
    """A count in a text, in one unit for all its spellings: 2년 is 24 개월, 1km is 1,000 m."""

    start: int
    text: str
    value: float
    unit: str
    approximate: bool = False


# What follows 배, 대, 개 and 권 where they are no unit: 배수, 대책, 개월, 권역.
_NO_TIMES = "(?![수차관정달송포출우경치분부열기터제합식낭설상])"
_NO_MACHINE = "(?!로|책|상|응|비|피|형|표|회|교|구|학|기)"
_NO_PIECE = "(?!소|월|년|최|선|정|발|방|통|별|요|축|편|교|인|업|의)"
_NO_BOOK = "(?!역|한|리|고|장|위|선|투|유|자)"
_NO_LATIN = "(?![A-Za-z0-9_²³/])"  # a particle may follow: 1.2m를
# A unit of one syllable that begins many words is one only before a particle or a gap.
_END = (
    r"[은는을를의에도만씩]|[이가과와로](?![가-힣]{2})|으로|이[다며고상하내었]|가량|까지|부터|보다|미만|초과|정도"
    r"|[\s~∼]|[^\w가-힣]|$"
)
_ENDS = rf"(?={_END})"
# 30일 alone may be a day, 30일 이내 is none.
_LIMIT = r"\s?(?:보다\s|이[내상하]|미만|초과|안(?:에|으로))"
_YEARS = rf"(?<!\d{{3}})년(?=간|\s?동안|\s단위|{_LIMIT}|[은을이]\s|으로|\s?\d{{1,2}}개월)"
# Every spelling of a unit (a pattern) with the unit it counts in and how many of those it is.
_UNITS: tuple[tuple[str, str, float], ...] = (
    (r"명|인(?!당|근|접|터)", "명", 1),
    (r"건(?!물|설|축|강|의|조|전)", "건", 1),
    (rf"대{_NO_MACHINE}", "대", 1),
    (r"곳|개소|개\s?지점|군데", "곳", 1),
    (r"개월", "개월", 1),
    (rf"개{_NO_PIECE}", "개", 1),
    (r"가구|세대(?!주)", "가구", 1),
    (r"세(?!부(?!터)|입(?!니|다)|[대트제금출무계기미종탁액율])", "세", 1),
    (
        r"회(?!의|장|원|계|복|전)|차례"
        r"|번(?!지|째|호|길|안|\s?(?:국도|버스|출구|창구|게이트|승강장))",
        "회",
        1,
    ),
    (r"(?:[%％]|퍼센트)\s?(?:[pP]\b|[pP](?=[가-힣])|포인트)", "%p", 1),
    (r"[%％]|퍼센트", "%", 1),
    (r"할(?=[은는을이의에로]|\s?(?:이상|이하|미만|정도)|가량|\s|$)", "%", 10),
    (rf"배{_NO_TIMES}", "배", 1),
    (r"km|㎞|킬로미터", "m", 1000),
    (r"cm|㎝|센티미터", "m", 0.01),
    (r"mm|㎜|밀리미터", "m", 0.001),
    (r"㎡|m²|제곱미터", "㎡", 1),
    (rf"m{_NO_LATIN}|미터", "m", 1),
    (rf"톤|t{_NO_LATIN}", "톤", 1),
    (rf"kg{_NO_LATIN}|㎏|킬로그램", "kg", 1),
    (rf"[lL]{_NO_LATIN}|ℓ|리터", "L", 1),
    *((rf"{unit}{_NO_LATIN}", unit, 1) for unit in ("dB", "kW", "MB", "GB")),
    ("℃", "℃", 1),
    (rf"주일?(?:간|\s?동안|(?={_LIMIT}))", "주간", 1),
    (rf"일간|일\s?동안|영업일|일(?={_LIMIT})", "일간", 1),
    (_YEARS, "개월", 12),
    (r"시간", "시간", 1),
    (rf"분간|분\s?이내|분(?![의과]){_ENDS}", "분간", 1),
    (r"면(?!사무소|[가-힣]{0,2}장|적|담|허|제|접|세|밀|의원)", "면", 1),
    (r"그루", "그루", 1),
    (rf"권{_NO_BOOK}", "권", 1),
    (r"마리", "마리", 1),
    (rf"점{_ENDS}", "점", 1),
    (rf"통{_ENDS}", "통", 1),
    (rf"등급{_ENDS}", "등급", 1),
    (rf"위{_ENDS}", "위", 1),
    (rf"(?<!1)(?<!1\s)부{_ENDS}", "부", 1),  # 붙임 1부 is in every letter
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, (pattern, _, _) in enumerate(_UNITS))
_COUNT = re.compile(
    rf"(?P<about>약\s?)?(?<![\d.,제'’:-])(?:(?P<from>{_NUMBER})\s?[~∼]\s?)?(?P<number>{_NUMBER})\s?"
    rf"(?:(?P<scale>[백천만])\s?(?:(?P<rest>{_NUMBER})\s?(?P<rest_scale>[백천]?)\s?)?)?"
    rf"(?P<more>여\s?)?(?:{_UNIT})"
)
_NATIVE_UNITS = {"군데": "곳", "차례": "회", "달": "개월", "살": "세"}
_NATIVE_COUNT = re.compile(
    rf"(?<![가-힣])(?!서명|두건)(?P<number>{NATIVE})\s?"
    rf"(?P<unit>명|건(?!물|강)|대{_NO_MACHINE}|곳|군데|가구|차례|개{_NO_PIECE}|권{_NO_BOOK}|그루|마리"
    rf"|배{_NO_TIMES}|(?<!한)(?<!한\s)달(?=간|{_END})|살{_ENDS}|장{_ENDS}|통{_ENDS})"
)
# 백여 명, 천이백 명; 사백 alone is a name and 만 a word.
_SPELLED_COUNT = re.compile(
    rf"(?<![가-힣\d])(?<!\d\s)(?P<words>(?=[{SYLLABLES}]?[십백천만])[{SYLLABLES}]{{1,12}})"
    rf"(?P<more>여)?\s?(?P<unit>명|가구|그루|마리)"
)
# 1시간 30분 is one length of time.
_HOURS_AND_MINUTES = re.compile(
    r"(?<![\d.,])(?P<hours>\d{1,2})\s?시간\s?(?:(?P<minutes>\d{1,2})\s?분|반(?![가-힣]))"
)
_WEEK = re.compile(rf"(?<![가-힣])일주일(?=간|\s?동안|{_LIMIT})")
# 하루 is rather "a day", as in 하루 평균.
_SEVERAL_DAYS = [word for word, days in DAYS.items() if days > 1]
_DAY_WORDS = re.compile(rf"(?<![가-힣])(?:{'|'.join(_SEVERAL_DAYS)})(?=간|\s|[이을은])")
# 넷 가운데 하나, 열에 아홉, 3분의 1, 절반: a share, the whole before its part.
_FRACTION = re.compile(
    rf"(?<![가-힣])(?:(?P<whole>{COUNTED})(?:\s?(?:가운데|중)(?:에서?)?|에)\s?"
    rf"(?P<part>{COUNTED})(?!\s?[을를]\s?(?:고|선|택)|[가-힣]*[개명대곳건번])"
    rf"|(?P<below>\d{{1,3}}|[일이삼사오육칠팔구십])\s?분의\s?"
    rf"(?P<above>\d{{1,3}}|[일이삼사오육칠팔구])(?![\d가-힣]?원)|(?P<half>절반))"
)


def find_counts(text: str) -> Iterator[FoundCount]:
    """Counts in digits, in native and in spelled numbers; a range (3~5명) is two."""
    for match in _HOURS_AND_MINUTES.finditer(text):
        minutes = 60 * int(match["hours"]) + int(match["minutes"] or 30)
        yield FoundCount(match.start(), match[0], float(minutes), "분간")
    text = _HOURS_AND_MINUTES.sub(lambda match: " " * len(match[0]), text)
    for match in _COUNT.finditer(text):
        _, unit, factor = next(u for n, u in enumerate(_UNITS) if match[f"u{n}"])
        value = _number(match["number"], match["scale"]) + _number(
            match["rest"], match["rest_scale"]
        )
        about = bool(match["about"] or match["more"])
        start = match.start()
        if match["from"]:
            least = _number(match["from"], match["scale"] if not match["rest"] else None)
            yield FoundCount(match.start("from"), match["from"], least * factor, unit, about)
            start = match.start("number")
        said = text[start : match.end()].strip()
        yield FoundCount(start, said, value * factor, unit, about)
    for match in _NATIVE_COUNT.finditer(text):
        unit = _NATIVE_UNITS.get(match["unit"], match["unit"])
        yield FoundCount(match.start(), match[0], float(from_native(match["number"])), unit)
    for match in _SPELLED_COUNT.finditer(text):
        if number := from_hangul(match["words"]):
            about = bool(match["more"])
            yield FoundCount(match.start(), match[0], float(number), match["unit"], about)
    for match in _WEEK.finditer(text):
        yield FoundCount(match.start(), match[0], 1.0, "주간")
    for match in _DAY_WORDS.finditer(text):
        yield FoundCount(match.start(), match[0], float(DAYS[match[0]]), "일간")


def _number(digits: str | None, scale: str | None) -> float:
    """1만, 2천, 5백 or 345 as a number; nothing is 0."""
    return float((digits or "0").replace(",", "")) * SCALES.get(scale or "", 1)


def find_shares(text: str) -> Iterator[FoundCount]:
    """Shares in words, in per cent."""
    for match in _FRACTION.finditer(text):
        if match["half"]:
            whole, part = 2, 1
        elif match["below"]:
            whole, part = (int(from_hangul(match[n]) or match[n]) for n in ("below", "above"))
        else:
            whole, part = from_counted(match["whole"]), from_counted(match["part"])
        if 0 < part <= whole:
            yield FoundCount(match.start(), match[0], 100 * part / whole, "%", True)
