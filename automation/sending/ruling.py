"""One row of a sending ledger: may this paper be sent, where to, what is masked, and why.

Grades are those of the national network security framework (국가 망 보안체계, N2SF 1.0), which
follow 「공공기관의 정보공개에 관한 법률」 제9조제1항: its 제1호 to 제4호 are C, 제5호 to 제8호 S.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from automation.privacy import Kind
from groundwork.comparing_text import spaceless
from groundwork.negation import BARRED, NOT


class Grade(StrEnum):
    """How sensitive a paper is."""

    OPEN = "공개"
    SENSITIVE = "민감"
    SECRET = "기밀"
    UNRULED = ""


class Service(StrEnum):
    """Where a paper may go."""

    ANY = "외부 AI"
    APPROVED = "승인 AI"
    NONE = "보내지 않음"
    UNRULED = ""


# Looked for in this order: 보내지 않음 may name the service it is not sent to.
_GRADES = (
    (Grade.SECRET, r"기밀|^c(?![a-z])|\(c\)|classified|secret"),
    (Grade.SENSITIVE, r"민감|^s(?![a-z])|\(s\)|비공개|sensitive"),
    (Grade.OPEN, r"공개|^o(?![a-z])|\(o\)|open"),
)
_NOWHERE = rf"{NOT}|{BARRED}|안보|없음|^[x×]$|none|not"
_APPROVED = r"승인|공통기반|내부|시ai|행정망|approved"
_SERVICES = (
    (Service.NONE, _NOWHERE),
    (Service.APPROVED, _APPROVED),
    (Service.ANY, r"외부|아무|모두|모든|어디|누구|any|public"),
)
# The outside that is ruled out beside the approved AI, and the outside that is allowed beside it.
_NOT_OUTSIDE = re.compile(
    rf"외부[^,./()승]*?(?:{NOT}|{BARRED}|안[되돼됨]|말고|대신|달리|위험|[x×])"
)
_OUTSIDE_TOO = re.compile(
    r"외부(?:ai)?(?:에?도|가능|또는|이나|[와과및,/·])|(?:또는|이나|[와과및,/·])외부"
)
_CLAUSE_END = re.compile(r"[.;\n]|(?<=고)\s")
_LEFT_OPEN = re.compile(r"가리지\s?않|(?<![가-힣])안\s?가[림리]|가릴\s?필요|그대로\s?[두둠남]")
# What a person writes for the guard's kinds.
MASKED_AS: dict[Kind, str] = {
    Kind.NAME: r"이름|성명|성함",
    Kind.PHONE: r"전화|연락처|휴대",
    Kind.ADDRESS: r"주소|거주|사는",
    Kind.RESIDENT_NUMBER: r"주민",
    Kind.EMAIL: r"메일",
    Kind.ACCOUNT: r"계좌",
    Kind.BIRTH_DATE: r"생년|생일",
    Kind.VEHICLE: r"차량|차 ?번호",
}


@dataclass(frozen=True)
class Ruling:
    """A paper and what was decided about it, each cell as it was written."""

    number: int
    title: str
    graded: str = ""
    sent_to: str = ""
    masked: str = ""
    reason: str = ""

    @property
    def grade(self) -> Grade:
        word = spaceless(self.graded).casefold()
        return next((g for g, pattern in _GRADES if re.search(pattern, word)), Grade.UNRULED)

    @property
    def service(self) -> Service:
        word = spaceless(self.sent_to).casefold()
        inside = _NOT_OUTSIDE.sub("", word)
        if re.search(_APPROVED, inside):
            word = inside
            if not re.search(_NOWHERE, word) and _OUTSIDE_TOO.search(word):
                return Service.ANY
        return next((s for s, pattern in _SERVICES if re.search(pattern, word)), Service.UNRULED)

    @property
    def masked_kinds(self) -> frozenset[Kind]:
        """The kinds of personal data the row names as masked."""
        named = self._masked_words
        return frozenset(kind for kind, word in MASKED_AS.items() if re.search(word, named))

    def masks(self, kind: Kind, word: str) -> bool:
        """Whether the row names a kind of personal data, or the very word, as masked."""
        named = self._masked_words
        return word in named or bool(re.search(MASKED_AS.get(kind, kind.value), named))

    @property
    def _masked_words(self) -> str:
        """What is said to be masked, without clauses on what is not (이름은 가리지 않음)."""
        clauses = _CLAUSE_END.split(self.masked)
        return "\n".join(clause for clause in clauses if not _LEFT_OPEN.search(clause))
