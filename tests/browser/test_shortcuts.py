"""One key for each thing that a reader does often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from browser.accessible import find_violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = "texts/chen-2024.html"
FOCUSED = "document.activeElement.closest('[id]')?.id"


def still(page: Page) -> Page:
    """Let jumps be jumps, so that a key can follow at once."""
    page.emulate_media(reduced_motion="reduce")
    return page


def test_j_and_k_go_from_paragraph_to_paragraph(visit: Callable[..., Page]) -> None:
    page = still(visit(TEXT))
    for key, expected in [("j", 1), ("j", 2), ("j", 3), ("k", 2)]:
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == f"chen-2024-p{expected}"
        top = page.locator(f"#chen-2024-p{expected}").evaluate("e => e.getBoundingClientRect().top")
        assert 0 <= top < 120
    page.keyboard.press("Enter")  # the number is the paragraph's permalink
    assert page.url.partition("?")[0].endswith("#chen-2024-p2")


def test_k_goes_back_from_where_one_has_scrolled_to(visit: Callable[..., Page]) -> None:
    page = still(visit(TEXT))
    page.evaluate("document.getElementById('chen-2024-p5').scrollIntoView()")
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == "chen-2024-p4"


def test_n_and_p_go_from_note_to_note(visit: Callable[..., Page]) -> None:
    page = still(visit(TEXT, width=1024))
    page.keyboard.press("n")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("n")
    assert "-n-" in first
    assert page.evaluate(FOCUSED) != first
    page.keyboard.press("p")
    assert page.evaluate(FOCUSED) == first


def test_slash_goes_to_the_search_and_letters_are_letters_there(visit: Callable[..., Page]) -> None:
    page = visit(TEXT)
    page.keyboard.press("/")
    page.keyboard.type("jj?g")
    assert page.locator(".sidebar-search").input_value() == "jj?g"
    assert page.url.partition("?")[0].endswith(TEXT)
    assert page.locator("dialog[open]").count() == 0


def test_on_a_phone_slash_opens_the_search_page(visit: Callable[..., Page]) -> None:
    page = visit(TEXT, width=390)
    page.keyboard.press("/")
    page.wait_for_url("**/search.html")


def test_g_goes_to_the_glossary_and_arrows_to_the_neighbours(visit: Callable[..., Page]) -> None:
    page = visit(TEXT)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/texts/liu-qing-2020.html")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/texts/chen-2024.html")
    page.keyboard.press("g")
    page.wait_for_url("**/glossary.html")


def test_the_question_mark_lists_the_keys_of_this_page(visit: Callable[..., Page]) -> None:
    page = visit(TEXT)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    assert dialog.is_visible()
    keys = dialog.locator("kbd").all_inner_texts()
    assert keys == ["j", "k", "n", "p", "c", "t", "/", "g", "→", "←", "s", "?", "Esc"]
    assert dialog.locator(":focus").inner_text() == "Close"
    page.keyboard.press("j")  # not behind the list
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.goto(page.url.replace(TEXT, "colophon.html"))
    page.get_by_role("button", name="Keyboard shortcuts").click()
    assert "j" not in page.locator("dialog kbd").all_inner_texts()


def test_the_list_of_keys_has_no_fault_for_axe(visit: Callable[..., Page]) -> None:
    page = visit(TEXT)
    page.keyboard.press("?")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert find_violations(page) == []


def test_single_keys_can_be_switched_off_for_good(visit: Callable[..., Page]) -> None:
    """WCAG 2.1.4: who dictates or shakes must be able to."""
    page = still(visit(TEXT))
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.keyboard.press("j")
        assert "-p" not in (page.evaluate(FOCUSED) or "")
        page.reload()
    page.keyboard.press("?")
    page.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == "chen-2024-p1"


def test_other_scripts_hear_of_a_shortcut_and_may_act_in_its_stead(
    visit: Callable[..., Page],
) -> None:
    page = visit(TEXT)
    page.evaluate("""
        window.heard = [];
        document.addEventListener("edition-shortcut", (event) => {
          window.heard.push(event.detail.name);
          event.preventDefault();
        });
    """)
    for key in "jknpt/g?":
        page.keyboard.press(key)
    assert page.evaluate("window.heard") == [
        "next-paragraph",
        "previous-paragraph",
        "next-note",
        "previous-note",
        "text-alone",
        "search",
        "glossary",
        "help",
    ]
    assert page.url.partition("?")[0].endswith(TEXT)
    assert page.locator("dialog").count() == 0


def test_keys_with_modifiers_are_the_browsers(visit: Callable[..., Page]) -> None:
    page = visit(TEXT)
    page.evaluate("document.addEventListener('edition-shortcut', () => (window.heard = true))")
    for key in ("Control+g", "Alt+j", "Meta+k", "Control+/"):
        page.keyboard.press(key)
    assert page.evaluate("window.heard") is None


FRAME = """
(dialog) => {
  const style = getComputedStyle(dialog);
  const said = ["borderRadius", "border", "padding", "backgroundColor", "color", "fontSize", "fontFamily"];
  return [...said.map((name) => style[name]), getComputedStyle(dialog.querySelector("h2")).font];
}
"""


def test_what_opens_over_a_page_has_one_frame(visit: Callable[..., Page]) -> None:
    page = visit("texts/chen-2024.html")
    page.keyboard.press("?")
    keys = page.locator("dialog.shortcuts[open]")
    keys.wait_for()
    frame = keys.evaluate(FRAME)
    page.keyboard.press("Escape")
    page.locator(".class-link-button").click()
    panel = page.locator("dialog.class-link[open]")
    panel.wait_for()
    assert panel.evaluate(FRAME) == frame
    assert frame[0] == "6px"
