"""Where the memo holds what the chief's note asks for: the words that stand before it there."""

ASKED = {
    "행사 날짜": "[행사]",
    "시작 시각": "17일(토)",
    "학생 수": "중학생",
    "인솔 교사 수": "인솔 교사",
    "구급차 대수": "구급차",
    "총예산": "합계",
    "우천 시 연기 날짜": "비가 오면",
    "신청 기한": "참가 신청서를",
}
