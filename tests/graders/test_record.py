"""An outcome survives the way through plain data, in both languages."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from graders.outcome import Judgement, Outcome, Verdict
from graders.record import from_record, to_record
from groundwork.findings import Finding, Level
from groundwork.language import LANGUAGES
from groundwork.messages import NOTHING, Message, plain

messages = st.one_of(
    st.just(NOTHING),
    st.text(min_size=1).map(plain),
    st.builds(
        lambda ko, en: Message("{a}은", {"a": ko, "b": en}, english="{b}"), st.text(), st.text()
    ),
)
findings = st.builds(
    Finding, messages, messages, messages, messages, st.sampled_from(Level), st.text()
)
judgements = st.builds(
    Judgement,
    st.sampled_from(Verdict),
    st.floats(0, 1),
    st.lists(findings, max_size=3).map(tuple),
    st.lists(messages, max_size=3).map(tuple),
    st.floats(0, 1),
)
outcomes = st.builds(Outcome, st.text(), st.text(), messages, st.floats(1, 100), judgements)


def said(outcome: Outcome) -> list[str]:
    """Every sentence of an outcome in both languages."""
    texts = [outcome.title, *outcome.judgement.good]
    for finding in outcome.judgement.findings:
        texts += [finding.what, finding.where, finding.why, finding.mend]
    return [text.render(language) for text in texts for language in LANGUAGES]


@given(outcomes)
def test_points_verdict_and_sentences_are_the_same_after_json(outcome):
    again = from_record(json.loads(json.dumps(to_record(outcome))))
    assert (again.points, again.verdict) == (outcome.points, outcome.verdict)
    assert said(again) == said(outcome)


@given(st.text())
def test_braces_in_a_learners_words_stay_braces(words):
    finding = Finding(plain("{" + words + "}"))
    outcome = Outcome("l", "c", NOTHING, 1, Judgement(Verdict.FIX, 0.0, (finding,)))
    again = from_record(to_record(outcome))
    assert again.judgement.findings[0].what.render("ko") == "{" + words + "}"


def test_what_is_empty_stays_empty():
    outcome = Outcome("l", "c", NOTHING, 1, Judgement(Verdict.FIX, 0.0, (Finding(plain("x")),)))
    assert not from_record(to_record(outcome)).judgement.findings[0].where
