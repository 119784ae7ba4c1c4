"""How much a Korean word looks like a personal name (성명), by its syllables and its other meaning.

Three degrees, for three kinds of evidence around it: ``may_be_a_name`` where a label says that a
name follows, ``is_plausible`` beside a title or in a list, ``is_likely`` where nothing helps.
"""

from functools import cache

from ko_pii.dictionaries.common_words import COMMON_WORDS
from ko_pii.dictionaries.surnames import COMPOUND_SURNAMES, SINGLE_CHAR_SURNAMES

from automation.privacy.places import is_named_as_a_place, is_place
from automation.privacy.words import vocabulary, words

SURNAME = "".join(sorted({*SINGLE_CHAR_SURNAMES, *words("surnames")}))
# Family names of one syllable and of two; as patterns a whole name, one of two syllables, either.
COMPOUND = "|".join(sorted(COMPOUND_SURNAMES, key=len, reverse=True))
FULL = rf"(?:(?:{COMPOUND})[가-힣]{{1,2}}|[{SURNAME}][가-힣]{{2}})"
SHORT = rf"[{SURNAME}][가-힣]"
ANY = rf"(?:{FULL}|{SHORT})"

# What a form says where nobody is named.
NOBODY = frozenset(words("nobody"))
_ORDINARY = (
    COMMON_WORDS
    | vocabulary()
    | {word for name in ("titles", "people", "roles", "office") for word in words(name)}
)
# What a word of the office begins or ends with: 순비용, 재배면적.
_PREFIXES = frozenset("".join(words("prefixes")))
_HALVES = frozenset(words("second_halves"))
_SECOND_HALVES = _ORDINARY | _HALVES
_COMMON_SURNAMES = frozenset("".join(words("common_surnames")))
_GIVEN = frozenset("".join(words("given_name_syllables")))
_FIRST = frozenset("".join(words("first_of_a_given_name")))
_LAST = frozenset("".join(words("last_of_a_given_name")))
_GIVEN_NAMES = frozenset(words("given_names"))
_MORE_GIVEN_NAMES = frozenset(words("more_given_names"))

# Particles by the sound before them (받침): 은 stands behind a consonant, 는 behind a vowel.
_AFTER_CONSONANT = "은을이과"
_AFTER_VOWEL = "는를가와나"
_AFTER_ANY = "의에도로만"
PARTICLES = _AFTER_CONSONANT + _AFTER_VOWEL + _AFTER_ANY
# Endings that make 안내판 of 안내, 신청서 of 신청.
_WORD_ENDINGS = "서자적기비판장사품물료금률율표집말대"
# What else stands behind a noun, more often than it ends a name: 채점한, 이용객, 처리인.
_LOOSE_ENDINGS = "한해함하임일할된객난량점금대명예들조층회차별분"
# What does so as often: 감시소, 지급지; a given name that is known decides (정지원).
_EVEN_ENDINGS = "인안용형별경라수권법력성화소실관원지선제시상식전구계장복길위림목문종치온재"
# What verbs end in, which stand before a title too: 시급한 어르신.
_FORMS = "한할된될"
# Countries by a syllable each: 한미일 회의.
_COUNTRIES = frozenset("한미중일러북남영독불호")
# What makes a new word of a word: 고환율, 신도시.
_NEW_WORDS = "고저신순반"
# Particles that few given names end in: 우승을, 휘슬이.
_SELDOM_LAST = "을이"
# Syllables that make a noun of another word: 공정화, 지휘권, 제습기.
SUFFIXES = "화성권기식형율률분국인중별명해용안"
_VERB_STEMS = frozenset(words("verb_stems"))
_VERB_ENDINGS = "지서나세고기면니자러려신시은을라다도야게며"
# 동이라도, 안인지, 회에서: what stands behind a word of one syllable.
_NO_GIVEN_NAMES = {
    "이라",
    "인지",
    "이나",
    "이니",
    "에서",
    "에게",
    "에는",
    "으로",
    "이며",
    "에도",
    "하세",
    "하신",
    "되신",
}
# 안전과, 위원회 and 아래의 are no names.
_NO_NAMES_ENDINGS = "과팀청읍면회단부의위"


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word that looks like a name is a word of the office, or the name of a place."""
    if word in _ORDINARY or is_place(word) or _is_compound(word):
        return True
    if len(word) < 3:
        return False
    stem, last = word[:-1], word[-1]
    return (_is_known(stem) and _ends_a_word(stem[-1], last)) or (
        stem in _VERB_STEMS and last in _VERB_ENDINGS
    )


def goes_on(name: str, rest: str) -> bool:
    """Whether a name is only the beginning of a word: 신용평 of 신용평가, 충청남 of 충청남도."""
    if (name[-1] + rest).startswith(words("yards")):
        return True
    return not (name in _GIVEN_NAMES or has_a_known_given_name(name)) and any(
        _is_known(longer)
        or (_is_compound(longer) and (longer[-1] not in PARTICLES or longer[2:] in _HALVES))
        for longer in (name + rest[:length] for length in range(1, len(rest) + 1))
    )


def _is_known(word: str) -> bool:
    return word in _ORDINARY or is_place(word)


@cache
def _is_compound(word: str) -> bool:
    """Whether a word is made of two or more: 재배면적, 정성평가, 공동위원장."""
    return any(
        _is_known(word[:cut]) and (word[cut:] in _SECOND_HALVES or _is_compound(word[cut:]))
        for cut in range(2, len(word) - 1)
    )


def has_a_names_shape(word: str) -> bool:
    """Three syllables, or a surname of two with one or two behind it.

    Names of two syllables are looked for beside titles and labels only: most such words are none.
    """
    return len(word) == 3 or (len(word) == 4 and word[:2] in COMPOUND_SURNAMES)


def may_be_a_name(word: str) -> bool:
    """Whether a word may stand where a form asks for a name: it begins as one, means no other."""
    return word[:1] in SURNAME and not _is_known(word) and not _is_compound(word)


@cache
def is_plausible(word: str) -> bool:
    """Whether a word of a name's shape may be one, by its syllables and what else it means."""
    if word in _ORDINARY or is_place(word) or word[-1] in _NO_NAMES_ENDINGS:
        return False
    given = given_name(word)
    if has_a_known_given_name(word):
        return True
    if is_ordinary(word) or given in _NO_GIVEN_NAMES or word[-1] == "들":
        return False
    if _COUNTRIES.issuperset(word) or (word[0] in _NEW_WORDS and is_place(given)):
        return False
    return all(syllable in _GIVEN for syllable in given)


