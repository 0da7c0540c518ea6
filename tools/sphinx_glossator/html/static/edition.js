// Definitions on hover and focus, and notes that light up with the words they quote.
// Without this script every term is a plain link and every note stands beside its paragraph.

const popoverOf = (link) => document.getElementById("popover-" + (link.hash || "").slice(1));

function place(popover, link) {
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - popover.offsetWidth - 16);
  const below = box.bottom + popover.offsetHeight + 12 < window.innerHeight;
  const top = below ? box.bottom + 6 : box.top - popover.offsetHeight - 6;
  popover.style.left = Math.max(8, left) + window.scrollX + "px";
  popover.style.top = Math.max(8, top) + window.scrollY + "px";
}

function prepareTerm(link) {
  const popover = popoverOf(link);
  if (!popover || !popover.showPopover) return;
  let timer = 0;
  const isOpen = () => popover.matches(":popover-open");
  const show = () => {
    if (isOpen()) return;
    popover.showPopover();
    place(popover, link);
  };
  const hide = () => {
    clearTimeout(timer);
    if (isOpen()) popover.hidePopover();
  };
  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
  link.setAttribute("aria-describedby", popover.id);
  // A tap follows the link; only a pointer that can hover opens the definition.
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && later(show, 250));
  link.addEventListener("pointerleave", () => later(hide, 200));
  popover.addEventListener("pointerenter", () => clearTimeout(timer));
  popover.addEventListener("pointerleave", () => later(hide, 200));
  link.addEventListener("focus", () => link.matches(":focus-visible") && show());
  link.addEventListener("blur", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function prepareNote(note) {
  const words = document.querySelectorAll(`.quoted[data-notes~="${note.id}"]`);
  const light = (on) => [note, ...words].forEach((element) => element.classList.toggle("lit", on));
  for (const element of [note, ...words]) {
    element.addEventListener("pointerenter", () => light(true));
    element.addEventListener("pointerleave", () => light(false));
  }
}

// On a wide screen each note is set beside its words, below the note before it if that one is long.
function placeNotes() {
  const article = document.querySelector("article[role=main]");
  const notes = [...article.querySelectorAll(".edition-note")].filter((note) => !note.closest(".author-notes"));
  const wide = matchMedia("screen and (min-width: 82em)").matches && notes.length > 0;
  article.classList.toggle("notes-placed", wide);
  notes.forEach((note) => note.classList.toggle("placed", wide));
  article.style.minHeight = "";
  if (!wide) return;
  const origin = article.getBoundingClientRect().top;
  const heightOf = (note) => {
    const words = document.querySelector(`.quoted[data-notes~="${note.id}"]`);
    return (words ?? document.getElementById(note.dataset.target)).getClientRects()[0].top - origin;
  };
  const heights = new Map(notes.map((note) => [note, heightOf(note)]));
  let free = 0;
  for (const note of notes.sort((one, other) => heights.get(one) - heights.get(other))) {
    const top = Math.max(heights.get(note), free);
    note.style.top = top + "px";
    free = top + note.offsetHeight + 20;
  }
  article.style.minHeight = free + "px";
}

if (document.querySelector(".edition-note")) {
  placeNotes();
  new ResizeObserver(placeNotes).observe(document.querySelector(".content"));
  document.fonts.ready.then(placeNotes);
}

// The diplomatic view: emended places as the witness has them, and what was left out at its place.
function prepareDiplomaticView(toggle) {
  const article = document.querySelector("article[role=main]");
  const swap = (on) =>
    document.querySelectorAll(".emended").forEach((place) => {
      place.dataset.reading ??= place.textContent;
      place.textContent = on ? place.dataset.source : place.dataset.reading;
    });
  const showOmitted = (passage) => {
    const block = document.getElementById(passage.dataset.before);
    const shown = document.createElement("p");
    shown.className = "omitted-shown";
    shown.append(passage.querySelector(".omitted-text").textContent);
    if (block) (block.closest(".para-row") ?? block.querySelector("h2, h3, h4") ?? block).before(shown);
    else article.querySelector(".apparatus").before(shown);
  };
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", on);
    article.classList.toggle("diplomatic", on);
    swap(on);
    article.querySelectorAll(".omitted-shown").forEach((shown) => shown.remove());
    if (on) article.querySelectorAll(".apparatus .omitted").forEach(showOmitted);
    if (document.querySelector(".edition-note")) placeNotes();
  });
}

const openApparatus = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const apparatus = target?.closest("details.apparatus");
  if (apparatus) {
    apparatus.open = true;
    target.scrollIntoView();
  }
};
addEventListener("hashchange", openApparatus);
openApparatus();

document.querySelectorAll(".diplomatic-toggle").forEach(prepareDiplomaticView);
document.querySelectorAll("a.term-link, a.person-link").forEach(prepareTerm);
document.querySelectorAll(".edition-note").forEach(prepareNote);
