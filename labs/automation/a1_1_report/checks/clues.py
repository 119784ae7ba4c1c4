"""Where the notes hold what the chief's note speaks of: the words that stand before it there.

The note names things as a chief does, and the learner finds them. No value is stored here.
"""

TOTAL = "총사업비"
ASKED = {
    "회의 날짜": "[회의]",
    "시작 시각": "9/10(목)",
    "참석 인원": "온 사람",
    "침수 횟수": "산책로 침수가",
    "고립 신고 건수": "고립 신고는",
    "침수 지점 수": "자주 잠기는 데는",
    "자동 차단기 대수": "자동 차단기",
    "자동 차단기 금액": "대당 4,500만 원이니까",
    "안내판 개수": "안내판도",
    "안내판 금액": "개당 85만 원씩",
    TOTAL: "둘 합쳐",
    "통제 수위": "수위",
    "통제 근거 조문": "통제 근거는",
    "차단기 설계 기한": "차단기 설계는",
    "차단기 설치 기한": "달기는",
    "안내판 설치 기한": "안내판은",
    "다음 회의 날짜": "다음 회의",
}
REPORTED_BY, PRICE = "제보 온 것:", "예정가격"
