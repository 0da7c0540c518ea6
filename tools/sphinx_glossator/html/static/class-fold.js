// for: text-header
// on demand: .class-link-button, .slides-button, .choice-form ?part
// The part of a text that its address names (?part=p3.p9) is shown; what is outside of it is folded away, with a line
// that says so. Whoever follows a link or searches for words in what is folded away has it unfolded.
"use strict";

const editionPart = (() => {
  const text = editionBlocks.read(document);
  let part = null; // that is shown, or was until it was unfolded
  let folded = false;

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const says = element("span", { role: "status" });
  const toggles = [0, 1].map(() => element("button", { type: "button", onclick: (event) => toggle(event.currentTarget) }));
  const top = element("p", { className: "part-line" }, says, " ", toggles[0]);
  const end = element("p", { className: "part-line" }, say("The text goes on."), " ", toggles[1]);

  // What a browser finds when one searches the page, it unfolds; where it cannot, the block is not drawn at all.
  function foldBlock(block, on) {
    block.classList.toggle("folded", on);
    if (on) block.setAttribute("hidden", "until-found");
    else block.removeAttribute("hidden");
  }
  function hide(matter, on) {
    matter.toggleAttribute("data-folded", on);
    matter.hidden = on;
  }
  const isShown = (place) => !place.closest("[hidden]");

  // Notes on words that are folded away; author's notes to which no mark leads.
  function foldMatter() {
    const notes = [...document.querySelectorAll(".edition-note")];
    const authors = [...document.querySelectorAll(".author-note")];
    const section = document.querySelector(".author-notes");
    for (const one of document.querySelectorAll(".omitted-shown")) {
      let next = one;
      while (next?.matches(".omitted-shown")) next = next.nextElementSibling;
      one.hidden = Boolean(next?.matches(".folded"));
    }
    for (const one of [...notes, ...authors, ...(section ? [section] : [])]) hide(one, false);
    document.dispatchEvent(new Event("edition-part"));
    if (!folded) return;
    const marked = new Set([...document.querySelectorAll(".note-mark a")].filter(isShown).map((mark) => mark.hash.slice(1)));
    for (const note of authors) hide(note, !marked.has(note.id));
    if (section) hide(section, !authors.some((note) => marked.has(note.id)));
    const isAbout = (note) => {
      const words = [...document.querySelectorAll(`[data-notes~="${note.id}"]`)];
      const target = document.getElementById(note.dataset.target);
      return !words.length && target?.matches(".edition-note") ? isAbout(target) : (words.length ? words : [target]).some((place) => !place || isShown(place));
    };
    const away = notes.filter((note) => !isAbout(note));
    for (const note of away) hide(note, true);
    document.dispatchEvent(new Event("edition-part"));
  }

  function apply() {
    text.items.forEach((item, at) => {
      const inside = !folded || (at >= part.first && at <= part.last);
      foldBlock(item.element, !inside);
      for (const line of editionBlocks.linesOf(item)) line.hidden = folded && inside && !editionBlocks.hasLine(part, line);
    });
    foldMatter();
    says.textContent = folded ? fillIn(say("Of this text {part} is shown here."), { part: part.name }) : say("The whole text is shown.");
    for (const button of toggles) button.textContent = folded ? say("Show the whole text") : fillIn(say("Show {part} alone"), { part: part.name });
    editionAddress.write("part", folded ? part.part : "");
  }

  // The button stays where it is in the window.
  function toggle(button) {
    const before = button.getBoundingClientRect().top;
    folded = !folded;
    apply();
    scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function unfold() {
    if (!folded) return;
    folded = false;
    apply();
  }

  let isFound = false; // the browser unfolded a block by itself, and went where it stood before the others were
  function unfoldTarget() {
    if (isFound) editionAddress.showTarget();
    isFound = false;
    if (!folded || !editionAddress.target()?.closest(".folded, [data-folded], .line[hidden]")) return;
    unfold();
    editionAddress.showTarget();
  }

  // Shows a part, and nothing else; "" shows all of it. Returns whether the text has it.
  function show(name) {
    const found = name && editionBlocks.cut(text, name);
    if (found?.unknown !== undefined) return false;
    top.remove();
    end.remove();
    part = found || part;
    folded = Boolean(found) && (found.first > 0 || found.last < text.items.length - 1 || found.lines.some(Boolean));
    if (folded) text.items[part.first].element.before(top);
    if (folded && part.last < text.items.length - 1) text.items[part.last + 1].element.before(end);
    if (part) apply();
    return true;
  }

  const given = editionAddress.read("part");
  if (given && !show(given)) editionAddress.tellUnknown([given]);
  if (folded && location.hash) {
    unfoldTarget();
    editionAddress.showTarget();
  }
  addEventListener("hashchange", unfoldTarget);
  document.addEventListener("beforematch", () => {
    isFound = folded;
    unfold();
  });

  return { show, current: () => (folded ? part.part : ""), text };
})();
