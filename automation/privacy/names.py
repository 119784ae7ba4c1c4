"""Korean personal names (성명) beside a title, after a role, introduced or signed.

The library's detector is sure of a name only where its context is strong; an office text names
people by their titles ("정하늘 주무관"), so those are looked for here.
"""

import re
from collections.abc import Iterator

from automation.privacy.kinds import Found, Kind
from automation.privacy.likeness import (
    ANY,
    COMPOUND,
    FULL,
    NOBODY,
    SHORT,
    SURNAME,
    is_likely,
    is_listable,
    is_of_a_person,
    is_plausible,
    is_titled,
    may_be_a_name,
)
from automation.privacy.words import either
from groundwork.comparing_text import spaceless

_TITLE = either("titles")
# 씨, 님, 군 stand behind a name only.
_LONG_TITLE = "|".join(title for title in _TITLE.split("|") if len(title) > 1)

# What may stand behind a name: a particle, a mark, the end.
_BEHIND = r"(?=[은는이가을를와과도의께만로,.()\s;:·ㆍ/|]|에게|에서|한테|으로|이랑|씨|님|$)"
_IS = (
    r"(?=입니다|이에요|예요|에요|인데|이고|이며|였|이었|이요|요[.\s]|임(?![가-힣])"
    r"|\s?이?라고|\s?이?라는|\s?이?란)"
)

# A title goes on as a particle, not as another word: 위원회, 국장단, 양식, 군민, 선수들.
_ONE = r"(?![가-힣]?[회단]|(?<=[양군씨])[가-힣]{2}|들)"

