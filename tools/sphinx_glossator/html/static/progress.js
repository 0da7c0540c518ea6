// for: para line
// How far one has come in the text: a line above it, the number of the paragraph or, in a text without any, of the
// line; the heading in the sidebar.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const paragraphs = all(".para");
  const blocks = paragraphs.length ? paragraphs : all(".line[id]");
  if (!blocks.length) return;
  const bar = document.createElement("div");
  bar.className = "reading-progress";
  bar.setAttribute("aria-hidden", "true");
  document.body.append(bar);
  const inHeader = document.createElement("span");
  inHeader.className = "reading-place";
  document.querySelector(".header-center")?.append(inHeader);
  const places = [...document.querySelectorAll(".reading-place")];
  const links = [...document.querySelectorAll(".text-contents a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  const number = (block) => block.querySelector(".para-number, .line-number").textContent;
  const last = number(blocks.at(-1));
  const name = paragraphs.length ? say("¶{number} of {last}") : say("line {number} of {last}");
  const before = places.find((place) => place.textContent)?.textContent ?? ""; // how long the text is, as the page says it

  // Where the reader has come to by scrolling is kept, if it is not the beginning; at the end nothing is left to read.
  let moves = false;
  let stopping = 0;
  for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(sign, () => (moves = true), { passive: true });
  function stopAt(block, words, ended) {
    clearTimeout(stopping);
    if (!moves || !block || block === blocks[0]) return;
    stopping = setTimeout(() => (ended ? editionReading.keepPlace("") : editionReading.keepPlace(block.id, words)), 250);
  }

  function show() {
    const line = innerHeight * 0.35;
    const shown = blocks.filter((block) => !block.closest("[hidden]")); // of a part of the text
    if (!shown.length) return;
    const above = (element) => {
      const { top, height } = element.getBoundingClientRect();
      return height > 0 && top < line;
    };
    const here = shown.findLast(above);
    const heading = headings.findLastIndex(above);
    const words = here ? fillIn(name, { number: number(here), last }) : before;
    for (const place of places) if (place.textContent !== words) place.textContent = words;
    links.forEach((link, index) =>
      index === heading ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current"),
    );
    const first = shown[0].getBoundingClientRect().top;
    const end = shown.at(-1).getBoundingClientRect().bottom;
    const done = (line - first) / (end - first);
    stopAt(here, words, end <= innerHeight);
    bar.style.transform = `scaleX(${Math.min(1, Math.max(0, done))})`;
  }

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  show();
})();
