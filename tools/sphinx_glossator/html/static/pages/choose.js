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

  // --- the pages --------------------------------------------------------------------------------------

  const pages = new Map(); // what was read, and is being read, by the id of the text

  // In a frame the page answers with its own words, before its scripts have changed them.
  function ask(address) {
    const frame = make("iframe", { hidden: true, src: `${address}?answer`, title: "" });
    return new Promise((resolve, reject) => {
      const listen = ({ source, data }) => source === frame.contentWindow && typeof data?.page === "string" && resolve(data.page);
      addEventListener("message", listen);
      frame.addEventListener("load", () => setTimeout(reject, 2000));
      document.body.append(frame);
    }).finally(() => frame.remove());
  }

  async function fetchPage(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer.text();
  }

  async function readText(id) {
    const address = new URL(texts.get(id).dataset.page, location.href.split(/[?#]/)[0]).href;
    const html = await (location.protocol === "file:" ? ask(address) : fetchPage(address));
    const page = new DOMParser().parseFromString(html, "text/html");
    return { ...editionBlocks.read(page), page, address, id };
  }
  const load = (id) => {
    if (!pages.has(id)) pages.set(id, readText(id));
    return pages.get(id);
  };

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
      const text = passage.part && (await load(passage.id).catch(() => null));
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
    load(passage.id).then((text) => {
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
    const lines = [...text.page.querySelectorAll(".text-header > :is(.byline, .cite-as)")].map((line) => take(line, text));
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
      copy.ariaLabel = `${copy.ariaLabel}: ${texts.get(text.id).textContent}`;
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
    const addresses = new Set([...texts.values()].map(({ dataset }) => new URL(dataset.page, location.href.split(/[?#]/)[0]).href));
    for (const link of sections.flatMap((section) => [...section.querySelectorAll("a[href]")])) {
      if (addresses.has(link.href.split(/[?#]/)[0]) && ids.has(link.hash.slice(1))) link.setAttribute("href", link.hash);
    }
    for (const note of sections.flatMap((section) => [...section.querySelectorAll(".edition-note[id]")])) {
      const words = sections.flatMap((section) => [...section.querySelectorAll(`[data-notes~="${note.id}"]`)]).at(-1);
      const sign = make("a", { className: "note-sign", href: `#${note.id}`, role: "doc-noteref", ariaLabel: note.getAttribute("aria-label") });
      (words?.closest("a") ?? words)?.after(sign);
    }
  }

  // The definitions of entries, for whoever points at a term.
  function writeDefinitions(found) {
    const all = make("div", { className: "popovers", hidden: true });
    const ids = new Set();
    for (const definition of found.flatMap((text) => [...text.page.querySelectorAll(".popovers > [id]")])) {
      if (ids.has(definition.id)) continue;
      ids.add(definition.id);
      all.append(document.importNode(definition, true));
    }
    return all;
  }

  let turn = 0; // a later choice goes before one that is still being read
  async function show() {
    const mine = (turn += 1);
    const wanted = passages();
    status.textContent = wanted.length ? say("The texts are being read …") : say("Nothing is chosen yet.");
    const read = await Promise.all(wanted.map(({ id }) => load(id).catch(() => null)));
    if (mine !== turn) return;
    const found = wanted.map((passage, at) => [passage, read[at]]).filter(([, text]) => text);
    const sections = found.map(([passage, text]) => writePassage(passage, text));
    join(sections);
    chosen.replaceChildren(...sections, writeDefinitions([...new Set(found.map(([, text]) => text))]));
    const missing = wanted.filter((passage, at) => !read[at]).map(({ id }) => texts.get(id).textContent);
    for (const id of wanted.map((passage) => passage.id).filter((id, at) => !read[at])) pages.delete(id);
    if (missing.length) status.textContent = fillIn(say("{texts}: this page cannot be read from here."), { texts: missing.join(", ") });
    else if (wanted.length) status.textContent = fillIn(say("Chosen: {texts}"), { texts: found.map(([{ part }, text], at) => [texts.get(text.id).textContent, part && editionBlocks.cut(text, part).name].filter(Boolean).join(", ")).join("; ") });
    for (const button of [fields.print, form.querySelector(".slides-button")]) button.disabled = !sections.length;
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
