"""Checks of c2-3-release: the plan by which a clip is released, and the report of what came of it.

Channels, goals and means come from the order, figures and bases from the given workbook; every rate
is worked out again. Plan and report may be two documents or one.
"""

import re
from collections.abc import Iterator

from automation.documents import Document
from automation.facts import find, of_document
from graders.clips.ai_labels import duty_claimed
from graders.clips.order import order_of
from graders.clips.unfounded_claims import unfounded_superlative
from graders.documents.indicators import unmeasurable, vague
from graders.documents.reading import filled_report
from graders.documents.sections import Section, find_sections
from graders.outcome import Criterion, Judgement, criterion, faultless, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog
from groundwork.unsettled import is_unsettled

from .release_figures import NAMED, VIEWS, VISITORS, Release, read_release
from .release_plans import NAMES, TITLES, access_faults, channel_faults, goal_faults
from .release_reports import admitted, claims_cause, states, unfounded_figures, wanted_figures

say = catalog(__package__)

_GOALS = {VIEWS: "영상 조회 목표", VISITORS: "야시장 방문객 목표"}
_FEWEST_KPI = 2
_FEWEST_FIGURES = 2
_DECIDED = re.compile(r"표시|표기|밝히|밝힘|밝혀|알림|알린|적는|적음|적고|쓴다|붙|넣|생략")
# What the order or a form asks is no answer: "표시할지 정하고 이유를 적을 것".
_ASKS = re.compile(r"(?:[는을할]지|(?:적|정하|정할|밝힐)\S* 것)[.?]?$")
_FOR_THE_VIEWER = re.compile(
    r"실제|진짜|사진|오해|오인|착각|헷갈|혼동|투명|신뢰|믿|속|알 ?권리|알 ?수|만화|그림체"
)

_HEAP = re.compile(r"(?:[가-힣]{2,4}\s*[,·]\s*){3,}[가-힣]{2,4}")  # 오해, 착각, 실제, 사진


def channels(submission: Submission) -> Judgement:
    """Each channel of the order with a day before the event, an owner and its shape.

    A channel without an owner is left to the other office on the day.
    """
    section, order = _part(submission, "channels"), order_of(submission)
    return judge(
        faultless(
            channel_faults(channel, section, order),
            say("{channel}: 갖추었습니다.", channel=channel),
        )
        for channel in order.items("채널")
    )


def kpi(submission: Submission) -> Judgement:
    """Indicators with base, goal, unit and day; not views alone; bases and goals as given.

    Views say how often a clip was opened, not whether a citizen moved.
    """
    section = _part(submission, "kpi")
    criteria = [*_measurable(section)]
    if not submission.files:
        release = _release(submission)
        criteria += [
            faultless(
                goal_faults(release.measures[name], goal, section, order_of(submission)),
                say("{name}: 기준과 목표가 자료와 같습니다.", name=name),
                weight=1.5,
            )
            for name, goal in release.goals.items()
        ]
    return judge(criteria)


def label(submission: Submission) -> Judgement:
    """Whether to label what an AI made is decided, for a reason that concerns the viewer.

    No statute decides it for the city, which has to say why it did so.
    """
    lines = _part(submission, "label").text.splitlines()
    text = "\n".join(line for line in lines if not _ASKS.search(line))
    where = say("‘AI 표시’ 부분")
    decided = bool(_DECIDED.search(text)) and not is_unsettled(text)
    return judge(
        criterion(
            decided,
            say("AI로 만든 장면을 표시할지 정했습니다."),
            say("AI로 만든 장면을 표시할지 정하지 않았습니다."),
            where,
            say("공개한 뒤에 질문을 받으면 늦습니다."),
            say("어디에 어떤 문구로 표시할지, 또는 표시하지 않는다고 적으세요."),
        ),
        criterion(
            bool(_FOR_THE_VIEWER.search(_HEAP.sub("", text))),
            say("그렇게 정한 이유를 적었습니다."),
            say("그렇게 정한 이유가 없거나 보는 사람에 관한 것이 아닙니다."),
            where,
            say("법에 정한 의무가 없더라도, 왜 그렇게 정했는지 시가 설명할 수 있어야 합니다."),
            say("보는 사람이 무엇을 오해할 수 있는지 간단히 적으세요."),
        ),
        faultless(duty_claimed(text), weight=0),
    )


