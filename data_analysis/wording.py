"""How changes, roles and rows are named to people."""

from data_analysis.cells import Change
from data_analysis.columns import Role
from data_analysis.messages import say
from groundwork.messages import Message

CHANGES: dict[str, Message] = {
    Change.SPACE: say("앞뒤 공백을 지움"),
    Change.WIDTH: say("전각 문자를 반각으로 바꿈"),
    Change.COMMA: say("쉼표가 든 글자를 숫자로 바꿈"),
    Change.ZERO: say("‘-’를 0으로 바꿈"),
    Change.MINUS: say("△·괄호 표시를 음수로 바꿈"),
    Change.UNIT: say("셀에 적힌 단위를 열의 단위에 맞춤"),
    Change.RESCALED: say("열 전체의 금액 단위를 바꿈"),
    Change.DATE: say("여러 표기의 날짜를 실제 날짜로 바꿈"),
    Change.SERIAL: say("엑셀 일련번호를 날짜로 바꿈"),
    Change.NO_DATE: say("날짜 셀의 ‘-’를 빈칸으로 바꿈"),
    Change.CENTURY: say("두 자리 연도를 네 자리로 채운 날짜로 바꿈"),
    Change.ERA: say("단기 연도를 서기로 바꿈"),
    Change.PERCENT: say("‘%’를 떼고 숫자로 바꿈"),
    Change.GUARD: say('엑셀용 표시(="…" 또는 ’)를 지움'),
    Change.PHONE: say("전화번호의 앞자리 0과 하이픈을 되살림"),
    Change.REJECTED: say("읽지 못해 따로 적어 둠"),
    Change.RENAMED: say("옛 이름을 새 이름으로 바꿈"),
    Change.FILLED: say("병합된 셀이나 묶음의 이름을 빈칸에 적음"),
    Change.SPLIT: say("새 이름이 여럿이라 바꾸지 않음"),
}
ROLES: dict[Role, Message] = {
    Role.TEXT: say("글자"),
    Role.NUMBER: say("숫자"),
    Role.DATE: say("날짜"),
    Role.PHONE: say("전화번호"),
}
NOTHING_YET = say("아직 결과가 없습니다. 위에서부터 비어 있는 항목을 채워 주세요.")
NOT_SAVED = say(
    "비어 있는 항목이 있어 저장하지 않았습니다. 위에서부터 비어 있는 항목을 채워 주세요."
)
SUBTOTAL = say("소계·합계 행")
TOLD = say("담당자가 합계로 정한 행")
SUMMED = say("다른 행의 합과 같은 행")
MEAN = say("다른 행의 평균인 행")
REPEATED_HEADER = say("반복된 머리글 행")
NOTE = say("표에 딸린 글")
GROUP_HEADING = say("묶음의 이름만 있는 행")
GROUP = say("구분")
COPY = say("완전히 같은 중복 행")
TO_CHECK = say("확인할 점")
REASON = say("사유")
FILE = say("파일·시트")
ROW = say("행")
COLUMN = say("열")
BEFORE = say("바꾸기 전")
AFTER = say("바꾼 뒤")
COUNT = say("건수")
WHAT = say("내용")
