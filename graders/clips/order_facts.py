"""The facts of an order in an announcement made of it (a clip, a card): kept, and none invented.

Of an order with the line "참가비: 무료", ``holds("참가비", order, "돈을 내지 않습니다")``; and
``invented("선착순 100명", order, where)`` finds the number and the offer it does not have.
"""

import re
from collections.abc import Iterator

from graders.clips.facts_in_speech import agree, facts_beyond, facts_in_speech
from graders.clips.order import Order
from graders.clips.unfounded_claims import unfounded_offer, unfounded_superlative
from graders.messages import say
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message
from groundwork.negation import ISNT, NONE, NOT_AHEAD

TELEPHONE = re.compile(r"(?<!\d)\d{2,4}[-. )]\s?\d{3,4}[-. ]\d{4}(?!\d)")
# The same thing said in other words.
_IN_OTHER_WORDS = {
    "무료": (
        r"무료|공짜|(?:돈|요금)[을은]?\s*(?:(?:내|받)지\s*않|안\s)"
        r"|(?:참가비|입장료|관람료|이용료)[는가은도]?\s*(?:없|0\s?원|(?:내|받)지\s*않)"
    ),
    "누구나": r"누구나|누구든|모두|남녀노소|온\s*가족",
    "물병": r"물병|물통|마실\s*물|물\s*한\s*병",
    "주차장 없음": r"주차\S*(?:\s+(?!있)\S+){0,2}?\s*(?:없|불가|안\s?되|안\s됩|못|어려|마련되지)",
    "필요 없음": r"신청[은을도이]?\s*(?:절차\s*)?(?:없|하지|안\s|필요\s*없)|바로\s*참가",
}
# "무료가 아니고", "물병은 필요 없어요" say the opposite of the word; "물병이 없으면" does not.
# So does who denies twice: "주차장이 없는 것은 아니니", "없지 않습니다".
_DENIED = (
    r"(?!(?:은|는|이|가|도|를|을|로)?\s*(?:필요\s*)?"
    rf"(?:{ISNT}|{NONE}(?![으이])|{NOT_AHEAD})"
    rf"|[가-힣]{{0,4}}\s*(?:것|거|건|게)(?:은|는|이|도)?\s*(?:{ISNT})|지[는도]?\s*않)"
)
# Turned round by the rest of the clause: "누구나 할 수 있는 것은 아니다", "물병은 가져오지 마세요",
# "물병은 나눠 드립니다" of what everybody has to bring.
_TURNED = {
    "누구나": r"[^.!?\n]*(?:[것건][은이]?\s*아[니닙님]|수\s*없|지\s*(?:못|않))",
    "물병": (
        r"[^.!?\n]{0,16}(?:지\s*(?:마|말)|않아도\s*[되돼됩]"
        r"|(?:나눠|나누어|제공|준비)\S*\s*(?:드|합|해\s*드))"
    ),
}


def says(text: str, word: str) -> bool:
    """Whether a text says something, in the order's words or in others that mean the same."""
    pattern = _IN_OTHER_WORDS.get(word)
    if pattern is None:
        return letters_only(word) in letters_only(text)
    own = r"\s*".join(map(re.escape, word.split()))
    turned = f"(?!{_TURNED[word]})" if word in _TURNED else ""
    return re.search(rf"(?:{own}|{pattern}){_DENIED}{turned}", text) is not None


def holds(label: str, order: Order, text: str) -> bool:
    """Whether a text says what a line of the order says, in words or in digits.

    A telephone number is told by its digits, dates, times and figures by their values, places word
    by word, the rest by its meaning.
    """
    value = re.sub(r"\((?![월화수목금토일]\)).*?\)", "", order.lines[label]).strip()
    number = TELEPHONE.search(value)
    if number:
        return letters_only(number[0]) in letters_only(text)
    if value in _IN_OTHER_WORDS:
        return says(text, value)
    said, bare = facts_in_speech(text), letters_only(text)
    words = (word for word in value.split() if not re.search(r"\d", word))
    return all(any(agree(fact, one) for one in said) for fact in facts_in_speech(value)) and all(
        letters_only(word) in bare for word in words
    )


def invented(text: str, order: Order, where: Message) -> Iterator[Finding]:
    """Dates, times, figures, boasts and offers of a text that its order does not hold."""
    source = " ".join(order.lines.values())
    for fact in facts_beyond(text, facts_in_speech(source), order.year):
        yield _unsupported(fact, where)
    for number in TELEPHONE.findall(text):
        if letters_only(number) not in letters_only(source):
            yield _unsupported(number, where)
    for claim in (unfounded_superlative(text, source), unfounded_offer(text, source)):
        if claim:
            yield _unsupported(claim, where)


def _unsupported(text: str, where: Message) -> Finding:
    return Finding(
        say("{text:은} 요청서에 없는 내용입니다.", text=f"‘{text}’"),
        where,
        say("AI는 그럴듯한 날짜와 수치를 지어냅니다. 홍보물이 나가면 시민은 그대로 믿습니다."),
        say("요청서에서 맞는 값을 찾아 고치고, 없으면 지우세요."),
        rule="invented",
    )
