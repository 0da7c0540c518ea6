// for: edition-note
// Notes stand beside their words where there is a margin, and open in place where there is none.
// Without this script every note is open, beside or below its paragraph.
"use strict";

(() => {
  const GAP = 14; // between two notes, in px
  const article = document.querySelector("article[role=main], .body") ?? document.body; // of furo, of Sphinx’s own themes
  const notes = [...document.querySelectorAll(".edition-note")];
  if (!notes.length) return;

  const hasMargin = matchMedia("screen and (min-width: 56.01em)");
  const chosen = new Map(); // what the reader opened (true) or closed (false)
  const lights = new Map(); // what lights up each note with its words
  const signs = new Map(); // the sign at the words of each note
  const wordsOf = (note) => [...document.querySelectorAll(`[data-notes~="${note.id}"]`)];
  const toggleOf = (note) => note.querySelector(".note-toggle");
  const isOpen = (note) => note.classList.contains("open");

  // --- open and closed -------------------------------------------------------------------------

  function setOpen(note, on) {
    note.classList.toggle("open", on);
    toggleOf(note).setAttribute("aria-expanded", on);
    if (on || !note.matches(".sheet")) return;
    note.classList.remove("sheet");
    note.style.bottom = note.style.maxHeight = "";
    note.querySelector(".sheet-definition")?.remove();
    lights.get(note)(false);
  }

  function choose(note, on) {
    chosen.set(note, on);
    setOpen(note, on);
    placeNotes();
  }

  const closeSheets = () =>
    document.querySelectorAll(".edition-note.sheet").forEach((note) => choose(note, false));

  // The notes of the words that were tapped: in the margin where they stand; else over the foot of the
  // window, one above the other, so that the reader does not lose the place.
  function openFromWords(...opened) {
    closeSheets();
    for (const note of opened) {
      if (!hasMargin.matches) note.classList.add("sheet");
      choose(note, true);
      lights.get(note)(false);
    }
    if (!hasMargin.matches) pile(opened);
  }

  function pile(sheets) {
    let below = 0;
    for (const sheet of sheets.toReversed()) {
      sheet.style.maxHeight = `${Math.floor((sheets.length > 1 ? 60 : 50) / sheets.length)}vh`;
      sheet.style.bottom = `${below}px`;
      below += sheet.offsetHeight;
    }
  }

  const notesOf = (words) => notes.filter((note) => !note.hidden && words.dataset.notes.split(" ").includes(note.id));

  // The words have a definition as well: the sheet begins with it, and it leads to the entry.
  function openWithDefinition(opened, link, definition) {
    const [note] = opened;
    const box = document.createElement("a");
    box.className = "sheet-definition";
    box.href = link.href;
    box.append(...definition.cloneNode(true).childNodes);
    openFromWords(...opened);
    note.prepend(box);
    pile(opened);
    keepInSight(link, note);
  }

  function keepInSight(words, sheet) {
    const hidden = words.getBoundingClientRect().bottom + 8 - sheet.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
  }

  function isFollowing(event) {
    return event.target.closest("a, button") || !getSelection().isCollapsed;
  }

  function prepare(note) {
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "note-toggle";
    toggle.setAttribute("aria-expanded", "false");
    toggle.setAttribute("aria-label", `${note.getAttribute("aria-label")}: all of it`);
    note.querySelector(".note-head").append(toggle);
    toggle.addEventListener("click", () => choose(note, !isOpen(note)));
    note.addEventListener("click", (event) => {
      if (!isFollowing(event) && (!isOpen(note) || event.target.closest(".note-head"))) choose(note, !isOpen(note));
    });
    // A link in a line that is cut off must be seen when it has the focus.
    note.addEventListener("focusin", (event) => {
      if (!event.target.closest(".note-head") && !isOpen(note)) choose(note, true);
    });
    const words = wordsOf(note);
    words.forEach((part) =>
      part.addEventListener("click", (event) => {
        const opened = notesOf(part);
        if (isFollowing(event) || opened[0] !== note) return; // once for all of them
        openFromWords(...opened);
        if (note.matches(".sheet")) keepInSight(part, note);
      }),
    );
    if (words.length) connect(note, words.at(-1));
    lightUp(note, words);
  }

  // A sign ends the words that have a note: the keyboard gets there, and from it to the note and back.
  function connect(note, words) {
    const sign = document.createElement("a");
    sign.className = "note-sign";
    sign.href = `#${note.id}`;
    sign.setAttribute("role", "doc-noteref");
    sign.setAttribute("aria-label", note.getAttribute("aria-label"));
    sign.addEventListener("click", (event) => {
      event.preventDefault();
      openFromWords(note);
      enter(note);
    });
    (words.closest("a") ?? words).after(sign);
    signs.set(note, sign);
    const back = document.createElement("button");
    back.type = "button";
    back.className = "note-back";
    back.title = say("Back to the words");
    back.setAttribute("aria-label", back.title);
    back.addEventListener("click", () => leave(note));
    (note.matches(":has(> p:last-child)") ? note.lastElementChild : note).append(" ", back);
  }

  function leave(note) {
    closeSheets();
    signs.get(note)?.focus({ preventScroll: true });
    signs.get(note)?.scrollIntoView({ block: "nearest" });
  }

  function lightUp(note, words) {
    const all = [note, ...words, ...(words.length ? [signs.get(note)] : [])];
    const isLit = (on) => on || note.matches(".sheet"); // a finger leaves as soon as it has come
    const light = (on) => all.forEach((element) => element.classList.toggle("lit", isLit(on)));
    lights.set(note, light);
    for (const element of all) {
      element.addEventListener("pointerenter", () => !note.hidden && light(true));
      element.addEventListener("pointerleave", () => light(false));
      element.addEventListener("focusin", () => !note.hidden && light(true));
      element.addEventListener("focusout", () => light(false));
    }
  }

  // --- where each stands -----------------------------------------------------------------------

  // Give boxes, in order, tops as near to what each wants as can be with none over another: boxes that
  // would meet become one group, which stands at the mean of what its boxes want.
  function spread(boxes, limit) {
    let below = limit;
    for (const box of boxes.toReversed()) {
      below -= box.height + GAP;
      box.wants = Math.min(box.wants, below);
    }
    const groups = [];
    const topOf = (group) => Math.max(0, group.sum / group.boxes.length);
    for (const box of boxes) {
      let group = { boxes: [box], sum: box.wants, height: box.height + GAP };
      while (groups.length && topOf(groups.at(-1)) + groups.at(-1).height > topOf(group)) {
        const above = groups.pop();
        group = {
          boxes: [...above.boxes, ...group.boxes],
          sum: above.sum + group.sum - above.height * group.boxes.length,
          height: above.height + group.height,
        };
      }
      groups.push(group);
    }
    for (const group of groups) {
      let top = topOf(group);
      for (const box of group.boxes) {
        box.top = top;
        top += box.height + GAP;
      }
    }
  }

  function measure(shown) {
    const origin = article.getBoundingClientRect().top;
    // A note on another stands where that one does, and one on the whole text beside its title.
    const topOf = (note) => {
      const target = document.getElementById(note.dataset.target);
      if (target?.matches(".edition-note")) return topOf(target);
      const words = wordsOf(note).find((part) => part.getClientRects().length); // of a part of the text, what is shown
      return (words ?? target ?? article.querySelector("h1")).getClientRects()[0].top - origin;
    };
    const boxes = shown.map((note) => ({ note, words: topOf(note), wants: topOf(note), height: note.offsetHeight }));
    shown.forEach((note) => note.classList.add("open"));
    boxes.forEach((box) => (box.full = box.note.offsetHeight));
    return boxes.sort((one, other) => one.words - other.words);
  }

  // Closed notes are spread beside their words; those for which there is room before the next one
  // are open. One that the reader opens stays where it is and moves those below it.
  function placeInMargin(shown) {
    shown.forEach((note) => note.classList.remove("open", "sheet"));
    article.style.minHeight = "";
    const limit = article.clientHeight;
    const boxes = measure(shown);
    spread(boxes, limit);
    let free = 0;
    boxes.forEach((box, index) => {
      const room = (boxes[index + 1]?.top ?? limit) - box.top - GAP;
      const open = chosen.get(box.note) ?? box.full <= Math.max(room, box.height);
      setOpen(box.note, open);
      const top = Math.max(box.top, free);
      box.note.style.top = `${Math.round(top)}px`;
      free = top + (open ? box.full : box.height) + GAP;
    });
    if (free > limit) article.style.minHeight = `${Math.ceil(free)}px`;
  }

  function placeNotes() {
    const shown = notes.filter((note) => !note.hidden);
    notes.forEach((note) => note.classList.toggle("placed", hasMargin.matches));
    if (hasMargin.matches) return placeInMargin(shown);
    article.style.minHeight = "";
    shown.forEach((note) => setOpen(note, chosen.get(note) ?? false));
  }

  // The sign is there as long as the note is shown.
  const markWords = () => signs.forEach((sign, note) => (sign.hidden = note.hidden));

  // --- one note after the other ----------------------------------------------------------------

  function enter(note) {
    toggleOf(note).focus({ preventScroll: true });
    note.scrollIntoView({ block: "nearest" });
  }

  function goTo(note) {
    choose(note, true);
    enter(note);
  }

  function step(by) {
    const shown = notes.filter((note) => !note.hidden);
    const current = shown.indexOf(document.activeElement.closest?.(".edition-note"));
    if (current >= 0) return shown[current + by] && goTo(shown[current + by]);
    const header = 64; // what the bar at the top of a narrow window may cover
    const isBelow = (note) => note.getBoundingClientRect().top >= header;
    const next = by > 0 ? shown.find(isBelow) : shown.findLast((note) => !isBelow(note));
    if (next) goTo(next);
  }

  function openTarget() {
    const note = editionAddress.target()?.closest(".edition-note");
    if (!note) return;
    note.hidden = false;
    choose(note, true);
    note.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  const layOut = () => {
    markWords();
    placeNotes();
  };

  notes.forEach(prepare);
  layOut();
  openTarget();
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) placeNotes();
    width = contentRect.width;
  }).observe(article);
  hasMargin.addEventListener("change", () => {
    closeSheets();
    placeNotes();
  });
  document.fonts.ready.then(placeNotes);
  addEventListener("hashchange", openTarget);
  document.addEventListener("edition-layout", layOut); // other scripts changed the text's height
  document.addEventListener("keydown", (event) => {
    const note = event.key === "Escape" && document.querySelector(".edition-note.sheet");
    if (note) note.contains(document.activeElement) ? leave(note) : closeSheets();
  });
  document.addEventListener("click", (event) => {
    if (!event.defaultPrevented && !event.target.closest(".edition-note, .quoted, .note-sign")) closeSheets();
  });
  document.addEventListener("edition-preview", (event) => {
    const link = event.target;
    const words = link.closest(".quoted") ?? link.querySelector(".quoted");
    const opened = words ? notesOf(words) : [];
    if (!opened.length) return;
    if (hasMargin.matches) return openFromWords(...opened);
    event.preventDefault();
    openWithDefinition(opened, link, event.detail.definition);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    document.documentElement.classList.toggle("in-note", Boolean(target.closest(".edition-note")));
  });
  document.addEventListener("edition-shortcut", ({ detail }) => {
    if (detail.name === "next-note") step(1);
    if (detail.name === "previous-note") step(-1);
  });
})();
