"""An answer of the assistant, as the notebook shows it."""

from dataclasses import dataclass
from pathlib import Path

from automation import display
from automation.assistant.settings import WAY_NAMES, Way
from automation.messages import say
from groundwork.files import write_whole
from groundwork.messages import NOTHING, Message

_NOTES: dict[Way, Message] = {
    Way.PRACTICE: say(
        "연습 답안입니다. 미리 써 둔 글이며, 일부러 틀린 곳이 있을 수 있습니다. 원문과 대조해 "
        "보세요."
    ),
    Way.LOCAL: say("작은 모델의 답입니다. 사실과 뜻을 모두 원문과 대조해 보세요."),
    Way.ENDPOINT: say("AI의 답은 틀릴 수 있습니다. 사실을 원문과 대조해 보세요."),
}


@dataclass(frozen=True)
class Answer:
    """What came back: ``text`` with the masked words put back, ``sent`` as it left this process.

    ``note`` says why there is no text, or why it is not whole; ``str(answer)`` is the text.
    """

    text: str
    sent: str = ""
    way: Way = Way.PRACTICE
    note: Message = NOTHING

    def __str__(self) -> str:
        return self.text

    def save(self, path: str | Path) -> Path:
        """Write the text to a UTF-8 file."""
        return write_whole(path, self.text)

    def _repr_html_(self) -> str:
        if not self.text:
            return display.card(self.note or say("답이 비어 있습니다."))
        note = f"<p><small>{display.escape(_NOTES[self.way])}</small></p>"
        told = f"<p><strong>{display.escape(self.note)}</strong></p>" if self.note else ""
        return display.card(WAY_NAMES[self.way], note, told, display.page(self.text))
