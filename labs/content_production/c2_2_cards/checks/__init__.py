"""Checks of c2-2-cards: six cards as pictures, and the same six in words.

The pictures may come from any program; text is found by its pixels. What is said is judged
in the alternative texts, and in the words that a card's file carries about itself where it does: no
program here reads letters off a picture, so the rest is for a person. The truth is the given order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from content_production.cards.news import CardNews
from content_production.pictures.alternative_text import lacks
from graders.clips.order import Order, read_order
from graders.clips.order_facts import holds
from graders.clips.order_facts import invented as not_in_the_order
from graders.clips.same_words import alike
from graders.outcome import Criterion, Judgement, cant_tell, faultless, judge
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

from .alternative_texts import read_alternatives
from .card_pictures import CardPicture, card_pictures, empty, form_criteria, require_drawn
from .letters import letter_criteria, letters_of, untold

say = catalog(__package__)

DRAFT = "ai-cards.xlsx"
_CLAUSES = re.compile(r"[.·/\n]|,\s|(?<=[고며])\s")


def form(submission: Submission) -> Judgement:
    """Six cards, of one size, square, large enough.

    Other shapes are cut off where people swipe through them.
    """
    order = _order(submission)
    cards = _changed_cards(submission)
    require_drawn(cards)
    return judge(form_criteria(cards, _count(order), int(order.number("크기"))))


def legible(submission: Submission) -> Judgement:
    """Text stands out from what is behind it and is large enough, as the pixels show.

    Cards are read on a telephone, in the sun, by people who do not see well.
    """
    cards = card_pictures(submission) if submission.files else _changed_cards(submission)
    seen = [(card, letters_of(card.path)) for card in cards]
    criteria = [asked for card, lines in seen if lines for asked in letter_criteria(card, lines)]
    blank = [card for card, lines in seen if not lines]
    if blank and all(asked.met for asked in criteria):
        return cant_tell(untold(blank))
    return judge(criteria)


def alternative(submission: Submission) -> Judgement:
    """Each card has an alternative text, its own, and one that says something.

    Who uses a screen reader hears nothing else of it.
    """
    texts = _texts(submission)
    count = len(texts) if submission.files else _count(_order(submission))
    extra = [_too_many(len(texts), count)] if len(texts) > count else []
    return judge(
        [
            *(
                faultless(
                    _faults(number, text, [*texts[: number - 1], *texts[number:]]),
                    say("카드 {number}: 대체 텍스트가 있습니다.", number=number),
                )
                for number, text in enumerate(_padded(texts, count), start=1)
            ),
            faultless(extra, weight=1 if extra else 0),
        ]
    )


def facts(submission: Submission) -> Judgement:
    """Each alternative text says what the order wants on its card; so do the words on the card.

    Card and text have to tell everybody the same.
    """
    order = _order(submission)
    texts = _padded(_texts(submission), _count(order))
    words = _words_on_cards(submission, len(texts))
    nothing = {
        number: card for number, card in enumerate(_pictures(submission), start=1) if card.is_empty
    }
    return judge(
        (faultless(empty(card), weight=2) for card in nothing.values()),
        (
            asked
            for number, (text, written) in enumerate(zip(texts, words, strict=True), start=1)
            if number not in nothing
            for label in order.items(f"{number}번 카드")
            for asked in _kept(number, label, order, text, written)
        ),
    )


def invented(submission: Submission) -> Judgement:
    """Nothing is there that the order does not say: dates, figures, offers, superlatives.

    Citizens come by what a card says.
    """
    order = _order(submission)
    texts = _texts(submission)
    words = _words_on_cards(submission, len(texts))
    _require_facts(order, texts, words)
    return judge(
        faultless(
            _unfounded(number, text, written, order),
            say("카드 {number}: 요청서에 없는 날짜, 숫자, 혜택을 찾지 못했습니다.", number=number),
        )
        for number, (text, written) in enumerate(zip(texts, words, strict=True), start=1)
    )


# --- What was given and what was submitted ------------------------------------------------------


def _order(submission: Submission) -> Order:
    return submission.once(read_order, submission.materials)


def _count(order: Order) -> int:
    return int(order.number("장수"))


def _draft(submission: Submission) -> CardNews:
    return submission.once(CardNews.read, submission.materials / DRAFT)


def _changed_cards(submission: Submission) -> tuple[CardPicture, ...]:
    """The cards; raises `NotSubmitted` for cards that say they are those of the AI's draft."""
    cards = card_pictures(submission)
    drafted = [(card.title, card.body) for card in _draft(submission).cards]
    written = [tuple(card.words.written.split("\n", 1)) for card in cards]
    if len(written) == len(drafted) and all(
        len(found) > 1 and found[0] == title and found[1].startswith(body)
        for found, (title, body) in zip(written, drafted, strict=True)
    ):
        raise NotSubmitted(
            say("카드뉴스 문안이 아직 AI 초안 그대로입니다."),
            say("초안에서 틀린 곳을 고치고 카드를 다시 저장하세요."),
        )
    return cards


