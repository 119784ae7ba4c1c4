"""One file a lab, one function a check: ``def facts(hand_in: HandIn) -> Judgement``."""
