"""Official documents (HWPX and Word): write one, read one, see its page.

``report``, ``letter`` (공문) and ``press_release`` make a document out of what an official fills
in, ``typed`` takes one typed as plain lines, ``read`` reads one made anywhere, ``read_text`` reads
notes. A `Document` saves itself by its suffix: .hwpx, .docx, .md, or .pdf for a look. ``table`` and
``bar_chart`` make what stands in it with a caption; ``read_table`` shows a small sheet.
"""

from automation.document_model.content import Page, Picture, Table
from automation.document_model.document import Document, Item
from automation.document_model.frame import Frame
from automation.documents.charts import bar_chart
from automation.documents.compose import letter, press_release, report, typed
from automation.documents.reading import Text, read, read_text
from automation.documents.tables import read_table, table

__all__ = [
    "Document",
    "Frame",
    "Item",
    "Page",
    "Picture",
    "Table",
    "Text",
    "bar_chart",
    "letter",
    "press_release",
    "read",
    "read_table",
    "read_text",
    "report",
    "table",
    "typed",
]
