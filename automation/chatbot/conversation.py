"""A conversation with a chatbot in the notebook: a line to type in, and what was said so far."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from automation import display
from automation.chatbot.reply import AI_NOTICE, Reply
from automation.messages import say

if TYPE_CHECKING:
    from ipywidgets import VBox

_KEPT = 20


class Conversation:
    """Shows itself as a widget; where a page shows no widgets, it says how to ask in a cell.

    What was said stays in memory only, and the conversation opens with the notice that it is AI.
    """

    def __init__(self, answer: Callable[[str], Reply]) -> None:
        self.replies: list[Reply] = []
        self._answer = answer

    def ask(self, question: str) -> Reply:
        """Ask, and remember the reply for the page."""
        reply = self._answer(question)
        self.replies = [*self.replies, reply][-_KEPT:]
        return reply

    def _ipython_display_(self) -> None:
        from IPython.display import publish_display_data

        # Both kinds at once: the front end takes the widget where it can, else the HTML.
        widget = self._widget()
        publish_display_data({**widget._repr_mimebundle_(), "text/html": self._fallback()})

    def _widget(self) -> VBox:
        import ipywidgets as widgets

        line = widgets.Text(
            placeholder=str(say("궁금한 것을 적고 Enter를 누르세요.")),
            continuous_update=False,
            layout=widgets.Layout(width="95%"),
        )
        said = widgets.HTML(self._page())

        def asked(change: dict[str, Any]) -> None:
            if change["new"].strip():
                self.ask(change["new"])
                said.value = self._page()
                line.value = ""

        line.observe(asked, names="value")
        return widgets.VBox([said, line])

    def _page(self) -> str:
        turns = "".join(
            f"<p><b>{html.escape(reply.question)}</b></p>{display.page(reply.text)}"
            for reply in self.replies
        )
        return f"<p><small>{display.escape(AI_NOTICE)}</small></p>{turns}"

    def _fallback(self) -> str:
        how = say(
            '이 화면에서는 대화 창을 열 수 없습니다. 칸(셀)에 bot.ask("질문")을 적어 실행하세요.'
        )
        return display.card(how, self._page())
