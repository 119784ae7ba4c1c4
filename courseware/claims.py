"""Where the courseware uses the legal bases of ``groundwork.law``: labs, messages, docs, code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware.translations import PACKAGES
from groundwork.law import Claim, Kind, claims
from groundwork.law.citations import Citation, citations, mentions

_ROOT = Path(__file__).resolve().parent.parent
_PROSE = (".md", ".py", ".po", ".toml.txt")
# The scenes of a lab, where people cite what they like, and the register itself.
_LEFT_OUT = {"materials", "practice", "variants", "law", "__pycache__"}
_IN_CODE = re.compile(r'\bclaim\("([a-z0-9-]+)"\)')


@dataclass(frozen=True)
class Use:
    """A place that rests on a claim: the file as it stands in the checkout, and the line."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def uses() -> dict[str, list[Use]]:
    """The places of each claim, by its id: articles cited, guides named, rules resting on it."""
    found: dict[str, list[Use]] = {claim.id: [] for claim in claims()}
    for path, text in texts():
        cited = list(citations(text))
        for claim in claims():
            lines = {one.line for one in cited if one.rests_on(claim)}
            if claim.source.kind is Kind.GUIDE:
                lines |= set(mentions(text, claim.source))
            if path.endswith(".py"):
                lines |= set(_used_in_code(text, claim))
            found[claim.id] += [Use(path, line) for line in sorted(lines)]
    return found


def unfounded() -> Iterator[tuple[Use, Citation]]:
    """Articles cited somewhere that no claim of the register covers."""
    for path, text in texts():
        for citation in citations(text):
            if citation.is_of_a_scene or any(citation.rests_on(claim) for claim in claims()):
                continue
            yield Use(path, citation.line), citation


def texts() -> Iterator[tuple[str, str]]:
    """What people read and what says it to them, with its path; of a catalog the English."""
    folders = [*PACKAGES, "labs", "docs"]
    files = [path for folder in folders for path in (_ROOT / folder).rglob("*")]
    for path in sorted([*files, *_ROOT.glob("*.md")]):
        name = path.relative_to(_ROOT)
        if path.name.endswith(_PROSE) and path.is_file() and not _LEFT_OUT & set(name.parts):
            text = path.read_text(encoding="utf-8")
            yield name.as_posix(), _english(text) if path.suffix == ".po" else text


def _used_in_code(text: str, claim: Claim) -> Iterator[int]:
    for number, line in enumerate(text.splitlines(), start=1):
        if claim.id in _IN_CODE.findall(line):
            yield number


def _english(catalog: str) -> str:
    """The translations of a catalog, each on its line; what is translated is elsewhere."""
    kept, translated = list[str](), False
    for line in catalog.splitlines():
        translated = line.startswith("msgstr") or (translated and line.startswith('"'))
        kept.append(line if translated else "")
    return "\n".join(kept)
