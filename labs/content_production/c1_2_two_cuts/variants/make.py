"""Submissions of the video lab, made out of the solution's own clips when they are needed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from content_production.captions.cues import Cue
from content_production.captions.files import read_captions, write_captions
from content_production.containers import ffmpeg
from courseware.authoring.changed_captions import recaption, reword

# Quick and small: what is judged survives half the frames and a coarse picture.
QUICK = ["-r", "15", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "30"]


CAPTIONS = Path("output") / "captions.srt"


def _run(path: Path, *arguments: str) -> None:
    """Make a clip anew from itself; ``arguments`` come after the input."""
    result = path.with_name(f"new-{path.name}")
    command = [ffmpeg(), "-loglevel", "error", "-y", "-i", str(path), *arguments, str(result)]
    subprocess.run(command, check=True, capture_output=True)
    result.replace(path)


def _filtered(path: Path, filters: str) -> None:
    _run(path, "-vf", filters, *QUICK, "-c:a", "copy")


def _sounding(path: Path, filters: str) -> None:
    _run(path, "-c:v", "copy", "-af", filters, "-c:a", "aac", "-b:a", "160k")


def _wide(folder: Path) -> Path:
    return folder / "output" / "wide.mp4"


def _tall(folder: Path) -> Path:
    return folder / "output" / "tall.mp4"


# --- right, but different ----------------------------------------------------------------------


def right_other_names_mov(folder: Path) -> None:
    """Exported as MOV under Korean names: the clips are known by their shape."""
    for path, name in ((_wide(folder), "가로 홍보"), (_tall(folder), "세로 홍보")):
        _run(path, "-c", "copy")
        path.rename(path.with_name(f"{name}.mov"))


def right_other_editor(folder: Path) -> None:
    """Re-encoded by another editor: 15 frames a second, warmer colours, a little quieter."""
    for path in (_wide(folder), _tall(folder)):
        filters = "eq=brightness=0.02:saturation=1.2"
        _run(path, "-vf", filters, *QUICK, "-af", "volume=-0.5dB", "-c:a", "aac", "-b:a", "128k")


def right_webvtt_spoken_numbers(folder: Path) -> None:
    """Captions as WebVTT, numbers written as they are spoken, the date with full stops."""
    reword(folder / CAPTIONS, "10시", "열 시")
    reword(folder / CAPTIONS, "5월 6일", "5. 6.")
    source = folder / "output" / "captions.srt"
    write_captions(read_captions(source), source.with_suffix(".vtt"))
    source.unlink()


def right_cp949_captions_early_room(folder: Path) -> None:
    """Captions saved as cp949; they also say when the children's room closes."""
    reword(folder / CAPTIONS, "낮처럼 이용하세요.", "이용하세요. 어린이자료실은 6시까지입니다.")
    path = folder / "output" / "captions.srt"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp949"))


# --- facts -------------------------------------------------------------------------------------


def wrong_facts_hour(folder: Path) -> None:
    """The draft's eleven o'clock was left in."""
    reword(folder / CAPTIONS, "10시", "11시")


def wrong_facts_no_date(folder: Path) -> None:
    """Nobody learns from when."""
    reword(folder / CAPTIONS, "5월 6일부터", "이제부터")


def wrong_facts_boast(folder: Path) -> None:
    """The draft's "first in the country" was left in."""
    reword(folder / CAPTIONS, "5월 6일부터", "전국 최초! 5월 6일부터")


def wrong_facts_lamps_nobody_ordered(folder: Path) -> None:
    """The assistant's street lamps are still lit."""
    reword(folder / CAPTIONS, "저녁에도 불 켜진", "돌아가시는 길에는 가로등을 더 밝혔습니다. 밝은")


def wrong_facts_closed_room(folder: Path) -> None:
    """The children's room is promised for the evening."""
    reword(folder / CAPTIONS, "열람실을", "열람실, 어린이자료실을")


def wrong_facts_opens_when_it_closes(folder: Path) -> None:
    """The hour of the order, as the hour from which it is open."""
    reword(folder / CAPTIONS, "10시까지", "10시부터")


def wrong_facts_weekends_too(folder: Path) -> None:
    """The order has weekdays only."""
    reword(folder / CAPTIONS, "평일", "주말에도")


def wrong_facts_lighter_way_home(folder: Path) -> None:
    """The draft's street lamps without the word."""
    reword(folder / CAPTIONS, "저녁에도 불 켜진", "돌아가시는 길을 더 밝혔습니다. 밝은")


# --- form --------------------------------------------------------------------------------------


def wrong_form_upright_is_wide(folder: Path) -> None:
    """The wide clip was submitted twice."""
    shutil.copyfile(_wide(folder), _tall(folder))


def wrong_form_small(folder: Path) -> None:
    """A preview-sized clip was submitted."""
    _filtered(_wide(folder), "scale=640:360")


def wrong_form_too_long(folder: Path) -> None:
    """The upright clip plays twice: 48 seconds."""
    path = _tall(folder)
    result = path.with_name("new-tall.mp4")
    command = [ffmpeg(), "-loglevel", "error", "-y", "-stream_loop", "1", "-i", str(path)]
    subprocess.run([*command, "-c", "copy", str(result)], check=True, capture_output=True)
    result.replace(path)


