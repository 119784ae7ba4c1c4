"""The legal bases: complete as data, and found wherever a text cites them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from groundwork.findings import Level
from groundwork.law import Kind, claim, claims, sources
from groundwork.law.articles import belong, in_english
from groundwork.law.citations import citations, mentions

DECREE = "「행정업무의 운영 및 혁신에 관한 규정」"


@pytest.mark.parametrize("one", claims(), ids=lambda one: one.id)
def test_every_claim_says_what_it_rests_on_in_both_languages(one):
    assert one.says.template
    assert one.says.english
    assert one.source.confirmed
    assert one.source.read.english
    english = one.cited.render("en").split(" (")[0]
    assert not any("가" <= letter <= "힣" for letter in english)


@pytest.mark.parametrize("one", [c for c in claims() if c.level is Level.REQUIRED])
def test_only_an_article_or_the_calendar_makes_a_claim_required(one):
    assert one.source.kind in (Kind.LAW, Kind.CALENDAR)
    assert bool(one.article) is (one.source.kind is Kind.LAW)


@pytest.mark.parametrize(
    "one", [c for c in claims() if c.source.kind is Kind.LAW], ids=lambda c: c.id
)
def test_a_claim_of_a_law_has_its_day_in_force_or_says_why_it_is_not_known(one):
    assert bool(one.since) is not bool(one.since_unknown.template)
    assert bool(one.since_unknown.template) is bool(one.since_unknown.english)


def test_a_claim_is_cited_with_its_article():
    times = claim("dates-and-times")
    assert times.cited.render("ko") == f"{DECREE} 제7조제5항"
    assert times.cited.render("en") == "Regulation on Administrative Work, article 7(5)"
    assert claim("zero-padding").cited.render("ko") == "「행정업무운영 편람」"


def test_a_claim_holds_on_the_days_it_is_in_force():
    gist, old = claim("gist-and-keywords"), claim("ai-input-2023")
    assert [gist.in_force(date(2026, 5, day)) for day in (18, 19)] == [False, True]
    assert [old.in_force(date(2025, 12, day)) for day in (9, 10)] == [True, False]


def test_articles_are_taken_apart_and_put_in_english():
    assert in_english("제22조의2") == "article 22-2"
    assert in_english("제43조제1항제1호") == "article 43(1), item 1"
    assert belong("제4조", "제4조제4항")
    assert belong("제9조제1항제5호", "제9조제1항")
    assert not belong("제16조제2항", "제16조제3항")
    assert not belong("제22조", "제22조의2")


# A text, and the articles it cites, each with the act that is meant.
CITED = [
    (f"{DECREE} 제7조제5항", [("decree", "제7조제5항")]),
    ("규정 제13조제1항·제3항", [("decree", "제13조제1항"), ("decree", "제13조제3항")]),
    (
        "보도자료(규정 제63조제3항)와 시행규칙 제4조",
        [("decree", "제63조제3항"), ("decree-rule", "제4조")],
    ),
    ("영 제7조제1항②", [("decree", "제7조제1항")]),
    ("한국수화언어법 제16조제2항, 제16조제3항", [("sign", "제16조제2항"), ("sign", "제16조제3항")]),
    (
        "「저작권법」 제46조. 같은 법 제24조의2",
        [("copyright", "제46조"), ("copyright", "제24조의2")],
    ),
    (
        "민원 처리에 관한 법률 제19조 제2항, 시행령 제21조제1항, 같은 법 제19조",
        [
            ("complaints", "제19조제2항"),
            ("complaints-decree", "제21조제1항"),
            ("complaints", "제19조"),
        ],
    ),
    (
        "「지방공무원 교육훈련법 시행령」 제29조제3항(같은 영 제20조제2항)",
        [("training", "제29조제3항"), ("training", "제20조제2항")],
    ),
    ("「없는 법」 제1조", [(None, "제1조")]),
    ("도서관법 제3조제1항", [(None, "제3조제1항")]),
    ("the form (Enforcement Rule, article 4(4))", [("decree-rule", "제4조제4항")]),
    ("Regulation, Art. 7 (5)", [("decree", "제7조제5항")]),
    ("article 31 of the AI Framework Act", [("ai-act", "제31조")]),
    ("한국수화언어법, article 16 ②", [("sign", "제16조제2항")]),
    (
        "Regulation, article 13(1), (3)",
        [("decree", "제13조제1항"), ("decree", "제13조제3항")],
    ),
    ("규정에 맞게, 시행규칙대로", []),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_citations_are_found_with_the_act_they_mean(text, expected):
    found = [(one.source and one.source.id, one.article) for one in citations(text)]
    assert found == expected


def test_what_people_cite_in_a_scene_is_told_apart():
    (found,) = citations("□ 근거: 「하천 산책로 안전관리법」 제12조")
    assert found.is_of_a_scene


def test_a_guide_is_found_by_its_name():
    guide = next(source for source in sources() if source.id == "ai-security")
    assert list(mentions("첫 줄\n국가정보원 「AI 보안 가이드북」\n셋", guide)) == [2]
