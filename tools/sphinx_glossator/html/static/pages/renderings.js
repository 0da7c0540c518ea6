// for: renderings
// The table of renderings can be sorted: by the name of a concept, or by a column's counts.

function prepareTable(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const counts = (index) => (row) => Number(row.cells[index].dataset.count);
  const sort = (index) => {
    const head = heads[index];
    const first = index ? "descending" : "ascending";
    const again = head.getAttribute("aria-sort") === first;
    const order = again ? (index ? "ascending" : "descending") : first;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", order);
    const count = counts(index);
    // The rows came in the order of their names, which a stable sort keeps among equal counts.
    const sorted = index ? rows.toSorted((a, b) => count(b) - count(a)) : [...rows];
    body.append(...(again ? sorted.toReversed() : sorted));
  };
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(index));
    head.append(button);
  });
  heads[0].setAttribute("aria-sort", "ascending");
}

document.querySelectorAll("table.renderings").forEach(prepareTable);
