"""Many complaints or questions, sorted by what they ask: the ground of a chatbot plan.

::

    received = complaints.collect(table)                # a table with 접수번호 and 내용
    masked = received.mask(also=["달빛분식"])
    assistant.ask("분류를 제안해 줘", notes=masked.sample(60))
    labelled = masked.label("대형폐기물: 소파, 스티커\\n도서관: 도서관, 대출")
    labelled.look()                                     # what no word has caught
    labelled.top(10, owners="대형폐기물: 자원순환과, 안").save("output/민원_분류.xlsx")
"""

from automation.complaints.collected import Complaints, collect
from automation.complaints.complaint import Complaint
from automation.complaints.labelling import Labelled
from automation.complaints.ranking import TopQuestion, TopQuestions

__all__ = ["Complaint", "Complaints", "Labelled", "TopQuestion", "TopQuestions", "collect"]