_BEFORE_TITLE = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})(?<!대(?=\s교수))(?:\s?|\s전\s?)(?:{_TITLE})(?!\w*장소){_ONE}"
    rf"|(?<![가-힣\d])(?P<short>{SHORT})\s(?:{_TITLE}){_ONE}"
    # 학생, 환자, 부부 stand behind many a word that is no name: only a whole one counts.
    rf"|(?<![가-힣])(?P<whole>{FULL})\s(?:{either('people')}){_ONE}"
)
_AFTER_ROLE = re.compile(
    rf"(?:{either('roles')}|{_LONG_TITLE})명?(?:\s|\s?\([^()\n]{{1,20}}\)|\s?[:：])\s*[:：]?\s?"
    rf"(?P<name>{FULL}){_BEHIND}"
    rf"|(?:{either('roles')})[은는]\s(?P<said>{FULL}){_IS}"
)
# 담당자김하준: run together, so that the name has to tell.
_RUN_TOGETHER = re.compile(
    rf"(?<![가-힣])(?:{either('roles')}|{_LONG_TITLE})(?P<name>{FULL}){_BEHIND}"
)
# 문도현 도서관정책과장: the office stands before the title.
_BEFORE_OFFICE = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})\s[가-힣]{{2,10}}(?:과장|청장|처장|총장|총리|대변인|팀장|국장|실장|소장|센터장|관장|원장|단장|본부장|주사보|서기보"
    rf"|시장|군수|구청장|도지사|읍장|면장|동장|의장|위원장|회장|이사장|사무총장|담당관|차관|장관)"
)
_ROLLED = rf"(?:{FULL}|{SHORT})(?![가-힣])"
_ONE_ROLLED = re.compile(rf"(?P<name>{_ROLLED})")
_ENDS = r"(?=\s?[(),./|\n]|\s외\s|\s{2}|에게|$)"
# 운전자 김하준, 발신: 김하준: what a person is called, and nothing but a name behind it.
_CALLED = re.compile(
    rf"(?<![가-힣])(?:[가-힣]{{1,4}}[자인]\s{{1,3}}|[가-힣]{{1,5}}[자인명님원장사신관생주]\s?[:：]\s?)"
    rf"(?P<name>{FULL}){_ENDS}"
)
# 담당자: 김솔: even two syllables, where a form has a colon behind who is meant.
_CALLED_SHORT = re.compile(
    rf"(?<![가-힣])[가-힣]{{0,4}}(?:자|인|담당)\s?[:：]\s?(?P<name>{SHORT}){_ENDS}"
)
# 명단: 김별 이솔 박찬: who is counted, in nothing but words of a name's shape.
_ROLL = re.compile(
    r"(?:명단|명부|사람|참조|수신|참석자?|참가자|근무자?|당직자?|팀원|조원|위원|인원)(?:\s?\([^()\n]{1,10}\))?\s?[:：]\s?"
    rf"(?P<names>{_ROLLED}(?:(?:\s?[,·ㆍ、/]\s?|\s){_ROLLED}){{1,30}})(?=\s{{0,3}}(?:[.\n]|등|외|$))"
)
# 안전재난과 정하늘, at the end of what is said.
_AFTER_OFFICE = re.compile(
    rf"(?<![가-힣])[가-힣]{{2,12}}(?:과|팀|국|실|담당관|센터|사업소)\s(?P<name>{FULL}){_ENDS}"
)
# 우리 딸 서연이, 배우자 김하준: the relation stands before the name.
_RELATED = re.compile(
    rf"(?<![가-힣])(?:{either('relations')}|부|모|처)(?:\s|\s?[(:]\s?)(?P<name>{FULL}){_BEHIND}"
)
# ", 담당은 김하준이었고": who it is, whatever the sentence said before.
_IT_IS = re.compile(rf"(?<=[은는이가]\s)(?P<name>{FULL}){_IS}")
_INTRODUCED = re.compile(
    rf"(?:저는|나는|본인은|이름은|성함은|성명은)\s*(?P<name>{ANY}){_IS}"
    rf"|(?<![가-힣])(?P<called>{FULL})(?=\s?이?라고\s?(?:하|합|해|불)|\s?이?라는\s?(?:분|사람|직원|학생))"
    rf"|(?:사는|거주하는|근무하는|사람은|분은)\s(?P<living>{FULL}){_IS}"
    rf"|(?:^|[.!?\n,]\s?|저\s)(?P<plain>{FULL})"
    rf"(?=(?:입니다|이에요|예요)[.!?~^,\s]|(?:입니다|이에요|예요|인데요?|이?요\.?)(?:\s|$))"
    rf"|(?m:^)(?P<short>{SHORT})(?=입니다|이에요|예요|인데요)"
)
_SIGNED = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})\s?(?=드림|올림|배상|귀하|\((?:인|서명|날인)[^)]{{0,5}}\))"
    rf"|\((?:인|서명|날인)\)\s?(?P<behind>{FULL})(?![가-힣])"
)
_WITH_OTHERS = re.compile(rf"(?<![가-힣])(?P<name>{FULL})(?=\s(?:외|등)\s\d{{1,4}}\s?[명인])")
_BELONGINGS = re.compile(
    rf"(?<![가-힣])(?P<name>{FULL})(?:의)?\s(?:{either('belongings')}|명의|앞으로)"
)
# "김하준: 네, 확인했습니다." and "- (김하준)": who speaks, at the start of a line.
_SPEAKER = re.compile(
    rf"(?m)^[ \t○●□■·*◦-]{{0,12}}[(\[]?(?P<name>{FULL})(?:\s?\([^()\n]{{1,20}}\))?[)\]]?"
    r"\s?(?:[:：“]|(?<=\))\s)"
    rf"|^[ \t○●□■·*◦-]{{0,12}}\((?P<bracketed>{FULL})\)"
)
# ○사무국장 이을죽, ○강명수 위원: who has the word in minutes.
_ON_RECORD = re.compile(
    rf"(?m)^[ \t]{{0,4}}[○◯◎][ ]?(?:[가-힣]{{1,16}}[장관원사]\s(?P<name>{FULL})(?=\s|$)"
    rf"|(?P<member>{FULL})\s?(?:위원|의원)(?=\s))"
)
# 화자1(김하준): …, @김하준, 김하준(가명): marks that stand beside nothing but a person.
_MARKED = re.compile(
    rf"\((?P<name>{FULL})\)\s?[:：]|(?:{_LONG_TITLE})\((?P<title>{FULL})\)|(?<![가-힣\w.])@(?P<at>{FULL})(?=\s|$)"
    rf"|(?<![가-힣])(?P<alias>{FULL})(?=\s?\((?:가명|본명|필명|예명))|[故]\s?(?P<late>{FULL})(?![가-힣]{{2}})"
)
_BRACKETED = re.compile(rf"(?<=[가-힣\d])\s?\((?P<name>{FULL})\)")
# 배추자 할머니, 황보 민 팀장, 방실 언니: nobody but a person stands before these.
_BEFORE_PERSON = re.compile(
    rf"(?<![가-힣])(?P<name>{ANY})\s(?:{either('of_persons')})(?![가-힣]*[회단])"
    rf"|(?<![가-힣])(?P<spaced>(?:{COMPOUND})\s[가-힣]{{1,2}})\s?(?:{_LONG_TITLE})"
)
# 담 당 자 : 이 수 혁, 분석관   김 태 완 (02-…): set wide, a blank between all syllables.
_SET_WIDE = re.compile(
    rf"(?:(?<=[:：|\t(])[ ]{{0,3}}|(?<=[가-힣]) {{2,6}})(?P<name>[{SURNAME}] [가-힣] [가-힣])"
    r"(?=\s*[(|\t\n]|\s{2}|$)"
    rf"|(?<![가-힣])(?P<signed>[{SURNAME}] [가-힣] [가-힣])"
    r"(?=\s{0,3}(?:\((?:인|서명)|귀하|드림|님))"
)
# 이슬 주무관: before a rank of the office a given name is one, whatever else it means.
_BEFORE_RANK = re.compile(
    rf"(?<![가-힣])(?P<name>{either('given_names')})\s(?:주무관|사무관|서기관|주사)"
)
# Each with how much the name itself has to tell there.
_PATTERNS = (
    (_BEFORE_TITLE, is_titled),
    (_BEFORE_OFFICE, is_plausible),
    (_BEFORE_PERSON, is_of_a_person),
    (_AFTER_ROLE, is_plausible),
    (_RUN_TOGETHER, is_likely),
    (_AFTER_OFFICE, is_likely),
    (_CALLED, is_listable),
    (_CALLED_SHORT, may_be_a_name),
    (_ON_RECORD, may_be_a_name),
    (_RELATED, is_listable),
    (_MARKED, is_listable),
    (_IT_IS, is_listable),
    (_INTRODUCED, is_listable),
    (_SIGNED, is_plausible),
    (_WITH_OTHERS, is_listable),
    (_BELONGINGS, is_listable),
    (_BRACKETED, is_likely),
    # 매도인: and 도서명: stand at the start of a line as well.
    (_SPEAKER, is_likely),
)
# "이름이 송이인데", "성명 이찬": nothing but a name stands here, even one that means something.
_NAMED = re.compile(
    rf"(?:이름|성함|존함)[은이]\s(?P<name>{ANY})(?=이?라고|입니다|이에요|예요|인데|이고|이시|이며|[.,])"
    rf"|성명\s{{1,3}}(?P<labelled>{ANY})(?=\s|$)"
)
_IN_A_FORM = re.compile(
    r"(?m)(?:^|[,/|(]|\s{2})\s?(?:성\s{0,6}명|이\s?름|성함|예금주)\s?[:：]\s?"
    r"(?P<name>[가-힣]{2,4})(?=[ ]{0,6}(?:[,/|()]|\s{2}|$))"
)


