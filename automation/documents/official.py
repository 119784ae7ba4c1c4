"""An official document at one's desk: it shows itself, is looked at page by page, and is saved."""

from pathlib import Path

from automation import display
from automation.document_formats import hancom, html, markdown, preview, word
from automation.document_model.asides import left_out
from automation.document_model.document import Document
from automation.messages import problem

_WRITERS = {
    ".hwpx": hancom.write,
    ".docx": word.write,
    ".md": markdown.write,
    ".pdf": preview.write,
}


class OfficialDocument(Document):
    """A document that a notebook shows and saves."""

    def save(self, path: str | Path) -> Path:
        """Write the document as HWPX, Word, Markdown or PDF, by the suffix; returns the path.

        Raises `Problem` for another suffix, when the place may not be written, and for a PDF where
        no renderer is installed.
        """
        target = Path(path)
        suffix = target.suffix.lower()
        if suffix not in _WRITERS:
            raise problem(
                "{suffix} 파일로는 저장할 수 없습니다. 파일 이름을 .hwpx나 .docx로 끝내 주세요.",
                suffix=suffix or target.name,
            )
        _WRITERS[suffix](self, target)
        return target

    def preview(self) -> preview.Preview:
        """The pages as pictures where the machine can draw them, else as plain HTML."""
        return preview.of_document(self)

    def _repr_html_(self) -> str:
        return html.page(self) + "".join(map(display.card, left_out(self.asides)))
