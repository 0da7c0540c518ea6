// for: line
// Every line of verse has its number, to link to it and to cite it: where none is printed, it is seen beside the
// line that a reader points to, or comes to by keys.
(() => {
  for (const line of document.querySelectorAll(".line[id]")) {
    if (line.querySelector(".line-number")) continue;
    const number = line.dataset.number ?? line.id.match(/\d+(?=[a-z]*$)/)[0];
    const link = Object.assign(document.createElement("a"), {
      className: "line-number quiet",
      href: `#${line.id}`,
      textContent: number,
      ariaLabel: fillIn(say("Line {number}"), { number }),
    });
    line.append(link);
  }
  // With a finger nobody points: a line that is touched shows its number.
  let touched = null;
  document.addEventListener("click", ({ target }) => {
    const line = target.closest(".line[id]");
    if (line === touched) return;
    touched?.classList.remove("touched");
    touched = line;
    line?.classList.add("touched");
  });
})();