def find_names(text: str) -> Iterator[Found]:
    """Names beside a title, after a role, introduced ("저는 남궁민수라고 하며") or signed."""
    for pattern, is_one in _PATTERNS:
        for match in pattern.finditer(text):
            found = as_name(match)
            if is_one(found.text):
                yield found
    for match in _NAMED.finditer(text):
        found = as_name(match)
        if may_be_a_name(found.text) or (match["name"] and len(found.text) > 2):
            yield found
    yield from map(as_name, _BEFORE_RANK.finditer(text))
    for match in _IN_A_FORM.finditer(text):
        if match["name"] not in NOBODY:
            yield as_name(match)
    yield from _enrolled(text)
    for match in _SET_WIDE.finditer(text):
        found = as_name(match)
        if is_plausible(spaceless(found.text)):
            yield found


def _enrolled(text: str) -> Iterator[Found]:
    """The names of a list that says whom it counts, unless most of its words mean something."""
    for roll in _ROLL.finditer(text):
        names = [as_name(one, roll.start("names")) for one in _ONE_ROLLED.finditer(roll["names"])]
        likely = [found for found in names if may_be_a_name(found.text)]
        if 2 * len(likely) > len(names):
            yield from names


def as_name(match: re.Match[str], offset: int = 0) -> Found:
    """The name a pattern found, in a text of which the pattern saw the part from ``offset`` on."""
    group = match.lastgroup or "name"
    start, end = match.span(group)
    return Found(Kind.NAME, offset + start, offset + end, match[group])
