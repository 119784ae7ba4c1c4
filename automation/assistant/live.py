"""An answer that grows on the screen while it is written."""

from IPython.core.getipython import get_ipython
from IPython.display import HTML
from IPython.display import display as show

from automation import display
from automation.assistant.answer import Answer
from automation.assistant.conversation import EMPTY, ask, ready, speak
from automation.privacy import Masked


def watch(prompt: str, notes: str | Masked | None = None) -> Answer:
    """Like `ask`, with the text shown in the notebook as it comes; then it gives way to the answer.

    Raises `Problem` as `ask` does, in the middle of an answer too.
    """
    if not prompt.strip():
        return Answer("", note=EMPTY)
    if get_ipython() is None:
        return ask(prompt, notes)
    spoken, written = speak(ready(prompt, notes)), ""
    screen = show(HTML(""), display_id=True)
    try:
        while True:
            written += next(spoken)
            screen.update(HTML(display.page(written)))
    except StopIteration as end:
        answer: Answer = end.value
        return answer
    finally:
        screen.update(HTML(""))
