// for: edition-note self-checks
// Which notes are shown: by kind, by verdict and by audience, or the text alone; and whether the questions at its end
// are. The choice is kept, and told in the address: ?notes=claim+text, ?notes=none, ?verdict=disputed, ?audience=teacher,
// ?questions=none. An address that says any of it, or names a part of the text, is the choice of whoever sent it, and
// goes before what is kept. A verdict chooses among the notes that have one; the others are as they are.
"use strict";

const editionFilter = (() => {
  const KEPT = "edition-notes";
  const header = document.querySelector(".text-header");
  if (!header) return null;
  const notes = [...document.querySelectorAll(".edition-note")];
  const labelsOf = (name) => {
    const marked = notes.filter((note) => note.dataset[name]);
    const labels = marked.map((note) => [note.dataset[name], note.querySelector(`.note-${name}`).textContent]);
    return new Map(labels.sort(([, one], [, other]) => one.localeCompare(other)));
  };
  const audienceOf = (note) => note.dataset.audience ?? "student";
  const audiences = [...new Set(notes.map(audienceOf))].sort();

  // --- the choice: words for the kinds shown ("all", "none"), and for the verdicts; an audience or "" ----

  const choice = { notes: "all", verdict: "all", audience: "", questions: "all" };
  const isGiven = ["part", ...Object.keys(choice)].some((word) => editionAddress.read(word) !== null);
  const hasQuestions = Boolean(document.querySelector(".self-checks"));
  const includes = (words, word) => words === "all" || words.split(" ").includes(word);
  const shows = (note) =>
    groups.every(({ word, name }) => !note.dataset[name] || includes(choice[word], note.dataset[name])) &&
    [audienceOf(note), ""].includes(choice.audience);
  const isAlone = () => choice.notes === "none";

  function readKept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {
      return {}; // Nothing can be kept here, or something else was.
    }
  }

  function readChoice() {
    const given = isGiven ? Object.fromEntries(Object.keys(choice).map((word) => [word, editionAddress.read(word)])) : readKept();
    const unknown = [];
    for (const { word, labels } of groups) {
      const values = (given[word] || "all").split(" ");
      const known = values.filter((value) => ["all", "none"].includes(value) || labels.has(value));
      unknown.push(...values.filter((value) => !known.includes(value)));
      choice[word] = known.includes("all") ? "all" : known.join(" ") || "all";
    }
    choice.audience = audiences.includes(given.audience) && audiences.length > 1 ? given.audience : "";
    if (given.audience && !audiences.includes(given.audience)) unknown.push(given.audience);
    choice.questions = given.questions === "none" ? "none" : "all";
    if (given.questions && !["all", "none"].includes(given.questions)) unknown.push(given.questions);
    if (isGiven && unknown.length) editionAddress.tellUnknown(unknown);
  }

  function keepChoice() {
    try {
      if (!choice.audience && ["notes", "verdict", "questions"].every((word) => choice[word] === "all")) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, JSON.stringify(choice));
    } catch {
      // The choice lasts as long as the page.
    }
  }

  // --- what it does to the page ------------------------------------------------------------------

  function apply() {
    document.documentElement.classList.toggle("text-alone", isAlone());
    document.documentElement.classList.toggle("no-questions", choice.questions === "none");
    notes.forEach((note) => (note.hidden = note.matches("[data-folded]") || !shows(note)));
    // "all" is said too where the address chooses: what is kept would go before an address that says nothing.
    for (const word of ["verdict", "questions"]) editionAddress.write(word, choice[word] === "all" ? "" : choice[word]);
    editionAddress.write("notes", choice.notes === "all" && !(isGiven && editionAddress.read("notes")) ? "" : choice.notes);
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
  const questions = element("input", { type: "checkbox", name: "questions", onchange: () => choose({ questions: questions.checked ? "all" : "none" }) });
  const groups = [
    ["notes", "kind", say("Notes")],
    ["verdict", "verdict", say("Verdicts")],
  ].map(([word, name, legend]) => {
    const labels = labelsOf(name);
    const onchange = () => choose({ [word]: wordsOf(boxes) });
    const boxes = [...labels.keys()].map((value) => element("input", { type: "checkbox", name, value, onchange }));
    return { word, name, legend, labels, boxes };
  });
  const buttons = ["", ...audiences].map((audience) =>
    element("input", { type: "radio", name: "audience", value: audience, onchange: () => choose({ audience }) }),
  );

  function wordsOf(all) {
    const checked = all.filter((box) => box.checked).map((box) => box.value);
    return checked.length === all.length ? "all" : checked.join(" ") || "none";
  }

  function showChoice() {
    const shown = notes.filter((note) => !note.hidden).length;
    count.textContent = isAlone() ? say("text alone") : shown === notes.length ? shown : fillIn(say("{shown} of {all}"), { shown, all: notes.length });
    alone.checked = isAlone();
    questions.checked = choice.questions === "all";
    for (const { word, boxes } of groups) for (const box of boxes) box.checked = includes(choice[word], box.value);
    for (const button of buttons) button.checked = button.value === choice.audience;
  }

  function makePanel() {
    const times = ({ name, value }) => notes.filter((note) => note.dataset[name] === value).length;
    const amount = (box) => element("span", { className: "filter-count" }, String(times(box)));
    const panel = element("div", { className: "filter-panel" }, label(alone, say("Text alone")));
    const add = (legend, rows) => panel.append(element("fieldset", {}, element("legend", {}, legend), ...rows));
    for (const { legend, labels, boxes } of groups) {
      if (labels.size) add(legend, boxes.map((box) => label(box, labels.get(box.value), " ", amount(box))));
    }
    if (audiences.length > 1) {
      const names = { "": say("For all"), student: say("For students"), teacher: say("For teachers") };
      add(say("Audience"), buttons.map((button) => label(button, names[button.value])));
    }
    if (hasQuestions) add(say("Questions"), [label(questions, say("At the end of the text"))]);
    const details = element("details", { className: "note-filter" });
    details.append(element("summary", {}, say("Notes"), " ", count), panel);
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
  document.addEventListener("edition-part", apply); // notes were folded away, or unfolded
  return { choice, groups, audiences, notes, hasQuestions };
})();
