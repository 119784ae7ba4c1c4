"""What a chatbot must not answer, however well an entry fits: it hands these over to a person."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from automation.messages import say
from automation.privacy import Kind, find
from groundwork.messages import Message, plain

# A place or a name in a question may be what it is about; a number that names one person is not.
_PERSONAL = frozenset(Kind) - {Kind.NAME, Kind.ADDRESS, Kind.BUSINESS_NUMBER, Kind.CHOSEN}


@dataclass(frozen=True)
class Topic:
    """A forbidden topic: its name, the patterns by which a question gives it away, what is said."""

    name: Message
    patterns: tuple[str, ...]
    reply: Message

    def is_asked(self, question: str) -> bool:
        """Whether a question touches the topic."""
        return any(re.search(pattern, question) for pattern in self.patterns)


LEGAL = Topic(
    say("법률 판단"),
    (
        r"소송|고소|고발|승소|패소|손해\s*배상|위자료|판례",
        r"위법|합법|불법(인가|인지|이에요|이죠|입니까|아닌가)",
        r"법(적으로|에 걸리|을 어긴)|처벌(받|되|하)|책임(은|이) 누구",
    ),
    say("법률 판단은 챗봇이 답하지 않습니다."),
)
OWN_CASE = Topic(
    say("개인별 사항 조회"),
    (
        r"(제|내|저희|우리)\s*(\S+\s*)?(체납|과태료|세금|연체|수급|민원)\S*\s*(\S+\s*)?"
        r"(얼마나|얼마\s*(남|밀|있)|조회|확인|처리)",
        r"(이웃|옆집|남편|아내|직원|과장|사장|그 사람)\S*\s*(\S+\s*)?"
        r"(주소|연락처|전화번호|체납|재산|가족관계)\S*\s*(알려|가르쳐|조회|확인)",
    ),
    say("개인별 사항이나 기록은 챗봇이 알 수 없어 알려 드리지 못합니다."),
)
USUAL: tuple[Topic, ...] = (LEGAL, OWN_CASE)


def has_personal_data(question: str) -> bool:
    """Whether a question bears a number that names a person: resident number, phone, account …"""
    return any(found.kind in _PERSONAL for found in find(question))


def own_topics(words: Mapping[str, Iterable[str]]) -> tuple[Topic, ...]:
    """Topics a city adds: the name of each, with the words that give it away."""
    return tuple(
        Topic(
            plain(name),
            tuple(re.escape(word) for word in every if word.strip()),
            say("{topic:은} 챗봇이 답하지 않습니다.", topic=name),
        )
        for name, every in words.items()
    )
