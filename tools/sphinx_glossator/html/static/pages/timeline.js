// for: timeline-tools
// The timeline: zoom its lanes, which become wider, and name what then has room; show the events of some
// categories or texts alone; fold and unfold them. The address says what is shown: ?category=treaty+war,
// ?text=chen-2024+none (none: the events of which no text speaks), ?show=full. What it names and there is not is passed over.
"use strict";

function widthOf(words) {
  const range = document.createRange();
  range.selectNode(words);
  return range.getBoundingClientRect().width;
}

// --- the lanes ---------------------------------------------------------------------------------------

// Return what names again what has room, as after some events are hidden.
function prepareLanes(figure) {
  const view = figure.querySelector(".lanes-window");
  const lanes = figure.querySelector(".lanes");
  const ticks = [...figure.querySelectorAll(".axis span")];
  const scale = figure.querySelector("[data-scale]");
  const places = [...figure.querySelectorAll(".lane")].map((lane) => [...lane.children]);
  const widths = new Map(places.flat().map((item) => [item, item.querySelector(".lane-label").lastChild]));
  lanes.classList.add("measured"); // each name in one line
  for (const [item, words] of widths) widths.set(item, widthOf(words) + 14);
  lanes.classList.remove("measured");
  const tickWidths = new Map(ticks.map((tick) => [tick, tick.textContent.length * 8 + 10]));
  const leftward = getComputedStyle(view).direction === "rtl";
  const GREATEST = 16;
  let zoom = 1;

  // Of a name that is as wide as this in one line: how much room it wants, in two lines at most.
  const wanted = (width) => Math.min(width, Math.max(96, width * 0.62));

  // Years and names show where nothing else of their kind stands.
  const name = () => {
    const width = lanes.clientWidth;
    const key = lanes.classList.contains("even") ? "--t" : "--u";
    const at = (element) => parseFloat(element.style.getPropertyValue(key)) * width;
    const shown = [];
    for (const tick of [...ticks].sort((a, b) => round(b) - round(a) || at(a) - at(b))) {
      const own = tickWidths.get(tick);
      tick.hidden = shown.some(([x, other]) => Math.abs(x - at(tick)) < (own + other) / 2);
      if (!tick.hidden) shown.push([at(tick), own]);
    }
    for (const lane of places) {
      const sorted = lane.filter((item) => !item.hidden).sort((a, b) => at(a) - at(b));
      const marks = [-8, ...sorted.map(at), width + 8];
      let taken = 0; // as far as the names before reach
      sorted.forEach((item, index) => {
        const [before, here, after] = marks.slice(index, index + 3);
        const late = here > 0.75 * width;
        item.classList.toggle("late", late);
        const room = late ? here - 12 - Math.max(before + 10, taken) : after - here - 22;
        const wish = wanted(widths.get(item));
        const named = here >= taken && room >= wish;
        item.classList.toggle("named", named);
        item.style.setProperty("--room", `${Math.ceil(Math.min(room, 288))}px`);
        if (named) taken = late ? here : here + 12 + Math.min(room, 288, widths.get(item));
      });
    }
  };
  const round = (tick) => [100, 50, 10, 5].filter((step) => parseInt(tick.textContent, 10) % step === 0).length;

  // Keep what stands in the middle of the window, or under the pointer, where it is.
  const setZoom = (value, x = view.clientWidth / 2) => {
    const share = (Math.abs(view.scrollLeft) + x) / lanes.offsetWidth;
    zoom = Math.min(GREATEST, Math.max(1, value));
    lanes.style.setProperty("--zoom", zoom);
    view.scrollLeft = (share * lanes.offsetWidth - x) * (leftward ? -1 : 1);
    for (const button of figure.querySelectorAll("[data-zoom]")) {
      button.disabled = button.dataset.zoom > 1 ? zoom === GREATEST : zoom === 1;
    }
    name();
  };

  figure.addEventListener("click", ({ target }) => {
    if (target.dataset.zoom) setZoom(zoom * target.dataset.zoom);
  });
  scale.addEventListener("click", () => {
    scale.setAttribute("aria-pressed", lanes.classList.toggle("even"));
    name();
  });
  view.addEventListener("keydown", (event) => {
    const factor = { "+": 2, "=": 2, "-": 0.5 }[event.key];
    if (factor && !event.ctrlKey && !event.metaKey) setZoom(zoom * factor);
  });
  view.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, right } = view.getBoundingClientRect();
      setZoom(zoom * (event.deltaY < 0 ? 1.25 : 0.8), leftward ? right - event.clientX : event.clientX - left);
    },
    { passive: false },
  );
  new ResizeObserver(() => setZoom(zoom)).observe(view);
  return name;
}

