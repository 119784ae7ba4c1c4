"""Official documents (HWPX and Word): write one, read one, see its page.

``report`` makes a report out of what an official fills in, ``read`` reads one made anywhere,
``read_text`` reads notes. A `Document` saves itself by its suffix: .hwpx, .docx or .md.
"""

from __future__ import annotations

from automation.documents.compose import report
from automation.documents.content import Page, Picture, Table
from automation.documents.model import Document, Item
from automation.documents.reading import read, read_text

__all__ = ["Document", "Item", "Page", "Picture", "Table", "read", "read_text", "report"]
