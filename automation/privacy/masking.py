"""Masked text: tokens for what is personal, and the way back."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from automation import display
from automation.messages import say
from automation.privacy.detect import find
from automation.privacy.kinds import KIND_NAMES, Kind
from automation.privacy.remembered import Decisions, recall, remember
from groundwork.comparing_text import spaceless
from groundwork.files import NOT_NAMED, write_whole

_TOKEN = re.compile(r"\[\s*(" + "|".join(Kind) + r")\s*(\d+)\s*\]")


@dataclass(frozen=True)
class Masked:
    """A text in which tokens such as ``[이름1]`` stand for personal data.

    ``str(masked)`` is the masked text, the only part that may be sent or saved. ``originals``
    (token to word) stays in this process. ``not_found`` are words one asked to mask that do not
    stand in the text as they were written; ``kept`` are words one let stand; ``recalled`` are the
    words of either kind that were decided about the same document before.
    """

    text: str
    originals: Mapping[str, str] = field(default_factory=dict, repr=False)
    not_found: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    recalled: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    def unmask(self, answer: str) -> str:
        """An answer with the tokens replaced by what they stood for; unknown tokens stay."""

        def original(match: re.Match[str]) -> str:
            return self.originals.get(_token(match[1], int(match[2])), match[0])

        return _TOKEN.sub(original, answer)

    def save(self, path: str | Path) -> Path:
        """Write the masked text, and nothing else, to a UTF-8 file."""
        return write_whole(path, self.text)

    def counts(self) -> Counter[Kind]:
        """How many different words of each kind were masked."""
        return Counter(Kind(_parts(token)[0]) for token in self.originals)

    def _repr_html_(self) -> str:
        if not self.text.strip():
            return display.card(NOT_NAMED)
        marked = _TOKEN.sub(r"<mark>\g<0></mark>", html.escape(self.text)).replace("\n", "<br>")
        rows = [
            (token, str(KIND_NAMES[Kind(_parts(token)[0])]), word)
            for token, word in self.originals.items()
        ]
        summary = say("가린 말 {count}개. 오른쪽 열은 이 컴퓨터에만 남습니다.", count=len(rows))
        head = (say("보낼 글에 적힌 표시"), say("종류"), say("원래 말(보내지 않음)"))
        missed = [
            display.escape(say("{word:은} 글에 없어 가리지 못했습니다.", word=f"‘{word}’"))
            for word in self.not_found
        ]
        if self.kept:
            words = ", ".join(f"‘{word}’" for word in sorted(self.kept))
            missed.append(display.escape(say("가리지 않고 두기로 한 말: {words}", words=words)))
        if self.recalled:
            words = ", ".join(f"‘{word}’" for word in self.recalled)
            missed.append(display.escape(say("지난번에 정한 대로 처리한 말: {words}", words=words)))
        warnings = "".join(f"<p>⚠ {sentence}</p>" for sentence in missed)
        return display.card(summary, warnings, display.table(head, rows), f"<div>{marked}</div>")


def mask(
    text: str | Masked,
    also: Iterable[str] = (),
    keep: Iterable[str] = (),
    document: str | Path = "",
) -> Masked:
    """Mask what is personal in a text; the official decides where the guard errs.

    ``also`` adds words it missed, ``keep`` lets words stand that it took for personal. The same
    word always gets the same token. A text masked before is masked further: its tokens keep their
    meaning, and words let stand go on to stand. With the ``document`` the text was read from, both
    are remembered in a file beside it and followed the next time.
    """
    words = (also,) if isinstance(also, str) else tuple(also)
    standing = (keep,) if isinstance(keep, str) else tuple(keep)
    source = str(text)
    before = recall(document).within(source) if str(document) else Decisions()
    decided = before.then(words, standing)
    if str(document):
        remember(document, decided.within(source))
    kept = frozenset(decided.keep) | (text.kept if isinstance(text, Masked) else frozenset())
    known = dict(text.originals) if isinstance(text, Masked) else {}
    tokens = {word: token for token, word in known.items()}
    pieces: list[str] = []
    position = 0
    for found in find(source, decided.also):
        lifted = found.text in kept and found.kind is not Kind.CHOSEN
        if lifted or _inside_token(source, found.start, found.end):
            continue
        token = tokens.get(found.text) or _next_token(found.kind, known)
        tokens[found.text], known[token] = token, found.text
        pieces += [source[position : found.start], token]
        position = found.end
    not_found = tuple(
        word for word in words if word.strip() and spaceless(word) not in spaceless(source)
    )
    recalled = tuple(
        word for word in (*before.also, *before.keep) if word not in (*words, *standing)
    )
    return Masked("".join(pieces) + source[position:], known, not_found, kept, recalled)


def _inside_token(text: str, start: int, end: int) -> bool:
    return any(m.start() < end and start < m.end() for m in _TOKEN.finditer(text))


def _next_token(kind: Kind, known: Mapping[str, str]) -> str:
    taken = [_parts(token)[1] for token in known if _parts(token)[0] == kind]
    return _token(kind, max(taken, default=0) + 1)


def _token(kind: str, number: int) -> str:
    return f"[{kind}{number}]"


def _parts(token: str) -> tuple[str, int]:
    match = _TOKEN.fullmatch(token)
    assert match is not None, token
    return match[1], int(match[2])
