"""In what order a lab is looked at: the Korean side before the English, paper before what runs.

A stage is only worth looking at where those before it found nothing: no variant can be judged
without a solution, and a translation is stale as soon as the Korean is changed again.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from courseware.authoring.variants import variants_of
from courseware.inspection import manifest, sides, text
from courseware.inspection.unfilled import unfilled_faults
from courseware.messages import say
from graders.curriculum import LabEntry
from groundwork.language import LANGUAGES
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem


@dataclass(frozen=True)
class Step:
    """One look at a lab; it yields a sentence a fault."""

    title: Message
    look: Callable[[], Iterable[Message]]


@dataclass(frozen=True)
class Stage:
    """Steps that are looked at together; they are known when it is reached.

    ``help`` says what to do about its faults, where that is more than a fault says itself.
    """

    title: Message
    steps: Callable[[], Iterator[Step]]
    help: Message = NOTHING


def stages(lab: LabEntry, quick: bool = False) -> list[Stage]:
    """The stages of a lab; ``quick`` runs no notebook, so all is looked at at once."""
    if quick:
        return [Stage(say("원고와 번역"), lambda: _on_paper(lab))]
    return [
        Stage(say("원고와 자료, 검사"), lambda: _korean(lab)),
        Stage(say("빈 실습과 모범 답안"), lambda: _both_ends(lab)),
        Stage(say("변형"), lambda: _variants(lab)),
        Stage(say("채울 곳"), lambda: iter([_unfilled(lab, LANGUAGES[0])])),
        Stage(say("번역"), lambda: _english(lab), _how_to_translate(lab)),
        Stage(sides.SOLUTIONS["en"], lambda: iter([_solution(lab, "en")])),
    ]


def faults_of(lab: LabEntry, step: Step) -> list[Message]:
    """The faults of one step.

    A file it could not read is one, and so is a line of the lab's own code that fails.
    """
    try:
        return list(step.look())
    except Problem as problem:
        return [
            say(
                "{lab}: {title} — {problem}",
                lab=lab.id,
                title=step.title,
                problem=problem.message,
            )
        ]
    except Exception as error:
        place = _place_in(lab.folder, error)
        if place is None:
            raise
        return [
            say(
                "{lab}: {title} — {place}에서 중단했습니다. {error}",
                lab=lab.id,
                title=step.title,
                place=place,
                error=f"{type(error).__name__}: {error}",
            )
        ]


def _korean(lab: LabEntry) -> Iterator[Step]:
    yield Step(say("매니페스트"), lambda: manifest.manifest_faults(lab))
    yield Step(say("자료"), lambda: manifest.material_faults(lab))
    yield Step(say("원고"), lambda: text.text_faults(lab))
    yield Step(say("검사와 변형"), lambda: manifest.check_faults(lab))


def _on_paper(lab: LabEntry) -> Iterator[Step]:
    yield from _korean(lab)
    yield _unfilled(lab, LANGUAGES[0])
    yield from _english(lab)


def _english(lab: LabEntry) -> Iterator[Step]:
    yield Step(say("번역"), lambda: manifest.translation_faults(lab))
    for language in LANGUAGES[1:]:
        yield _unfilled(lab, language)


def _unfilled(lab: LabEntry, language: str) -> Step:
    return Step(say("채울 곳"), lambda: unfilled_faults(lab, language))


def _how_to_translate(lab: LabEntry) -> Message:
    return say(
        "labs translate {lab:을} 실행하면 번역할 글이 locale 폴더의 카탈로그에 모입니다.",
        lab=lab.id,
    )


def _both_ends(lab: LabEntry) -> Iterator[Step]:
    yield Step(say("빈 실습"), lambda: sides.untouched_faults(lab))
    yield _solution(lab, LANGUAGES[0])


def _solution(lab: LabEntry, language: str) -> Step:
    return Step(sides.SOLUTIONS[language], lambda: sides.solution_faults(lab, language))


def _variants(lab: LabEntry) -> Iterator[Step]:
    for variant in variants_of(lab):
        yield Step(
            say("변형 {name}", name=variant.name),
            lambda variant=variant: sides.variant_faults(variant),  # type: ignore[misc]
        )


def _place_in(folder: Path, error: Exception) -> str | None:
    """The last line of the lab's own code that an error passed; None where it passed none."""
    if isinstance(error, SyntaxError) and error.filename:
        passed = [(error.filename, error.lineno)]
    else:
        frames = traceback.extract_tb(error.__traceback__)
        passed = [(frame.filename, frame.lineno) for frame in frames]
    own = [(Path(file), line) for file, line in passed if Path(file).is_relative_to(folder)]
    if not own:
        return None
    file, line = own[-1]
    return str(say("{file} {line}행", file=file.relative_to(folder).as_posix(), line=line))
