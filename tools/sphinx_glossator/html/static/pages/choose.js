// for: choice-form
// on demand: .class-link-button, .slides-button, .choice-form ?part
// Shows what a reader chooses of the edition as it is printed: ?texts=chen-2024.p3.p9+liu-qing-2020&notes=claim+text. A text
// is named by its id, and its part as on its own page. The words are those of the pages, which are read when they are wanted.
"use strict";

function prepareChoice(form) {
  const fields = form.elements;
  const rows = form.querySelector(".choice-rows");
  const status = document.querySelector(".choice-status");
  const chosen = document.querySelector(".chosen");
  const texts = new Map([...fields.add.options].filter(({ value }) => value).map((option) => [option.value, option]));
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];

  const addressOf = (id) => new URL(texts.get(id).dataset.page, location.href.split(/[?#]/)[0]).href;
  const loadText = (id) => editionPages.load(addressOf(id));

  // --- the choice ----------------------------------------------------------------------------------------

  // The passages, as the address has them: the id of a text, and after a dot the part.
  const passages = () => [...rows.children].map((row) => row.passage);
  const nameOf = ({ id, part }) => (part ? `${id}.${part}` : id);
  const valueOf = (name) => {
    const all = boxes(name);
    const checked = all.filter((box) => box.checked);
    return checked.length === all.length ? "" : checked.map((box) => box.value).join(" ") || "none";
  };

  function writeAddress() {
    editionAddress.write("texts", passages().map(nameOf).join(" "));
    for (const name of ["notes", "verdict", "questions"]) editionAddress.write(name, valueOf(name));
    editionAddress.write("audience", fields.audience?.value ?? "");
  }

  async function readAddress() {
    const unknown = [];
    for (const name of ["notes", "verdict", "questions"]) {
      const given = editionAddress.read(name);
      if (!given || given === "all") continue;
      const values = given.split(" ");
      const known = boxes(name).map((box) => box.value);
      unknown.push(...values.filter((value) => value !== "none" && !known.includes(value)));
      if (values.some((value) => value === "none" || known.includes(value))) for (const box of boxes(name)) box.checked = values.includes(box.value);
    }
    const audience = editionAddress.read("audience");
    if (audience && fields.audience) fields.audience.value = audience;
    if (audience && fields.audience?.value !== audience) unknown.push(audience);
    if (fields.audience?.selectedIndex < 0) fields.audience.value = "";
    const named = (editionAddress.read("texts") ?? "").split(" ").filter(Boolean).map((name) => {
      const [id, ...part] = name.split(".");
      return { name, id, part: part.join(".") };
    });
    unknown.push(...named.filter(({ id }) => !texts.has(id)).map(({ name }) => name));
    // The rows stand before the page is seen; whether a text has such a part is known when it is read.
    for (const { id, part } of named) if (texts.has(id)) addRow({ id, part });
    for (const passage of passages()) {
      const text = passage.part && (await loadText(passage.id).catch(() => null));
      if (!text || editionBlocks.cut(text, passage.part).unknown === undefined) continue;
      unknown.push(nameOf(passage));
      passage.part = "";
    }
    if (unknown.length) editionAddress.tellUnknown(unknown);
  }

  // --- the rows of the form --------------------------------------------------------------------------------

  function addRow(passage) {
    const name = texts.get(passage.id).textContent;
    const select = (which, first) => make("select", { autocomplete: "off", ariaLabel: `${name}: ${which}`, disabled: true }, make("option", { value: "" }, first));
    const from = select(say("from"), say("the beginning"));
    const to = select(say("to"), say("the end"));
    const button = (sign, words, onclick) => make("button", { type: "button", title: words, ariaLabel: `${name}: ${words}`, onclick }, sign);
    const move = () => {
      row.previousElementSibling?.before(row);
      up.focus();
      changed();
    };
    const remove = () => {
      const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("button:last-child") ?? fields.add;
      row.remove();
      next.focus();
      changed();
    };
    const up = button("↑", say("further up"), move);
    const row = make("li", { passage }, make("span", { className: "choice-name" }, name), from, make("span", {}, "–"), to, up, button("×", say("Take out"), remove));
    const choose = () => {
      passage.part = from.value === to.value ? from.value : `${from.value}.${to.value}`;
      changed();
    };
    from.addEventListener("change", choose);
    to.addEventListener("change", choose);
    rows.append(row);
    loadText(passage.id).then((text) => {
      const places = editionBlocks.listPlaces(text.items);
      for (const list of [from, to]) {
        list.append(...places.map(({ end, name: words }) => make("option", { value: end }, words)));
        list.disabled = false;
      }
      const isKnown = passage.part && editionBlocks.cut(text, passage.part).unknown === undefined;
      const [one = "", other = one] = isKnown ? passage.part.split(".") : [];
      [from.value, to.value] = [one, other];
      for (const [list, end] of [[from, one], [to, other]]) if (list.selectedIndex < 0) list.append(make("option", { value: end, selected: true }, end));
    }, () => {});
  }

  // --- what is printed -------------------------------------------------------------------------------------

  const isWanted = (note) => {
    const has = (name, value) => !value || (valueOf(name) || "all").split(" ").some((word) => word === "all" || word === value);
    const audience = fields.audience?.value ?? "";
    return has("notes", note.dataset.kind) && has("verdict", note.dataset.verdict) && (!audience || audience === (note.dataset.audience ?? "student"));
  };

  function rename(element, tag) {
    const made = make(tag, { className: element.className });
    for (const { name, value } of element.attributes) made.setAttribute(name, value);
    made.append(...element.childNodes);
    element.replaceWith(made);
    return made;
  }

  // Addresses of the page, from here.
  function take(element, text) {
    const copy = document.importNode(element, true);
    for (const part of [copy, ...copy.querySelectorAll("[href], [src]")]) {
      for (const name of ["href", "src"]) if (part.hasAttribute(name)) part.setAttribute(name, new URL(part.getAttribute(name), text.address).href);
    }
    copy.querySelectorAll(".headerlink").forEach((link) => link.remove());
    return copy;
  }

  function writeHead(text, part, name) {
    const title = make("h2", { className: "chosen-title" });
    const heading = take(text.page.querySelector("article[role=main] h1"), text);
    for (const { name: key, value } of heading.attributes) if (["lang", "dir"].includes(key)) title.setAttribute(key, value);
    title.append(...heading.childNodes);
    const lines = [...text.page.querySelectorAll(".text-header > .byline, .cite-as")].map((line) => take(line, text));
    const canonical = text.page.querySelector("link[rel=canonical]")?.href ?? text.address;
    const address = new URL(canonical);
    if (part) address.searchParams.set("part", part);
    const link = make("a", { href: text.address + address.search, className: "chosen-address" }, address.href);
    const source = make("p", { className: "chosen-source" }, ...(name ? [`${name} · `] : []), link);
    return make("div", { className: "chosen-head" }, title, ...lines, source);
  }

  // The notes on a block, and those on these, after it; a sign stands at the words of each.
  function writeNotes(block, text, into) {
    const ids = new Set([block.id, ...[...block.querySelectorAll("[id]")].map(({ id }) => id)]);
    for (const note of text.page.querySelectorAll(".edition-note")) {
      if (!ids.has(note.dataset.target) || !isWanted(note)) continue;
      ids.add(note.id);
      const copy = take(note, text);
      copy.classList.add("open");
      into.append(copy);
    }
  }

  function writeBlock(item, range, text, into) {
    let block = take(item.element, text);
    if (item.isHeading) {
      // Of a part the first heading may lie deep: no level is left out below the title.
      const above = [...into.querySelectorAll(":scope > :is(h3, h4, h5, h6)")].at(-1);
      block = rename(block, `h${Math.min(Number(block.localName[1]) + 1, above ? Number(above.localName[1]) + 1 : 3, 6)}`);
      block.id = item.id;
    }
    for (const line of item.element.querySelectorAll(".line[id]")) {
      if (!editionBlocks.hasLine(range, line)) block.querySelector(`[id="${CSS.escape(line.id)}"]`).remove();
    }
    into.append(block);
    writeNotes(block, text, into);
  }

  function writeAuthorNotes(text, section) {
    const called = new Set([...section.querySelectorAll(".note-mark a")].map((mark) => mark.hash.slice(1)));
    const notes = [...text.page.querySelectorAll(".author-note")].filter((note) => called.has(note.id));
    if (!notes.length) return;
    const list = make("section", { className: "author-notes" });
    list.append(rename(take(text.page.querySelector(".author-notes-title"), text), "h3"));
    for (const note of notes) {
      list.append(take(note, text));
      writeNotes(list.lastElementChild, text, list);
    }
    section.append(list);
  }

  function writePassage({ part }, text) {
    const whole = { first: 0, last: text.items.length - 1, lines: [] };
    const range = part ? editionBlocks.cut(text, part) : whole;
    const items = text.items.slice(range.first, range.last + 1);
    const section = make("section", { className: "chosen-text" }, writeHead(text, part, range.name));
    if (!part) writeNotes(make("i", { id: text.id }), text, section);
    for (const item of items) writeBlock(item, range, text, section);
    writeAuthorNotes(text, section);
    const questions = boxes("questions").every((box) => box.checked) && text.page.querySelector(".self-checks");
    if (questions) {
      const copy = take(questions, text);
      rename(copy.querySelector("h2"), "h3");
      copy.ariaLabel = `${copy.ariaLabel}: ${nameOfText(text)}`;
      section.append(copy);
    }
    return section;
  }

  // A sign at the words of a note leads to it; links to what is here lead there; no id stands twice.
  function join(sections) {
    const ids = new Set();
    for (const part of sections.flatMap((section) => [...section.querySelectorAll("[id]")])) {
      if (ids.has(part.id)) part.removeAttribute("id");
      else ids.add(part.id);
    }
    const addresses = new Set([...texts.keys()].map(addressOf));
    for (const link of sections.flatMap((section) => [...section.querySelectorAll("a[href]")])) {
      if (addresses.has(link.href.split(/[?#]/)[0]) && ids.has(link.hash.slice(1))) link.setAttribute("href", link.hash);
    }
    for (const note of sections.flatMap((section) => [...section.querySelectorAll(".edition-note[id]")])) {
      const words = sections.flatMap((section) => [...section.querySelectorAll(`[data-notes~="${note.id}"]`)]).at(-1);
      const sign = make("a", { className: "note-sign", href: `#${note.id}`, role: "doc-noteref", ariaLabel: note.getAttribute("aria-label") });
      (words?.closest("a") ?? words)?.after(sign);
    }
  }

  const nameOfText = ({ address }) => texts.get([...texts.keys()].find((id) => addressOf(id) === address)).textContent;

  // The beginning of an entry, as far as one needs to find it: to the end of the sentence that names where it appeared.
  function shorten(entry) {
    const short = make("span", {});
    let isNamed = false;
    for (const part of entry.childNodes) {
      const [, sentence] = isNamed ? (part.textContent.match(/^(.*?[.。])(?:\s|$)/su) ?? []) : [];
      if (sentence !== undefined || part.matches?.("a.external")) {
        short.append(sentence ?? "");
        break;
      }
      short.append(part.cloneNode(true));
      isNamed ||= Boolean(part.matches?.("em"));
    }
    return short;
  }

  // What the notes cite: each source once, in the order of the bibliography, where the whole of its entry stands.
  async function writeSources(sections) {
    const links = sections.flatMap((section) => [...section.querySelectorAll('a[href*="#source-"]')]);
    const cited = new Map();
    for (const link of links) {
      const [address] = link.href.split("#");
      cited.set(address, [...(cited.get(address) ?? []), link]);
    }
    const list = make("ul", {});
    for (const [address, all] of cited) {
      const text = await editionPages.load(address).catch(() => null);
      const ids = new Set(all.map((link) => link.hash.slice(1)));
      for (const source of text?.page.querySelectorAll('[id^="source-"]') ?? []) {
        const entry = source.querySelector("p");
        if (!ids.has(source.id) || !entry) continue;
        const label = make("a", { className: "label", href: `${address}#${source.id}` }, source.querySelector(".label").textContent);
        list.append(make("li", {}, label, " ", shorten(take(entry, text))));
      }
    }
    return list.children.length ? [make("section", { className: "chosen-sources" }, make("h2", {}, say("Sources")), list)] : [];
  }

  // Where the definitions of each text are, for whoever points at a term.
  const findDefinitions = (texts) =>
    texts.flatMap((text) =>
      [...text.page.querySelectorAll(".popovers[data-src]")].map((holder) => {
        const copy = document.importNode(holder, true);
        copy.dataset.src = new URL(holder.dataset.src, text.address).href;
        return copy;
      }),
    );

  let turn = 0; // a later choice goes before one that is still being read
  async function show() {
    const mine = (turn += 1);
    const wanted = passages();
    status.textContent = wanted.length ? say("The texts are being read …") : say("Nothing is chosen yet.");
    const read = await Promise.all(wanted.map(({ id }) => loadText(id).catch(() => null)));
    if (mine !== turn) return;
    const found = wanted.map((passage, at) => [passage, read[at]]).filter(([, text]) => text);
    const sections = found.map(([passage, text]) => writePassage(passage, text));
    join(sections);
    chosen.replaceChildren(...sections, ...findDefinitions([...new Set(found.map(([, text]) => text))]));
    const missing = wanted.filter((passage, at) => !read[at]).map(({ id }) => texts.get(id).textContent);
    if (missing.length) status.textContent = fillIn(say("{texts}: this page cannot be read from here."), { texts: missing.join(", ") });
    else if (wanted.length) status.textContent = fillIn(say("Chosen: {texts}"), { texts: found.map(([{ part }, text], at) => [nameOfText(text), part && editionBlocks.cut(text, part).name].filter(Boolean).join(", ")).join("; ") });
    for (const button of [fields.print, form.querySelector(".slides-button")]) button.disabled = !sections.length;
    const sources = await writeSources(sections);
    if (mine === turn) chosen.append(...sources);
  }

  function changed() {
    writeAddress();
    return show();
  }

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      const area = make("textarea", { value: location.href, className: "visually-hidden" });
      form.append(area);
      area.select();
      document.execCommand("copy"); // where the page is not secure
      area.remove();
      fields.copy.focus();
    }
    status.textContent = say("Link copied");
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => (target.matches("input") || target.name === "audience") && changed());
  // A list that is closed takes each text that an arrow comes to, and so would never let one past the first: it opens.
  let opened = false;
  fields.add.addEventListener("keydown", (event) => {
    const walks = ["ArrowDown", "ArrowUp"].includes(event.key);
    if (walks && !opened && !event.altKey && fields.add.showPicker) {
      event.preventDefault();
      fields.add.showPicker();
    }
    opened = walks || (opened && !["Escape", "Enter", "Tab"].includes(event.key));
  });
  for (const end of ["change", "blur"]) fields.add.addEventListener(end, () => (opened = false));
  fields.add.addEventListener("change", () => {
    if (fields.add.value) addRow({ id: fields.add.value, part: "" });
    fields.add.value = "";
    changed();
  });
  fields.every.addEventListener("click", () => {
    const ids = passages().map(({ id }) => id);
    for (const id of texts.keys()) if (!ids.includes(id)) addRow({ id, part: "" });
    changed();
  });
  fields.print.addEventListener("click", () => print());
  fields.copy.addEventListener("click", copyLink);
  readAddress().then(show);
}

document.querySelectorAll(".choice-form").forEach(prepareChoice);
