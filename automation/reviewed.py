"""What a sheet that an official fills in shows of itself (자가 점검), as a card."""

from dataclasses import dataclass

from automation import display
from automation.messages import say
from groundwork.findings import Finding
from groundwork.messages import Message


@dataclass(frozen=True)
class Reviewed:
    """Findings in so many ``entries``; ``empty`` is said of none, ``sound`` where all is well."""

    findings: tuple[Finding, ...]
    entries: int
    empty: Message
    sound: Message

    def _repr_html_(self) -> str:
        if not self.findings:
            return display.card(self.sound if self.entries else self.empty)
        head = (say("어디"), say("무엇"), say("왜"), say("이렇게"))
        rows = [(f.where, f.what, f.why, f.mend) for f in self.findings]
        heading = say("다시 볼 곳이 {count}군데 있습니다.", count=len(rows))
        return display.card(heading, display.table(head, rows))
