"""The mistakes a class made most often, with examples that name nobody."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from automation.privacy import mask
from courseware.course import CourseFolder
from courseware.grade import assessed_with, assessments_folder
from courseware.roster import read_roster
from courseware.sources import LAB_TEXT
from graders.assessment import Assessment, stored
from graders.curriculum import LabEntry
from graders.outcome import Verdict
from groundwork.findings import Finding
from groundwork.messages import Message

MOST = 5
_EXAMPLES = 2
_AFTER_A_NAME = "은는이가을를의와과도에께로님씨"  # a word that goes on otherwise is another
# What differs from one submission to the next in the same sentence.
_PARTICULAR = re.compile(r"‘[^’]*’|“[^”]*”|\d[\d.,]*")


@dataclass(frozen=True)
class Mistake:
    """What was wrong, in how many submissions, and as it was said to some of them."""

    check: str
    submissions: int
    examples: tuple[str, ...]
    mend: Message


def assessments(course: CourseFolder, lab: LabEntry) -> Iterator[tuple[str, Assessment]]:
    """Of each graded submission, the judgement that its grade is made of."""
    for learner in course.learners(lab):
        assessment = stored(
            assessments_folder(course, learner, lab), assessed_with(course, learner, lab)
        )
        if assessment is not None:
            yield learner, assessment


def most_frequent(course: CourseFolder, lab: LabEntry) -> list[Mistake]:
    """The mistakes found in most submissions, at most five, the most frequent first."""
    submissions: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    names = _people(course, lab)
    for _, assessment in assessments(course, lab):
        found = {
            (outcome.check, _kind(finding)): finding
            for outcome in assessment.outcomes
            if outcome.verdict is Verdict.FIX
            for finding in outcome.judgement.findings
        }
        submissions.update(found.keys())
        for key, finding in found.items():
            examples[key].append(finding)
    return [
        Mistake(key[0], count, _without_names(examples[key], names), examples[key][0].mend)
        for key, count in sorted(submissions.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    ]


def _kind(finding: Finding) -> str:
    """The same for the same mistake, whatever number, name or word it was made with."""
    return finding.rule or _PARTICULAR.sub("…", finding.what.render("ko"))


def _people(course: CourseFolder, lab: LabEntry) -> list[str]:
    """What people of the class are called, the longest first.

    Without a roster a learner may be made of a file's name: a word of the lab is nobody's.
    """
    if members := read_roster(course).members:
        called = {name for member in members for name in (member.learner, member.name)}
    else:
        text = (lab.folder / LAB_TEXT).read_text(encoding="utf-8")
        called = {learner for learner in course.learners(lab) if learner not in text}
    return sorted((name for name in called if not name.isdigit()), key=len, reverse=True)


def _without_names(findings: list[Finding], names: list[str]) -> tuple[str, ...]:
    texts = dict.fromkeys(_anonymous(str(finding.what), names) for finding in findings)
    return tuple(texts)[:_EXAMPLES]


def _anonymous(text: str, names: list[str]) -> str:
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?=$|\W|[{_AFTER_A_NAME}])", "○○", text)
    return mask(text).text
