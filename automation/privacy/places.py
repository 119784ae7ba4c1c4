"""Addresses an official writes without the city before them: road, lot, building and room."""

import re
from collections.abc import Iterator

from ko_pii.dictionaries.districts import (
    ALL_CITIES_GUNS,
    ALL_DISTRICTS,
    EXTRA_CITY_ABBREV,
    PROVINCE_ABBREV,
    PROVINCES,
)
from ko_pii.dictionaries.legal_dongs import is_legal_dong

from automation.privacy.kinds import Found, Kind
from automation.privacy.words import words

# The provinces, cities and districts of the country, as the library keeps them, and the city's own.
_PLACES = (PROVINCES | ALL_CITIES_GUNS | ALL_DISTRICTS | EXTRA_CITY_ABBREV | {*PROVINCE_ABBREV}) | {
    *words("districts")
}

# A number that is counted, not a house number: "결과로 12건".
_COUNTED = (
    r"(?!\d+(?:[,.]\d+)*\s*(?:건|명|개|대|회|번[^길\d\s지]|곳|원|만|억|천|백|년|월|일|시|분|초|차|층|호선|%|㎞|km|m|㎡|톤|"
    r"자리|글자|가구|세대|통|부|점|위|인|세|살|배|동|주|쪽|장|종|팀))"
)
_ROOM = (
    r"(?:(?:\s?\([가-힣\d]{2,6}동\))?(?=,?\s{0,3}[A-Za-z가-라\d]{1,4}[동층호])"
    r"(?:,?\s*(?:\d{1,4}|[A-Za-z가-라])동)?(?:,?\s*\d{1,2}층)?(?:,?\s*\d{1,4}호(?!선))?)?"
)
# A building behind the lot: 871 대우아파트 103동 1502호.
_HOUSE = r"(?:,?\s[가-힣A-Za-z\d]{2,12}(?:\s?\d{1,2}단지)?\s?\d{1,4}동\s?\d{2,4}호)?"
# Province, city, district and village that may stand before the rest.
_ESTATE = (
    "푸르지오|자이|래미안|힐스테이트|캐슬|아이파크|더샵|편한세상|센트럴|에버빌|파크|뷰|"
    "마을|팰리스|빌리지|주택|아파트|빌라|맨션|타운|빌|주공|오피스텔|원룸|하이츠|연립"
)
_PROVINCE = rf"(?:(?:{'|'.join(PROVINCE_ABBREV)})\s)?"
_REGION = (
    _PROVINCE
    + r"(?:[가-힣]{1,6}\d?(?:특별시|광역시|특별자치[시도]|시|도|군|구|읍|면|동|리)\s){0,4}"
)
_ROAD = re.compile(
    rf"(?<![가-힣\d]){_REGION}"
    r"(?:[가-힣][가-힣\d]{0,8}[가-힣\d](?:대로|(?<!으)로|길)|[가-힣]{2,5}로)"
    rf"\s?(?:\d{{1,4}}(?:번?길|[가안]길)\s?)?{_COUNTED}[1-9]\d{{0,3}}(?:-\d{{1,4}})?(?:번지)?(?![\d길]){_ROOM}"
    rf"(?:\s(?:[가-힣]{{2,8}}\s?)?(?:아파트|빌라|오피스텔)\s?\d{{1,4}}-\d{{1,4}})?"
)
_LOT = re.compile(
    rf"(?<![가-힣\d]){_REGION}[가-힣]{{1,6}}\d?(?:동|리|가)\s(?:산\s?)?"
    rf"(?:[1-9]\d{{0,3}}-\d{{1,4}}(?:번지)?|[1-9]\d{{0,3}}번지)(?!\d){_HOUSE}{_ROOM}"
)
# Without a hyphen a number behind a village is a lot only if a hill, a village or a house says so.
_SHORT_LOT = re.compile(
    rf"(?<![가-힣\d]){_REGION}[가-힣]{{1,6}}\d?(?:동|리)\s산\s?[1-9]\d{{0,3}}(?!\d)"
    rf"|(?<![가-힣\d]){_REGION}[가-힣]{{1,5}}리\s{_COUNTED}[1-9]\d{{0,3}}(?![\d.,:%~-])"
    rf"|(?<![가-힣\d]){_REGION}[가-힣]{{1,6}}\d?동\s[1-9]\d{{0,3}}{_HOUSE[:-1]}"
    # 동부리 12통 3반; 옥계동 물빛마루 101-1502
    rf"|(?<![가-힣\d]){_REGION}[가-힣]{{1,6}}\d?(?:동|리)\s\d{{1,3}}통(?:\s?\d{{1,2}}반)?(?![가-힣\d])"
    rf"|(?<![가-힣\d]){_REGION}[가-힣]{{1,6}}\d?동\s[가-힣A-Za-z\d]{{2,10}}\s\d{{3}}-\d{{3,4}}(?![\d-])"
)
_BUILDING = re.compile(
    rf"(?<![가-힣\d]){_REGION}(?:(?:[가-힣]{{1,10}}(?:{_ESTATE})\s?(?:\d{{1,2}}(?:단지|차)\s?)?)?"
    rf"(?:\d{{1,4}}|[가나다라마바사])동\s?\d{{2,4}}호(?!선)"
    rf"|[가-힣]{{1,10}}(?:{_ESTATE})\s?(?:\d{{1,4}}동\s?)?\d{{2,4}}호(?!선)"
    rf"|[가-힣\d]{{0,10}}(?:{_ESTATE})\s?\d{{3,4}}-\d{{3,4}}(?![\d-]))"
)


def is_place(word: str) -> bool:
    """Whether a word is the name of a province, a city or a district, or of a town: 조치원(읍)."""
    return word in _PLACES or (len(word) > 2 and is_legal_dong(f"{word}읍"))


def is_named_as_a_place(word: str) -> bool:
    """Whether a word is formed as the name of a river, a mountain, a village or a station."""
    return word[-1] in "천산강역교" or is_legal_dong(word)


def find_addresses(text: str) -> Iterator[Found]:
    """Road names with a number, lots, and building with room: "행복로 12길 3", "101동 1203호"."""
    for pattern in (_ROAD, _LOT, _SHORT_LOT, _BUILDING):
        for match in pattern.finditer(text):
            yield Found(Kind.ADDRESS, match.start(), match.end(), match[0])
