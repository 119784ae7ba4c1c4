"""Official documents (HWPX and Word): write one, read one, see its page.

``report`` and ``letter`` (공문) make a document out of what an official fills in, ``typed`` takes
one typed as plain lines, ``read`` reads one made anywhere, ``read_text`` reads notes. A `Document`
saves itself by its suffix: .hwpx, .docx or .md.
"""

from __future__ import annotations

from automation.documents.compose import letter, report, typed
from automation.documents.content import Page, Picture, Table
from automation.documents.frame import Frame
from automation.documents.model import Document, Item
from automation.documents.reading import read, read_text

__all__ = [
    "Document",
    "Frame",
    "Item",
    "Page",
    "Picture",
    "Table",
    "letter",
    "read",
    "read_text",
    "report",
    "typed",
]
