"""What to fix in card news before it is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from content_production.cards.card import Card
from content_production.cards.drawing import CARD_SIZE, Lettering, Size, draw_card
from content_production.pictures.alternative_text import lacks
from content_production.standards import (
    LARGE_LETTERS,
    LARGE_TEXT_CONTRAST,
    SMALLEST_LETTERS,
    TEXT_CONTRAST,
)
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

say = catalog("content_production")


def card_findings(cards: Sequence[Card], size: Size = CARD_SIZE) -> Iterator[Finding]:
    """What to fix, card by card: text that cannot be read, pictures, alternative text."""
    said = Counter(card.alternative.strip() for card in cards)
    for number, card in enumerate(cards, start=1):
        where = say("카드 {number}", number=number)
        try:
            letterings = draw_card(card, size).letterings
        except Problem as problem:
            yield Finding(problem.message, where, rule="layout")
        else:
            for lettering in letterings:
                yield from lettering_findings(lettering, min(size), where)
        if what := lacks(card.alternative):
            yield _alternative(what, where)
        elif said[card.alternative.strip()] > 1:
            yield _alternative(say("다른 카드와 대체 텍스트가 같습니다."), where)


def lettering_findings(lettering: Lettering, short: int, where: Message) -> Iterator[Finding]:
    """Contrast (WCAG 2.1, 1.4.3) and height of letters on a card of a shorter side in pixels."""
    share = lettering.height / short
    least = LARGE_TEXT_CONTRAST if share >= LARGE_LETTERS else TEXT_CONTRAST
    if lettering.contrast < least:
        yield Finding(
            say(
                "{kind} 대비 {ratio:.2f}:1, {least:.1f}:1 이상 필요",
                kind=lettering.kind,
                ratio=lettering.contrast,
                least=least,
            ),
            where,
            say(
                "이보다 흐리면 햇빛 아래에서나 시력이 약한 사람에게는 보이지 않습니다"
                "(WCAG 2.1, 1.4.3)."
            ),
            say("‘글자 색’이나 ‘바탕 색’을 더 밝거나 더 어둡게 바꾸세요."),
            rule="contrast",
        )
    if share < SMALLEST_LETTERS * 0.75:  # digits and Latin letters are lower than Hangul
        yield Finding(
            say(
                "{kind} 글자 높이 {height}픽셀, {least:.0f}픽셀 이상 필요",
                kind=lettering.kind,
                height=lettering.height,
                least=SMALLEST_LETTERS * short,
            ),
            where,
            say("카드뉴스는 휴대전화로 봅니다. 이보다 작으면 확대해야 읽을 수 있습니다."),
            say("글을 줄이고 글자를 키우세요."),
            rule="letters",
        )


def _alternative(what: Message, where: Message) -> Finding:
    return Finding(
        what,
        where,
        say("화면 낭독기를 쓰는 사람은 대체 텍스트만 듣습니다(한국형 웹 콘텐츠 접근성 지침)."),
        say("카드에 적힌 날짜, 장소, 참가비를 문장으로 옮겨 적으세요."),
        rule="alternative",
    )
