// for: text-header choice-form
// on demand: .class-link-button, .slides-button, .choice-form ?part
// One block of a text at a time, large: for a class that looks at a wall, or a reader with one paragraph in mind.
// Arrow keys, the keys of a presenter, a click and a swipe lead on and back; Escape leads to that block of the page.
"use strict";

(() => {
  const [SMALLEST, LARGEST] = [17, 60]; // of the words, in px
  const SWIPE = 50; // px
  const NEXT = ["PageDown", " "];
  const BACK = ["PageUp"];
  let slides = [];
  let at = 0;
  let opener = null;

  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const isRightToLeft = () => getComputedStyle(document.documentElement).direction === "rtl";

  // --- what is shown -------------------------------------------------------------------------------

  // Words of a page in their own language and direction.
  function say_(element) {
    const words = make("bdi", {}, editionBlocks.wordsOf(element));
    for (const name of ["lang", "dir"]) if (element.closest(`[${name}]`)) words.setAttribute(name, element.closest(`[${name}]`).getAttribute(name));
    return words;
  }

  const isNumbered = (item) => Boolean(editionBlocks.numberOf(item) || editionBlocks.linesOf(item).length);

  function listSlides() {
    const chosen = [...document.querySelectorAll(".chosen-text")];
    const roots = chosen.length ? chosen : [document.querySelector("article[role=main] > section")];
    return roots.flatMap((root) => {
      const source = [root.querySelector(".byline"), root.querySelector("h1, .chosen-title")].filter(Boolean);
      let heading = null;
      return editionBlocks.read(root).items.flatMap((item) => {
        if (item.element.closest("[hidden]")) return [];
        if (item.isHeading) heading = item.element;
        return item.isHeading ? [] : [{ ...item, heading, source, name: isNumbered(item) ? editionBlocks.nameOf([item]) : "" }];
      });
    });
  }

  function copy(element) {
    const made = element.cloneNode(true);
    made.querySelectorAll(".para-number, .headerlink, .note-toggle, .note-back, .sheet-definition, [hidden]").forEach((part) => part.remove());
    for (const part of [made, ...made.querySelectorAll("*")]) {
      part.removeAttribute("id");
      part.removeAttribute("style");
      part.classList.remove("lit", "placed", "sheet");
    }
    return made;
  }

  // --- the window ------------------------------------------------------------------------------------

  const heading = make("p", { className: "slide-heading" });
  const count = make("p", { className: "slide-count" });
  const words = make("div", { className: "slide-words", tabIndex: 0, role: "region", ariaLabel: say("Words of the text"), ariaLive: "polite" });
  const note = make("div", { className: "slide-note", tabIndex: -1, hidden: true, role: "region", ariaLabel: say("Note") });
  const source = make("p", { className: "slide-source" });
  const button = (name, sign, onclick) => make("button", { type: "button", ariaLabel: name, title: name, onclick }, sign);
  const back = button(say("Back"), "←", () => go(-1));
  const next = button(say("Next"), "→", () => go(1));
  const close = button(say("Close"), "×", () => leave());
  const dialog = make("dialog", { className: "slides", ariaLabel: say("Slides") },
    make("div", { className: "slide-top" }, heading, count, close),
    words,
    note,
    make("div", { className: "slide-foot" }, source, back, next),
  );
  document.body.append(dialog);

  // As large as the window has room for; what does not fit even when small is scrolled.
  function fit() {
    let [small, large] = [SMALLEST, Math.min(LARGEST, innerWidth / 14)];
    while (large - small > 0.5) {
      const size = (small + large) / 2;
      words.style.fontSize = `${size}px`;
      if (words.scrollHeight > words.clientHeight || words.scrollWidth > words.clientWidth) large = size;
      else small = size;
    }
    words.style.fontSize = `${small}px`;
  }

  function show() {
    const slide = slides[at];
    closeNote();
    heading.replaceChildren(...(slide.heading ? [say_(slide.heading)] : []));
    count.textContent = fillIn(say("{number} of {all}"), { number: at + 1, all: slides.length });
    words.replaceChildren(copy(slide.element));
    const parts = [...slide.source.map(say_), slide.name].filter(Boolean);
    source.replaceChildren(...parts.flatMap((part, index) => (index ? [", ", part] : [part])));
    back.disabled = at === 0;
    next.disabled = at === slides.length - 1;
    fit();
    words.scrollTop = 0;
  }

  function go(by) {
    if (!slides[at + by]) return;
    const focused = document.activeElement;
    at += by;
    show();
    if (!dialog.contains(document.activeElement) || focused.disabled || !focused.isConnected) words.focus();
  }

  // --- notes -----------------------------------------------------------------------------------------

  function closeNote() {
    if (note.hidden) return false;
    note.hidden = true;
    fit();
    if (!dialog.contains(document.activeElement) || note.contains(document.activeElement)) (opener?.isConnected ? opener : words).focus();
    return true;
  }

  // What the page has to say of words that a reader asks about: notes, the author's notes, the definition of an entry.
  function explain(asked) {
    const link = asked.closest("a");
    const quoted = asked.closest(".quoted") ?? link?.querySelector(".quoted");
    const place = link?.hash.slice(1) ?? "";
    const notes = [...(quoted?.dataset.notes.split(" ") ?? []), place].map((id) => document.getElementById(id));
    const parts = [...new Set(notes)].filter((one) => one?.matches(".edition-note, .author-note") && !one.hidden).map(copy);
    parts.forEach((part) => part.classList.add("open"));
    const definition = place && document.getElementById(`popover-${place}`);
    if (definition) parts.push(make("div", { className: "slide-definition" }, ...definition.cloneNode(true).childNodes));
    if (!parts.length) return false;
    opener = link ?? words;
    note.replaceChildren(button(say("Close"), "×", closeNote), ...parts);
    note.hidden = false;
    note.scrollTop = 0;
    fit();
    note.focus();
    return true;
  }

  // A definition may not be here yet.
  function answer(event, asked) {
    const link = typeof editionPopovers !== "undefined" && editionPopovers.linkAt(asked);
    if (!link || editionPopovers.of(link)) return explain(event.target) && event.preventDefault();
    event.preventDefault();
    editionPopovers.load().then(() => explain(event.target) || location.assign(link.href));
  }

  // --- what a reader does ------------------------------------------------------------------------------

  function enter() {
    slides = listSlides();
    if (!slides.length) return;
    const box = ({ element }) => element.getBoundingClientRect();
    const target = editionAddress.target();
    const asked = slides.findIndex((slide) => target && slide.element.contains(target) && box(slide).bottom > 0 && box(slide).top < innerHeight);
    const header = 96; // what is above may be covered by the bar of a narrow window, or is a last line
    at = asked >= 0 ? asked : Math.max(0, slides.findIndex((slide) => box(slide).bottom > header));
    dialog.showModal();
    show();
    words.focus();
  }

  function leave() {
    closeNote();
    dialog.close();
    const { element } = slides[at];
    element.scrollIntoView({ block: "start", behavior: "instant" });
    const place = element.querySelector(".para-number, .line-number, a[href]") ?? element;
    if (place === element) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onward = isRightToLeft() ? "ArrowLeft" : "ArrowRight";
    const backward = isRightToLeft() ? "ArrowRight" : "ArrowLeft";
    const isPressing = event.key === " " && event.target.closest("button, a");
    const actions = [
      [event.key === "Escape", () => closeNote() || leave()],
      [isPressing, null],
      [event.key === backward || BACK.includes(event.key) || (event.key === " " && event.shiftKey), () => go(-1)],
      [event.key === onward || NEXT.includes(event.key), () => go(1)],
      [event.key === "Home", () => go(-at)],
      [event.key === "End", () => go(slides.length - 1 - at)],
    ];
    const action = actions.find(([applies]) => applies)?.[1];
    if (!action) return;
    event.preventDefault();
    action();
  });

  let start = null; // where a finger came down
  let swiped = false;
  words.addEventListener("pointerdown", (event) => {
    start = event;
    swiped = false;
  });
  words.addEventListener("pointerup", (event) => {
    const [across, down] = [event.clientX - start?.clientX, event.clientY - start?.clientY];
    if (event.pointerType !== "touch" || Math.abs(across) < SWIPE || Math.abs(across) < Math.abs(down)) return;
    swiped = true;
    go(across < 0 === isRightToLeft() ? -1 : 1);
  });
  dialog.addEventListener("click", (event) => {
    if (swiped || event.target.closest(".slide-top, .slide-foot, .slide-note")) return;
    const asked = event.target.closest("a, .quoted");
    if (asked) return answer(event, asked);
    if (!getSelection().isCollapsed) return;
    const place = event.clientX / innerWidth;
    go((isRightToLeft() ? 1 - place : place) < 0.25 ? -1 : 1);
  });
  // A finger that touches a link is answered here, not by the page behind.
  dialog.addEventListener("edition-preview", (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // the key has been heard
  addEventListener("resize", () => dialog.open && fit());
  document.addEventListener("click", (event) => event.target.closest(".slides-button") && enter());
})();
