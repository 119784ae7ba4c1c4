"""A small chatbot over a city's own FAQ base, and how well it does.

::

    faq = chatbot.read_base("materials/faq.xlsx")
    chatbot.review(faq, on="2026. 9. 14.")            # what is wrong with the base
    bot = chatbot.build(faq, phone="054-000-0000", hours="평일 9:00~18:00")
    bot.ask("장롱을 버리려고 해요")                    # the answer word for word, with its source
    bot.talk()                                        # a conversation in the notebook
    tests = chatbot.read_questions("materials/questions.xlsx")
    result = chatbot.evaluate(bot, tests)             # top-1, top-3, refusals, what went wrong
    chatbot.report(result, causes="...").save("output/report.hwpx")

It answers with the words of the base or hands over to a person; it never composes an answer.
"""

from automation.chatbot.bot import THRESHOLD, Chatbot, build
from automation.chatbot.evaluation import Evaluation, Share, evaluate, try_thresholds
from automation.chatbot.phrasing import phrase
from automation.chatbot.plan import plan
from automation.chatbot.questions import Question, Questions, read_questions
from automation.chatbot.reply import AI_NOTICE, Outcome, Reply
from automation.chatbot.report import report
from automation.faq.base import FaqBase, read_base
from automation.faq.entry import Entry
from automation.faq.review import review

__all__ = [
    "AI_NOTICE",
    "THRESHOLD",
    "Chatbot",
    "Entry",
    "Evaluation",
    "FaqBase",
    "Outcome",
    "Question",
    "Questions",
    "Reply",
    "Share",
    "build",
    "evaluate",
    "phrase",
    "plan",
    "read_base",
    "read_questions",
    "report",
    "review",
    "try_thresholds",
]
