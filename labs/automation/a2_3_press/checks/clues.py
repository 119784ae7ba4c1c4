"""Where the event's data hold what the chief's note asks for: the words that stand before it."""

ASKED = {
    "행사 날짜": "- 날짜:",
    "시작 시각": "이틀 모두",
    "참여 서점과 출판사 수": "작은 출판사",
    "나누는 헌책 수": "내놓은 헌책",
    "한 사람이 가져갈 권수": "한 사람에",
    "하루 낭독 횟수": "그림책 낭독:",
    "회마다 받는 어린이 수": "회마다 어린이",
    "낭독 신청을 받는 날": "낭독 신청:",
    "지난해 방문객 수": "이틀 동안",
}
