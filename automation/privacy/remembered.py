"""What an official decided about one document: words to mask as well, words to let stand.

They are kept in a small text file beside the document, where the same words stand already, and
nowhere else: it is never sent, logged or handed in, and holds no word that is not in the document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from automation.messages import say
from groundwork.comparing_text import one_spaced, spaceless
from groundwork.files import write_whole

SUFFIX = ".가림.txt"
_MASK, _LET_STAND = "+", "-"


@dataclass(frozen=True)
class Decisions:
    """Words of a document to be masked as well (``also``), and words to let stand (``keep``)."""

    also: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def then(self, also: Iterable[str], keep: Iterable[str]) -> "Decisions":
        """These with later ones, which win where they say otherwise."""
        also, keep = tuple(also), tuple(keep)
        return Decisions(
            _together([word for word in self.also if word not in keep], also),
            _together([word for word in self.keep if word not in also], keep),
        )

    def within(self, text: str) -> "Decisions":
        """Only the words that stand in a text, however they are spaced."""
        whole = spaceless(text)
        also, keep = (
            tuple(word for word in words if spaceless(word) and spaceless(word) in whole)
            for words in (self.also, self.keep)
        )
        return Decisions(also, keep)


def recall(document: str | Path) -> Decisions:
    """What was decided about a document before; nothing where there is no such file."""
    file = _beside(document)
    if not file.is_file():
        return Decisions()
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    also, keep = (
        tuple(line[1:].strip() for line in lines if line[:1] == mark and line[1:].strip())
        for mark in (_MASK, _LET_STAND)
    )
    return Decisions(also, keep)


def remember(document: str | Path, decisions: Decisions) -> None:
    """Keep what was decided beside its document. Raises `Problem` where that cannot be written."""
    if decisions == recall(document) or not Path(document).is_file():
        return
    lines = [f"{_MASK} {word}" for word in decisions.also]
    lines += [f"{_LET_STAND} {word}" for word in decisions.keep]
    write_whole(_beside(document), "\n".join([str(_ABOUT), *lines, ""]))


_ABOUT = say(
    "# 이 서류에서 더 가릴 말(+)과 가리지 않을 말(-)입니다. 서류와 같은 폴더에만 두고, "
    "서류를 지울 때 함께 지우세요."
)


def _beside(document: str | Path) -> Path:
    path = Path(document)
    return path.with_name(path.name + SUFFIX)


def _together(before: Iterable[str], later: Iterable[str]) -> tuple[str, ...]:
    """Every word once, in the order it was given; a word of several lines is written on one."""
    words = map(one_spaced, (*before, *later))
    return tuple(dict.fromkeys(filter(None, words)))
