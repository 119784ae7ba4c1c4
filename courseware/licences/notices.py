"""What is told of the parts: the tables of ``THIRD-PARTY.md``, and a wheelhouse's licence texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from courseware.licences.bundled import Library, within
from courseware.licences.packages import ROOT, Package
from groundwork.files import writing

PAGE = ROOT / "THIRD-PARTY.md"
# What stands above it in the page is written by hand.
MADE_FROM_HERE = "<!-- made by `labs licences`: do not edit below -->\n"
_TEXTS = Path(__file__).with_name("texts")


def tables(packages: Sequence[Package]) -> str:
    """The packages by licence and the libraries inside them, as Markdown."""
    by_licence: dict[str, list[str]] = {}
    for package in packages:
        by_licence.setdefault(package.licence or "?", []).append(f"`{package.name}`")
    inside: dict[Library, list[str]] = {}
    for package in packages:
        for _, library in within(package):
            if library and package.name not in inside.setdefault(library, []):
                inside[library].append(package.name)
    return "\n".join(
        [
            "| licence | packages |",
            "|---|---|",
            *(
                f"| {licence} | {', '.join(names)} |"
                for licence, names in sorted(by_licence.items())
            ),
            "",
            "| inside | licence | in | source |",
            "|---|---|---|---|",
            *(_library_row(library, names) for library, names in inside.items()),
            "",
        ]
    )


def _library_row(library: Library, packages: list[str]) -> str:
    licence = f"{library.licence} ({library.note})" if library.note else library.licence
    holders = ", ".join(f"`{name}`" for name in packages)
    return f"| {library.title} | {licence} | {holders} | {library.source} |"


def page(packages: Sequence[Package]) -> str:
    """``THIRD-PARTY.md`` as it should be: what is written by hand, then the tables."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(MADE_FROM_HERE)[0]
    return f"{by_hand}{MADE_FROM_HERE}\n{tables(packages)}"


def write_notices(packages: Sequence[Package], folder: Path) -> None:
    """Put licence texts, notices and the places of the source into a folder.

    A folder a package holds its own texts; ``README.md`` lists all parts, and the texts of the
    GPL and LGPL, which packages with such libraries leave out, stand beside it.
    """
    for package in packages:
        for name, contents in package.texts():
            _write(folder / f"{package.name}-{package.version}" / name, contents)
    for text in _TEXTS.glob("*.txt"):
        _write(folder / text.name, text.read_bytes())
    _write(folder / "README.md", "\n".join(_readme(packages)).encode())


def _readme(packages: Sequence[Package]) -> Iterator[str]:
    yield "# Licences of what is in this folder\n"
    yield tables(packages)
    yield "| package | version | source |\n|---|---|---|"
    for package in packages:
        yield f"| `{package.name}` | {package.version} | {package.source} |"
    yield ""


def _write(path: Path, contents: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with writing(path) as file:
        file.write_bytes(contents)
