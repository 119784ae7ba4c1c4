"""A hand-in that travels to another machine as data, is judged there, and comes back as data.

The other machine needs the same version of the course, and nothing of the gradebook, the answers
in the notebook, or who the learner is.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from graders import curriculum
from graders.handed_in import TIMESTAMP
from graders.isolation import Limits
from graders.judged import judge, judged_files, to_json


def pack(folder: Path) -> bytes:
    """The files that checks look at, and when they were handed in, as a zip.

    Raises OSError where a file cannot be read.
    """
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", strict_timestamps=False) as archive:
        for path in [*judged_files(folder), *folder.glob(TIMESTAMP)]:
            archive.write(path, path.relative_to(folder))
    return parcel.getvalue()


def judge_parcel(lab_id: str, parcel: bytes, limits: Limits) -> bytes:
    """Judge a packed hand-in, on whatever machine; the judgement is JSON (`judged.from_json`)."""
    with tempfile.TemporaryDirectory(prefix="labs-") as folder:
        with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
            archive.extractall(folder)
        return to_json(judge(curriculum.load().lab(lab_id), Path(folder), limits))
