"""Which of the notebooks somebody submitted is graded: the one with answers, whatever its name."""

from pathlib import Path

from nbformat import NotebookNode

from courseware.course import notebook_name
from courseware.file_names import free_place
from courseware.laying_out import StagedSubmission
from courseware.messages import say
from graders.curriculum import LabEntry
from graders.nbgrader.graft import answered, lab_of
from graders.nbgrader.submission_exporter import read_submission
from groundwork.messages import Message


def name_notebook(staged: StagedSubmission, lab: LabEntry, released: NotebookNode) -> None:
    """Give the notebook that counts the lab's name; the others stay beside it.

    It is the one of this lab with most answers. Told are several where not just one has answers,
    and one of another lab: the submission may have been meant for that one.
    """
    found = sorted(staged.folder.glob("*.ipynb"))
    if not found:
        return
    wanted = staged.folder / notebook_name(lab)
    notebooks = {path: read_submission(path) for path in found}
    answers = {path: answered(released, notebook) for path, notebook in notebooks.items()}
    chosen = max(
        found,
        key=lambda path: (
            lab_of(notebooks[path]) in (lab.id, ""),
            answers[path],
            lab_of(notebooks[path]) == lab.id,
            path == wanted,
            path.stat().st_mtime,  # where nothing in them tells one from the other
        ),
    )
    if len(found) > 1 and sum(map(bool, answers.values())) != 1:
        staged.refused.append(_several(found, chosen))
    if (other := lab_of(notebooks[chosen])) not in (lab.id, ""):
        staged.refused.append(
            say(
                "{file:은} 다른 실습({other})의 실습 파일입니다. 그 실습에 제출한 것인지 확인해 "
                "주세요.",
                file=chosen.name,
                other=other,
            )
        )
    if chosen != wanted:
        if wanted.exists():
            wanted.rename(free_place(wanted))
        chosen.rename(wanted)


def _several(found: list[Path], chosen: Path) -> Message:
    return say(
        "실습 파일이 {count}개입니다({names}). {file:을} 채점하므로, 다른 것에 답이 있는지 확인해 "
        "주세요.",
        count=len(found),
        names=", ".join(path.name for path in found),
        file=chosen.name,
    )
