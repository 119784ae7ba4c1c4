"""A storyboard (콘티): the scenes of a clip in order, and what can be done with them."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content_production.captions import Cue
from content_production.display import storyboard_html
from content_production.scene import Scene
from content_production.shapes import WIDE, Shape, shape_named
from content_production.standards import LONGEST_SECONDS
from content_production.table import (
    COLUMNS,
    MESSAGE_LABELS,
    NUMBER_COLUMN,
    message_of_rows,
    read_scene_rows,
    scene_of_cells,
    scenes_of_rows,
    text_of,
)
from groundwork.messages import catalog
from groundwork.problem import Problem
from groundwork.sheets import Sheet, write_sheets

if TYPE_CHECKING:
    import pandas as pd
    from moviepy import VideoClip

    from content_production.narration import Speech
    from content_production.rendering import Clip
    from content_production.review import Review
    from content_production.sheet import Sheet as ContactSheet
    from content_production.subtitles import CaptionFile

say = catalog("content_production")

LONGEST_CLIP_SECONDS = 3600.0


@dataclass(frozen=True)
class Storyboard:
    """Scenes in order; ``folder`` is where the names in the table begin.

    ``message`` is the one thing that the clip shall leave behind. A storyboard never changes:
    `change`, `without` and `with_message` give a new one.
    """

    scenes: tuple[Scene, ...]
    folder: Path = Path()
    message: str = ""

    @classmethod
    def read(cls, path: str | os.PathLike[str], folder: str | Path | None = None) -> Storyboard:
        """Read an xlsx or csv table; pictures are looked for beside it unless ``folder`` is given.

        Raises `Problem` where the file or a cell cannot be understood.
        """
        place = Path(folder) if folder is not None else Path(path).parent
        rows = read_scene_rows(Path(path))
        return cls.of_rows(rows, place, Path(path).name)

    @classmethod
    def of_frame(cls, frame: pd.DataFrame, folder: str | Path = ".") -> Storyboard:
        """The storyboard in a pandas frame with the same column names."""
        rows = [list(frame.columns), *frame.astype(object).to_numpy().tolist()]
        return cls.of_rows(rows, Path(folder), str(say("표")))

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Any]], folder: Path, name: str) -> Storyboard:
        """The storyboard in the rows of any table; ``name`` says in a `Problem` where it stood."""
        board = cls(tuple(scenes_of_rows(rows, folder, name)), folder, message_of_rows(rows))
        if board.seconds > LONGEST_CLIP_SECONDS:
            raise Problem(
                say(
                    "{file}의 장면을 더하면 {minutes:,.0f}분입니다. 60분까지만 만듭니다. "
                    "초 칸을 확인해 주세요.",
                    file=name,
                    minutes=board.seconds / 60,
                )
            )
        return board

    @property
    def seconds(self) -> float:
        """Length of the clip: the sum of its scenes."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def captions(self) -> list[Cue]:
        """The captions with their times; where there are recordings they follow the voice."""
        from content_production.narration import narrate

        return list(narrate(self.scenes).cues)

    @property
    def table(self) -> pd.DataFrame:
        """The storyboard as a pandas frame with the Korean column names."""
        import pandas as pd

        rows = [
            {NUMBER_COLUMN: number, **{names[0]: self._cell(scene, field) for field, names in _all}}
            for number, scene in enumerate(self.scenes, start=1)
        ]
        return pd.DataFrame(rows)

    def _cell(self, scene: Scene, field: str) -> str | float:
        value = getattr(scene, field)
        if field == "picture":
            return scene.card if value is None else self._name(value)
        if isinstance(value, Path):
            return self._name(value)
        return value if isinstance(value, float) else text_of(value)

    def _name(self, path: Path) -> str:
        return (
            path.relative_to(self.folder).as_posix() if self.folder in path.parents else str(path)
        )

    def change(self, number: int, **cells: Any) -> Storyboard:
        """A storyboard with some cells of scene ``number`` (from 1) changed.

        An empty value leaves its cell as it is, a hyphen empties it. Names of cells: picture,
        seconds, title, title_colour, plate, lower_third, caption, motion, focus, transition,
        recording, source, licence, consent, sound, fit, credits. Raises `Problem`.
        """
        scene = self._scene(number)
        if unknown := sorted(set(cells) - set(COLUMNS)):
            raise Problem(
                say(
                    "{names:은} 콘티에 없는 칸입니다. 쓸 수 있는 칸: {known}",
                    names=", ".join(unknown),
                    known=", ".join(COLUMNS),
                )
            )
        texts = {field: self._cell(scene, field) for field in COLUMNS}
        answers = {field: text_of(value) for field, value in cells.items()}
        texts.update(
            {field: "" if text == "-" else text for field, text in answers.items() if text}
        )
        changed = scene_of_cells(texts, self.folder, number - 1)
        kept = None if answers.get("picture") else scene.clip
        return self._with(number, (dataclasses.replace(changed, clip=kept),))

    def with_message(self, message: str) -> Storyboard:
        """A storyboard with this message; an empty one leaves it as it is."""
        return dataclasses.replace(self, message=message.strip() or self.message)

    def with_credits(self, music: str = "", seconds: float = 3.0) -> Storyboard:
        """A storyboard that ends with a card: where each picture is from, on which terms.

        ``music`` says the same of the music. A storyboard without sources stays as it is.
        """
        named = (
            " · ".join(text for text in (scene.source, scene.licence) if text)
            for scene in self.scenes
        )
        lines = [f"{say('그림')}: {text}" for text in dict.fromkeys(named) if text]
        lines += [f"{say('음악')}: {music}"] if music else []
        if not lines:
            return self
        card = Scene(seconds, title=str(say("자료 출처")), credits="\n".join(lines))
        return dataclasses.replace(self, scenes=(*self.scenes, card))

    def without(self, number: int) -> Storyboard:
        """A storyboard without scene ``number`` (from 1). Raises `Problem`."""
        self._scene(number)
        if len(self.scenes) == 1:
            raise Problem(say("장면이 하나뿐이라 지울 수 없습니다."))
        return self._with(number, ())

    def _with(self, number: int, scenes: tuple[Scene, ...]) -> Storyboard:
        kept = (*self.scenes[: number - 1], *scenes, *self.scenes[number:])
        return dataclasses.replace(self, scenes=kept)

    def _scene(self, number: int) -> Scene:
        if not 1 <= number <= len(self.scenes):
            raise Problem(
                say(
                    "장면 {number:은} 없습니다. 1부터 {last}까지 있습니다.",
                    number=number,
                    last=len(self.scenes),
                )
            )
        return self.scenes[number - 1]

    def narrated(self, speak: Speech, folder: str | os.PathLike[str]) -> Storyboard:
        """A storyboard whose captions were spoken into sound files in a folder.

        ``speak`` gives the bytes of a sound file for a text, as an OpenAI-compatible speech
        endpoint does. Scenes with a recording keep it. Raises `Problem`.
        """
        from content_production.narration import record

        return dataclasses.replace(self, scenes=record(self.scenes, speak, Path(folder)))

    def check(self, longest: float = LONGEST_SECONDS) -> Review:
        """What to mend before rendering, shown as a list; ``longest`` in seconds."""
        from content_production.checking import storyboard_findings
        from content_production.review import Review

        return Review(tuple(storyboard_findings(self.scenes, longest=longest)))

    def sheet(self, shape: str | Shape = WIDE) -> ContactSheet:
        """One picture with the middle of every scene, to look at before rendering."""
        from content_production.sheet import storyboard_sheet

        return storyboard_sheet(self.scenes, shape_named(shape))

    def thumbnail(
        self, path: str | os.PathLike[str], number: int = 1, shape: str | Shape = WIDE
    ) -> Path:
        """Write the middle of scene ``number`` as a picture, as channels show it (.jpg, .png)."""
        from content_production.sheet import write_thumbnail

        self._scene(number)
        return write_thumbnail(self.scenes, number - 1, shape_named(shape), Path(path))

    def preview(self, path: str | os.PathLike[str], shape: str | Shape = WIDE) -> Clip | Problem:
        """A small quick clip (a third of the width and height), to look at and listen to."""
        from content_production.rendering import PREVIEW_SCALE, render

        if not shape:
            return _not_chosen()
        return render(self.scenes, path, shape_named(shape).scaled(PREVIEW_SCALE))

    def render(
        self,
        path: str | os.PathLike[str],
        shape: str | Shape = WIDE,
        *,
        music_seed: int | None = 1,
        music: str | os.PathLike[str] | None = None,
        logo: str | os.PathLike[str] | None = None,
        captions: str = "burnt",
    ) -> Clip | Problem:
        """Make the clip as an MP4: "16:9" (1920×1080), "9:16" (1080×1920) or "1:1".

        ``music_seed`` chooses the piece of music, None leaves it out; ``music`` is a sound file to
        be used instead. ``logo`` is a picture for the upper right corner. ``captions`` are "burnt"
        into the picture, a "track" that a player shows on demand, "both" or "none". An empty
        ``shape`` is an answer not yet given and gets a kind word. Raises `Problem` for what
        cannot be made.
        """
        from content_production.rendering import captions_named, render

        if not shape:
            return _not_chosen()
        return render(
            self.scenes,
            path,
            shape_named(shape),
            music_seed=music_seed,
            music=Path(music) if music else None,
            logo=Path(logo) if logo else None,
            captions=captions_named(captions),
        )

    def write_captions(self, path: str | os.PathLike[str]) -> CaptionFile | Problem:
        """Write the captions as .srt or .vtt. An empty ``path`` gets a kind word."""
        from content_production.subtitles import write_captions

        if not path:
            return Problem(say("아직 자막 파일의 이름을 적지 않았습니다."))
        return write_captions(self.captions, path)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the message and the table as xlsx, to go on with it in Excel."""
        table = self.table
        above = ((MESSAGE_LABELS[0], self.message), ()) if self.message else ()
        rows = table.astype(object).to_numpy().tolist()
        return write_sheets(Path(path), [Sheet(str(say("콘티")), list(table.columns), rows, above)])

    def as_moviepy(self, shape: str | Shape = WIDE) -> VideoClip:
        """The pictures of the clip as a moviepy clip, to go on with them in moviepy."""
        from content_production.rendering import as_moviepy

        return as_moviepy(self.scenes, shape_named(shape))

    def _repr_html_(self) -> str:
        return storyboard_html(self.scenes, self.message)


_all = tuple(COLUMNS.items())


def _not_chosen() -> Problem:
    return Problem(say("아직 화면 비율을 고르지 않았습니다. '16:9'나 '9:16'을 적어 주세요."))
