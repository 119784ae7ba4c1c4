"""Articles cited in a text, in Korean or English: which source is meant, and which article."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from groundwork.law.articles import belong
from groundwork.law.register import Claim, Kind, Source, sources

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_KOREAN = (
    r"제\s?(?P<ko>\d+)조(?:의(?P<ko_branch>\d+))?"
    rf"(?:\s?제(?P<ko_paragraph>\d+)항|\s?(?P<ko_circled>[{_CIRCLED}]))?"
    r"(?:\s?제(?P<ko_item>\d+)호)?"
)
_ENGLISH = (
    r"\b[Aa]rt(?:icles?|\.) ?(?P<en>\d+)(?:-(?P<en_branch>\d+))?"
    rf"(?: ?\(?(?:(?P<en_paragraph>\d+)\)|(?P<en_circled>[{_CIRCLED}]))"
    r"| paragraph (?P<spelled>\d+))?"
    r"(?:, item (?P<en_item>\d+))?"
)
# 제13조제1항·제3항, article 13(1), (3): a further paragraph of the article before it.
_FURTHER = r"(?<=[·ㆍ])제(?P<ko_further>\d+)항|(?<=\), )\((?P<en_further>\d+)\)"
_TO_ARTICLE = re.compile(r"[」)]*,?\s?(?:\([^)]*\),?\s?)?\(?(?:제\s?\d+조|[Aa]rt(?:icle|\.))")
_OF_THE_ACT = re.compile(r"(?: \([^)]*\))? of (?:the )?")
_UNKNOWN = r"「[^」\n]{2,50}」(?=\s?제\d)|[가-힣]{2,20}(?:법|법률|령|조례)(?=\s?제\d+조)"


@dataclass(frozen=True)
class Citation:
    """An article cited in ``line`` (from 1) of a text; ``source`` is None where none is known."""

    line: int
    text: str
    source: Source | None
    article: str

    @property
    def is_of_a_scene(self) -> bool:
        """Whether it stands in the scene of a lab, where nothing is claimed."""
        return self.source is not None and self.source.kind is Kind.SCENE

    def rests_on(self, claim: Claim) -> bool:
        """Whether it cites a claim's article, as a whole or a part of it."""
        same = self.source is not None and claim.source.id == self.source.id
        return same and bool(claim.article) and belong(claim.article, self.article)


def citations(text: str) -> Iterator[Citation]:
    """Every article cited in a text, in reading order.

    An article belongs to the act named right before it (or behind it: article 31 of the … Act),
    else to the one named last.
    """
    last: Source | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        article = ""
        for token in _tokens().finditer(line):
            if token["act"]:
                last = _named(token, line, last) or last
            elif token["same"]:
                last = next((one for one in sources() if last and one.id == _family(last)), None)
            elif token["unknown"]:
                last = None
            else:
                article = _article(token, article)
                last = _behind(line[token.end() :], last) or last
                yield Citation(number, token[0], last, article)


def mentions(text: str, source: Source) -> Iterator[int]:
    """The lines (from 1) that name a source: a guide or a standard has no articles."""
    names = _alternation((source.title, source.english, *source.names, *source.english_names))
    for number, line in enumerate(text.splitlines(), start=1):
        if re.search(names, line):
            yield number


@cache
def _tokens() -> re.Pattern[str]:
    names = _alternation(_by_name())
    return re.compile(
        rf"(?P<act>「(?:{names})」|(?<![가-힣「])(?:{names})(?![가-힣]))|(?P<unknown>{_UNKNOWN})"
        rf"|(?P<same>같은 법(?=\s?제\d))|{_KOREAN}|{_ENGLISH}|{_FURTHER}"
    )


@cache
def _by_name() -> Mapping[str, list[Source]]:
    named: dict[str, list[Source]] = {}
    for source in sources():
        if source.kind not in (Kind.LAW, Kind.SCENE):
            continue
        for name in (source.title, source.english, *source.names, *source.english_names):
            named.setdefault(name, []).append(source)
    return named


def _alternation(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


def _named(token: re.Match[str], line: str, last: Source | None) -> Source | None:
    """The source a name means; a short name counts right before an article only."""
    name = token["act"].strip("「」")
    candidates = _by_name()[name]
    in_full = any(name in (source.title, source.english) for source in candidates)
    if not in_full and not _TO_ARTICLE.match(line, token.end()):
        return None
    return _nearest(candidates, last)


def _nearest(candidates: list[Source], last: Source | None) -> Source:
    """Of several that share a name, as 시행령, the one of the family named last."""
    family = last and _family(last)
    return next((one for one in candidates if _family(one) == family), candidates[0])


def _family(source: Source) -> str:
    """The id of the law that a decree or rule belongs to."""
    return source.id.removesuffix("-decree").removesuffix("-rule")


def _behind(rest: str, last: Source | None) -> Source | None:
    """The act that English names behind an article: article 31 of the Copyright Act."""
    found = _OF_THE_ACT.match(rest)
    name = found and re.match(_alternation(_by_name()), rest[found.end() :])
    return _nearest(_by_name()[name[0]], last) if name else None


def _article(token: re.Match[str], before: str) -> str:
    """The article as the register writes it."""
    further = token["ko_further"] or token["en_further"]
    if further:
        return f"{before.split('조')[0]}조제{further}항"
    number, branch = token["ko"] or token["en"], token["ko_branch"] or token["en_branch"]
    circled = token["ko_circled"] or token["en_circled"]
    paragraph = token["ko_paragraph"] or token["en_paragraph"] or token["spelled"]
    paragraph = str(_CIRCLED.index(circled) + 1) if circled else paragraph
    item = token["ko_item"] or token["en_item"]
    return "".join(
        (
            f"제{number}조",
            f"의{branch}" if branch else "",
            f"제{paragraph}항" if paragraph else "",
            f"제{item}호" if item else "",
        )
    )
