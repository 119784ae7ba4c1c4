"""Check what an AI said against papers: statement by statement, each with its evidence.

::

    papers = verification.open_papers("materials/공고문.txt", "materials/통계표.xlsx")
    papers.search("월세 금액")              # the lines that hold both words
    sheet = verification.start(answer)      # one row a statement
    sheet = sheet.judge("| 1 | 맞음 | 공고문 | 월 20만 원씩 최대 12개월 | |")
    sheet.check(papers)                     # do the words stand there, do they carry the figure
    sheet.save("output/확인표.xlsx")

Whether a statement is true a person decides; the sheet keeps what the decision rests on.
"""

from automation.reviewed import Reviewed
from automation.verification.entry import Entry, Verdict
from automation.verification.papers import Paper, Papers, open_papers
from automation.verification.sheet import CheckSheet, open_sheet, prepare, start
from automation.verification.suspecting import Suspected, suspected

__all__ = [
    "CheckSheet",
    "Entry",
    "Paper",
    "Papers",
    "Reviewed",
    "Suspected",
    "Verdict",
    "open_papers",
    "open_sheet",
    "prepare",
    "start",
    "suspected",
]
