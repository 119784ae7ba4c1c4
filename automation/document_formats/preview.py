"""A document to look at, page by page, and as PDF."""

import base64
import tempfile
from dataclasses import dataclass
from pathlib import Path

from automation.document_formats import drawing, hancom, html
from automation.document_formats.draw_pages import MOST_PAGES
from automation.document_model.document import Document
from automation.messages import problem, say
from groundwork.files import write_whole

_MORE = say(
    "여기에는 {pages}쪽까지만 보여 드립니다. 전체는 저장한 파일에서 보세요.", pages=MOST_PAGES
)
_FRAME = "border:1px solid #bbb;box-shadow:1px 2px 6px #0002;max-width:100%;margin:.4em 0"


@dataclass(frozen=True)
class Preview:
    """A document to look at: ``pages`` as PNG where they could be drawn, and always ``html``."""

    html: str
    pages: tuple[bytes, ...] = ()

    def _repr_html_(self) -> str:
        if not self.pages:
            return self.html
        pictures = "".join(_picture(number, png) for number, png in enumerate(self.pages, 1))
        return pictures + (f"<p>{_MORE}</p>" if len(self.pages) == MOST_PAGES else "")


def _picture(number: int, png: bytes) -> str:
    data = base64.b64encode(png).decode("ascii")
    seen = say("문서의 {number}쪽", number=number)
    return f'<img alt="{seen}" style="{_FRAME}" src="data:image/png;base64,{data}">'


def of_document(document: Document) -> Preview:
    """The pages of a document, through HWPX."""
    with tempfile.TemporaryDirectory() as folder:
        return Preview(html.page(document), drawing.pages(_as_hwpx(document, Path(folder))))


def write(document: Document, path: Path) -> None:
    """Write a PDF for a look; raises `Problem` where no renderer is installed."""
    with tempfile.TemporaryDirectory() as folder:
        data = drawing.pdf(_as_hwpx(document, Path(folder)))
    if not data:
        raise problem(
            "이 컴퓨터에는 PDF를 그리는 프로그램이 없습니다. HWPX로 저장해 한글에서 PDF로 "
            "내보내 주세요."
        )
    write_whole(path, data)


def _as_hwpx(document: Document, folder: Path) -> Path:
    file = folder / "document.hwpx"
    hancom.write(document, file)
    return file
