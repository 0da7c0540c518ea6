// Loads what few readers ask for when one comes near it: a template holds the files, and says what for: elements that
// one comes near to, then a parameter with which one comes. An element that is marked `data-wanted` does not wait.
"use strict";

const pagesOpening = []; // what must be done before a page is seen whose address asks for a view
for (const template of document.querySelectorAll("template.on-demand")) {
  const [openers, parameter] = template.dataset.for.split("?").map((words) => words.trim());
  const waiting = new AbortController();
  const findOpener = (event) => event.target.closest?.(openers);
  let loaded = null;

  function insert() {
    const files = [...document.importNode(template.content, true).children];
    for (const file of files) file.async = false; // scripts run in their order
    const done = files.map((file) => new Promise((resolve) => (file.onload = file.onerror = resolve)));
    document.head.append(...files);
    return Promise.all(done).then(() => waiting.abort());
  }
  const load = () => (loaded ??= insert());

  if (parameter && editionAddress.read(parameter) !== null) pagesOpening.push(load());
  if (!openers) continue;
  if (document.querySelector(`:is(${openers})[data-wanted]`)) pagesOpening.push(load());
  for (const sign of ["pointerover", "focusin"]) {
    document.addEventListener(sign, (event) => findOpener(event) && load(), { signal: waiting.signal });
  }
  // A reader who was quicker: what was asked for is done as soon as it can be.
  document.addEventListener(
    "click",
    async (event) => {
      const opener = findOpener(event);
      if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      await load();
      opener.click();
    },
    { capture: true, signal: waiting.signal },
  );
}
Promise.all(pagesOpening).then(() => document.documentElement.classList.remove("opening"));
