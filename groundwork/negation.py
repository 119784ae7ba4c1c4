"""Korean words that deny: pieces for the patterns that tell what is said from its opposite.

Joined with "|", as many as a rule needs: 없 denies an offer, but not a rule about what is lacking.
"""

ISNT = "아니|아닙|아닌|아님"  # 아니다
NOT = rf"않|(?<![연잘])못|{ISNT}"  # 않다, 못하다; a pond (연못) and a fault (잘못) deny nothing
NOT_AHEAD = r"(?<![가-힣])안\s"  # 안 된다; behind a word it is "inside" or "plan": 기간 안, 방안
NONE = "없"  # 없다
NOT_DONE = r"하지\s*않|안\s*함"
BARRED = "금지|불가|제외"
