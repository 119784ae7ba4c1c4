"""Checks of c1-2-two-cuts: one storyboard, two clips, captions.

Only the finished files are judged, whatever editor they were made with. What the clips and captions
must say and how long they may be is read from the given order (제작 요청서); the limits of
loudness, contrast, safe area and reading speed are those of `content_production.standards`.
"""

from content_production.captions.cues import Cue
from content_production.captions.files import read_captions
from content_production.standards import LONGEST_SECONDS
from graders.clips.captions import apart, readable, within_clip
from graders.clips.order import order_of
from graders.outcome import Judgement, cant_tell, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .caption_facts import kept_facts, told_as_ordered
from .clips import SHAPES, clips_of, form_of, missing_clips
from .form_criteria import form_criteria
from .picture_criteria import scene_criteria, title_criteria, untold
from .sound_criteria import SOUND_WEIGHT, sound_criteria

say = catalog(__package__)


def facts(submission: Submission) -> Judgement:
    """The captions say what the order says: date, hour, rooms, where to ask; and nothing else.

    Citizens stand before the door by what a caption says.
    """
    return judge(told_as_ordered(_cues(submission), order_of(submission)))


def form(submission: Submission) -> Judgement:
    """Two clips: shape, pixels, length, a codec that everybody can play.

    A hall, a channel and a telephone show it without another program.
    """
    longest = LONGEST_SECONDS if submission.files else order_of(submission).number("길이")
    return judge(
        (
            asked
            for clip in clips_of(submission)
            for asked in form_criteria(clip, form_of(submission, clip.path), longest)
        ),
        missing_clips(submission, 4),
    )


def scenes(submission: Submission) -> Judgement:
    """Enough scenes, and none that stands still or stays black.

    A picture that stands or is black looks like a fault.
    """
    fewest = int(order_of(submission).number("장면"))
    return judge(
        (asked for clip in clips_of(submission) for asked in scene_criteria(clip, fewest)),
        missing_clips(submission, 2),
    )


def titles(submission: Submission) -> Judgement:
    """Letters stand out from what is behind them and keep away from the edges of the frame.

    Faint letters are not read, and screens cut the edges off.
    """
    clips = clips_of(submission)
    for clip in clips:
        if finding := untold(clip):
            return cant_tell(finding)
    return judge(
        (asked for clip in clips for asked in title_criteria(clip)), missing_clips(submission, 2)
    )


def captions(submission: Submission) -> Judgement:
    """Captions fit the clip, follow each other, and can be read in their time.

    Who cannot hear has to learn the same (KWCAG 자막 제공).
    """
    cues = _cues(submission)
    alone = bool(submission.files) and not SHAPES.keys() & submission.files.keys()
    clips = [] if alone else clips_of(submission)
    end = min((form_of(submission, clip.path).seconds for clip in clips), default=cues[-1].end)
    return judge(within_clip(cues, end), apart(cues), readable(cues))


def sound(submission: Submission) -> Judgement:
    """Sound is there, as loud as other videos, without overshoot, without a hole.

    Between other clips a louder one is a shock, and a hole a fault.
    """
    return judge(
        (asked for clip in clips_of(submission) for asked in sound_criteria(clip)),
        missing_clips(submission, SOUND_WEIGHT),
    )


# --- What was ordered and what was submitted ----------------------------------------------------


def _cues(submission: Submission) -> list[Cue]:
    """The captions; raises `NotSubmitted` for those that tell nothing of what is ordered."""
    cues = submission.once(read_captions, submission.find("captions"))
    if not submission.files and not any(kept_facts(cues, order_of(submission))):
        raise NotSubmitted(
            say("자막에 요청서의 ‘알릴 내용’이 아직 하나도 없습니다."),
            say("콘티의 자막을 고치고 자막 파일을 다시 만드세요."),
        )
    return cues
