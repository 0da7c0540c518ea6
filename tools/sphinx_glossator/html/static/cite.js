// for: para line milestone
// on demand: .para > .para-number, .line > .line-number, .milestone
// The number of a paragraph or line, and a page of a standard edition, opens its permalink and citations.
// Without this script it is the permalink.
"use strict";

(() => {
  const text = editionCitations.readText();
  if (!text || !HTMLElement.prototype.showPopover) return;
  const KEPT = "edition-citation-style";
  const report = document.querySelector("meta[name=edition-report]")?.content;
  const OPENERS = ".para > .para-number, .line > .line-number";
  let number = null; // the link that opened the panel
  let selected = null; // the words that the reader has selected there, if any, and the numbers from and to which

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // --- what is kept ------------------------------------------------------------------------------

  function readStyle() {
    try {
      const kept = localStorage.getItem(KEPT);
      if (kept in editionCitations.styles) return kept;
    } catch {
      // Nothing is kept here.
    }
    return Object.keys(editionCitations.styles)[0];
  }

  function keepStyle(style) {
    try {
      localStorage.setItem(KEPT, style);
    } catch {
      // The choice lasts as long as the page.
    }
  }

  // --- the panel ---------------------------------------------------------------------------------

  const title = element("p", { className: "cite-title", id: "cite-title" });
  const link = element("a", { className: "cite-permalink" });
  const words = element("p", { className: "cite-words", tabIndex: 0 });
  words.setAttribute("role", "group");
  words.setAttribute("aria-label", say("Citation"));
  const said = element("span", { className: "cite-said", role: "status" });
  const reportLink = element("a", { className: "cite-report" }, say("Report an error here"));
  const choices = Object.keys(editionCitations.styles).map((style) =>
    element("input", { type: "radio", name: "citation-style", value: style, onchange: () => (keepStyle(style), fill()) }),
  );
  const copy = (label, what, done) =>
    element("button", { type: "button", className: "cite-copy", onclick: () => copyWords(what(), done) }, label);
  const styles = element("fieldset", { className: "cite-styles" });
  styles.append(
    element("legend", { className: "visually-hidden" }, say("Style")),
    ...choices.map((choice) => element("label", {}, choice, choice.value)),
  );
  const panel = element(
    "div",
    { className: "cite-panel", tabIndex: -1 },
    title,
    element("p", { className: "cite-line" }, link, " ", copy(say("Copy link"), () => link.href, say("Link copied"))),
    styles,
    words,
    element("p", { className: "cite-line" }, copy(say("Copy citation"), () => words.textContent, say("Citation copied")),
      copy(say("Copy words and citation"), () => `${readWords()}\n\n${words.textContent}`, say("Words and citation copied")), said, report ? reportLink : ""),
  );
  panel.popover = "auto";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "cite-title");
  panel.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") return;
    number?.setAttribute("aria-expanded", "false");
  });

  // Where the page is not secure, the words are selected and copied the old way.
  async function copyWords(what, done) {
    try {
      await navigator.clipboard.writeText(what);
    } catch {
      const area = element("textarea", { value: what, className: "visually-hidden" });
      const focused = document.activeElement;
      panel.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      focused?.focus();
    }
    said.textContent = done;
  }

  function setItalics(citation) {
    const titles = editionCitations.italics(text);
    const found = titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const parts = found ? citation.split(RegExp(`(${found})`)) : [citation];
    return parts.map((part) => (titles.includes(part) ? element("i", {}, part) : part));
  }

  // --- the words ---------------------------------------------------------------------------------

  // A part of a range, of which words are in a block.
  function meets(range, block) {
    const part = document.createRange();
    part.selectNodeContents(block);
    if (!range.intersectsNode(block)) return false;
    if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString().trim() !== "";
  }

  function readSelection(opener) {
    const selection = getSelection();
    if (selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const openers = [...document.querySelectorAll(OPENERS)].filter((one) => meets(range, one.parentElement));
    const words = selection.toString().trim();
    return openers.includes(opener) ? { words, first: openers[0], last: openers.at(-1) } : null;
  }

  // What was selected, else all of the paragraph or line, as one who selects it would copy it.
  function readWords() {
    if (selected) return selected.words;
    const selection = getSelection();
    const [before] = selection.rangeCount ? [selection.getRangeAt(0)] : [];
    selection.selectAllChildren(number.parentElement);
    const found = selection.toString().trim();
    selection.removeAllRanges();
    if (before) selection.addRange(before);
    return found;
  }

  function fill() {
    const style = choices.find((choice) => choice.checked).value;
    const id = number.closest("[id]").id;
    const address = editionAddress.permalink(id);
    const cited = selected ? editionCitations.placeOf(selected.first, selected.last) : editionCitations.placeOf(number);
    title.textContent = cited.title;
    link.href = address;
    link.textContent = address.replace(/^\w+:\/\//, "");
    said.textContent = "";
    // The address of a file is nobody else's: it is no part of a citation.
    const published = address.startsWith("http") ? address : "";
    const citation = editionCitations.styles[style](text, cited, published, id);
    const isData = citation.includes("\n");
    words.replaceChildren(...(isData ? [citation] : setItalics(citation)));
    words.classList.toggle("cite-data", isData);
    if (report) reportLink.href = report.replaceAll("{id}", encodeURIComponent(id));
  }

  function place() {
    const box = number.getBoundingClientRect();
    const window_ = document.documentElement;
    const left = Math.min(box.left, window_.clientWidth - panel.offsetWidth - 8);
    const isBelow = box.bottom + panel.offsetHeight + 12 < window_.clientHeight;
    const top = isBelow ? box.bottom + 6 : Math.max(8, box.top - panel.offsetHeight - 6);
    panel.style.left = `${Math.max(8, left) + scrollX}px`;
    panel.style.top = `${top + scrollY}px`;
  }

  // A press on a number undoes the selection, before it is a click.
  let pressed = null;
  document.addEventListener("pointerdown", ({ target }) => {
    const opener = target.closest?.(OPENERS);
    pressed = opener && { opener, selected: readSelection(opener) };
  }, true);

  function open(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a link like any other
    event.preventDefault();
    selected = readSelection(event.currentTarget) ?? (pressed?.opener === event.currentTarget ? pressed.selected : null);
    pressed = null;
    const [x, y] = [scrollX, scrollY];
    location.hash = event.currentTarget.hash; // as the link does, but the page stays where it is
    scrollTo({ left: x, top: y, behavior: "instant" });
    number = event.currentTarget;
    fill();
    number.focus({ preventScroll: true });
    panel.showPopover();
    number.setAttribute("aria-expanded", "true");
    place();
    panel.focus({ preventScroll: true });
  }

  choices.find((choice) => choice.value === readStyle()).checked = true;
  document.body.append(panel);
  for (const opener of document.querySelectorAll(".para > .para-number, .line > .line-number, .milestone")) {
    opener.setAttribute("aria-haspopup", "dialog");
    opener.setAttribute("aria-expanded", "false");
    opener.title = say("Link and citation");
    opener.addEventListener("click", open);
  }
})();
