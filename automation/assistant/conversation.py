"""Ask: the guard, the record and the client in their order."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from automation.assistant import client, local_model, practice
from automation.assistant.answer import Answer
from automation.assistant.record import append
from automation.assistant.replies import Reply, refuse_empty
from automation.assistant.settings import Settings, Way, load
from automation.messages import say
from automation.privacy import Masked, mask
from groundwork.messages import NOTHING, Message
from groundwork.problem import Problem

Form = TypeVar("Form", bound=BaseModel)

# Behind this line stands the material; the practice server looks for what is asked before it.
MATERIAL = "\n\n[자료]\n"
_SYSTEM = (
    "너는 대한민국 지방자치단체 공무원의 문서 작성을 돕는다. 자료에 있는 사실만 쓰고, 없는 금액·"
    "날짜·법령 조문을 지어내지 않는다. [이름1]처럼 대괄호로 묶은 표시는 그대로 둔다. "
    "한국어로 답한다."
)


@dataclass(frozen=True)
class Question:
    """A question ready to leave: what is sent, how words come back, whom it goes to."""

    guarded: Masked
    settings: Settings

    @property
    def messages(self) -> list[dict[str, str]]:
        """What is sent, as the chat completions API takes it: only what the guard has masked."""
        return [
            {"role": "system", "content": _SYSTEM},
            {"role": "user", "content": self.guarded.text},
        ]

    def answer(self, reply: Reply, note: Message = NOTHING) -> Answer:
        """The answer to it, its words put back; kept in the record as it came."""
        note = note or reply.note
        kept = "\n\n".join(filter(None, (reply.text, note.render("ko"))))
        append(self.settings, self.guarded.text, kept, reply.usage)
        text = self.guarded.unmask(reply.text)
        return Answer(text, self.guarded.text, self.settings.way, note)


def ask(prompt: str, notes: str | Masked | None = None) -> Answer:
    """Ask for a text; ``notes`` is the material it is to be made of.

    Everything is masked before it is sent. An empty prompt, or one the practice server has no
    answer for, gives an answer without text that says so. Raises `Problem`, one sentence, where
    the assistant cannot be reached or does not answer.
    """
    if not prompt.strip():
        return Answer("", note=EMPTY)
    question = ready(prompt, notes)
    try:
        return question.answer(client.complete(question.settings, question.messages))
    except practice.NoPracticeAnswer:
        return question.answer(Reply(""), NO_PRACTICE)


def stream(prompt: str, notes: str | Masked | None = None) -> Iterator[str]:
    """Like `ask`, piece by piece as it is written, for a screen that shows text grow."""
    if prompt.strip():
        answer = yield from speak(ready(prompt, notes))
        if answer.note:
            yield f"\n\n{answer.note}" if answer.text else str(answer.note)


def speak(question: Question) -> Generator[str, None, Answer]:
    """The pieces of an answer with their words put back, and in the end the whole of it."""
    reply, held = Reply(""), ""
    try:
        for piece in client.stream(question.settings, question.messages):
            reply += piece
            held += piece.text
            # A token such as [이름1] may arrive in pieces: wait for its bracket.
            whole = held if "[" not in held or "]" in held[held.rindex("[") :] else ""
            if whole:
                yield question.guarded.unmask(whole)
                held = ""
    except practice.NoPracticeAnswer:
        return question.answer(Reply(""), NO_PRACTICE)
    if held:
        yield question.guarded.unmask(held)
    return question.answer(refuse_empty(reply))


def fill(form: type[Form], prompt: str, notes: str | Masked | None = None) -> Form:
    """Ask for data in a fixed shape: ``form`` is a pydantic model, and an instance comes back.

    The shape is guaranteed, the truth is not: compare the values with the source.
    Raises `Problem` where the answer does not fit the form.
    """
    question = ready(prompt, notes)
    try:
        filled, usage = client.fill(question.settings, question.messages, form)
    except practice.NoPracticeAnswer as missing:
        raise Problem(NO_PRACTICE) from missing
    question.answer(Reply(filled.model_dump_json(indent=1), usage))
    return form.model_validate(_unmasked(filled.model_dump(), question.guarded))


EMPTY = say("요청문이 비어 있습니다. AI에 요청할 내용을 적으세요.")
NO_PRACTICE = say(
    "이 요청에는 준비된 연습 답안이 없습니다. 실습 자료에 관해 묻거나, 주어진 초안 파일로 "
    "계속하세요."
)


def ready(prompt: str, notes: str | Masked | None) -> Question:
    """A question with everything personal masked, and its server running."""
    settings = load()
    masked = mask(notes) if notes is not None else Masked("")
    text = f"{prompt.strip()}{MATERIAL}{masked.text}" if masked.text else prompt.strip()
    guarded = mask(Masked(text, masked.originals, kept=masked.kept), masked.originals.values())
    return Question(guarded, _reachable(settings))


def _reachable(settings: Settings) -> Settings:
    """Settings with an address: the practice server or the local model is started on demand."""
    if settings.way is Way.PRACTICE:
        return replace(settings, base_url=practice.serve(), model="practice", api_key="practice")
    if settings.way is Way.LOCAL:
        return replace(
            settings,
            base_url=local_model.serve(settings.model_file),
            model="local",
            api_key="local",
        )
    return settings


def _unmasked(value: Any, guarded: Masked) -> Any:
    if isinstance(value, str):
        return guarded.unmask(value)
    if isinstance(value, list):
        return [_unmasked(one, guarded) for one in value]
    if isinstance(value, dict):
        return {key: _unmasked(one, guarded) for key, one in value.items()}
    return value
