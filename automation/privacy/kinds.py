"""The kinds of personal data the guard looks for, and a stretch of text found to be one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from automation.messages import say
from groundwork.messages import Message


class Kind(StrEnum):
    """A kind of personal data; the value is the word that stands in its token."""

    NAME = "이름"
    ADDRESS = "주소"
    PHONE = "전화번호"
    EMAIL = "이메일"
    RESIDENT_NUMBER = "주민등록번호"
    FOREIGNER_NUMBER = "외국인등록번호"
    PASSPORT = "여권번호"
    DRIVING_LICENCE = "운전면허번호"
    BIRTH_DATE = "생년월일"
    ACCOUNT = "계좌번호"
    CARD = "카드번호"
    VEHICLE = "차량번호"
    STAFF_NUMBER = "직원번호"
    INSURANCE = "건강보험번호"
    BUSINESS_NUMBER = "사업자등록번호"
    IP_ADDRESS = "IP주소"
    CHOSEN = "가림"


KIND_NAMES: dict[Kind, Message] = {
    Kind.NAME: say("이름"),
    Kind.ADDRESS: say("주소"),
    Kind.PHONE: say("전화번호"),
    Kind.EMAIL: say("이메일"),
    Kind.RESIDENT_NUMBER: say("주민등록번호"),
    Kind.FOREIGNER_NUMBER: say("외국인등록번호"),
    Kind.PASSPORT: say("여권번호"),
    Kind.DRIVING_LICENCE: say("운전면허번호"),
    Kind.BIRTH_DATE: say("생년월일"),
    Kind.ACCOUNT: say("계좌번호"),
    Kind.CARD: say("카드번호"),
    Kind.VEHICLE: say("차량번호"),
    Kind.STAFF_NUMBER: say("직원번호"),
    Kind.INSURANCE: say("건강보험번호"),
    Kind.BUSINESS_NUMBER: say("사업자등록번호"),
    Kind.IP_ADDRESS: say("IP 주소"),
    Kind.CHOSEN: say("직접 고른 말"),
}


@dataclass(frozen=True)
class Found:
    """Personal data in a text: its kind and its place, ``text[start:end]``."""

    kind: Kind
    start: int
    end: int
    text: str

    def overlaps(self, other: Found) -> bool:
        """Whether two findings share a character."""
        return self.start < other.end and other.start < self.end
