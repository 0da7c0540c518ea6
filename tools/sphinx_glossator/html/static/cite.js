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
  let number = null; // the link that opened the panel

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
    element("p", { className: "cite-line" }, copy(say("Copy citation"), () => words.textContent, say("Citation copied")), said, report ? reportLink : ""),
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

  function fill() {
    const style = choices.find((choice) => choice.checked).value;
    const id = number.closest("[id]").id;
    const address = editionAddress.permalink(id);
    const cited = editionCitations.placeOf(number);
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

  function open(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a link like any other
    event.preventDefault();
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
