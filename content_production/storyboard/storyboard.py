"""A storyboard (콘티): the scenes of a clip in order, and what can be done with them."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content_production.captions.cues import Cue
from content_production.captions.files import CaptionFile, write_captions
from content_production.display import Saved
from content_production.messages import problem, say
from content_production.rendering.clip import (
    PREVIEW_SCALE,
    Clip,
    as_moviepy,
    captions_named,
    render,
)
from content_production.rendering.sheet import Sheet as ContactSheet
from content_production.rendering.sheet import storyboard_sheet, write_thumbnail
from content_production.review import Review
from content_production.rights.ledger import Ledger
from content_production.scenes.background_music import OURS, BackgroundMusic, chosen_music
from content_production.scenes.scene import Scene
from content_production.scenes.table import (
    COLUMNS,
    message_of_rows,
    music_of_rows,
    read_scene_rows,
    scene_of_cells,
    scenes_of_rows,
    text_of,
)
from content_production.scenes.table_writing import cell_of, header, scene_rows, write_table
from content_production.shapes import WIDE, Shape, shape_named
from content_production.sound.narration import Speech, narrate, record
from content_production.standards import LONGEST_SECONDS
from content_production.storyboard.checking import storyboard_findings
from content_production.storyboard.display import storyboard_html
from content_production.storyboard.used_assets import credit_lines, used_assets
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem

if TYPE_CHECKING:
    import pandas as pd
    from moviepy import VideoClip

LONGEST_CLIP_SECONDS = 3600.0


@dataclass(frozen=True)
class Storyboard:
    """Scenes in order; ``folder`` is where the names in the table begin.

    ``message`` is the one thing that the clip shall leave behind, ``music`` what is heard under
    it (None: nothing), ``note`` what somebody should know who looks at it. A storyboard never
    changes: `change`, `without`, `with_message` and `with_music` give a new one.
    """

    scenes: tuple[Scene, ...]
    folder: Path = Path()
    message: str = ""
    music: BackgroundMusic | None = OURS
    note: Message = NOTHING

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
        scenes = tuple(scenes_of_rows(rows, folder, name))
        music = music_of_rows(rows, folder) or OURS
        board = cls(scenes, folder, message_of_rows(rows), music)
        if board.seconds > LONGEST_CLIP_SECONDS:
            raise problem(
                "{file}의 장면을 더하면 {minutes:,.0f}분입니다. 60분까지만 만듭니다. "
                "‘초’ 열을 확인해 주세요.",
                file=name,
                minutes=board.seconds / 60,
            )
        return board

    @property
    def seconds(self) -> float:
        """Length of the clip: the sum of its scenes."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def captions(self) -> list[Cue]:
        """The captions with their times; where there are recordings they follow the voice."""
        return list(narrate(self.scenes).cues)

    @property
    def table(self) -> pd.DataFrame:
        """The storyboard as a pandas frame with the Korean column names."""
        import pandas as pd

        return pd.DataFrame(scene_rows(self.scenes, self.folder), columns=header())

    def change(self, number: int, **cells: Any) -> Storyboard:
        """A storyboard with some cells of scene ``number`` (from 1) changed.

        An empty value leaves its cell as it is, a hyphen empties it. Names of cells: picture,
        seconds, title, title_colour, plate, lower_third, caption, motion, focus, transition,
        recording, source, licence, consent, sound, fit, credits, made_by_ai, ai_notice.
        Raises `Problem`.
        """
        scene = self._scene(number)
        if unknown := sorted(set(cells) - set(COLUMNS)):
            raise problem(
                "{names:은} 콘티에 없는 항목입니다. 쓸 수 있는 항목: {known}",
                names=", ".join(unknown),
                known=", ".join(COLUMNS),
            )
        texts = {field: cell_of(scene, field, self.folder) for field in COLUMNS}
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

    def with_music(
        self, file: str | os.PathLike[str], source: str = "", licence: str = ""
    ) -> Storyboard:
        """A storyboard with a sound file as its music, and whose it is on which terms.

        An empty ``file`` leaves it as it is. Raises `Problem` without a source or terms.
        """
        if not file:
            return self
        chosen = chosen_music(self.folder / file, source, licence)
        return dataclasses.replace(self, music=chosen)

    def without_music(self) -> Storyboard:
        """A storyboard under which no music is heard."""
        return dataclasses.replace(self, music=None)

    def ledger(self) -> Ledger:
        """The rights ledger of what it uses, as far as its cells say; a person decides the rest."""
        return Ledger(used_assets(self.scenes, self.music))

    def with_credits(self, seconds: float = 3.0) -> Storyboard:
        """A storyboard that ends with a card: where pictures and music are from, on which terms.

        What an AI made is told there too, where it shall be told. Without a source it stays as it
        is.
        """
        lines = credit_lines(self.scenes, self.music)
        if not lines:
            return self
        card = Scene(seconds, title=str(say("자료 출처")), credits="\n".join(lines))
        return dataclasses.replace(self, scenes=(*self.scenes, card))

    def without(self, number: int) -> Storyboard:
        """A storyboard without scene ``number`` (from 1). Raises `Problem`."""
        self._scene(number)
        if len(self.scenes) == 1:
            raise problem("장면이 하나뿐이라 지울 수 없습니다.")
        return self._with(number, ())

    def _with(self, number: int, scenes: tuple[Scene, ...]) -> Storyboard:
        kept = (*self.scenes[: number - 1], *scenes, *self.scenes[number:])
        return dataclasses.replace(self, scenes=kept)

    def _scene(self, number: int) -> Scene:
        if not 1 <= number <= len(self.scenes):
            raise problem(
                "장면 {number:은} 없습니다. 1부터 {last}까지 있습니다.",
                number=number,
                last=len(self.scenes),
            )
        return self.scenes[number - 1]

    def narrated(self, speak: Speech, folder: str | os.PathLike[str]) -> Storyboard:
        """A storyboard whose captions were spoken into sound files in a folder.

        ``speak`` gives the bytes of a sound file for a text, as `automation.assistant.voice` does.
        Scenes with a recording keep it. Where no voice can be had, the drafts for timing stay and
        the storyboard's ``note`` says why.
        """
        try:
            return dataclasses.replace(self, scenes=record(self.scenes, speak, Path(folder)))
        except Problem as problem:
            note = say(
                "목소리를 넣지 못해 시간을 재는 임시 소리를 그대로 둡니다. {reason}",
                reason=problem.message,
            )
            return dataclasses.replace(self, note=note)

    def check(self, longest: float = LONGEST_SECONDS) -> Review:
        """What to mend before rendering, shown as a list; ``longest`` in seconds."""
        return Review(tuple(storyboard_findings(self.scenes, longest=longest)))

    def sheet(self, shape: str | Shape = WIDE) -> ContactSheet:
        """One picture with the middle of every scene, to look at before rendering."""
        return storyboard_sheet(self.scenes, shape_named(shape))

    def thumbnail(
        self, path: str | os.PathLike[str], number: int = 1, shape: str | Shape = WIDE
    ) -> Path:
        """Write the middle of scene ``number`` as a picture, as channels show it (.jpg, .png)."""
        self._scene(number)
        return write_thumbnail(self.scenes, number - 1, shape_named(shape), Path(path))

    def preview(self, path: str | os.PathLike[str], shape: str | Shape = WIDE) -> Clip | Problem:
        """A small quick clip (a third of the width and height), to look at and listen to."""
        if not shape:
            return _not_chosen()
        small = shape_named(shape).scaled(PREVIEW_SCALE)
        return render(self.scenes, path, small, music=self.music)

    def render(
        self,
        path: str | os.PathLike[str],
        shape: str | Shape = WIDE,
        *,
        logo: str | os.PathLike[str] | None = None,
        captions: str = "burnt",
    ) -> Clip | Problem:
        """Make the clip as an MP4: "16:9" (1920×1080), "9:16" (1080×1920) or "1:1".

        ``logo`` is a picture for the upper right corner. ``captions`` are "burnt" into the
        picture, a "track" that a player shows on demand, "both" or "none". An empty ``shape`` is
        an answer not yet given and gets a kind word. Raises `Problem` for what cannot be made.
        """
        if not shape:
            return _not_chosen()
        return render(
            self.scenes,
            path,
            shape_named(shape),
            music=self.music,
            logo=Path(logo) if logo else None,
            captions=captions_named(captions),
        )

    def write_captions(self, path: str | os.PathLike[str]) -> CaptionFile | Problem:
        """Write the captions as .srt or .vtt. An empty ``path`` gets a kind word."""
        if not path:
            return problem("자막 파일의 이름을 아직 정하지 않았습니다.")
        return write_captions(self.captions, path)

    def save(self, path: str | os.PathLike[str]) -> Saved:
        """Write message, music and table as xlsx, to go on with it in Excel."""
        return Saved(write_table(Path(path), self.scenes, self.folder, self.message, self.music))

    def as_moviepy(self, shape: str | Shape = WIDE) -> VideoClip:
        """The pictures of the clip as a moviepy clip, to go on with them in moviepy."""
        return as_moviepy(self.scenes, shape_named(shape), self.music)

    def _repr_html_(self) -> str:
        return storyboard_html(self.scenes, self.message, self.note)


def _not_chosen() -> Problem:
    return problem("화면 비율을 아직 고르지 않았습니다. 16:9나 9:16을 골라 주세요.")