def access(submission: Submission) -> Judgement:
    """Captions, transcript, alternative text and sign language are each settled.

    Who does not see or hear gets the same, in time for the event.
    """
    section, order = _part(submission, "access"), order_of(submission)
    return judge(
        faultless(access_faults(means, section, order), say("{means}: 정해졌습니다.", means=means))
        for means in order.items("반드시 정할 것")
    )


def results(submission: Submission) -> Judgement:
    """The figures asked for are those of the workbook, and no other figure stands there.

    A growth divided by the wrong year makes the next plan wrong.
    """
    report, release = _report(submission), _release(submission)
    stated = of_document(report)
    return judge(
        (states(one, stated, release, report) for one in wanted_figures(release)),
        faultless(
            unfounded_figures(stated, release, order_of(submission)),
            say("적은 수치를 모두 다시 계산할 수 있습니다."),
            weight=2,
        ),
    )


def honest(submission: Submission) -> Judgement:
    """What was not reached is said, with its goal; nothing is claimed to be the best.

    A failure left out comes back the next year.
    """
    report, release, order = _report(submission), _release(submission), order_of(submission)
    boast = unfounded_superlative(report.text, " ".join(order.lines.values()))
    return judge(
        (part for one in release.missed for part in admitted(one, release, report)),
        claims_cause(report),
        criterion(
            boast is None,
            say("근거 없는 과장 표현이 없습니다."),
            say("‘{text}’의 근거가 없습니다.", text=boast or ""),
            say("결과 보고"),
            say("비교할 자료는 지난해 하나뿐입니다. 근거를 물으면 답할 수 없습니다."),
            say("그 표현을 지우고 수치로 적으세요."),
            weight=2.5,
        ),
    )


# --- What was given and what was submitted ------------------------------------------------------


def _release(submission: Submission) -> Release:
    order = order_of(submission)
    goals = tuple((name, _goal(order.lines[line])) for name, line in _GOALS.items())
    return submission.once(read_release, submission.materials, goals)


def _goal(text: str) -> float:
    return next(fact.value for fact in find(text) if isinstance(fact.value, float))


def _part(submission: Submission, name: str) -> Section:
    plan = filled_report(submission, "plan", fewest_lines=0)  # its first parts are tables alone
    section = submission.once(_sections, plan).get(name)
    if section is None or not section.text.strip():
        raise NotSubmitted(
            say("배포 계획에 ‘{part}’ 부분이 아직 없습니다.", part=TITLES[name]),
            say(
                "항목을 채우고 배포 계획을 다시 만드세요. "
                "한글에서는 그런 제목을 달고 그 아래에 적으세요."
            ),
        )
    return section


def _sections(plan: Document) -> dict[str, Section]:
    return find_sections(plan, NAMES)


def _report(submission: Submission) -> Document:
    """The report of results; a document that hardly states one of them is none yet."""
    report = filled_report(submission, "results", fewest_lines=0)  # it may be tables alone
    stated = of_document(report)
    wanted = wanted_figures(_release(submission))
    if sum(any(one.stated_by(fact) for fact in stated) for one in wanted) < _FEWEST_FIGURES:
        raise NotSubmitted(
            say("결과 보고에 올해 수치가 아직 거의 없습니다."),
            say("‘결과 보고 내용’을 채우고 ‘결과 보고 만들기’를 누르세요."),
        )
    return report


# --- kpi ----------------------------------------------------------------------------------------


def _measurable(section: Section) -> Iterator[Criterion]:
    complete = [block for block in section.blocks if not list(unmeasurable(block))]
    few = [fault for block in section.blocks for fault in vague(block, say("성과 지표"))]
    for number in range(1, _FEWEST_KPI + 1):
        met = len(complete) >= number
        yield Criterion(met, tuple(few[:3]) if number == _FEWEST_KPI and not met else ())
    yield criterion(
        any(not NAMED[VIEWS].search(block.text) for block in complete),
        say("조회 외의 지표도 있습니다."),
        say("기준과 목표, 기한을 갖춘 지표 가운데 조회가 아닌 것이 없습니다."),
        say("성과 지표"),
        say("조회는 영상이 열린 횟수일 뿐, 시민이 행사에 왔는지는 알려 주지 않습니다."),
        say("방문객처럼 행사에서 측정한 지표를 하나 넣으세요."),
    )
