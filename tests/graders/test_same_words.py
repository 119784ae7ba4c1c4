"""What two texts have in common."""

from graders.clips.facts_in_speech import facts_in_speech
from graders.clips.order import Order
from graders.clips.order_facts import says
from graders.clips.same_words import alike, said_in
from graders.clips.unfounded_claims import unfounded_offer


def test_a_text_under_another_number_is_the_same_text():
    told = "달빛 야시장은 강변길에서 열립니다. 입장은 무료, 등불 체험은 5,000원입니다."
    assert alike(f"카드 1. {told}", f"2번째 카드: {told}")
    assert not alike("열리는 곳은 달빛시장 앞 강변길입니다.", "입장은 무료입니다.")
    assert not alike("", "")


def test_numbers_in_words_are_said_as_in_digits():
    assert said_in("밤 10시까지입니다.", "밤 열 시까지입니다.") == 1
    assert said_in("선착순 150명입니다.", "무료 셔틀버스도 다닙니다.") < 0.5


def test_what_is_denied_twice_is_not_said():
    assert says("주차장이 없습니다", "주차장 없음")
    assert not says("주차장이 없는 것은 아니니 차로 오세요", "주차장 없음")
    assert says("들어오는 데는 돈을 받지 않습니다", "무료")
    assert not says("돈을 받지 않는 것은 아닙니다", "무료")


def test_half_the_price_is_an_offer_and_a_hundred_guests_are_people():
    source = " ".join(Order({"체험비": "등불 체험 5,000원"}).lines.values())
    assert unfounded_offer("먼저 오신 분께는 반값에 해 드립니다", source) == "반값"
    assert [fact.text for fact in facts_in_speech("먼저 오신 백 분께는")] == ["100명"]
