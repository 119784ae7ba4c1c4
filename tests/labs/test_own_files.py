"""Files of a learner's own work are kept apart from what is submitted, in every lab."""

from __future__ import annotations

import re
from itertools import dropwhile

import pytest

from courseware.sources import read_lab_text
from courseware.translations import lab_translations
from graders import curriculum
from graders.curriculum import LabEntry
from graders.submission import OWN_FILES
from groundwork.language import LANGUAGES

# What a call saves; a name that is only set (`my_letter = "output/letter.hwpx"`) is read.
SAVED = re.compile(r"""(?:\.save\(|(?<!= )(?=["']output[/"']))["']([^"']+)""")


@pytest.mark.parametrize("lab", curriculum.load().labs, ids=lambda lab: lab.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_of_ones_own_files_is_not_written_where_the_submission_stands(
    lab: LabEntry, language: str
):
    prose = lab_translations(lab, language)
    cells = dropwhile(lambda cell: cell.section != "tomorrow", read_lab_text(lab.folder))
    text = "\n".join(prose.get(cell.name, cell.source) for cell in cells)
    assert text
    assert [place for place in SAVED.findall(text) if not place.startswith(OWN_FILES)] == []
