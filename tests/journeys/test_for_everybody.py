"""The desk for everybody: axe-core, keyboard alone, narrow and large pages, Korean typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from courseware.desk.words import DESK_WORDS
from graders import curriculum

from .axe import findings

pytestmark = pytest.mark.xdist_group("everybody")
# What is looked at: a usual screen, the same at 200 %, a telephone.
SIZES = {"1366": (1366, 900), "200%": (683, 450), "390": (390, 844)}
TABLE_LAB, FILE_LAB = "f1-1-verify", "d1-1-broken-file"
# What is neither scrolled in a frame of its own nor inside the page.
BEYOND = """() => [...document.querySelectorAll('.labs-start *, .desk *, dialog *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1
    && !one.closest('.lm-mod-hidden, .desk-announcer, [tabindex="0"], .cm-scroller, .lm-TabBar');
}).map(one => one.outerHTML.slice(0, 120))"""
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const style = getComputedStyle(one), before = window.before;
  window.before = one;
  return {
    name: one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent.trim(),
    tag: one.tagName, seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    after: Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""
# Both as the page holds them, and the code behind.
CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
  cell => [cell.model.id, cell.model.type, cell.model.sharedModel.getSource()])"""
KEYS = (
    *("a", "b", "d", "d", "z", "x", "m", "y", "Escape", "ArrowUp", "ArrowDown", "0", "0"),
    *("Control+s", "Control+b", "Control+Shift+f"),
)


@pytest.fixture
def lab(page: Page, addresses: dict[str, str]) -> Iterator[Page]:
    """A lab with tables, in Korean, just opened."""
    _start(page, addresses["ko"])
    _open(page, TABLE_LAB)
    yield page


def _start(page: Page, address: str) -> None:
    page.goto(address + "&reset")
    page.locator(".labs-start a[data-path]").first.wait_for()
    page.locator("body.desk-shell").wait_for(state="attached")


def _open(page: Page, lab_id: str) -> None:
    page.locator(f".labs-start a[data-path$='/{lab_id}.ipynb']").first.click()
    page.locator(".desk-setup.desk-ready").wait_for(state="attached")
    page.locator(".desk-rail-checks li").first.wait_for(state="attached")
    # JupyterLab leads focus to the page it has opened; from then on it is the learner's.
    page.wait_for_function("() => document.activeElement.closest('.desk .jp-Cell')")


def _word(name: str, language: str = "ko") -> str:
    return DESK_WORDS[name].render(language)


def _first_check(page: Page) -> Locator:
    return page.locator(".desk-cell .desk-check").first


def _await_end(button: Locator) -> None:
    button.page.wait_for_function(
        "button => button.getAttribute('aria-disabled') === 'false'", arg=button.element_handle()
    )


def _looked_at(page: Page, stage: str, pictures: Path) -> list[str]:
    """What is wrong with the page as it stands, at each size."""
    wrong: list[str] = []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        page.screenshot(path=pictures / f"everybody-{stage}-{width}.png")
        wrong += [f"{stage} {size} {one}" for one in findings(page)]
        wrong += [f"{stage} {size} wide: {one}" for one in page.evaluate(BEYOND)]
    return wrong


@pytest.mark.parametrize(("language", "lab_id"), [("ko", TABLE_LAB), ("en", FILE_LAB)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    language: str, lab_id: str, page: Page, addresses, screenshots: Path
):
    pictures = screenshots / lab_id
    _start(page, addresses[language])
    wrong = _looked_at(page, f"start-{language}", pictures)
    _open(page, lab_id)
    for button in (page.locator(".desk-cell .desk-run:visible").first, _first_check(page)):
        button.click()
        _await_end(button)
    page.locator("summary:visible").first.click()
    page.locator(".desk-cell .desk-code:visible").first.click()
    wrong += _looked_at(page, f"lab-{language}", pictures)
    page.emulate_media(color_scheme="dark")
    page.locator("body[data-jp-theme-light='false']").wait_for(state="attached")
    wrong += _looked_at(page, f"dark-{language}", pictures)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".desk-rail-switch").click()
    page.locator(".desk-rail .desk-check").click()
    page.locator("dialog").wait_for()
    wrong += _looked_at(page, f"submission-{language}", pictures)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1366, "height": 900})
    page.locator(".desk-files button").last.click()
    page.get_by_text(_word("opening", language)).wait_for(state="detached")
    wrong += _looked_at(page, f"file-{language}", pictures)
    assert wrong == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_axe_finds_nothing_on_the_page_of_ones_own_results(
    language: str, page: Page, addresses, screenshots: Path
):
    page.goto(addresses[language].replace("/lab?", "/labs/results?"))
    page.get_by_role("heading").first.wait_for()
    assert _looked_at(page, f"results-{language}", screenshots) == []


def test_focus_stays_where_it_is_when_the_start_page_is_drawn_anew(page: Page, addresses):
    _start(page, addresses["ko"])
    link = page.locator(".labs-start a[data-path]").nth(2)
    path = link.get_attribute("data-path")
    link.focus()
    shown = page.locator("#gumi-ai-labs-start").inner_html().replace("<h1>", "<h1>새 ")
    page.route("**/labs/start", lambda route: route.fulfill(body=shown))
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    page.locator(".labs-start h1", has_text="새 ").wait_for()
    assert page.evaluate("() => document.activeElement.dataset.path") == path


def test_every_stop_of_the_keyboard_is_seen_and_in_the_order_of_the_page(lab: Page):
    lab.locator(".desk-rail .desk-skip").focus()
    controls = lab.locator(".desk :is(input, textarea, select, button):visible").count()
    lab.evaluate("() => { window.before = document.activeElement; }")
    stops: list[dict[str, Any]] = []
    for _ in range(2 * controls):
        lab.keyboard.press("Tab")
        stops.append(lab.evaluate(FOCUS))
        if lab.locator(".desk-end button").last.evaluate("one => one === document.activeElement"):
            break
    assert len(stops) >= controls - 1
    for what in ("name", "seen", "inside", "after"):
        assert [one for one in stops if not one[what]] == [], what


