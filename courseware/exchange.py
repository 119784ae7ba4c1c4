"""Collect from nbgrader's exchange, where every account of the classroom may put what it likes.

nbgrader's own collect copies what a link points to, stops the whole run at a pipe, at a file it may
not read and at a name it cannot read, and takes a folder that one account made in another's name.
This one takes files, of whoever submitted them, and says what it left.
"""

import errno
import importlib
import os
import stat
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

from courseware.file_names import fit_for_all_systems, free_place, learner_id
from courseware.messages import problem, say
from courseware.unpacking import is_left_behind
from graders.submission import NOT_SUBMITTED
from graders.timestamp import TIMESTAMP
from groundwork.messages import Message
from groundwork.problem import Problem

_DEEPEST = 20
_MOST_FILES = 2_000
_CHUNK = 1 << 20
_NOT_TAKEN = "not taken"


class CollectSubmissions(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's collect of the newest submissions; ``refused`` says what was left, by learner."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.refused: defaultdict[str, list[Message]] = defaultdict(list)

    def init_src(self) -> None:
        super().init_src()
        taken = [record for record in self.src_records if _NOT_TAKEN not in record]
        self.src_records: list[dict[str, Any]] = taken

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:  # noqa: ARG002
        """Copy one submission, whole or not at all; one that cannot be copied stops no other."""
        record, place = self._path_to_record(src), Path(dest)
        learner = record["username"]
        most = (self.coursedir.max_file_size * 1000, self.coursedir.max_dir_size * 1000)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".collecting-") as temporary:
            folder = Path(temporary, place.name)
            try:
                for reason in copy_files(Path(src), folder, Most(*most)):
                    self._refuse(learner, reason)
                moment = (
                    f"{record['timestamp'].isoformat(' ')} UTC"  # whatever the folder's own says
                )
                (folder / TIMESTAMP).write_text(moment, encoding="utf-8")
                folder.rename(place)
            except OSError as error:
                self._refuse(learner, say("모으지 못했습니다: {reason}", reason=error))

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """Whose folder it is and of when; one that is not taken counts as the oldest of all."""
        name = Path(path).name
        learner = name.rsplit("+", 3)[0]
        try:
            _require_own_folder(Path(path), learner_id(learner), self.check_owner)
            return dict(super()._path_to_record(path))
        except Problem as problem:
            reason = problem.message
        except (ValueError, OverflowError):
            reason = say("폴더 이름에서 제출한 시각을 읽을 수 없습니다: {name}", name=name)
        self._refuse(learner, reason)
        return {"username": learner, "filename": name, "timestamp": datetime.min, _NOT_TAKEN: True}

    def _refuse(self, learner: str, reason: Message) -> None:
        self.refused[learner].append(reason)
        self.log.error("%s: %s", learner, reason)


@dataclass(frozen=True)
class Most:
    """What may be taken of one submission, in bytes: of one file, of all together."""

    file: float
    together: float

    def left(self, taken: float) -> float:
        """How big the next file may be."""
        return min(self.file, self.together - taken)


def copy_files(source: Path, target: Path, most: Most) -> Iterator[Message]:
    """Copy the files of a folder that somebody else may be changing meanwhile; says what is left.

    Folders and files are opened without following links, so a link put there in between is none
    either. Raises OSError where ``target`` cannot be written.
    """
    target.mkdir()
    files, size = 0, 0
    for folder, folders, names, descriptor in os.fwalk(source, follow_symlinks=False):
        place = Path(folder).relative_to(source)
        if len(place.parts) >= _DEEPEST:
            yield say("폴더가 너무 깊어 그 안은 모으지 않았습니다: {file}", file=place.parts[0])
            folders.clear()
        for name in [*folders]:
            if (place / name).parts[0] in NOT_SUBMITTED or is_left_behind(place / name):
                folders.remove(name)  # the course's own, and the learner's
            elif stat.S_ISLNK(os.lstat(name, dir_fd=descriptor).st_mode):
                yield _link(place / name)
        for name in names:
            if is_left_behind(place / name):
                continue
            files += 1
            if files > _MOST_FILES:
                yield say("파일이 {most:,}개가 넘어 나머지는 모으지 않았습니다.", most=_MOST_FILES)
                return
            try:
                size += _copy(name, descriptor, place / name, target, most.left(size))
            except Problem as problem:
                yield problem.message


def _copy(name: str, descriptor: int, place: Path, target: Path, most: float) -> int:
    """Copy a file out of an open folder; gives its size, raises `Problem` where it is not taken."""
    try:
        opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=descriptor)
    except OSError as error:
        raise Problem(_link(place) if error.errno == errno.ELOOP else _unreadable(place)) from error
    with open(opened, "rb") as source:
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode):  # a pipe, at which one would wait for ever
            raise Problem(_unreadable(place))
        if found.st_size > most:
            raise problem("{file:이} 너무 커서 모으지 않았습니다.", file=place.as_posix())
        copy = free_place(target / fit_for_all_systems(place))
        copy.parent.mkdir(parents=True, exist_ok=True)
        with copy.open("wb") as file:  # no more than was found, should it be growing
            for chunk in islice(
                iter(partial(source.read, _CHUNK), b""), found.st_size // _CHUNK + 1
            ):
                file.write(chunk)
        os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    return found.st_size


def _require_own_folder(path: Path, learner: str, check_owner: bool) -> None:
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise Problem(_link(path.name))
    if check_owner and found.st_uid != _account_of(learner, found.st_uid):
        raise problem("다른 계정이 만든 폴더여서 모으지 않았습니다: {name}", name=path.name)


def _account_of(learner: str, otherwise: int) -> int:
    """The user id of the account named like a learner, where the classroom has such accounts."""
    with suppress(KeyError):
        return int(importlib.import_module("pwd").getpwnam(learner).pw_uid)
    return otherwise


def _link(path: Path | str) -> Message:
    return say("{file:은} 바로가기(심볼릭 링크)여서 받지 않았습니다.", file=str(path))


def _unreadable(path: Path) -> Message:
    return say("{file:은} 읽을 수 없어 모으지 않았습니다.", file=path.as_posix())
