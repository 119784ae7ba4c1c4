"""What people ask a city about, in their own words (가상): for complaints that are made up."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Subject:
    """What people ask about, the department that answers, and how often it comes (a weight).

    ``answerable`` is False where only a person may answer, who looks at somebody's own records.
    """

    name: str
    department: str
    weight: int
    asks: tuple[str, ...]
    answerable: bool = True


_READ = tomllib.loads((files(__package__) / "subjects.toml").read_text(encoding="utf-8"))
SUBJECTS = tuple(Subject(**{**one, "asks": tuple(one["asks"])}) for one in _READ["subjects"])
OTHER = tuple(_READ["other"])
OTHER_WEIGHT: int = _READ["other_weight"]
SLOTS: dict[str, tuple[str, ...]] = {name: tuple(words) for name, words in _READ["slots"].items()}
