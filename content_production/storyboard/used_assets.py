"""What a storyboard uses, as rows of the rights ledger and lines of the credits."""

from collections.abc import Iterable, Iterator

from content_production.messages import say
from content_production.rights.asset import Asset
from content_production.scenes.background_music import BackgroundMusic
from content_production.scenes.scene import Scene
from groundwork.messages import Message


def used_assets(scenes: Iterable[Scene], music: BackgroundMusic | None) -> tuple[Asset, ...]:
    """One asset for each picture, clip, recording and the music, in the order they come.

    What the storyboard leaves open stays open; whether it may be used, a person decides.
    """
    found: dict[str, Asset] = {}
    for scene in scenes:
        for asset in _of_scene(scene):
            found.setdefault(asset.name, asset)
    if music:
        asset = Asset(music.name, str(say("음악")), music.source, music.licence)
        found.setdefault(asset.name, asset)
    return tuple(found.values())


def credit_lines(scenes: Iterable[Scene], music: BackgroundMusic | None) -> list[str]:
    """The lines of the closing picture: source, terms and what is said of an AI, each once."""
    named = (
        " · ".join(text for text in (scene.source, scene.licence, scene.ai_notice) if text)
        for scene in scenes
    )
    lines = [f"{say('그림')}: {text}" for text in dict.fromkeys(named) if text]
    return [*lines, f"{say('음악')}: {music.credit}"] if music else lines


def _of_scene(scene: Scene) -> Iterator[Asset]:
    if scene.picture is not None:
        yield Asset(
            scene.picture.name,
            str(_kind(scene)),
            scene.source,
            scene.licence,
            consent=scene.consent,
            made_by_ai=_yes(scene.has_ai_picture),
            notice=scene.ai_notice,
        )
    if scene.recording is not None:
        yield Asset(
            scene.recording.name,
            str(say("목소리")),
            made_by_ai=_yes(scene.has_ai_voice),
            notice=scene.ai_notice if scene.has_ai_voice else "",
        )


def _kind(scene: Scene) -> Message:
    if scene.is_chart:
        return say("차트")
    return say("영상") if scene.is_footage else say("그림")


def _yes(is_so: bool) -> str:
    answer: Message = say("예") if is_so else say("아님")
    return str(answer)