def test_the_skip_link_leads_past_the_rail(lab: Page):
    lab.locator(".desk-rail .desk-skip").focus()
    lab.keyboard.press("Enter")
    assert lab.evaluate("() => document.activeElement.tagName") == "H1"
    lab.keyboard.press("Tab")
    assert lab.evaluate("() => document.activeElement.closest('.desk-cell') !== null")


def test_keys_beside_and_in_fields_change_no_cell(lab: Page):
    cells = lab.evaluate(CELLS)
    stands = (".desk-cell .desk-run", ".desk-rail .desk-link", "h2", ".desk-line-field input")
    for stand in stands:
        place = lab.locator(f".desk {stand}, .desk{stand}").locator("visible=true").first
        place.evaluate("one => { one.tabIndex = one.tabIndex; one.focus(); }")
        before = place.input_value() if stand.endswith("input") else None
        for key in KEYS:
            lab.keyboard.press(key)
        assert place.evaluate("one => one === document.activeElement"), stand
        if before is not None:
            lab.keyboard.press("Enter")
            lab.keyboard.press("Shift+Enter")
            place.fill(before)
    assert lab.evaluate(CELLS) == cells
    assert lab.locator(".jp-SideBar:visible, .jp-Dialog, #filebrowser:visible").count() == 0


def test_a_button_keeps_focus_and_its_card_is_announced_once(lab: Page):
    lab.evaluate(
        """() => { window.announced = []; new MutationObserver(changes => changes.forEach(change =>
          change.target.closest('[role=status], [aria-live]') && change.target.textContent.trim()
          && window.announced.push(change.target.textContent))).observe(
            document.body, {childList: true, subtree: true}); }"""
    )
    check = _first_check(lab)
    check.focus()
    for times in (1, 2):
        lab.keyboard.press("Enter")
        lab.locator(".desk-check[aria-disabled='true']").wait_for(state="attached")
        _await_end(check)
        assert check.evaluate("one => one === document.activeElement")
        announced = lab.evaluate("() => window.announced")
        assert len(announced) == times, announced
        assert announced[-1].startswith("…"), announced


def test_dialogs_open_and_close_by_keyboard_and_give_focus_back(lab: Page):
    for opener in (".desk-rail .desk-check", ".desk-files button"):
        button = lab.locator(opener).first
        button.focus()
        lab.keyboard.press("Enter")
        lab.locator("dialog").wait_for()
        assert lab.evaluate("() => document.activeElement.closest('dialog') !== null")
        for _ in range(8):
            lab.keyboard.press("Tab")
            assert lab.evaluate("() => document.activeElement.closest('.desk') === null")
        lab.keyboard.press("Escape")
        lab.locator("dialog").wait_for(state="detached")
        assert button.evaluate("one => one === document.activeElement")


@pytest.mark.parametrize(
    "field", [".desk-line-field input", ".desk-text-field textarea", "td textarea"]
)
def test_korean_is_composed_undisturbed(field: str, lab: Page):
    control = lab.locator(f".desk .desk-cell {field}").last
    control.fill("")
    control.evaluate("one => { window.composed = one; one.focus(); }")
    keyboard = lab.context.new_cdp_session(lab)
    for syllable in ("ㅎ", "하", "한"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": syllable, "selectionStart": 1, "selectionEnd": 1},
        )
        assert lab.evaluate("() => [window.composed.isConnected, window.composed.value]") == [
            True,
            syllable,
        ]
    keyboard.send("Input.insertText", {"text": "한"})
    lab.keyboard.type("글")
    assert control.input_value() == "한글"
    assert lab.evaluate("() => document.activeElement === window.composed")
    assert any("한글" in source for _, _, source in lab.evaluate(CELLS))


def test_enter_in_a_table_goes_a_row_down(lab: Page):
    cells = lab.locator("table.desk-table").nth(1).locator("tbody tr td:last-child textarea")
    cells.nth(1).focus()
    lab.keyboard.press("Enter")
    assert cells.nth(2).evaluate("one => one === document.activeElement")
    assert cells.nth(1).input_value() == ""


def test_tab_and_page_say_the_labs_title(lab: Page):
    title = curriculum.load().lab(TABLE_LAB).title.render("ko")
    assert lab.title() == title
    tab = lab.get_by_role("tab", name=title)
    assert tab.is_visible()
    path = lab.evaluate("() => window.jupyterapp.shell.currentWidget.context.path")
    assert path.endswith(f"{TABLE_LAB}.ipynb")


def test_quoted_korean_is_marked_in_the_english_edition(page: Page, addresses):
    _start(page, addresses["en"])
    _open(page, TABLE_LAB)
    assert page.locator(".desk .jp-RenderedMarkdown [lang=ko]").count() > 10
    unmarked = page.evaluate(
        """() => [...document.querySelectorAll('.desk .jp-Notebook *')].filter(one =>
          [...one.childNodes].some(node => node.nodeType === 3 && /[가-힣]/.test(node.data))
          && !one.closest('[lang=ko], textarea, .cm-editor')).map(one => one.outerHTML)"""
    )
    assert unmarked == []


def test_the_desk_heeds_what_the_system_asks_for(lab: Page):
    border = "one => getComputedStyle(one).borderTopWidth"
    moves = "() => document.getAnimations().length"
    lab.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert _first_check(lab).evaluate(border) == "2px"
    lab.locator(".desk-rail .desk-link:visible").nth(1).click()
    assert lab.evaluate(moves) == 0
