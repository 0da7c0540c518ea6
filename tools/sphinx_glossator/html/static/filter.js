// for: edition-note
// Which notes are shown: by kind and by audience, or the text alone. The choice is kept, and told in
// the address: ?notes=claim+text, ?notes=none, ?audience=teacher. The address goes before what is kept.
"use strict";

(() => {
  const KEPT = "edition-notes";
  const header = document.querySelector(".text-header");
  if (!header) return;
  const notes = [...document.querySelectorAll(".edition-note")];
  const labelOf = (note) => note.querySelector(".note-kind").textContent;
  const labels = notes.map((note) => [note.dataset.kind, labelOf(note)]);
  const kinds = new Map(labels.sort(([, one], [, other]) => one.localeCompare(other)));
  const audienceOf = (note) => note.dataset.audience ?? "student";
  const audiences = [...new Set(notes.map(audienceOf))].sort();

  // --- the choice: words for the kinds shown ("all", "none"), and an audience or "" ---------------

  const choice = { notes: "all", audience: "" };
  const showsKind = (kind) => choice.notes === "all" || choice.notes.split(" ").includes(kind);
  const shows = (note) => showsKind(note.dataset.kind) && [audienceOf(note), ""].includes(choice.audience);
  const isAlone = () => choice.notes === "none";

  function readChoice() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {
      // Nothing can be kept here, or something else was.
    }
    const given = editionAddress.read("notes") ?? kept.notes ?? "all";
    const known = given.split(" ").some((word) => word === "none" || kinds.has(word));
    choice.notes = known ? given : "all";
    const audience = editionAddress.read("audience") ?? kept.audience;
    choice.audience = audiences.includes(audience) && audiences.length > 1 ? audience : "";
  }

  function keepChoice() {
    try {
      if (choice.notes === "all" && !choice.audience) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, JSON.stringify(choice));
    } catch {
      // The choice lasts as long as the page.
    }
  }

  // --- what it does to the page ------------------------------------------------------------------

  function apply() {
    document.documentElement.classList.toggle("text-alone", isAlone());
    notes.forEach((note) => (note.hidden = !shows(note)));
    editionAddress.write("notes", choice.notes === "all" ? "" : choice.notes);
    editionAddress.write("audience", choice.audience);
    showChoice();
    document.dispatchEvent(new Event("edition-layout"));
  }

  function choose(changes) {
    Object.assign(choice, changes);
    keepChoice();
    apply();
  }

  let before = "all"; // what "text alone" goes back to
  function toggleAlone() {
    if (!isAlone()) before = choice.notes;
    choose({ notes: isAlone() ? before : "none" });
  }

  // --- the panel -----------------------------------------------------------------------------------

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const label = (input, ...words) => element("label", {}, input, " ", ...words);
  const count = element("span", { className: "filter-count" });
  const alone = element("input", { type: "checkbox", name: "text-alone", onchange: toggleAlone });
  const boxes = [...kinds.keys()].map((kind) =>
    element("input", { type: "checkbox", name: "kind", value: kind, onchange: chooseKinds }),
  );
  const buttons = ["", ...audiences].map((audience) =>
    element("input", { type: "radio", name: "audience", value: audience, onchange: () => choose({ audience }) }),
  );

  function chooseKinds() {
    const checked = boxes.filter((box) => box.checked).map((box) => box.value);
    choose({ notes: checked.length === boxes.length ? "all" : checked.join(" ") || "none" });
  }

  function showChoice() {
    const shown = notes.filter((note) => !note.hidden).length;
    count.textContent = isAlone() ? "text alone" : shown === notes.length ? shown : `${shown} of ${notes.length}`;
    alone.checked = isAlone();
    for (const box of boxes) box.checked = showsKind(box.value);
    for (const button of buttons) button.checked = button.value === choice.audience;
  }

  function makePanel() {
    const times = (kind) => notes.filter((note) => note.dataset.kind === kind).length;
    const amount = (kind) => element("span", { className: "filter-count" }, String(times(kind)));
    const panel = element("div", { className: "filter-panel" }, label(alone, "Text alone"));
    if (boxes.length) {
      const rows = boxes.map((box) => label(box, kinds.get(box.value), " ", amount(box.value)));
      panel.append(element("fieldset", {}, element("legend", {}, "Notes"), ...rows));
    }
    if (audiences.length > 1) {
      const rows = buttons.map((button) => label(button, button.value ? `For ${button.value}s` : "For all"));
      panel.append(element("fieldset", {}, element("legend", {}, "Audience"), ...rows));
    }
    const details = element("details", { className: "note-filter" });
    details.append(element("summary", {}, "Notes ", count), panel);
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!details.contains(event.target)) details.open = false;
    });
    return details;
  }

  let tools = header.querySelector(".reading-tools");
  if (!tools) header.append((tools = element("div", { className: "reading-tools" })));
  tools.append(makePanel());
  readChoice();
  apply();
  if (notes.some((note) => note.hidden) || isAlone()) editionAddress.showTarget();
  document.addEventListener("edition-shortcut", ({ detail }) => detail.name === "text-alone" && toggleAlone());
})();
