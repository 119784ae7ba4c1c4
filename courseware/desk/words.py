"""What the desk's page says in the browser, in the reader's language."""

from __future__ import annotations

from courseware.build import EMPTY_LOOK_BACK
from courseware.messages import say
from groundwork.messages import Message

# The names are those that the desk's modules use; braces are filled in there.
DESK_WORDS: dict[str, Message] = {
    "addRow": say("행 추가"),
    "afterSubmission": say(
        "파일을 내려받았습니다. 이 파일 하나를 강사가 알려 준 곳에 올리면 제출이 끝납니다."
    ),
    "bothWritten": say(
        "다른 창에서도 같은 곳을 고쳤습니다. 여기 적은 내용을 그대로 두고, 다른 창의 내용은 그 "
        "아래에 함께 두었습니다."
    ),
    "broughtIn": say("다른 창에서 적은 내용을 가져왔습니다."),
    "cell": say("{row}, {column}", row="{row}", column="{column}"),
    "check": say("검사하기"),
    "checks": say("검사와 결과"),
    "choose": say("선택하세요"),
    "close": say("닫기"),
    "codeOf": say("{name} 코드", name="{name}"),
    "dateExample": say("(예: 2026. 9. 10.)"),
    "desk": say("실습 화면으로 보기"),
    "died": say(
        "프로그램이 갑자기 꺼져 끝내지 못했습니다. 적은 내용은 그대로 있으니 버튼을 다시 눌러 "
        "주세요."
    ),
    "done": say("끝났습니다."),
    "download": say("내려받기"),
    "downloadSubmission": say("제출 파일 내려받기"),
    "downloadThis": say("{name} 내려받기", name="{name}"),
    "end": say("여기까지입니다"),
    "files": say("파일"),
    "filesGiven": say("받은 자료"),
    "filesMade": say("만든 파일(제출)"),
    "filesOwn": say("내 파일(제출하지 않음)"),
    "filesUploaded": say("올린 파일(제출하지 않음)"),
    "fileThere": say("실습 폴더의 파일"),
    "fileDrop": say("끌어다 놓아도 됩니다."),
    "fileUpload": say("내 컴퓨터에서 올리기"),
    "goesIn": say("제출 파일에 담기는 것"),
    "hideCode": say("코드 접기"),
    "intoExchange": say(
        "교육장의 제출함에 바로 제출합니다. 제출하는 계정: {account}", account="{account}"
    ),
    "isOpen": say("아직 통과 전"),
    "isPassed": say("통과"),
    "isToFix": say("고칠 곳 있음"),
    "lacking": say("제출하기 전에 확인해 주세요."),
    "lacksNothing": say("빠진 것이 없습니다."),
    "leaveOther": say("여기 적은 대로 두기"),
    "lookBack": say("돌아보기 답"),
    "lookBackEmpty": EMPTY_LOOK_BACK,
    "makeSubmission": say("제출 파일 만들기"),
    "maySubmitAgain": say("제출한 뒤에도 고쳐서 다시 제출할 수 있습니다."),
    "newerEdition": say(
        "이 실습의 새 버전이 따로 준비되어 있습니다. 지금 화면은 예전 버전이며, 적은 내용은 그대로 "
        "남습니다."
    ),
    "next": say("다음 실습: {title}", title="{title}"),
    "noKernel": say(
        "연결이 끊어져 다시 연결하고 있습니다. 적은 내용은 이 창에 그대로 있으니 창을 닫지 마세요."
    ),
    "noNumber": say("숫자로 적어 주세요. 예: 1,200"),
    "notOpened": say("파일을 열지 못했습니다. 내려받아 열어 주세요."),
    "notSaved": say("아직 저장하지 못했습니다. 연결되는 대로 저장하니 이 창을 닫지 마세요."),
    "notSubmitted": say("제출하지 못했습니다. 잠시 뒤 다시 눌러 주세요."),
    "notTakenOut": say("파일을 옮기지 못했습니다. 다시 시도해 주세요."),
    "notUploaded": say("파일을 올리지 못했습니다. 다시 시도해 주세요."),
    "number": say("번호"),
    "numberHelp": say("강사가 알려 준 번호입니다. 이름이나 주민등록번호는 적지 마세요."),
    "numberMissing": say("번호를 적어 주세요."),
    "oneALine": say("(한 줄에 하나씩)"),
    "onlyCode": say("코드에서 고친 내용을 칸으로 보여 드릴 수 없어 코드로 보여 드립니다."),
    "opening": say("파일을 여는 중입니다."),
    "openNewer": say("새 버전으로 가기"),
    "otherWindow": say("다른 창에서는 이렇게 적었습니다."),
    "packing": say("제출 파일을 만드는 중입니다."),
    "parts": say("실습 순서"),
    "passed": say(
        "검사 {all}개 중 {passed}개 통과 · 약 {minutes}분",
        all="{all}",
        passed="{passed}",
        minutes="{minutes}",
    ),
    "pasted": say("{rows}줄을 붙여 넣었습니다.", rows="{rows}"),
    "pasteLeft": say(
        "표에 자리가 없어 넣지 못한 셀이 {left}개 있습니다. 열의 순서를 확인해 주세요.",
        left="{left}",
    ),
    "pasteNoChoice": say(
        "선택지에 없는 값은 그대로 두고 표시했습니다. 표시한 곳을 다시 골라 주세요: {values}",
        values="{values}",
    ),
    "plain": say("주피터랩 화면으로 보기"),
    "rail": say("순서와 파일"),
    "reached": say(
        "검사 {all}개 중 {passed}개 통과 · 지금까지 {points}점 중 {earned}점",
        all="{all}",
        passed="{passed}",
        points="{points}",
        earned="{earned}",
    ),
    "removeRow": say("지우기"),
    "removeThisRow": say("{row}번째 행 지우기", row="{row}"),
    "restarted": say("프로그램이 다시 시작되었습니다. 적은 내용은 그대로 있습니다."),
    "run": say("실행"),
    "running": say("실행 중 {seconds}초", seconds="{seconds}"),
    "setup": say("실습 준비하기"),
    "showCode": say("코드 보기"),
    "skip": say("본문으로 바로 가기"),
    "startPage": say("시작 화면"),
    "staysOut": say("‘내 파일’과 올린 파일은 담기지 않습니다."),
    "stop": say("멈추기"),
    "stopped": say("실행을 멈추었습니다. 버튼을 누르면 다시 실행합니다."),
    "stoppedAbove": say(
        "앞 단계에서 멈추었습니다. 표시된 안내대로 고치고 이 버튼을 다시 눌러 주세요."
    ),
    "submit": say("제출하기"),
    "submitting": say("제출하는 중입니다."),
    "takeOut": say("빼기"),
    "takeOutThis": say("{name} 빼기(‘내 파일’로 옮기기)", name="{name}"),
    "takeOther": say("다른 창의 내용으로 바꾸기"),
    "theNotebook": say("실습 파일(노트북): 적은 내용과 돌아보기"),
    "tomorrow": say(
        "내일은 맨 아래 ‘내일은 내 파일로’에서 자기 업무 파일로 해 보세요. "
        "점수와 관계없고 제출되지 않습니다."
    ),
    "undoPaste": say("붙여넣기 취소"),
    "uploaded": say("올린 파일: {names}", names="{names}"),
    "uploading": say("파일을 올리고 있습니다."),
    "view": say("보기"),
    "waitingTurn": say("앞의 실행이 끝나기를 기다리는 중 {seconds}초", seconds="{seconds}"),
    "worked": say("모범 답안 보기"),
}


def desk_words() -> dict[str, str]:
    """Every word by its name, as JupyterLab's page is given it."""
    return {name: str(message) for name, message in DESK_WORDS.items()}