def _texts(submission: Submission) -> tuple[str, ...]:
    """The alternative texts; raises `NotSubmitted` where they are still those of the AI's draft."""
    texts = submission.once(read_alternatives, submission.find("alternatives"))
    drafted = () if submission.files else [card.alternative for card in _draft(submission).cards]
    if not any(texts) or (texts and list(texts) == drafted):
        raise NotSubmitted(
            say("대체 텍스트가 아직 없거나 AI 초안 그대로입니다."),
            say("카드마다 대체 텍스트를 적고 카드뉴스를 다시 저장하세요."),
        )
    return texts


def _padded(texts: Sequence[str], count: int) -> list[str]:
    """As many texts as there are cards; "" where one is missing."""
    return [*texts[:count], *[""] * (count - len(texts))]


def _words_on_cards(submission: Submission, count: int) -> list[str]:
    """What the files say stands on the cards; "" where a file says nothing or cannot tell."""
    return _padded([card.words.written for card in _pictures(submission)], count)


def _pictures(submission: Submission) -> tuple[CardPicture, ...]:
    """The cards; none where the check of the pictures says what is wrong with them."""
    try:
        return card_pictures(submission)
    except (NotSubmitted, Problem):
        return ()


def _where(number: int) -> Message:
    return say("카드 {number}의 대체 텍스트", number=number)


def _on_card(number: int) -> Message:
    return say("카드 {number}에 적힌 문구", number=number)


# --- alternative --------------------------------------------------------------------------------


def _faults(number: int, text: str, others: Sequence[str]) -> Iterator[Finding]:
    what = lacks(text)
    if what is None and any(alike(text, other) for other in others):
        what = say("다른 카드와 대체 텍스트가 같습니다.")
    if what:
        yield Finding(
            what,
            _where(number),
            say(
                "화면 낭독기를 쓰는 사람은 대체 텍스트만 듣습니다. 카드의 내용을 모두 알 수 있어야 "
                "합니다(한국형 웹 콘텐츠 접근성 지침의 대체 텍스트)."
            ),
            say("그 카드에 적힌 날짜, 장소, 금액을 문장으로 옮겨 적으세요."),
            rule="alternative",
        )


def _too_many(found: int, count: int) -> Finding:
    return Finding(
        say("대체 텍스트가 {found}개입니다. 카드는 {count}장입니다.", found=found, count=count),
        say("대체 텍스트 파일"),
        say("어느 대체 텍스트가 어느 카드의 것인지 알 수 없습니다."),
        say("카드마다 한 줄씩, 차례대로 적으세요."),
        rule="alternative",
    )


# --- facts --------------------------------------------------------------------------------------


def _kept(number: int, label: str, order: Order, text: str, written: str) -> Iterator[Criterion]:
    good = say("카드 {number}: {label} 있음", number=number, label=label)
    yield _holds(label, order, text, _where(number), good)
    if written:
        yield _holds(label, order, written, _on_card(number), None)


def _holds(label: str, order: Order, text: str, where: Message, good: Message | None) -> Criterion:
    fault = Finding(
        say("‘{label}’의 내용이 없거나 요청서와 다릅니다.", label=label),
        where,
        say("요청서: {label} — {value}", label=label, value=order.lines[label]),
        say("요청서를 보고 그대로 옮겨 적으세요. 카드와 대체 텍스트가 같아야 합니다."),
        rule="facts",
    )
    is_kept = holds(label, order, text) and not _said_of_another(label, order, text)
    return faultless([] if is_kept else [fault], good)


def _said_of_another(label: str, order: Order, text: str) -> bool:
    """Whether a fee is told of something else only: "등불 체험은 무료" where admission is free."""
    fees = {name: name[:-1] for name in order.lines if name.endswith(("료", "비"))}
    if label not in fees:
        return False
    others = [stem for name, stem in fees.items() if name != label]
    fee = Order({label: " ".join(re.findall(r"[\d,]+원|무료", order.lines[label]))})
    parts = [part for part in _CLAUSES.split(text) if holds(label, fee, part)]
    return bool(parts) and all(
        fees[label] not in p and any(other in p for other in others) for p in parts
    )


# --- invented -----------------------------------------------------------------------------------


def _require_facts(order: Order, texts: Sequence[str], words: Sequence[str]) -> None:
    """Who says nothing invents nothing; raises `NotSubmitted` where most cards tell no fact."""
    count = _count(order)
    told = [
        any(holds(label, order, f"{text} {written}") for label in order.items(f"{number}번 카드"))
        for number, (text, written) in enumerate(zip(texts[:count], words, strict=False), start=1)
    ]
    if sum(told) * 2 < count:
        raise NotSubmitted(
            say("대체 텍스트에 요청서의 사실이 아직 거의 없습니다."),
            say("카드마다 반드시 담을 내용부터 옮겨 적으세요."),
        )


def _unfounded(number: int, text: str, written: str, order: Order) -> Iterator[Finding]:
    yield from not_in_the_order(text, order, _where(number))
    yield from not_in_the_order(written, order, _on_card(number))
