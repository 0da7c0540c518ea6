// for: milestone
// Milestones stand in the margin, each beside the line in which it begins. Those of one line stand beside one another there,
// in the order in which they are read: how wide they are, and which of them share a line, is known here alone.
(() => {
  const margin = matchMedia("(min-width: 56.01em)");
  const marks = [...document.querySelectorAll(".milestone")];
  const outward = document.documentElement.dir === "rtl" ? 1 : -1;
  const place = () => {
    for (const mark of marks) mark.style.translate = "";
    if (!margin.matches) return;
    const boxes = marks.map((mark) => mark.getBoundingClientRect());
    let shift = 0;
    for (let at = marks.length - 2; at >= 0; at -= 1) {
      const [own, next] = [boxes[at], boxes[at + 1]];
      const together = own.height && Math.abs(own.top - next.top) < own.height / 2;
      shift = together ? shift + next.width : 0;
      if (shift) marks[at].style.translate = `${outward * shift}px`;
    }
  };
  place();
  document.fonts.ready.then(place);
  new ResizeObserver(place).observe(document.querySelector('article[role="main"]') ?? document.body);
})();
