// Loads what few readers ask for when one comes near it: a template holds the files, and says what for.
"use strict";

for (const template of document.querySelectorAll("template.on-demand")) {
  const waiting = new AbortController();
  const findOpener = (event) => event.target.closest?.(template.dataset.for);
  let loaded = null;

  function insert() {
    const files = [...document.importNode(template.content, true).children];
    for (const file of files) file.async = false; // scripts run in their order
    const done = files.map((file) => new Promise((resolve) => (file.onload = file.onerror = resolve)));
    document.head.append(...files);
    return Promise.all(done).then(() => waiting.abort());
  }
  const load = () => (loaded ??= insert());

  const [, parameter] = template.dataset.for.split("?");
  if (parameter) {
    if (editionAddress.read(parameter) !== null) load();
    continue;
  }
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
