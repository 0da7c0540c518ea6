// How a result is shown: where it is, and the words around what was found.
{
  const { fieldsOf, marks } = editionSearch;
  const BEFORE = 70;
  const LENGTH = 260;
  const TAGS = LANGUAGES_TAGS.map(([letters, tag]) => [new RegExp(`[${letters}]`, "u"), tag]);

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  // Text with its language where its letters say that it is of another: that given, or that of the letters.
  function speak(text, lang) {
    return text.split(/(LANGUAGES_RUN)/u).map((run, number) => {
      if (number % 2 === 0) return run;
      const foreign = make("span", "", run);
      foreign.lang = lang ?? TAGS.find(([letters]) => letters.test(run))[1];
      return foreign;
    });
  }

  // The text from one place to another, what was found in it marked.
  function showMarked(text, ranges, from = 0, to = text.length, lang) {
    const shown = [];
    let at = from;
    for (const [start, end] of ranges) {
      if (start < at || end > to) continue;
      shown.push(...speak(text.slice(at, start), lang), make("mark", "", ...speak(text.slice(start, end), lang)));
      at = end;
    }
    return [...shown, ...speak(text.slice(at, to), lang)];
  }

  // Where to cut a text, so that most of what was found is seen: never within a word.
  function cut(text, ranges) {
    if (text.length <= LENGTH + BEFORE) return [0, text.length];
    const seenFrom = ([start]) => ranges.filter((range) => range[0] >= start && range[1] <= start + LENGTH - BEFORE).length;
    const best = ranges.reduce((one, other) => (seenFrom(other) > seenFrom(one) ? other : one), ranges[0] ?? [0, 0]);
    let from = Math.max(0, best[0] - BEFORE);
    let to = Math.min(text.length, Math.max(from + LENGTH, best[1]));
    const isInner = (at) => at > 0 && at < text.length && /[\p{L}\p{M}\p{N}’']{2}/u.test(text.slice(at - 1, at + 1));
    const isUnspaced = (at) => /LANGUAGES_UNSPACED/u.test(text[at]);
    while (from > 0 && isInner(from) && !isUnspaced(from)) from -= 1;
    while (to < text.length && isInner(to) && !isUnspaced(to)) to += 1;
    return [from, to];
  }

  // Lines are kept apart where the beginning is shown, as the facts of an entry are from its words.
  function showWords(text, ranges) {
    const [from, to] = cut(text, ranges);
    const shown = from > 0 ? text.replaceAll("\n", " ") : text;
    return [from > 0 ? "… " : "", ...showMarked(shown, ranges, from, to), to < text.length ? " …" : ""];
  }

  // The names of an entry in other languages, and the wordings that were found.
  function showNames({ names, tags }, ranges) {
    return names.flatMap((name, number) => {
      const [tag, leftward] = tags[number] ?? [];
      if (!tag && !ranges[number].length) return [];
      const element = tag?.includes("-Latn") ? "i" : "span";
      const shown = make(element, tag ? "" : "search-wording", ...showMarked(name, ranges[number], 0, name.length, tag));
      if (tag) shown.lang = tag;
      if (leftward) shown.dir = "auto";
      return [" ", shown];
    });
  }

  // The address of a unit, with what is to be marked there.
  function addressOf(unit, ranges) {
    const words = fieldsOf(unit).flatMap((field, number) => ranges[number].map(([start, end]) => field.slice(start, end)));
    const query = new URLSearchParams([...new Set(words.map((word) => word.toLowerCase()))].slice(0, 20).map((word) => ["mark", word]));
    return unit.page.url + (query.size ? `?${query}` : "") + (unit.anchor ? `#${unit.anchor}` : "");
  }

  function showResult({ unit }, parsed) {
    const ranges = marks(unit, parsed);
    const link = make("a", "search-result");
    const place = [unit.page.isText ? unit.page.title : "", unit.place].filter(Boolean).join(", ");
    const where = make("span", "search-where", place, place && unit.name ? ": " : "");
    if (unit.name) where.append(make("strong", "", ...showMarked(unit.name, ranges[0])));
    where.append(...showNames(unit, ranges.slice(1)));
    link.append(where);
    if (unit.words) link.append(" ", make("span", "search-snippet", ...showWords(unit.words, ranges.at(-1))));
    link.href = addressOf(unit, ranges);
    return make("li", "", link);
  }

  Object.assign(editionSearch, { make, showResult });
}