// --- the events ----------------------------------------------------------------------------------------

// Fold the events: a button over the head of each unfolds it; so does a browser that finds words in it.
function prepareFolds(entries) {
  const fold = (entry, folded) => {
    const [button, body] = [entry.querySelector(".event-toggle"), entry.querySelector(".event-body")];
    entry.classList.toggle("open", !folded);
    button.setAttribute("aria-expanded", !folded);
    if (folded) body.setAttribute("hidden", "until-found");
    else body.removeAttribute("hidden");
  };
  for (const entry of entries) {
    const body = entry.querySelector(".event-body");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "event-toggle" });
    body.id ||= `${entry.id}-body`;
    button.setAttribute("aria-controls", body.id);
    button.setAttribute("aria-label", [...entry.querySelector(".event-name").childNodes].filter((node) => !node.matches?.(".headerlink")).map((node) => node.textContent).join("").trim());
    button.addEventListener("click", () => fold(entry, entry.classList.contains("open")));
    body.addEventListener("beforematch", () => fold(entry, false));
    entry.querySelector(".event-head").append(button);
    fold(entry, !entry.matches(":target, :has(:target)"));
  }
  document.documentElement.classList.add("timeline-ready");
  return fold;
}

function prepareTimeline(figure) {
  const name = prepareLanes(figure);
  const form = figure.querySelector(".timeline-filter");
  const output = form.querySelector("output");
  const whole = output.textContent;
  const entries = [...document.querySelectorAll(".event-entry")];
  const years = [...document.querySelectorAll(".timeline-year")];
  const links = [...figure.querySelectorAll(".lane a")];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const fold = prepareFolds(entries);
  const NAMES = ["category", "text"];
  const boxes = (key) => [...form.querySelectorAll(`input[name="${key}"]`)];
  const chosen = (key) => boxes(key).filter((box) => box.checked).map((box) => box.value);

  const textsOf = (entry) => entry.dataset.texts?.split(" ").filter(Boolean) ?? [];
  const fits = (entry, categories, texts) =>
    (!categories.length || categories.includes(entry.dataset.category)) &&
    (!texts.length || texts.some((text) => (text === "none" ? !textsOf(entry).length : textsOf(entry).includes(text))));

  function show() {
    const [categories, texts] = NAMES.map(chosen);
    for (const entry of entries) entry.hidden = !fits(entry, categories, texts);
    for (const year of years) year.hidden = [...year.querySelectorAll(".event-entry")].every((entry) => entry.hidden);
    for (const link of links) link.parentElement.hidden = byId.get(decodeURIComponent(link.hash.slice(1)))?.hidden ?? false;
    for (const lane of figure.querySelectorAll(".lane")) {
      lane.hidden = lane.previousElementSibling.hidden = [...lane.children].every((item) => item.hidden);
    }
    const all = links.length;
    const shown = links.filter((link) => !link.parentElement.hidden).length;
    output.textContent = shown === all ? whole : fillIn(say("{shown} of {all} events"), { shown, all });
    form.querySelector("button").disabled = !categories.length && !texts.length;
    name();
  }

  function tell() {
    for (const key of NAMES) editionAddress.write(key, chosen(key).join(" "));
    editionAddress.write("show", form.elements.full.checked ? "full" : "");
  }

  function unfoldAll() {
    for (const entry of entries) fold(entry, !form.elements.full.checked);
  }

  for (const key of NAMES) {
    const given = (editionAddress.read(key) ?? "").split(" ");
    for (const box of boxes(key)) box.checked = given.includes(box.value);
  }
  form.elements.full.checked = editionAddress.read("show") === "full";
  if (form.elements.full.checked) unfoldAll();
  form.addEventListener("change", ({ target }) => {
    if (target.name === "full") unfoldAll();
    show();
    tell();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const box of NAMES.flatMap(boxes)) box.checked = false;
    show();
    tell();
    form.querySelector("input")?.focus();
  });

  // A link leads to an event: it is there, and unfolded.
  function open() {
    const entry = editionAddress.target()?.closest(".event-entry");
    if (!entry) return;
    if (entry.hidden) form.querySelector("button").click();
    fold(entry, false);
    editionAddress.showTarget();
  }
  addEventListener("hashchange", open);
  show();
  if (location.hash) open();
}

document.querySelectorAll("figure.timeline:has(.lanes)").forEach(prepareTimeline);