def is_titled(word: str) -> bool:
    """Whether a plausible name is one before a title, where 충분한 and 경제지 stand as well."""
    word_of_its_own = word[-1] in _FORMS or (word[-1] == "지" and word[:2] in _ORDINARY)
    return is_plausible(word) and (not word_of_its_own or has_a_known_given_name(word))


def is_of_a_person(word: str) -> bool:
    """Whether a word may be a name before 씨 or 어르신, where nobody but a person stands."""
    return may_be_a_name(word) and (word[-1] not in _FORMS or has_a_known_given_name(word))


@cache
def is_listable(word: str) -> bool:
    """Whether a plausible name is one in lists and rows too, where 매수량 and 방문일 stand."""
    if not is_plausible(word) or (word[:2] in _ORDINARY and word[-1] in _LOOSE_ENDINGS):
        return False
    given = given_name(word)
    # 최경주 is a name though 경주 is a word; behind a seldom family name, or before what only an
    # office says, there is none.
    halves = _HALVES if word[0] in _COMMON_SURNAMES else _SECOND_HALVES
    return has_a_known_given_name(word) or not (word[0] in _PREFIXES and given in halves)


@cache
def is_likely(word: str) -> bool:
    """Whether a word is a name by itself: given names have syllables of their own at each place."""
    if not (has_a_names_shape(word) and is_listable(word)) or is_ordinary(word):
        return False
    # 유지안 and 공정화 are more often what they say than a person called 지안 or 정화.
    if word[-1] in SUFFIXES and (_is_known(word[:2]) or word[:2] in _HALVES):
        return False
    if has_a_known_given_name(word):
        return True
    given = given_name(word)
    if not begins_as_usual(word) or word[-1] in _SELDOM_LAST or is_named_as_a_place(word):
        return False
    if is_place(word[:2]) or (word[:2] in _ORDINARY and word[-1] in _EVEN_ENDINGS):
        return False
    if word[0] in _NEW_WORDS and given in _SECOND_HALVES:
        return False
    return given[-1] in _LAST and (len(given) == 1 or given[0] in _FIRST)


def begins_as_usual(word: str) -> bool:
    """Whether a word begins with a family name that many bear, or ends in a known given name."""
    surnames = word[:1] in _COMMON_SURNAMES or word[:2] in COMPOUND_SURNAMES
    return surnames or has_a_known_given_name(word)


def has_a_sure_given_name(word: str) -> bool:
    """Whether the given name is one that outweighs what the rest of the word may mean."""
    return given_name(word) in _GIVEN_NAMES


def has_a_known_given_name(word: str) -> bool:
    """Whether the given name is known, and the word is not another one with an ending."""
    given = given_name(word)
    return given in _GIVEN_NAMES or (given in _MORE_GIVEN_NAMES and not _is_known(word[:2]))


def given_name(name: str) -> str:
    """The name (이름) without the family name (성)."""
    return name[2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1 :]


def ends_in_a_consonant(word: str) -> bool:
    """Whether the last syllable has a final consonant (받침), on which particles depend."""
    return (ord(word[-1]) - ord("가")) % 28 != 0


def _ends_a_word(before: str, last: str) -> bool:
    if last in _AFTER_CONSONANT:
        return ends_in_a_consonant(before)
    if last in _AFTER_VOWEL:
        return not ends_in_a_consonant(before)
    return last in _AFTER_ANY + _WORD_ENDINGS
