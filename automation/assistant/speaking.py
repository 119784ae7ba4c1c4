"""Have a text spoken by the server the city approved (음성 합성): guard, client and record."""

from automation.assistant import client
from automation.assistant.record import append
from automation.assistant.settings import SETTINGS_FILE, Way, load
from automation.assistant.usage import NOTHING_COUNTED
from automation.messages import problem, say
from automation.privacy import mask


def voice(text: str) -> bytes:
    """The text as a sound file (WAV), for what asks for a voice: ``board.narrated(voice, …)``.

    A masked word cannot be spoken, so a text with personal data in it is not sent at all. Raises
    `Problem` for such a text, without a server that speaks, and where the server does not answer.
    """
    settings = load()
    if settings.way is not Way.ENDPOINT or not settings.voice_model:
        raise problem(
            "글을 읽어 줄 음성 서버가 정해져 있지 않습니다. 시에서 승인한 서버가 있으면 "
            "{file}에 voice_model을 적으세요.",
            file=SETTINGS_FILE,
        )
    if personal := mask(text).originals.values():
        raise problem(
            "{words:은} 개인정보로 보여 음성 서버에 보내지 않았습니다. 그 말을 빼거나 그 "
            "장면만 직접 녹음해 주세요.",
            words=", ".join(f"‘{word}’" for word in personal),
        )
    sound = client.speech(settings, text)
    size = say("(소리 {size:,.0f}KB)", size=len(sound) / 1000)
    append(settings, text, size.render("ko"), NOTHING_COUNTED)
    return sound
