// for: para
// How far one has come in the text: a line above it, the paragraph's number, the heading in the sidebar.
(() => {
  const paragraphs = [...document.querySelectorAll(".para")];
  if (!paragraphs.length) return;
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
  const number = (paragraph) => paragraph.querySelector(".para-number").textContent;
  const last = number(paragraphs.at(-1));
  const length = places.find((place) => place.textContent)?.textContent ?? ""; // as the page says it

  function show() {
    const line = innerHeight * 0.35;
    const above = (element) => element.getBoundingClientRect().top < line;
    const here = paragraphs.findLast(above);
    const heading = headings.findLastIndex(above);
    const words = here ? fillIn(say("¶{number} of {last}"), { number: number(here), last }) : length;
    for (const place of places) if (place.textContent !== words) place.textContent = words;
    links.forEach((link, index) =>
      index === heading ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current"),
    );
    const first = paragraphs[0].getBoundingClientRect().top;
    const end = paragraphs.at(-1).getBoundingClientRect().bottom;
    const done = (line - first) / (end - first);
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
