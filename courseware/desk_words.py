"""What the desk's page says in the browser, in the reader's language."""

from __future__ import annotations

from courseware.build import EMPTY_LOOK_BACK
from courseware.messages import say
from groundwork.messages import Message

# The names are those that the desk's modules use; braces are filled in there.
DESK_WORDS: dict[str, Message] = {
    "addRow": say("행 추가"),
    "cell": say("{row}, {column}", row="{row}", column="{column}"),
    "check": say("검사하기"),
    "choose": say("선택하세요"),
    "fileThere": say("실습 폴더의 파일"),
    "fileUpload": say("내 컴퓨터의 파일"),
    "hideCode": say("코드 접기"),
    "lookBack": say("돌아보기 답"),
    "lookBackEmpty": EMPTY_LOOK_BACK,
    "noKernel": say("연결이 끊어졌습니다. 다시 연결하고 있으니 잠시 기다려 주세요."),
    "noNumber": say("숫자로 적어 주세요. 예: 1,200"),
    "notSaved": say("저장하지 못했습니다. 잠시 뒤 다시 저장합니다."),
    "notUploaded": say("파일을 올리지 못했습니다. 다시 시도해 주세요."),
    "oneALine": say("한 줄에 하나씩"),
    "onlyCode": say("코드에서 고친 내용을 칸으로 보여 드릴 수 없어 코드로 보여 드립니다."),
    "pasteLeft": say(
        "표에 자리가 없어 넣지 못한 셀이 {left}개 있습니다. 열의 순서를 확인해 주세요.",
        left="{left}",
    ),
    "pasted": say("{rows}줄을 붙여 넣었습니다.", rows="{rows}"),
    "removeRow": say("지우기"),
    "removeThisRow": say("{row}번째 행 지우기", row="{row}"),
    "restarted": say("프로그램이 다시 시작되었습니다. 적은 내용은 그대로 있습니다."),
    "run": say("실행"),
    "running": say("실행 중 {seconds}초", seconds="{seconds}"),
    "setup": say("실습 준비하기"),
    "showCode": say("코드 보기"),
    "stop": say("멈추기"),
    "stoppedAbove": say("앞 단계에서 멈추었습니다. {told}", told="{told}"),
    "uploaded": say("올린 파일: {names}", names="{names}"),
    "uploading": say("파일을 올리고 있습니다."),
}


def desk_words() -> dict[str, str]:
    """Every word by its name, as JupyterLab's page is given it."""
    return {name: str(message) for name, message in DESK_WORDS.items()}