def wrong_form_no_upright_clip(folder: Path) -> None:
    """The upright clip is not there; the wide one is judged."""
    _tall(folder).unlink()


# --- scenes ------------------------------------------------------------------------------------


def wrong_scenes_frozen(folder: Path) -> None:
    """The picture stands for six seconds."""
    _filtered(_wide(folder), "loop=180:1:180,trim=end=24")


def wrong_scenes_black(folder: Path) -> None:
    """Three seconds in the middle are black."""
    _filtered(_wide(folder), "drawbox=c=black:t=fill:enable='between(t,13,16)'")


def wrong_scenes_one_picture(folder: Path) -> None:
    """The second scene plays over and over."""
    _filtered(_wide(folder), "trim=6:10.4,setpts=PTS-STARTPTS,loop=5:132:0,trim=end=24")


# --- titles ------------------------------------------------------------------------------------


def wrong_titles_faint(folder: Path) -> None:
    """A white haze lies over the titles of the wide clip."""
    _filtered(_wide(folder), "drawbox=y=ih*0.06:h=ih*0.24:c=white@0.85:t=fill")


def wrong_titles_faint_upright(folder: Path) -> None:
    """A dark haze lies over the titles of the upright clip."""
    _filtered(_tall(folder), "drawbox=y=ih*0.08:h=ih*0.2:c=black@0.88:t=fill")


def wrong_titles_cut_out_of_wide(folder: Path) -> None:
    """The upright clip is the middle of the wide one: the titles lose both ends."""
    shutil.copyfile(_wide(folder), _tall(folder))
    _filtered(_tall(folder), "crop=ih*9/16:ih,scale=1080:1920,setsar=1")


def wrong_titles_at_the_edge(folder: Path) -> None:
    """The picture was enlarged until the titles touch the upper edge."""
    _filtered(_wide(folder), "crop=iw*0.9:ih*0.9:iw*0.05:ih*0.1,scale=1920:1080,setsar=1")


# --- captions ----------------------------------------------------------------------------------


def wrong_captions_overlap(folder: Path) -> None:
    """Every caption stays two seconds into the next."""
    recaption(
        folder / CAPTIONS,
        lambda cues: [*(Cue(c.start, c.end + 2, c.text) for c in cues[:-1]), cues[-1]],
    )


def wrong_captions_hurried(folder: Path) -> None:
    """The longest caption is gone after a second."""

    def change(cues: list[Cue]) -> list[Cue]:
        longest = max(cues, key=lambda cue: len(cue.text))
        return [Cue(c.start, c.start + 1, c.text) if c is longest else c for c in cues]

    recaption(folder / CAPTIONS, change)


def wrong_captions_of_longer_cut(folder: Path) -> None:
    """The captions belong to a cut that was twice as long."""
    recaption(folder / CAPTIONS, lambda cues: [Cue(c.start * 2, c.end * 2, c.text) for c in cues])


# --- sound -------------------------------------------------------------------------------------


def wrong_sound_missing(folder: Path) -> None:
    """The wide clip has no sound at all."""
    _run(_wide(folder), "-c:v", "copy", "-an")


def wrong_sound_faint(folder: Path) -> None:
    """The wide clip is ten decibels too quiet."""
    _sounding(_wide(folder), "volume=-10dB")


def wrong_sound_too_loud(folder: Path) -> None:
    """The upright clip was turned up until it overshoots."""
    _sounding(_tall(folder), "volume=12dB")


def wrong_sound_hole(folder: Path) -> None:
    """The sound breaks off in the middle of the wide clip."""
    _sounding(_wide(folder), "volume=0:enable='between(t,9,15)'")


def wrong_sound_one_tone(folder: Path) -> None:
    """A hum in place of voice and music, as loud as they should be."""
    hum = "aeval='0.35*sin(2*PI*180*t)':c=same,loudnorm=I=-14:TP=-1.5,aresample=48000"
    for path in (_wide(folder), _tall(folder)):
        _sounding(path, hum)


# --- not to be read, not there -----------------------------------------------------------------


def unread_picture_named_mp4(folder: Path) -> None:
    """Pictures were renamed to .mp4."""
    for path in (_wide(folder), _tall(folder)):
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))


def missing_test_pictures_of_five_seconds(folder: Path) -> None:
    """Test pictures, a tone and a letter: nothing is wrong where nothing is."""
    for path, size in ((_wide(folder), "1920x1080"), (_tall(folder), "1080x1920")):
        picture = ["-f", "lavfi", "-i", f"testsrc=size={size}:rate=30:duration=5"]
        tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=5", "-c:a", "aac"]
        command = [ffmpeg(), "-loglevel", "error", "-y", *picture, *tone, *QUICK, str(path)]
        subprocess.run(command, check=True, capture_output=True)
    recaption(folder / CAPTIONS, lambda _: [Cue(0.5, 3.0, "x")])
