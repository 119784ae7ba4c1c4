"""What the courseware claims of law and custom: act, article, since when, how it was confirmed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from groundwork.findings import Level
from groundwork.law.articles import in_english
from groundwork.messages import NOTHING, Message

_REGISTER = Path(__file__).parent / "register.toml"


class Kind(StrEnum):
    """What a claim rests on; only a law, or the calendar, can make it required."""

    LAW = "law"
    GUIDE = "guide"
    CUSTOM = "custom"
    CALENDAR = "calendar"
    SCENE = "scene"


@dataclass(frozen=True)
class Source:
    """A law, a guide or a custom.

    ``names`` and ``english_names`` are what texts call it beside its title; ``read`` says which
    text was read and how, ``confirmed`` on what day. A `Kind.SCENE` stands in the scene of a lab
    only, made up or quoted there: nothing is claimed of it.
    """

    id: str
    kind: Kind
    title: str
    english: str
    names: tuple[str, ...] = ()
    english_names: tuple[str, ...] = ()
    read: Message = NOTHING
    confirmed: str = ""

    @property
    def cited(self) -> Message:
        """The title as a text cites it."""
        title = f"「{self.title}」" if self.kind in (Kind.LAW, Kind.GUIDE) else self.title
        return Message(title, english=self.english)


@dataclass(frozen=True)
class Claim:
    """One thing the courseware says of a source, and since when it is so.

    ``level`` is how binding the courseware holds it: `Level.NOTE` is told and never judged.
    ``since_unknown`` says why the day it came into force could not be found.
    """

    id: str
    source: Source
    article: str
    says: Message
    level: Level
    since: date | None
    since_unknown: Message
    until: date | None

    @property
    def cited(self) -> Message:
        """The basis as a text cites it: 「…규정」 제7조제5항."""
        title = self.source.cited
        if not self.article:
            return title
        english = f"{title.english}, {in_english(self.article)}"
        return Message(f"{title.template} {self.article}", english=english)

    def in_force(self, day: date) -> bool:
        """Whether it holds on a day; both ends are included."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


@cache
def sources() -> tuple[Source, ...]:
    """Every source, in the order of the register."""
    return tuple(_source(id, values) for id, values in _register()["sources"].items())


@cache
def claims() -> tuple[Claim, ...]:
    """Every claim, in the order of the register."""
    known = {source.id: source for source in sources()}
    return tuple(_claim(id, values, known) for id, values in _register()["claims"].items())


def claim(id: str) -> Claim:
    """The claim with an id; raises `KeyError` for another."""
    return _by_id()[id]


@cache
def _by_id() -> Mapping[str, Claim]:
    return {one.id: one for one in claims()}


@cache
def _register() -> Mapping[str, Any]:
    return tomllib.loads(_REGISTER.read_text(encoding="utf-8"))


def _source(id: str, values: Mapping[str, Any]) -> Source:
    return Source(
        id,
        Kind(values.get("kind", Kind.LAW)),
        values["title"],
        values["english"],
        tuple(values.get("names", ())),
        tuple(values.get("english_names", ())),
        Message(values.get("read", ""), english=values.get("read_english", "")),
        values.get("confirmed", ""),
    )


def _claim(id: str, values: Mapping[str, Any], known: Mapping[str, Source]) -> Claim:
    return Claim(
        id,
        known[values["source"]],
        values.get("article", ""),
        Message(values["says"], english=values["english"]),
        Level(values["level"]),
        values.get("since"),
        Message(values.get("since_unknown", ""), english=values.get("since_unknown_english", "")),
        values.get("until"),
    )
