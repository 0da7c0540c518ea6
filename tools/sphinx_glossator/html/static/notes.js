// Notes light up with the words that they quote, and stand beside them on a wide screen.
// Without this script every note stands beside its paragraph.

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
  document.addEventListener("edition-layout", placeNotes); // other scripts changed the text's height
}

document.querySelectorAll(".edition-note").forEach(prepareNote);
