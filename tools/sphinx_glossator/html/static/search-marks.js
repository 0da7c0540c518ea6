// on demand: ?mark
// Marks the words that led a reader here from the search page: `?mark=win-win&mark=合作#chen-2024-p5`.
// Nothing is changed on the page; Esc takes the marks away, and their words out of the address.
{
  const words = new URLSearchParams(location.search).getAll("mark");
  const target = editionAddress.target();
  const SKIPPED = ".note-mark, .note-letter, .para-number, .line-number, .milestone, .headerlink, script, [popover]";

  // The texts below an element in one string, and where in it each begins.
  function readTexts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    let all = "";
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement.closest(SKIPPED)) continue;
      texts.push([all.length, walker.currentNode]);
      all += walker.currentNode.data;
    }
    return { texts, all };
  }

  // Whole words, whatever stands between two of them.
  function makePattern(phrase) {
    const parts = phrase.match(/LANGUAGES_UNSPACED|(?:(?!LANGUAGES_UNSPACED)[\p{L}\p{M}\p{N}])+/gu) ?? [];
    const isHan = (part) => /LANGUAGES_UNSPACED/u.test(part);
    const between = (one, other) => (isHan(one) && isHan(other) ? "[^\\p{L}\\p{N}]*" : "[^\\p{L}\\p{N}]+");
    const joined = parts.map((part, n) => (n && between(parts[n - 1], part)) + part).join("").replace(/^0/, "");
    return isHan(phrase) ? joined : `(?<![\\p{L}\\p{M}\\p{N}])${joined}(?![\\p{L}\\p{M}\\p{N}])`;
  }

  function findRanges(element) {
    const { texts, all } = readTexts(element);
    const pattern = new RegExp(words.map(makePattern).filter(Boolean).join("|"), "giu");
    const place = (at, end) => {
      const [start, node] = texts.findLast(([begin]) => begin < at + (end ? 0 : 1));
      return [node, at - start];
    };
    return [...all.matchAll(pattern)].filter(({ 0: found }) => found).map(({ 0: found, index }) => {
      const range = new Range();
      range.setStart(...place(index, false));
      range.setEnd(...place(index + found.length, true));
      return range;
    });
  }

  function show() {
    const ranges = findRanges(target ?? document.querySelector("[role=main]"));
    CSS.highlights.set("search", new Highlight(...ranges));
    target?.scrollIntoView({ behavior: "instant" });
    const box = ranges.map((range) => range.getBoundingClientRect()).find(({ height }) => height);
    if (box && (box.top < 64 || box.bottom > innerHeight)) scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
  }

  function clear() {
    const url = new URL(location);
    url.searchParams.delete("mark");
    CSS.highlights.delete("search");
    history.replaceState(null, "", url);
  }

  if (words.length && globalThis.CSS?.highlights) {
    addEventListener("load", () => requestAnimationFrame(show)); // when the notes are in their places
    addEventListener("keydown", (event) => event.key === "Escape" && clear());
  }
}
