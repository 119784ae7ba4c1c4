"""The grader's side of judging files: gives them to a warm process, reads the outcomes."""

import json
from pathlib import Path

from graders.accident import Accident
from graders.curriculum import LabEntry
from graders.execution.request import Request, fit
from graders.execution.warm_process import Program
from graders.execution.warm_source import WarmSource
from graders.limits import Limits
from graders.outcome import Outcome
from graders.record import from_record
from graders.sandbox.view import judging_view
from graders.sandbox.wire import PATIENCE, Channel, Kind
from graders.submission import files_to_judge


class Judge:
    """Judges submissions of one lab, each in a fresh process of its own; threads may share it.

    ``materials`` is the course's own copy. Raises `Problem` where the machine has no means.
    """

    def __init__(self, lab: LabEntry, materials: Path) -> None:
        self._lab = lab
        self._source = WarmSource(
            lambda: Program(
                "graders.execution.judging", judging_view(lab), (lab.id, str(materials))
            )
        )

    def judge(self, folder: Path, limits: Limits) -> tuple[list[Outcome], Accident | None]:
        """The outcomes that came, in the order of the lab's checks, and why the others did not.

        Raises OSError where a file of the folder cannot be read.
        """
        files = files_to_judge(folder)
        if not fit(files, limits):
            return [], Accident.NO_ROOM
        came = self._source.twice(lambda: self._judge(folder, files, limits))
        return came or ([], Accident.DIED)

    def close(self) -> None:
        """End the warm process and everything it has started, for good; from any thread."""
        self._source.close()

    def _judge(
        self, folder: Path, files: list[Path], limits: Limits
    ) -> tuple[list[Outcome], Accident | None]:
        request = Request([check.id for check in self._lab.checks], limits)
        outcomes: list[Outcome] = []
        try:
            with self._source.conversation() as channel:
                request.send(channel, folder, files)
                return outcomes, _read(channel, outcomes, limits)
        except TimeoutError:
            return outcomes, Accident.TIME
        except EOFError:
            return outcomes, Accident.DIED


def _read(channel: Channel, outcomes: list[Outcome], limits: Limits) -> Accident | None:
    accident = None
    while True:
        kind, payload = channel.receive(limits.seconds + PATIENCE)
        if kind is Kind.OUTPUTS:
            outcomes.append(from_record(json.loads(payload)))
        elif kind is Kind.ACCIDENT:
            accident = Accident(payload.decode())
        else:
            channel.wait_for_end()
            return accident
