// The search page: finds as one types, and keeps in its address what is looked for.
{
  const { kinds, units, find, make, showResult } = editionSearch;
  const FEW = 4; // results of a group that are shown at first, where there are several groups
  const MANY = 40;

  const root = document.getElementById("edition-search");
  const form = root.querySelector("form");
  const field = root.querySelector("#search-words");
  const filters = root.querySelector(".search-filters");
  const kindChoice = root.querySelector(".search-kinds");
  const textChoice = root.querySelector("#search-text");
  const status = root.querySelector(".search-status");
  const list = root.querySelector(".search-results");
  const isOfText = ({ unit }) => !textChoice.value || unit.page.url === textChoice.value;
  const chosenKind = () => kindChoice.querySelector(":checked").value;

  function addKind(value, label) {
    const input = Object.assign(document.createElement("input"), { type: "radio", name: "in", value, checked: !value });
    kindChoice.append(make("label", "", input, make("span", "", label, " ", make("span", "search-count"))));
  }

  // --- showing --------------------------------------------------------------------------------

  function group(results) {
    const groups = new Map();
    for (const result of results) {
      const { kind, page } = result.unit;
      const title = page.isText ? page.title : kinds[kind];
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(result);
    }
    return [...groups];
  }

  function showGroup([title, results], parsed, number, only) {
    const items = make("ol", "");
    const heading = make("h2", "", title, " ", make("span", "search-count", String(results.length)));
    heading.id = `search-group-${number}`;
    const section = make("section", "search-group", heading, items);
    section.setAttribute("aria-labelledby", heading.id);
    const add = (from, to) => items.append(...results.slice(from, to).map((result) => showResult(result, parsed)));
    let shown = only ? MANY : FEW;
    if (results.length <= shown + 1) shown += 1;
    add(0, shown);
    if (results.length > shown) {
      const more = make("button", "search-more", fillIn(say("Show {count} more of {title}"), { count: results.length - shown, title }));
      more.type = "button";
      more.addEventListener("click", () => {
        more.remove();
        add(shown);
        items.children[shown].firstChild.focus();
      });
      section.append(more);
    }
    return section;
  }

  function countKinds(results) {
    for (const input of kindChoice.querySelectorAll("input")) {
      const count = input.value ? results.filter(({ unit }) => unit.kind === input.value).length : results.length;
      input.nextSibling.lastChild.textContent = count;
      input.parentElement.hidden = count === 0 && !input.checked;
    }
  }

  function describe(count, complete, query) {
    const number = count.toLocaleString(document.documentElement.lang || "en");
    const passages = count === 1 ? say("1 passage") : fillIn(say("{number} passages"), { number });
    const isHere = chosenKind() || textChoice.value;
    if (!count) return fillIn(isHere ? say("Nothing found for “{query}” here.") : say("Nothing found for “{query}”."), { query });
    if (complete) return fillIn(say("{passages} with “{query}”."), { passages, query });
    return fillIn(say("No passage has all of “{query}”; {passages} with some of it."), { passages, query });
  }

  function show() {
    const query = field.value.trim();
    const { parsed, results, complete } = find(query);
    const ofText = results.filter(isOfText);
    const found = chosenKind() ? ofText.filter(({ unit }) => unit.kind === chosenKind()) : ofText;
    const groups = group(found);
    countKinds(ofText);
    filters.hidden = !query;
    list.replaceChildren(...groups.map((one, number) => showGroup(one, parsed, number, groups.length === 1)));
    status.textContent = query ? describe(found.length, complete, query) : "";
    remember(query);
  }

  // --- the address ----------------------------------------------------------------------------

  function remember(query) {
    const state = new URLSearchParams(Object.entries({ q: query, in: chosenKind(), text: textChoice.value }).filter(([, value]) => value));
    history.replaceState(null, "", location.pathname + (state.size ? `?${state}` : ""));
    document.title = (query ? `${query} · ` : "") + title;
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    field.value = state.get("q") ?? "";
    for (const input of kindChoice.querySelectorAll("input")) input.checked = input.value === (state.get("in") ?? "");
    if (!kindChoice.querySelector(":checked")) kindChoice.querySelector("input").checked = true;
    textChoice.value = state.get("text") ?? "";
    if (textChoice.selectedIndex < 0) textChoice.value = "";
  }

  // --- the keyboard ---------------------------------------------------------------------------

  function walk(event) {
    const links = [...list.querySelectorAll(".search-result, .search-more")];
    const at = links.indexOf(document.activeElement);
    const isField = document.activeElement === field;
    if (event.key === "/" && !isField) {
      field.focus();
      event.preventDefault();
    }
    if (!isField && at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Escape") {
      if (isField) field.value = "";
      field.focus();
      if (isField) show();
    } else if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else if (to < 0) field.focus();
    else links[to]?.focus();
    event.preventDefault();
  }

  const title = document.title;
  let timer = 0;
  addKind("", say("Everything"));
  Object.entries(kinds).forEach(([value, label]) => units.some(({ kind }) => kind === value) && addKind(value, label));
  const texts = new Set(units.map(({ page }) => page).filter(({ isText }) => isText));
  textChoice.append(...[...texts].map((page) => new Option(page.title, page.url)));
  filters.querySelector(".search-text").hidden = texts.size < 2;

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(show, event.target === field ? 120 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
    list.querySelector(".search-result")?.focus();
  });
  document.addEventListener("keydown", walk);
  document.addEventListener("DOMContentLoaded", () => { // the scripts of every page have come by then, too
    recall();
    show();
    field.focus({ preventScroll: true });
  });
}
