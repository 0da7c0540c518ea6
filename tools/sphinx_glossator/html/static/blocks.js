// for: text-header choice-form
// on demand: .class-link-button, .slides-button, .choice-form ?part
// The blocks of a text in their order, and which of them a part of it has. An address names a part by the ends of
// ids: "p3.p9" from one to the other, "p3." to the end, ".p9" from the beginning, "p3" that one alone.
"use strict";

const editionBlocks = (() => {
  const HEADINGS = "h2, h3, h4, h5, h6";
  // What stands among the blocks and is none: the editors' matter, and what scripts put there.
  const OTHERS = "h1, aside, details, template, .text-header, .headnote, .author-notes, .self-checks, .moved, .part-line, .chosen-head";
  const NO_WORDS = ".para-number, .line-number, .milestone, .note-mark, .note-letter, .note-sign, .headerlink";
  const START = 48; // characters by which a reader knows a block in a list

  const endOf = (id) => id.slice(id.lastIndexOf("-") + 1);

  function* walk(section) {
    for (const element of section.children) {
      if (element.matches(OTHERS)) continue;
      if (element.matches("section")) yield* walk(element);
      else if (element.matches(HEADINGS)) yield { element, id: element.id || section.id, isHeading: true, section };
      else {
        const block = element.matches(".para-row") ? element.firstElementChild : element;
        if (block.id) yield { element, block, id: block.id };
      }
    }
  }

  // The words of an element, without its number and the signs in it.
  function wordsOf(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(NO_WORDS).forEach((sign) => sign.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function startOf(element) {
    const words = wordsOf(element);
    if (words.length <= START) return words;
    const cut = words.slice(0, START);
    return `${cut.slice(0, cut.lastIndexOf(" ") > START / 2 ? cut.lastIndexOf(" ") : START)}…`;
  }

  const linesOf = (item) => [...item.element.querySelectorAll(".line[id]")];
  const lineNumber = (line) => line.dataset.number ?? line.id.match(/\d+(?=[a-z]*$)/)[0];
  const numberOf = (item) => item.block?.querySelector(".para-number")?.textContent ?? "";

  // What a reader may choose as a beginning or an end: headings, paragraphs, stanzas or speeches, lines of verse.
  function listPlaces(items) {
    const places = [];
    for (const item of items) {
      const [number, lines] = [numberOf(item), linesOf(item)];
      const isNamed = item.isHeading || number || item.element.matches(".verse");
      const name = lines.length ? say("Stanza: {words}") : number ? `${number} · {words}` : "{words}"; // a key finds the number
      if (isNamed) places.push({ end: endOf(item.id), id: item.id, isHeading: item.isHeading, name: fillIn(name, { words: startOf(item.element) }) });
      for (const line of lines) places.push({ end: endOf(line.id), id: line.id, name: fillIn(say("Line {number}: {words}"), { number: lineNumber(line), words: startOf(line) }) });
    }
    return places;
  }

  // Where the end of an id stands: the first and the last block of it, and its line. A block that has another id now is found.
  function locate(text, end) {
    const find = (id) => text.root.querySelector(`[id="${CSS.escape(id)}"]`);
    let element = find(`${text.id}-${end}`);
    if (element?.matches(".moved")) element = find(element.querySelector("a[href*='#']")?.getAttribute("href").split("#")[1] ?? "");
    const first = text.items.findIndex((item) => item.section === element || item.element.contains(element));
    if (!element || first < 0) return null;
    const { section } = text.items[first];
    const last = section ? text.items.findLastIndex((item) => section.contains(item.element)) : first;
    return { first, last, line: element.closest(".line[id]") };
  }

  // The part that an address names; what of it is not in the text is told as `unknown`. A heading above it belongs to it.
  function cut(text, part) {
    const [from, to = from, ...more] = part.split(".");
    const [begin, end] = [from, to].map((name) => (name ? locate(text, name) : undefined));
    if (more.length || begin === null || end === null || !(begin || end)) return { unknown: part };
    const order = [begin ?? { first: 0, last: 0 }, end ?? { first: text.items.length - 1, last: text.items.length - 1 }];
    const isAfter = (one, other) => one.first - other.first || (one.line && other.line && one.line.compareDocumentPosition(other.line) & 2);
    if (isAfter(...order) > 0) order.reverse();
    let { first } = order[0];
    const { last } = order[1];
    if (!text.items[first].isHeading) while (text.items[first - 1]?.isHeading) first -= 1;
    const lines = [order[0].line, order[1].line];
    return { part, first, last, lines, name: nameOf(text.items.slice(first, last + 1), lines) };
  }

  // Whether a line of a stanza with which a part begins or ends is in it.
  function hasLine({ lines: [first, last] }, line) {
    const isBefore = (one, other) => one !== other && one.compareDocumentPosition(other) & 4;
    return !(first && isBefore(line, first)) && !(last && isBefore(last, line));
  }

  // What a part is called: by paragraphs, else by lines, else by its first and its last words.
  function nameOf(items, lines = []) {
    const between = (numbers, one, several) =>
      fillIn(numbers.length > 1 ? several : one, { number: numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : numbers[0] });
    const numbers = items.map(numberOf).filter(Boolean);
    if (numbers.length) return between(numbers, "¶{number}", "¶{number}");
    const all = items.flatMap(linesOf).filter((line) => hasLine({ lines }, line)).map(lineNumber);
    if (all.length) return between(all, say("line {number}"), say("lines {number}"));
    const [first, last] = [items[0], items.at(-1)].map((item) => startOf(item.element));
    return first === last ? `“${first}”` : `“${first}” – “${last}”`;
  }

  // The text that a page holds, or a part of a page: its blocks, and the id that all of theirs begin with.
  function read(root) {
    const items = [...walk(root.querySelector("article[role=main] > section") ?? root)];
    const id = items[0]?.id ?? "";
    return { root, items, id: id.slice(0, id.lastIndexOf("-")) };
  }

  return { read, cut, hasLine, listPlaces, linesOf, numberOf, nameOf, wordsOf };
})();
