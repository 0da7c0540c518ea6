// One key for each thing that a reader does often; "?" lists them. A key can be switched off there.
// Before anything else happens, the document gets a cancelable "edition-shortcut" event with the
// name in its detail: other scripts act on it, or keep the page from acting itself.
"use strict";

const editionShortcuts = (() => {
  const OFF = "edition-shortcuts-off";
  const PLACES = ".para, .verse";
  const NUMBER = ".para-number, .line-number";
  const reading = document.querySelector(PLACES);
  const inParagraphs = document.querySelector(".para");
  const find = (selector) => document.querySelector(selector);
  const go = (rel) => {
    const link = find(`link[rel="${rel}"]`);
    if (link) location.assign(link.href);
  };

  // The next block after the line of reading, or the one before it.
  function step(selector, back) {
    const blocks = [...document.querySelectorAll(selector)].filter((block) => block.getClientRects().length && !block.closest("[hidden]"));
    const line = parseFloat(getComputedStyle(blocks[0] ?? document.body).scrollMarginTop) || 0;
    const inside = blocks.findIndex((block) => block.contains(document.activeElement));
    const top = (block) => block.getBoundingClientRect().top - line;
    const focused = inside >= 0 && Math.abs(top(blocks[inside])) < innerHeight;
    const next = focused
      ? blocks[inside + (back ? -1 : 1)]
      : back
        ? blocks.findLast((block) => top(block) < -1)
        : blocks.find((block) => top(block) > 1);
    if (!next) return;
    next.scrollIntoView({ block: "start" });
    (next.querySelector(NUMBER) ?? next.querySelector("a[href]") ?? next).focus({ preventScroll: true });
  }

  // The panel of the place where words are selected, else of the one that is being read.
  function cite() {
    const selection = getSelection();
    const start = selection.isCollapsed ? null : selection.getRangeAt(0).startContainer;
    const chosen = (start?.nodeType === Node.TEXT_NODE ? start.parentElement : start)?.closest(".para, .line");
    const seen = [...document.querySelectorAll(".para, .line")].filter((block) => block.querySelector(NUMBER));
    const block = chosen ?? seen.find((one) => one.contains(document.activeElement)) ?? seen.find((one) => one.getBoundingClientRect().top > 0);
    const number = block?.querySelector(NUMBER);
    number?.scrollIntoView({ block: "nearest", behavior: "instant" });
    number?.click();
  }

  const search = () => {
    const field = find(".sidebar-search");
    const box = field?.getBoundingClientRect();
    if (box && box.left >= 0 && box.width) field.focus();
    else if (field?.form) location.href = field.form.action;
  };

  // Where the action is empty, the script of the notes hears of the key and acts.
  const SHORTCUTS = [
    ["j", "next-paragraph", inParagraphs ? say("Next paragraph") : say("Next stanza"), () => step(PLACES), PLACES],
    ["k", "previous-paragraph", inParagraphs ? say("Previous paragraph") : say("Previous stanza"), () => step(PLACES, true), PLACES],
    ["n", "next-note", say("Next note"), () => {}, ".edition-note"],
    ["p", "previous-note", say("Previous note"), () => {}, ".edition-note"],
    ["c", "cite", say("Cite, or copy with reference"), cite, PLACES],
    ["t", "text-alone", say("The text alone, and back"), () => {}, ".edition-note"],
    ["/", "search", say("Search"), search],
    ["g", "glossary", say("Glossary"), () => go("glossary"), 'link[rel="glossary"]'],
    ["ArrowRight", "next-page", reading ? say("Next text") : say("Next page"), () => go("next"), 'link[rel="next"]'],
    ["ArrowLeft", "previous-page", reading ? say("Previous text") : say("Previous page"), () => go("prev"), 'link[rel="prev"]'],
    ["s", "slides", say("Slides"), () => find(".slides-button").click(), ".slides-button"],
    ["?", "help", say("This list"), () => button.click()],
  ].filter(([, , , , needed]) => !needed || find(needed));
  const SIGNS = { ArrowRight: "→", ArrowLeft: "←" };

  const stored = () => {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch {
      return false; // no storage: the keys work until the page is left
    }
  };
  let off = stored();
  const keep = (value) => {
    off = value;
    try {
      value ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF);
    } catch {
      // kept for this page
    }
  };

  const make = (tag, attributes, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  function run(name, action) {
    const event = new CustomEvent("edition-shortcut", { detail: { name }, cancelable: true });
    if (document.dispatchEvent(event)) action();
  }

  const TYPING = "input, textarea, select, [contenteditable]";
  const SCROLLS = '[tabindex="0"], svg, [role="slider"], [role="tablist"]'; // arrows are theirs
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // What lies in a dialog that was just closed has the focus until the page is drawn again.
    const at = event.target instanceof Element && event.target.getClientRects().length ? event.target : document.body;
    if (at.closest(TYPING) || at.closest("dialog") || find("dialog[open]")) return;
    if (SIGNS[event.key] && (event.shiftKey || at.closest(SCROLLS))) return;
    const shortcut = SHORTCUTS.find(([key]) => key === event.key);
    if (!shortcut || (off && shortcut[1] !== "help")) return;
    event.preventDefault();
    run(shortcut[1], shortcut[3]);
  });

  const button = make("button", { type: "button", className: "shortcuts-button", onclick: () => run("help", () => editionShortcutList.show()) });
  button.append(say("Keyboard shortcuts"), " ", make("kbd", {}, "?"));
  find(".bottom-of-page .right-details")?.append(button);
  return { list: SHORTCUTS, signs: SIGNS, make, keep, isOff: () => off };
})();
