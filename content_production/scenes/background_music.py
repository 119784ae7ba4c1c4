"""The music under a clip, and whose it is: chosen together, so that no piece is without terms."""

from dataclasses import dataclass
from pathlib import Path

from content_production.messages import problem


@dataclass(frozen=True)
class BackgroundMusic:
    """A piece of music: its source (출처) and terms (이용 조건), and where it comes from.

    ``file`` is a sound file; without one the piece is composed from ``seed``.
    """

    source: str
    licence: str
    file: Path | None = None
    seed: int = 1

    @property
    def name(self) -> str:
        """What a ledger calls it."""
        return self.file.name if self.file else self.source

    @property
    def credit(self) -> str:
        """Its line in the credits."""
        return " · ".join(text for text in (self.source, self.licence) if text)


OURS = BackgroundMusic("이 과정에서 만든 곡", "CC BY 4.0")


def chosen_music(file: Path, source: str, licence: str) -> BackgroundMusic:
    """A sound file as music. Raises `Problem` where nobody says whose it is and on which terms."""
    if not (source.strip() and licence.strip()):
        raise problem(
            "음악 {file}의 출처와 이용 조건을 함께 적어 주세요. 허락 없이 쓴 곡은 몇 초라도 "
            "저작권 침해가 될 수 있습니다.",
            file=file.name,
        )
    return BackgroundMusic(source.strip(), licence.strip(), file)
