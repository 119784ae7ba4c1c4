"""Numbers that lead to one person: telephone, resident, account, card, licence, number plate."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from automation.numerals import DIGITS
from automation.privacy.kinds import Found, Kind

_REGION = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
# The syllables that stand on number plates (자동차 등록번호판).
_PLATE = (
    "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허호배바사아자육공해국합"
)
_BANK = (
    "은행|뱅크|농협|신협|수협|축협|새마을(?:금고)?|우체국|국민|신한|기업|하나|우리|대구|카뱅|케뱅|토스|"
    "씨티|제일|산업|부산|경남|광주|전북|제주|저축|증권"
)
_DIGIT = f"공{DIGITS}"
_DATE = r"\d{2,4}\s?[.년/-]\s{0,2}\d{1,2}\s?[.월/-]\s{0,2}\d{1,2}\s?[.일]?"
_COUNT = f"{DIGITS[1:]}십"
_SPOKEN_DATE = rf"[{_COUNT}백천]{{2,8}}년\s?[{_COUNT}유시]{{1,2}}월\s?[{_COUNT}]{{1,3}}일"
# What the library leaves because a check digit or a bank's name is wrong or missing: it is as
# personal in a memo with a typing error. A group, where there is one, is what is personal.
_NUMBERS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.RESIDENT_NUMBER, r"(?<!\d)\d{6}\s?[-–]\s?[1-4][\d*]{6}(?!\d)"),
        (Kind.FOREIGNER_NUMBER, r"(?<!\d)\d{6}\s?[-–]\s?[5-8][\d*]{6}(?!\d)"),
        # Without the hyphen: a date, and a digit for the century and the sex.
        (
            Kind.RESIDENT_NUMBER,
            r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-4]\d{6}(?!\d)",
        ),
        # Letters stand for figures where a hand slipped: O10-, 0l0-.
        (
            Kind.PHONE,
            r"(?<![\dA-Za-z-])[0Oo][1lI][0Oo16789][-.)/· ]{0,3}[\d*]{3,4}[-./· ]{0,3}\d{4}(?!\d)",
        ),
        (Kind.PHONE, r"\+\s?82[-. ]?\(?0?\)?\d{1,2}[-. ]?\d{3,4}[-. ]?\d{4}(?!\d)"),
        (Kind.PHONE, rf"공일[공일육칠팔구](?:에?[\s-]?[{_DIGIT}]){{7,8}}"),
        (Kind.PHONE, r"(?<![\d-])\(?0(?:2|[3-6][1-5])[-.)/ ]\s?\d{3,4}[-./ ]\d{4}(?![\d-])"),
        (Kind.PHONE, r"(?<![\d-])0(?:70|50\d)[-. ]?\d{3,4}[-. ]?\d{4}(?![\d-])"),
        (
            Kind.PHONE,
            r"(?:☎|전화|연락처|팩스|전송|휴대폰|핸드폰)\s{0,3}[:：]?\s{0,3}((?!1[568])[1-9]\d{2,3}[-.]\d{4})(?![\d-])",
        ),
        (
            Kind.PHONE,
            r"(?<![\d-])[2-9]\d{2,3}-\d{4}(?![\d-])(?=(?:으?로)?\s?(?:전화|연락|문자|통화|회신))",
        ),
        (Kind.PHONE, r"(?:사무실|직통|구내|자택|집전화)\s*[:：]?\s*([2-9]\d{2,3}-\d{4})(?![\d-])"),
        (Kind.PHONE, r"내선\s?(?:번호)?\s*[:：]?\s*(\d{3,5})(?!\d)"),
        (
            Kind.EMAIL,
            r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}\s?(?:@|골뱅이)\s?"
            r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}",
        ),
        (
            Kind.VEHICLE,
            rf"(?<!\d)(?:(?:{_REGION})\s?)?\d{{2,3}}\s?[{_PLATE}]\s?\d{{4}}(?![\d년])",
        ),
        (Kind.VEHICLE, r"차(?:량)?\s?번호[^\d\n가-힣]{0,4}(\d{4})(?=\s?번)"),
        (Kind.CARD, r"(?<![\d-])\d{4}(?:-[\d*]{4}){3}(?![\d-])"),
        (Kind.CARD, r"(?<![\d-])\d{4}(?: \d{4}){3}(?![\d-])"),
        (Kind.CARD, r"카드[^\d\n]{0,6}(\d{15,16})(?!\d)"),
        (Kind.DRIVING_LICENCE, rf"(?:{_REGION})\s?\d{{2}}-\d{{6}}-\d{{2}}(?![\d-])"),
        (Kind.DRIVING_LICENCE, r"면허[^\d\n]{0,12}(\d{2}-\d{6}-\d{2})(?!\d)"),
        (Kind.DRIVING_LICENCE, r"(?<![\d-])[12]\d-\d{2}-\d{6}-\d{2}(?![\d-])"),
        # Not a number that begins with a year, as those of documents do.
        (
            Kind.PASSPORT,
            r"(?<![A-Za-z\d])(?:P?[MSRGD](?!20[12]\d)\d{7,8}|M\d{3}[A-Z]\d{4})(?![A-Za-z\d])",
        ),
        (
            Kind.PASSPORT,
            r"(?i:여권|passport)[^\dA-Za-z\n]{0,12}([A-Za-z]{1,2}(?:\s?\d){7,8})(?![A-Za-z\d])",
        ),
        (Kind.BUSINESS_NUMBER, r"(?<![\d-])\d{3}-\d{2}-\d{5}(?![\d-])"),
        (Kind.BUSINESS_NUMBER, r"(?<![\d ])\d{3} \d{2} \d{5}(?![\d ]\d)"),
        (Kind.BUSINESS_NUMBER, r"사업자[^\d\n]{0,8}(\d{10})(?!\d)"),
        (Kind.INSURANCE, r"(?<![\d-])\d-\d{10}(?![\d-])"),
        (Kind.INSURANCE, r"(?:건강보험|증\s?번호)[^\d\n]{0,10}(\d{10,11})(?!\d)"),
        (
            Kind.STAFF_NUMBER,
            r"(?:사번|직번|직원번호|행정번호|사원번호)\s{0,3}[:：]?\s{0,3}([A-Z]?\d[\d-]{3,14}\d)",
        ),
        (Kind.ACCOUNT, rf"(?:계좌|{_BANK})[^\d\n]{{0,12}}(\d[\d-]{{8,18}}\d)"),
        (Kind.ACCOUNT, r"(?<![\d-])(\d{2,6}(?:-\d{2,6}){2,3})\s?계좌"),
        (
            Kind.ACCOUNT,
            rf"(?<![\d-])(\d{{2,6}}(?:-\d{{2,6}}){{2,3}})\s?[(,/]\s?(?:\w{{0,4}})(?:{_BANK})",
        ),
        (
            Kind.BIRTH_DATE,
            rf"(?:생\s?년\s?월\s?일|생일|생년|출생(?:일자?|[연년]월일)?(?=\s?[:：|(]))[은이]?\s{{0,3}}(?:\([^()\n]{{1,5}}\))?\s{{0,3}}[:：|(]?"
            rf"\s{{0,3}}({_DATE}|\d{{6,8}}(?!\d)|{_SPOKEN_DATE}|\d{{4}}년\s?\d{{1,2}}월)",
        ),
        (Kind.BIRTH_DATE, rf"생년월일[^\n]{{0,8}}\n[^\n:]{{0,8}}:\s*({_DATE}|{_SPOKEN_DATE})"),
        (Kind.BIRTH_DATE, r"앞\s?(?:자리|번호)[는가]?\s{0,3}[:：]?\s{0,3}(\d{6})(?!\d)"),
        (Kind.BIRTH_DATE, r"(?<!\d)(\d{6}|\d{2,4}년\s?\d{1,2}월)(?=\s?[생生](?![가-힣]))"),
        (Kind.BIRTH_DATE, r"생일[은이]?\s?[:：]?\s?(\d{1,2}월\s?\d{1,2}일)"),
        (Kind.BIRTH_DATE, r"(?<!\d)(\d{2,4}\.\s?\d{1,2}\.\s?\d{1,2}\.?)\s?생(?![가-힣])"),
        (
            Kind.BIRTH_DATE,
            rf"(?<!\d)({_DATE})(?=\s?[생生](?![가-힣])|\s?생(?:이|입|으|인)|에?\s?(?:출생(?!신고|률|아)|태어))",
        ),
        (
            Kind.IP_ADDRESS,
            r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]{3,39}(?!:))(?![A-Za-z\d_]|\.\d)",
        ),
    )
)


# 4.1.1.1 numbers a section at the head of a line and before 절, unless a computer is spoken of.
_NUMBER_OF_A_SECTION = re.compile(r"(?:[1-9]|[12]\d)(?:\.(?:\d|[12]\d)){3}")
_BEFORE_A_SECTION = re.compile(r"(?:^|\n|버전|절|장)[ \t]{0,8}$")
_BEHIND_A_SECTION = re.compile(r"\s?[절항장목판]")
_PADDING = re.compile(r"(?<![\dA-Fa-f:])0+(?=\d)")
_OF_A_COMPUTER = re.compile(r"(?i:ip|host|server)|아이피|서버|접속|단말|컴퓨터|PC")
_AROUND = 20  # characters


def find_numbers(text: str) -> Iterator[Found]:
    """Numbers by their form and the word before them."""
    for kind, pattern in _NUMBERS:
        for match in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            if kind is Kind.IP_ADDRESS and not _is_ip_address(match):
                continue
            yield Found(kind, match.start(group), match.end(group), match[group])


def _is_ip_address(match: re.Match[str]) -> bool:
    """An address of a computer, not a time of day or the number of a chapter."""
    if _NUMBER_OF_A_SECTION.fullmatch(match[0]):
        before = match.string[max(0, match.start() - _AROUND) : match.start()]
        behind = _BEHIND_A_SECTION.match(match.string, match.end())
        section = behind or _BEFORE_A_SECTION.search(before)
        if section and not _OF_A_COMPUTER.search(before):
            return False
    try:
        return not ip_address(_PADDING.sub("", match[0])).is_unspecified
    except ValueError:
        return False
