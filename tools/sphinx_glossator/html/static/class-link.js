// for: text-header
// on demand: .class-link-button, .slides-button, .choice-form ?part
// Composes the address by which a class opens the text as it should see it: a part of it, kinds of notes and verdicts,
// the questions, and where to begin. The words of the address are those of the filter of notes and of the parts.
"use strict";

(() => {
  const { text } = editionPart;
  const places = editionBlocks.listPlaces(text.items);
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const option = (value, words) => make("option", { value }, words);
  const label = (...words) => make("label", {}, ...words);

  // --- the fields ------------------------------------------------------------------------------

  const list = () => places.map(({ end, name }) => option(end, name));
  const from = make("select", { name: "from", autocomplete: "off" }, option("", say("the beginning")), ...list());
  const to = make("select", { name: "to", autocomplete: "off" }, option("", say("the end")), ...list());
  const start = make("select", { name: "start", autocomplete: "off", ariaLabel: say("Begin at") });
  const alone = make("input", { type: "checkbox", name: "alone" });
  const questions = make("input", { type: "checkbox", name: "questions" });
  const groups = (editionFilter?.groups ?? []).filter(({ labels }) => labels.size);
  const boxes = new Map(groups.map(({ word, labels }) => [word, [...labels.keys()].map((value) => make("input", { type: "checkbox", name: word, value }))]));
  const audience = make("select", { name: "audience", autocomplete: "off", ariaLabel: say("Audience") }, option("", say("For all")), option("student", say("For students")), option("teacher", say("For teachers")));

  function partName() {
    if (!from.value && !to.value) return "";
    return from.value === to.value ? from.value : `${from.value}.${to.value}`;
  }

  // --- the address -------------------------------------------------------------------------------

  function valueOf(word) {
    const all = boxes.get(word);
    const checked = all.filter((box) => box.checked);
    return checked.length === all.length ? "all" : checked.map((box) => box.value).join(" ") || "none";
  }

  function makeAddress() {
    const address = new URL(editionAddress.permalink(""));
    const say_ = (word, value) => value && address.searchParams.set(word, value);
    say_("part", partName());
    if (boxes.has("notes") || alone.checked) say_("notes", alone.checked ? "none" : valueOf("notes"));
    if (boxes.has("verdict") && !alone.checked && valueOf("verdict") !== "all") say_("verdict", valueOf("verdict"));
    say_("audience", audience.value);
    if (editionFilter?.hasQuestions && !questions.checked) say_("questions", "none");
    address.hash = start.value;
    return address.href.replace(/#$/, "");
  }

  // Where to begin: the top of the page, a place or a note of the part that is chosen.
  function listStarts() {
    const before = start.value;
    const part = partName() ? editionBlocks.cut(text, partName()) : { first: 0, last: text.items.length - 1, lines: [] };
    const within = (id) => {
      const place = document.getElementById(id);
      const at = text.items.findIndex((item) => item.id === id || item.element.contains(place));
      return at >= part.first && at <= part.last && (!place.matches(".line") || editionBlocks.hasLine(part, place));
    };
    const notes = (editionFilter?.notes ?? []).filter((note) => within(note.dataset.target) && isChosen(note));
    const nameNote = (note) => `${note.querySelector(".note-kind").textContent}: ${note.querySelector(".note-quote")?.textContent ?? ""}`;
    const group = (name, options) => (options.length ? [Object.assign(make("optgroup", { label: name }), {})].map((made) => (made.append(...options), made)) : []);
    start.replaceChildren(
      option("", say("the top of the page")),
      ...group(say("Places"), places.filter(({ id }) => within(id)).map(({ id, name }) => option(id, name))),
      ...group(say("Notes"), notes.map((note) => option(note.id, nameNote(note)))),
    );
    start.value = before;
    if (start.selectedIndex < 0) start.value = "";
  }
  const isChosen = (note) =>
    !alone.checked &&
    groups.every(({ word, name }) => !note.dataset[name] || ["all", ...valueOf(word).split(" ")].some((value, index) => (index ? value === note.dataset[name] : valueOf(word) === "all"))) &&
    ["", note.dataset.audience ?? "student"].includes(audience.value);

  // --- the panel ---------------------------------------------------------------------------------

  const address = make("input", { type: "text", readOnly: true, className: "class-address", ariaLabel: say("Address") });
  const said = make("span", { className: "class-said", role: "status" });
  const open = make("a", { className: "class-open" }, say("Open it"));
  const heading = make("h2", { id: "class-link-title" }, say("Link for the class"));
  const fieldset = (legend, ...rows) => make("fieldset", {}, make("legend", {}, legend), ...rows);
  const form = make("form", { className: "class-form" });
  const dialog = make("dialog", { className: "class-link" }, form);
  dialog.setAttribute("aria-labelledby", heading.id);

  async function copy() {
    address.focus();
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
    } catch {
      document.execCommand("copy"); // where the page is not secure
    }
    said.textContent = say("Link copied");
  }

  function fill() {
    form.append(
      heading,
      make("p", { className: "class-about" }, say("Whoever opens the address sees the text as you choose it here. The rest is folded away, and one press shows it.")),
      fieldset(say("Part"), label(make("span", {}, say("from")), from), label(make("span", {}, say("to")), to)),
    );
    for (const { word, legend, labels } of groups) {
      const rows = boxes.get(word).map((box) => label(box, " ", labels.get(box.value)));
      form.append(fieldset(legend, make("div", { className: "class-boxes" }, ...(word === "notes" ? [label(alone, " ", say("Text alone"))] : []), ...rows)));
    }
    if (editionFilter?.audiences.length > 1) form.append(fieldset(say("Audience"), label(audience)));
    if (editionFilter?.hasQuestions) form.append(fieldset(say("Questions"), label(questions, " ", say("At the end of the text"))));
    form.append(
      fieldset(say("Begin at"), label(start)),
      make("p", { className: "class-result" }, address, make("button", { type: "button", onclick: copy }, say("Copy link"))),
      make("p", { className: "class-ends" }, open, " ", said, make("button", { type: "button", onclick: () => dialog.close() }, say("Close"))),
    );
    if (location.protocol === "file:" && address.value.startsWith("file:")) {
      form.append(make("p", { className: "class-about" }, say("This page is a file on this device: send the address of the published page.")));
    }
  }

  function update() {
    for (const group of boxes.values()) for (const box of group) box.disabled = alone.checked;
    listStarts();
    address.value = makeAddress();
    open.href = makeAddress();
    said.textContent = "";
  }

  // The panel begins with what the page shows now.
  function readPage() {
    const [one = "", other = one] = editionPart.current().split(".");
    from.value = one;
    to.value = other;
    const choice = editionFilter?.choice ?? { notes: "all", verdict: "all", audience: "", questions: "all" };
    alone.checked = choice.notes === "none";
    questions.checked = choice.questions === "all";
    audience.value = choice.audience;
    for (const [word, all] of boxes) {
      for (const box of all) box.checked = ["all", "none"].includes(choice[word]) || choice[word].split(" ").includes(box.value);
    }
    update();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", update);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside the box
  address.addEventListener("focus", () => address.select());
  document.body.append(dialog);
  let filled = false;
  for (const button of document.querySelectorAll(".class-link-button")) {
    button.addEventListener("click", () => {
      readPage();
      if (!filled) fill();
      filled = true;
      dialog.showModal();
    });
  }
})();
