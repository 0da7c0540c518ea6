// for: compare-form
// Two texts side by side, or all passages of one concept. What is compared stands in the address:
// #compare-term-x, or #texts=one,other&concept=term-x. The texts come from comparison-data.js.

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

function prepareComparison(form) {
  const { texts, concepts } = window.comparedTexts;
  const fields = form.elements;
  const result = document.querySelector(".compare-result");
  const status = document.querySelector(".compare-status");
  const conceptOf = (id) => concepts.find((concept) => concept.id === id);
  const indexOf = (id) => texts.findIndex((text) => text.id === id);
  const addressOf = (text, block) => `${form.dataset.root}${text.page}#${block[0]}`;

  const hashOf = (concept, one, other) =>
    one ? `#texts=${one},${other}${concept ? `&concept=${concept}` : ""}` : `#compare-${concept}`;

  function readAddress() {
    const hash = location.hash.slice(1);
    const given = new URLSearchParams(hash);
    const [one, other] = (given.get("texts") ?? "").split(",");
    const concept = hash.startsWith("compare-") ? hash.slice(8) : given.get("concept");
    const pair = indexOf(one) >= 0 && indexOf(other) >= 0;
    fields.concept.value = conceptOf(concept) ? concept : "";
    fields.one.value = pair ? one : "";
    fields.other.value = pair ? other : texts.at(-1).id;
    if (!pair && !fields.concept.value) fields.concept.value = mostNamed().id;
  }
  const mostNamed = () => concepts.reduce((best, next) => (next.places.length > best.places.length ? next : best));

  // The words of a block, with each place marked; where places overlap, the first one.
  function writeWords(words, places, markOf) {
    const parts = [];
    let end = 0;
    for (const place of places.sort((a, b) => a.start - b.start || b.length - a.length)) {
      if (place.start < end) continue;
      parts.push(words.slice(end, place.start), markOf(place, words.slice(place.start, place.start + place.length)));
      end = place.start + place.length;
    }
    return [...parts, words.slice(end)];
  }

  function writeBlock(text, block, places, markOf, excerpt) {
    if (!block[1]) return make("h3", {}, block[2]);
    const whole = make("p", { className: "compare-para" });
    const number = make("a", { className: "para-number", href: addressOf(text, block), ariaLabel: fillIn(say("{text}, paragraph {number}"), { text: text.title, number: block[1] }) }, block[1]);
    const parts = excerpt ? cutSentences(block[2], places) : [{ from: 0, to: block[2].length }];
    for (const { from, to } of parts) {
      const within = places.filter(({ start }) => start >= from && start < to).map((place) => ({ ...place, start: place.start - from }));
      if (from > 0 && !whole.childNodes.length) whole.append("… ");
      else if (whole.childNodes.length) whole.append(" … ");
      whole.append(...writeWords(block[2].slice(from, to).trimEnd(), within, markOf));
    }
    if (parts.length && (parts.length > 1 || parts[0].from > 0 || parts[0].to < block[2].length)) {
      const more = make("button", { type: "button", className: "compare-more", ariaLabel: fillIn(say("Show the whole of paragraph {number}"), { number: block[1] }) }, "…");
      more.addEventListener("click", () => whole.replaceWith(writeBlock(text, block, places, markOf)));
      whole.append(" ", more);
    }
    whole.prepend(number);
    return whole;
  }

  // The sentences in which a concept is named; neighbours are one part.
  function cutSentences(words, places) {
    const parts = [];
    for (const { segment, index } of sentences.segment(words)) {
      const end = index + segment.length;
      if (!places.some(({ start, length }) => start < end && start + length > index)) continue;
      if (parts.at(-1)?.to === index) parts.at(-1).to = end;
      else parts.push({ from: index, to: end });
    }
    return parts;
  }
  const sentences = new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "sentence" });

  const simpleMark = (place, words) => make("mark", {}, words);
  const placesIn = (concept, index) =>
    concept.places.filter(([text]) => text === index).map(([, block, start, length]) => ({ block, start, length, concept }));

  function writeText(text, places, markOf, only) {
    const section = make("section", { className: "compare-text" });
    const title = make("a", { href: form.dataset.root + text.page }, text.title);
    section.append(make("h2", {}, title, make("span", { className: "times" }, places.length ? ` ×${places.length}` : "")));
    text.blocks.forEach((block, index) => {
      const here = places.filter((place) => place.block === index);
      if (!only || here.length) section.append(writeBlock(text, block, here, markOf, only));
    });
    return section;
  }

  function showConcept(concept) {
    const found = texts.map((text, index) => [text, placesIn(concept, index)]);
    const naming = found.filter(([, places]) => places.length);
    result.replaceChildren(...naming.map(([text, places]) => writeText(text, places, simpleMark, true)));
    const without = found.filter(([, places]) => !places.length).map(([text]) => text.title);
    status.replaceChildren(
      `${concept.headword} `,
      make("span", concept.name[1], concept.name[0]),
      `: ${fillIn(without.length ? say("{times} times in {texts} texts; not in {others}.") : say("{times} times in {texts} texts."), { times: concept.places.length, texts: naming.length, others: without.join(", ") })}`,
    );
  }

  function showPair(one, other, concept) {
    const shared = concepts.filter((c) => [one, other].every((index) => c.places.some(([text]) => text === index)));
    const marked = concept ? [concept] : shared;
    // A shared concept leads to itself alone in the same two texts.
    const linkMark = (place, words) =>
      make("a", { className: "compare-mark", href: hashOf(place.concept.id, texts[one].id, texts[other].id), title: place.concept.headword }, words);
    const panes = [one, other].map((index) => {
      const places = marked.flatMap((c) => placesIn(c, index));
      const pane = writeText(texts[index], places, concept ? simpleMark : linkMark, concept && fields.only.checked);
      Object.assign(pane, { tabIndex: 0, role: "region", ariaLabel: texts[index].title });
      return pane;
    });
    result.replaceChildren(...panes);
    if (concept) panes.forEach((pane) => showFirst(pane));
    status.replaceChildren(
      concept
        ? fillIn(say("{concept}: {one} and {other} times."), { concept: concept.headword, one: countMarks(panes[0]), other: countMarks(panes[1]) })
        : fillIn(say("{count} concepts in both; each is marked, and leads to its places alone."), { count: shared.length }),
    );
  }
  const countMarks = (pane) => pane.querySelectorAll("mark").length;
  const showFirst = (pane) => {
    const mark = pane.querySelector("mark");
    if (mark) pane.scrollTop = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - 80;
  };

  function show() {
    const [concept, one, other] = [conceptOf(fields.concept.value), indexOf(fields.one.value), indexOf(fields.other.value)];
    const pair = one >= 0;
    fields.other.closest("label").hidden = !pair;
    fields.only.closest("label").hidden = !pair || !concept;
    result.classList.toggle("pair", pair);
    if (pair) showPair(one, other, concept);
    else showConcept(concept);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const { concept, one, other } = fields;
    if (!one.value && !concept.value) concept.value = mostNamed().id;
    if (one.value === other.value) other.value = texts.find((text) => text.id !== one.value).id;
    history.replaceState(null, "", hashOf(concept.value, one.value, other.value));
    show();
  });
  addEventListener("hashchange", () => {
    readAddress();
    show();
  });
  readAddress();
  show();
}

// The texts' script stands below the form, and so has run before this one.
if (window.comparedTexts) document.querySelectorAll(".compare-form").forEach(prepareComparison);
