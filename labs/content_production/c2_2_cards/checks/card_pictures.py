"""The pictures of card news: which files they are, and their form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from content_production.pictures.stills import open_still
from content_production.pictures.words import PictureWords, read_words
from graders.outcome import Criterion, faultless
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
from groundwork.messages import Message, catalog, plain

say = catalog(__package__)

# Programs round the size of a slide to a pixel or two.
TOLERANCE = 0.01
# Side of the small grey copy by which two cards are compared, and the shade they may differ by.
_COPY, _SAME_SHADE = 96, 0.5
# A card of one shade is empty, whatever speck is on it.
_SPECK, _ONE_SHADE = 0.002, 4


@dataclass(frozen=True)
class CardPicture:
    """One card that was submitted: its file, its size in pixels, the words its file carries."""

    path: Path
    width: int
    height: int
    words: PictureWords
    copy: Image.Image

    @property
    def label(self) -> Message:
        return plain(self.path.name)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on it: there are no letters to be read, nor a picture to be seen."""
        shades = self.copy.histogram()
        usual = shades.index(max(shades))
        other = sum(count for at, count in enumerate(shades) if abs(at - usual) > _ONE_SHADE)
        return other < _SPECK * _COPY * _COPY

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height


def card_pictures(submission: Submission, artefact: str = "cards") -> tuple[CardPicture, ...]:
    """The cards in the order of the numbers in their names.

    Raises `NotSubmitted` where there is none, `Problem` for one that is no picture or enormous.
    """
    paths = [path for path in submission.candidates(artefact) if path.stat().st_size]
    if not paths:
        submission.find(artefact)
    return tuple(submission.once(_read, path) for path in sorted(paths, key=_in_order))


def _read(path: Path) -> CardPicture:
    still = open_still(path)
    return CardPicture(
        path, *still.size, read_words(path), still.convert("L").resize((_COPY, _COPY))
    )


def _in_order(path: Path) -> list[tuple[int, str]]:
    """슬라이드2 comes before 슬라이드10."""
    parts = re.findall(r"\d+|\D+", path.stem)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def require_drawn(cards: Sequence[CardPicture]) -> None:
    """Raises `NotSubmitted` where no card shows anything."""
    if all(card.is_empty for card in cards):
        raise NotSubmitted(
            say("카드 그림이 모두 비어 있습니다."),
            say("글과 그림이 있는 카드를 저장해 넣으세요."),
        )


def empty(card: CardPicture) -> Iterator[Finding]:
    """Who swipes to an empty card learns nothing from it."""
    if card.is_empty:
        yield Finding(
            say("빈 그림입니다. 글도 그림도 없습니다."),
            card.label,
            say("화면을 보는 시민은 이 카드에서 아무것도 알 수 없습니다."),
            say("이 번호의 카드를 찾아 다시 저장하세요."),
            rule="empty",
        )


def form_criteria(cards: Sequence[CardPicture], count: int, least: int) -> list[Criterion]:
    """``count`` cards of one size, square, at least ``least`` pixels a side.

    A card that is missing is not right in its form either.
    """
    usual = Counter(card.size for card in cards).most_common(1)[0][0]
    missing = [Criterion(met=False)] * (count - len(cards))
    return [
        faultless(_count(cards, count), say("카드가 {count}장입니다.", count=count), weight=2),
        *(
            faultless(
                [
                    *empty(card),
                    *_repeats(card, cards[:index]),
                    *_other_size(card, usual),
                    *_not_square(card),
                    *_too_small(card, least),
                ],
                say(
                    "{card}: {width}×{height}",
                    card=card.label,
                    width=card.width,
                    height=card.height,
                ),
            )
            for index, card in enumerate(cards)
        ),
        *missing,
    ]


def _count(cards: Sequence[CardPicture], count: int) -> Iterator[Finding]:
    if len(cards) != count:
        yield Finding(
            say("카드 그림이 {found}장입니다.", found=len(cards)),
            plain(", ".join(card.path.name for card in cards[:12])),
            say("요청서의 카드는 {count}장입니다.", count=count),
            say("빠진 카드를 넣고, 카드가 아닌 그림은 결과물 폴더(output)에서 빼세요."),
            rule="count",
        )


def _repeats(card: CardPicture, earlier: Sequence[CardPicture]) -> Iterator[Finding]:
    """Who saves one card under six names has made one card."""
    for other in earlier:
        difference = ImageStat.Stat(ImageChops.difference(card.copy, other.copy)).mean[0]
        if difference < _SAME_SHADE:
            yield Finding(
                say("{other:과} 같은 그림입니다.", other=other.path.name),
                card.label,
                say(
                    "카드마다 담을 내용이 다릅니다. 같은 카드를 넘겨 보면 나머지를 알 수 없습니다."
                ),
                say("이 번호의 카드를 찾아 다시 저장하세요."),
                rule="same",
            )
            return


def _other_size(card: CardPicture, usual: tuple[int, int]) -> Iterator[Finding]:
    if not all(_alike(one, other) for one, other in zip(card.size, usual, strict=True)):
        yield Finding(
            say("크기가 {width}×{height}입니다.", width=card.width, height=card.height),
            card.label,
            say(
                "다른 카드는 {width}×{height}입니다. 크기가 섞이면 넘겨 볼 때 가장자리가 잘립니다.",
                width=usual[0],
                height=usual[1],
            ),
            say("같은 크기로 다시 저장하세요."),
            rule="size",
        )


def _alike(one: int, other: int) -> bool:
    return abs(one - other) <= TOLERANCE * other


def _not_square(card: CardPicture) -> Iterator[Finding]:
    if not _alike(card.width, card.height):
        yield Finding(
            say("{width}×{height}, 정사각형이 아닙니다.", width=card.width, height=card.height),
            card.label,
            say("요청서의 모양은 정사각형입니다. 다른 모양은 목록에서 위아래나 옆이 잘립니다."),
            say("슬라이드 크기를 가로와 세로가 같게 바꾸고 다시 내보내세요."),
            rule="shape",
        )


def _too_small(card: CardPicture, least: int) -> Iterator[Finding]:
    if min(card.size) < least * (1 - TOLERANCE):
        yield Finding(
            say("한 변이 {side:,}픽셀입니다.", side=min(card.size)),
            card.label,
            say(
                "요청서는 {least:,}픽셀 이상입니다. 작으면 휴대전화에서 흐려 보입니다.", least=least
            ),
            say("더 크게 다시 내보내세요."),
            rule="pixels",
        )
