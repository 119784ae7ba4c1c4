"""Each fault of captions is found, and said with its place and what to do."""

import pytest

from content_production.captions.cues import Cue
from graders.clips import captions


@pytest.mark.parametrize(
    ("cues", "rule"),
    [
        ([Cue(0, 1, "한 번에 읽을 수 없을 만큼 긴 자막")], "reading-speed"),
        ([Cue(0, 0.5, "휙")], "too-short"),
        ([Cue(0, 3, "앞"), Cue(2, 4, "뒤")], "overlap"),
        ([Cue(0, 4, "하나\n둘\n셋")], "lines"),
        ([Cue(0, 4, "하나"), Cue(9, 12, "영상이 끝난 뒤")], "outside"),
        ([Cue(0, 1, "처음뿐")], "coverage"),
    ],
)
def test_each_fault_of_captions_is_found_where_it_is(cues, rule):
    criteria = [
        captions.within_clip(cues, 8),
        captions.apart(cues),
        captions.readable(cues),
        captions.short_lines(cues),
    ]
    findings = [finding for criterion in criteria for finding in criterion.findings]
    assert rule in [finding.rule for finding in findings]
    assert all(finding.where and finding.mend for finding in findings)
