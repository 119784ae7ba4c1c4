"""Narration, music and their mix."""

import io
import wave

import numpy as np
import pytest

from content_production.scenes.scene import Scene
from content_production.sound.music import SAMPLE_RATE, compose
from content_production.sound.narration import Voice, draft, narrate, read_sound, record
from content_production.sound.soundtrack import ducking, mix, write_wave
from content_production.storyboard.storyboard import Storyboard
from groundwork.messages import plain
from groundwork.problem import Problem


def tone(seconds: float) -> np.ndarray:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.repeat(0.3 * np.sin(2 * np.pi * 300 * time)[:, None], 2, axis=1).astype(np.float32)


def wave_bytes(seconds: float) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24_000)
        file.writeframes(bytes(2 * round(24_000 * seconds)))
    return buffer.getvalue()


def test_the_same_seed_gives_the_same_music_and_another_seed_another():
    assert (compose(5, seed=3) == compose(5, seed=3)).all()
    assert (compose(5, seed=3) != compose(5, seed=4)).any()


def test_music_is_as_long_as_asked_and_faded():
    music = compose(7.5)
    assert len(music) == 7.5 * SAMPLE_RATE
    assert abs(music[0]).max() < 0.01 and abs(music[-1]).max() < 0.01
    assert np.abs(music).max() <= 0.5


def test_the_draft_has_the_pace_of_a_speaker():
    assert len(draft("가나다라마바")) / SAMPLE_RATE == pytest.approx(1.0)


def test_music_steps_back_under_the_voice_and_comes_back():
    voice = np.zeros((6 * SAMPLE_RATE, 2), np.float32)
    voice[2 * SAMPLE_RATE : 4 * SAMPLE_RATE] = tone(2)
    gains = ducking(voice)
    assert gains[SAMPLE_RATE] == 1.0
    assert gains[3 * SAMPLE_RATE] < 0.3
    assert gains[-1] == 1.0
    assert np.abs(np.diff(gains)).max() < 0.1  # no click


def test_the_mix_keeps_the_voice_untouched():
    voice = tone(1)
    assert (mix(voice, np.zeros_like(voice)) == voice).all()


def test_a_recording_is_heard_where_its_scene_is(tmp_path):
    write_wave(tone(1), tmp_path / "말.wav")
    narration = narrate([Scene(2), Scene(3, caption="말.", recording=tmp_path / "말.wav")])
    assert narration.voices == (Voice.NONE, Voice.RECORDED)
    assert not narration.track[: 2 * SAMPLE_RATE].any()
    assert narration.track[round(2.8 * SAMPLE_RATE) :].any()


def test_the_sound_of_a_video_may_be_the_recording(clip):
    narration = narrate([Scene(13, clip, caption="현장의 말.", recording=clip)])
    assert narration.voices == (Voice.RECORDED,)
    assert narration.track[2 * SAMPLE_RATE : 10 * SAMPLE_RATE].any()


def test_a_speech_endpoint_is_asked_once_for_every_caption(tmp_path):
    asked = []

    def speak(text: str) -> bytes:
        asked.append(text)
        return wave_bytes(0.5)

    board = Storyboard((Scene(2, caption="하나."), Scene(2), Scene(2, caption="둘.")))
    spoken = board.narrated(speak, tmp_path).narrated(speak, tmp_path)
    assert asked == ["하나.", "둘."]
    assert narrate(spoken.scenes).voices == (Voice.RECORDED, Voice.NONE, Voice.RECORDED)


def test_a_moviepy_clip_is_heard_as_long_as_its_scene_is_seen():
    from moviepy import ColorClip
    from moviepy.audio.AudioClip import AudioArrayClip

    spoken = ColorClip((96, 54), (0, 90, 0), duration=3).with_audio(AudioArrayClip(tone(3), 48_000))
    narration = narrate([Scene(1), Scene(2, clip=spoken), Scene(1, clip=spoken.without_audio())])
    assert narration.voices == (Voice.NONE, Voice.RECORDED, Voice.NONE)
    heard = np.abs(narration.track[:, 0]) > 0.1
    assert heard[round(1.5 * SAMPLE_RATE) : round(2.9 * SAMPLE_RATE)].mean() > 0.5
    assert not heard[:SAMPLE_RATE].any() and not heard[round(3.01 * SAMPLE_RATE) :].any()


def test_a_voice_of_an_ai_is_told_in_the_ledger(tmp_path):
    board = Storyboard((Scene(2, caption="하나."),)).without_music()
    (voice,) = board.narrated(lambda _: wave_bytes(0.5), tmp_path).ledger().assets
    assert (voice.name, voice.is_made_by_ai) == ("voice-01.wav", True)


def _no_server(_: str) -> bytes:
    raise Problem(plain("서버가 없습니다."))


@pytest.mark.parametrize("speak", [_no_server, lambda _: b"no sound", lambda _: wave_bytes(9)])
def test_without_a_voice_the_draft_for_timing_stays_and_the_storyboard_says_why(tmp_path, speak):
    board = Storyboard((Scene(2, caption="하나."), Scene(2, caption="둘.")))
    spoken = board.narrated(speak, tmp_path)
    assert spoken.scenes == board.scenes
    assert "임시 소리" in str(spoken.note) and "임시 소리" in spoken._repr_html_()
    assert set(narrate(spoken.scenes).voices) == {Voice.DRAFT}


def test_a_playlist_for_a_sound_is_never_followed(tmp_path):
    playlist = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n"
    with pytest.raises(Problem):
        record([Scene(2, caption="하나.")], lambda _: playlist, tmp_path)


def test_of_a_recording_of_hours_only_the_beginning_is_read(tmp_path, make):
    long = make(tmp_path / "long.mp3", "-f", "lavfi", "-i", "sine=f=330:d=120")
    assert len(read_sound(long, 2)) < 4 * SAMPLE_RATE


def test_the_caption_file_follows_the_voice(tmp_path):
    board = Storyboard((Scene(8, caption="하나 둘 셋. 넷 다섯 여섯."),))
    spoken = board.narrated(lambda _: wave_bytes(2), tmp_path)
    assert spoken.captions[0].end == pytest.approx(0.3 + 2 * 0.45, abs=0.15)
    assert spoken.captions == list(narrate(spoken.scenes).cues)


def test_an_endpoint_that_sends_no_sound_is_one_sentence(tmp_path):
    with pytest.raises(Problem):
        record([Scene(2, caption="하나.")], lambda _: b'{"error": "no voice"}', tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_voice_longer_than_its_scene_is_one_sentence(tmp_path):
    with pytest.raises(Problem, match="장면 1"):
        record([Scene(2, caption="하나.")], lambda _: wave_bytes(3), tmp_path)


@pytest.mark.parametrize("data", [None, b"", b"no sound"])
def test_a_missing_or_broken_recording_is_one_sentence(tmp_path, data):
    if data is not None:
        (tmp_path / "말.wav").write_bytes(data)
    with pytest.raises(Problem, match="말"):
        narrate([Scene(2, recording=tmp_path / "말.wav")])


def test_words_longer_than_their_scene_do_not_run_into_the_next():
    narration = narrate([Scene(1, caption="가" * 60), Scene(2)])
    assert not narration.track[SAMPLE_RATE:].any()
