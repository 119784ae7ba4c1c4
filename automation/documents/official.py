"""An official document at one's desk: it shows itself, is looked at page by page, and is saved."""

from pathlib import Path

from automation import display
from automation.document_formats import hancom, html, markdown, preview, word
from automation.document_model.content import Place
from automation.document_model.document import Document
from automation.messages import problem, say
from groundwork.messages import Message

_WRITERS = {
    ".hwpx": hancom.write,
    ".docx": word.write,
    ".md": markdown.write,
    ".pdf": preview.write,
}
_PLACES: dict[Place, Message] = {
    Place.HEADER: say("머리말"),
    Place.FOOTER: say("꼬리말"),
    Place.MEMO: say("메모"),
}
_LONGEST_QUOTE = 40


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

    @property
    def left_out(self) -> Message | None:
        """What of the file is no part of the document, in one sentence; None where all of it is."""
        if not self.asides:
            return None
        quoted = ((_PLACES[aside.place], aside.text) for aside in self.asides)
        return say(
            "머리말, 꼬리말, 메모에 적힌 글은 본문에 넣지 않았습니다: {texts}",
            texts=", ".join(f"{place} ‘{_shortened(text)}’" for place, text in quoted),
        )

    def preview(self) -> preview.Preview:
        """The pages as pictures where the machine can draw them, else as plain HTML."""
        return preview.of_document(self)

    def _repr_html_(self) -> str:
        told = display.card(self.left_out) if self.left_out else ""
        return html.page(self) + told


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
