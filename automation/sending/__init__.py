"""What of a desk's papers may be sent to an AI: grade, service, what is masked, and why.

::

    desk = sending.open_desk("materials/desk.txt")
    ledger = sending.start(desk)
    ledger = ledger.rule("| 2 | 민감 | 승인 AI | 이름, 전화번호 | 제6호 |")
    ledger.check(desk)                      # blanks, contradictions, personal data left open
    ledger.save("output/대장.xlsx")
"""

from automation.sending.desk import Desk, DeskPaper, open_desk
from automation.sending.ledger import SendingLedger, open_ledger, start
from automation.sending.ruling import Grade, Ruling, Service

__all__ = [
    "Desk",
    "DeskPaper",
    "Grade",
    "Ruling",
    "SendingLedger",
    "Service",
    "open_desk",
    "open_ledger",
    "start",
]
