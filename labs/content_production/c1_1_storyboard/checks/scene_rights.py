"""Whether a scene may be shown: what is used is allowed, and the table says where it comes from."""

import re
from collections.abc import Iterator, Sequence

from content_production.colours import colour_named
from content_production.rights.asset import Asset
from content_production.rights.licences import terms_of
from content_production.scenes.scene import Scene
from graders.clips.permissions import is_open_or_refused
from groundwork.findings import Finding
from groundwork.headings import key
from groundwork.law import claim
from groundwork.messages import catalog
from groundwork.problem import Problem
from groundwork.unsettled import is_unsettled

from .storyboards import place

say = catalog(__package__)

# So many words of an asset's description show that a picture told in words is that asset.
_SAME_PICTURE = 0.6


def rights_faults(number: int, scene: Scene, assets: Sequence[Asset]) -> Iterator[Finding]:
    """What stands in the way of showing a scene (``number`` from 1)."""
    used = [asset for asset in assets if _uses(scene, asset)]
    if scene.picture is not None and not any(
        _is_named(asset, scene.picture.name) for asset in used
    ):
        yield _unlisted(number, scene.picture.name)
    for asset in used:
        if is_open_or_refused(asset.licence):
            yield _forbidden(number, asset)
        elif not _has_consent(asset):
            yield _without_consent(number, asset)
    if shows_something(scene):
        yield from _unfilled(number, scene)
        yield from (found for asset in used for found in _other_terms(number, scene, asset))
    if any(asset.shows_faces and _has_consent(asset) for asset in used):
        yield from _consent_unstated(number, scene)


def may_be_shown(scene: Scene, assets: Sequence[Asset]) -> bool:
    """Whether nothing in a scene is without a licence, or shows somebody who did not agree."""
    return not any(
        is_open_or_refused(asset.licence) or not _has_consent(asset)
        for asset in assets
        if _uses(scene, asset)
    )


def _has_consent(asset: Asset) -> bool:
    """Whether its faces agreed; true where there are none."""
    return not asset.shows_faces or not is_open_or_refused(asset.consent)


def _uses(scene: Scene, asset: Asset) -> bool:
    heard = any(_is_named(asset, text) for text in (scene.sound, scene.caption))
    return heard or _is_pictured(scene, asset)


def _is_pictured(scene: Scene, asset: Asset) -> bool:
    picture = scene.picture.name if scene.picture else scene.card
    return _is_named(asset, picture) or _is_described(asset, picture)


def _is_named(asset: Asset, text: str) -> bool:
    name = key(re.sub(r"\.\w+$", "", asset.name))
    return bool(name) and name in key(text)


def _is_described(asset: Asset, picture: str) -> bool:
    """Whether a cell tells the picture in the words of the list instead of by its file."""
    words = re.findall(r"[가-힣]{2,}", re.sub(r"\(.*?\)", "", asset.what))
    told = [word for word in words if word in picture]
    return len(told) > 1 and len(told) >= _SAME_PICTURE * len(words)


def shows_something(scene: Scene) -> bool:
    """A card of one colour owes nothing to anybody; everything else does."""
    if scene.picture is not None or scene.clip is not None:
        return True
    try:
        colour_named(scene.card)
    except Problem:
        return True
    return False


def _forbidden(number: int, asset: Asset) -> Finding:
    return Finding(
        say("‘{name}’의 이용 허락이 없습니다.", name=asset.name),
        place(number),
        say(
            "이용 허락 없이 쓴 곡과 그림은 저작권 침해가 될 수 있습니다({basis}). 시민에게 "
            "공개하는 영상도 같습니다. 국가와 지자체의 저작물은 {exception:을} 보세요.",
            basis=claim("permission").cited,
            exception=claim("public-works").cited,
        ),
        say("자료 목록에서 이용 조건이 적힌 것으로 바꾸세요."),
        rule="licence",
    )


def _without_consent(number: int, asset: Asset) -> Finding:
    return Finding(
        say("‘{name}’에 나온 사람의 동의가 없습니다.", name=asset.name),
        place(number, say("그림")),
        say("얼굴은 개인정보이고 초상권이 있습니다. 동의 없이 실었다가 시가 배상한 일이 있습니다."),
        say("동의를 받은 자료나 얼굴이 나오지 않는 자료로 바꾸세요."),
        rule="consent",
    )


def _unlisted(number: int, picture: str) -> Finding:
    return Finding(
        say("{picture:은} 자료 목록에 없습니다.", picture=f"‘{picture}’"),
        place(number, say("그림")),
        say("요청서에 따라 자료 목록에서 골라야 합니다. 목록에 없는 그림은 권리를 알 수 없습니다."),
        say("자료 목록의 그림으로 바꾸거나, 파일 이름을 목록대로 적으세요."),
        rule="unlisted",
    )


def _other_terms(number: int, scene: Scene, asset: Asset) -> Iterator[Finding]:
    """A licence that the list gives to another asset."""
    stated, given = terms_of(scene.licence), terms_of(asset.licence)
    if stated and given and stated != given and _is_pictured(scene, asset):
        yield Finding(
            say("이용 조건이 자료 목록과 다릅니다: {stated}", stated=scene.licence),
            place(number, say("이용 조건")),
            say("자료 목록: {name} — {licence}", name=asset.name, licence=asset.licence),
            say("자료 목록에서 그 자료의 줄을 찾아 다시 옮겨 적으세요."),
            rule="licence",
        )


def _unfilled(number: int, scene: Scene) -> Iterator[Finding]:
    for text, column in ((scene.source, say("출처")), (scene.licence, say("이용 조건"))):
        if is_unsettled(text):
            yield Finding(
                say("{column:이} 비어 있거나 정해지지 않았습니다.", column=column),
                place(number, column),
                say("어디서 온 자료인지, 써도 되는지 적혀 있어야 결재와 게시를 할 수 있습니다."),
                say("자료 목록에서 찾아 옮겨 적으세요."),
                rule="unfilled",
            )


def _consent_unstated(number: int, scene: Scene) -> Iterator[Finding]:
    if is_open_or_refused(scene.consent):
        yield Finding(
            say("얼굴이 나오는데 동의를 어떻게 받았는지 적혀 있지 않습니다."),
            place(number, say("초상 동의")),
            say("동의를 받았다는 근거를 언제든 제시할 수 있어야 합니다."),
            say("자료 목록의 동의 내용을 옮겨 적으세요."),
            rule="consent",
        )
