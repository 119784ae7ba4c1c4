"""How storyboards, clips and reviews look in a notebook: tidy HTML, every text escaped."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from content_production.scene import Scene
from content_production.stills import open_still
from groundwork.findings import Finding, Level
from groundwork.messages import NOTHING, Message, catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    from content_production.captions import Cue
    from content_production.form import Form
    from content_production.loudness import Loudness
    from content_production.measuring import Measurement
    from content_production.rendering import Clip

say = catalog("content_production")

# A clip up to this size is put into the notebook itself; a larger one is shown by its sheet.
LARGEST_EMBEDDED_BYTES = 2_500_000
THUMBNAIL = (128, 72)
_LEVELS = {Level.REQUIRED: say("고칠 곳"), Level.ADVISED: say("권장"), Level.NOTE: say("참고")}
_CELL = "padding:.35em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #d5d9e0"


def _escaped(text: object) -> str:
    return html.escape(str(text))


def table_html(head: Iterable[object], rows: Iterable[Iterable[str]]) -> str:
    """A table; the cells of ``rows`` are HTML already, the headings are not."""
    top = "".join(f"<th style='{_CELL};background:#eef2f8'>{_escaped(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td style='{_CELL}'>{cell}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return (
        "<table style='border-collapse:collapse;color:#1a1a1a;background:#fff;line-height:1.5'>"
        f"<tr>{top}</tr>{body}</table>"
    )


def storyboard_html(scenes: Sequence[Scene], message: str = "", note: Message = NOTHING) -> str:
    """A storyboard as a table with small pictures; columns that nobody filled in are left out."""
    optional = {
        "lower_third": say("하단 띠"),
        "sound": say("소리"),
        "source": say("출처"),
        "licence": say("이용 조건"),
        "consent": say("초상 동의"),
        "made_by_ai": say("AI 제작"),
        "ai_notice": say("AI 표시"),
    }
    filled = [field for field in optional if any(getattr(scene, field) for scene in scenes)]
    head = (
        *(say("장면"), say("그림"), say("초"), say("제목"), say("제목 색 · 바탕")),
        *(say("자막"), say("움직임"), *(optional[field] for field in filled)),
    )
    rows = [
        [
            str(number),
            _thumbnail(scene),
            f"{scene.seconds:g}",
            _escaped(scene.title),
            f"{_escaped(scene.title_colour)} · {_escaped(scene.plate)}",
            _escaped(scene.caption),
            _escaped(scene.motion),
            *(_escaped(getattr(scene, field)) for field in filled),
        ]
        for number, scene in enumerate(scenes, start=1)
    ]
    total = say("모두 {seconds:g}초", seconds=sum(scene.seconds for scene in scenes))
    stated = say("핵심 메시지: {message}", message=message) if message else ""
    noted = f"<p>☞ {_escaped(note)}</p>" if note else ""
    return (
        f"{noted}<p><b>{_escaped(stated)}</b></p>{table_html(head, rows)}"
        f"<p><b>{_escaped(total)}</b></p>"
    )


def _thumbnail(scene: Scene) -> str:
    if scene.picture is None:
        return _escaped(scene.card if scene.clip is None else "moviepy")
    name = _escaped(scene.picture.name)
    if scene.is_footage or scene.is_chart:
        return name
    try:
        image = open_still(scene.picture)
    except Problem:
        return f"☞ {name}"
    image.thumbnail(THUMBNAIL)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=75)
    return f"{_picture(buffer.getvalue(), name)}<br><small>{name}</small>"


def _picture(jpeg: bytes, alt: str) -> str:
    data = base64.b64encode(jpeg).decode("ascii")
    return f"<img alt='{alt}' src='data:image/jpeg;base64,{data}' style='max-width:100%'>"


def clip_html(clip: Clip) -> str:
    """A clip: the clip itself when it is small, else its contact sheet; and what it is."""
    facts = [
        say("{file:을} 만들었습니다.", file=clip.path.name),
        say(
            "{shape} ({width}×{height}), {seconds:g}초",
            shape=clip.shape.name,
            width=clip.shape.width,
            height=clip.shape.height,
            seconds=clip.seconds,
        ),
    ]
    if clip.is_draft:
        facts.append(
            say("내레이션 자리에는 시간을 재기 위한 임시 소리가 들어 있습니다(사람 목소리 아님).")
        )
    text = "<br>".join(_escaped(fact) for fact in facts)
    return f"<div>{_moving(clip)}<p style='line-height:1.6'>{text}</p></div>"


def _moving(clip: Clip) -> str:
    alt = _escaped(clip.path.name)
    if not clip.path.exists() or clip.path.stat().st_size > LARGEST_EMBEDDED_BYTES:
        return _picture(clip.sheet.jpeg(), alt)
    data = base64.b64encode(clip.path.read_bytes()).decode("ascii")
    return (
        f"<video controls aria-label='{alt}' style='max-height:420px;max-width:100%' "
        f"src='data:video/mp4;base64,{data}'></video>"
    )


def captions_html(cues: Sequence[Cue]) -> str:
    """Captions as a table: number, from, to, text, characters a second."""
    head = (say("번호"), say("시작"), say("끝"), say("자막"), say("1초에 읽을 글자"))
    rows = [
        (
            *(str(number), f"{cue.start:.1f}", f"{cue.end:.1f}"),
            _escaped(cue.text).replace("\n", "<br>"),
            f"{cue.reading_speed:.0f}",
        )
        for number, cue in enumerate(cues, start=1)
    ]
    return table_html(head, rows)


def made_html(name: str, below: str) -> str:
    """That a file was made, and a look at it (HTML)."""
    return f"<p>{_escaped(say('{file:을} 만들었습니다.', file=name))}</p>{below}"


def review_html(findings: Sequence[Finding]) -> str:
    """Findings as a list: where, what, why, how to mend."""
    if not findings:
        return f"<p>✔ {_escaped(say('고칠 곳이 없습니다.'))}</p>"
    items = "".join(_finding_html(finding) for finding in findings)
    return f"<ul style='line-height:1.6;padding-left:1.2em'>{items}</ul>"


def _finding_html(finding: Finding) -> str:
    lines = [f"<b>[{_escaped(_LEVELS[finding.level])}] {_escaped(finding.where)}</b>"]
    lines.append(_escaped(finding.what))
    reasons: list[tuple[Message, Message]] = [
        (say("이유"), finding.why),
        (say("고치는 법"), finding.mend),
    ]
    lines += [f"<b>{_escaped(label)}</b> {_escaped(text)}" for label, text in reasons if text]
    return f"<li style='margin-bottom:.5em'>{'<br>'.join(lines)}</li>"


def measurement_html(measured: Measurement) -> str:
    """What was measured of a video, as a table of two columns."""
    form, loudness, pictures = measured.form, measured.loudness, measured.pictures
    longest_freeze = max((end - start for start, end in pictures.frozen), default=0.0)
    rows: list[tuple[Message, Message]] = [
        (say("크기"), _size(form)),
        (say("길이"), say("{seconds:.1f}초", seconds=form.seconds)),
        (
            say("형식"),
            say("{video}, 소리 {audio}", video=form.codec, audio=form.audio_codec or "-"),
        ),
        (say("프레임"), _frames(form)),
        (say("자막 트랙"), say("{count}개", count=form.caption_tracks)),
        (say("장면"), say("{count}개", count=pictures.scenes)),
        (say("가장 오래 멈춘 시간"), say("{seconds:.1f}초", seconds=longest_freeze)),
        (say("소리 크기"), _loudness(loudness)),
    ]
    cells = [(_escaped(label), _escaped(value)) for label, value in rows]
    return table_html((say("잰 것"), measured.path.name), cells)


def _size(form: Form) -> Message:
    if form.rotation:
        return say("{w}×{h} ({turn}도 돌려 보임)", w=form.width, h=form.height, turn=form.rotation)
    return say("{w}×{h}", w=form.width, h=form.height)


def _frames(form: Form) -> Message:
    if form.uneven:
        return say("1초에 평균 {fps:.4g}장, 간격이 들쭉날쭉함(가변 프레임)", fps=form.fps)
    return say("1초에 {fps:.4g}장", fps=form.fps)


def _loudness(loudness: Loudness | None) -> Message:
    if loudness is None:
        return say("소리 없음")
    return say(
        "{lufs:.1f} LUFS, 최고 {peak:.1f} dBTP", lufs=loudness.integrated, peak=loudness.true_peak
    )
