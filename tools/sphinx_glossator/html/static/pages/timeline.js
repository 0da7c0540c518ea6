// for: timeline-tools
// Zoom the lanes of the timeline: they become wider, their window scrolls, and what then has room is named.

function widthOf(words) {
  const range = document.createRange();
  range.selectNode(words);
  return range.getBoundingClientRect().width;
}

function prepareTimeline(figure) {
  const view = figure.querySelector(".lanes-window");
  const lanes = figure.querySelector(".lanes");
  const ticks = [...figure.querySelectorAll(".axis span")];
  const scale = figure.querySelector("[data-scale]");
  const places = [...figure.querySelectorAll(".lane")].map((lane) => [...lane.children]);
  const widths = new Map(places.flat().map((item) => [item, item.querySelector(".lane-label").lastChild]));
  for (const [item, words] of widths) widths.set(item, widthOf(words) + 12);
  const GREATEST = 16;
  let zoom = 1;

  // Years and names show where nothing else of their kind stands.
  const name = () => {
    const width = lanes.clientWidth;
    const key = lanes.classList.contains("even") ? "--t" : "--u";
    const at = (element) => parseFloat(element.style.getPropertyValue(key)) * width;
    const shown = [];
    for (const tick of [...ticks].sort((a, b) => round(b) - round(a) || at(a) - at(b))) {
      tick.hidden = shown.some((x) => Math.abs(x - at(tick)) < 42);
      if (!tick.hidden) shown.push(at(tick));
    }
    for (const lane of places) {
      const sorted = lane.toSorted((a, b) => at(a) - at(b));
      const marks = [-8, ...sorted.map(at), width + 8];
      let taken = 0; // as far as the names before reach
      sorted.forEach((item, index) => {
        const [before, here, after] = marks.slice(index, index + 3);
        const late = here > 0.75 * width;
        item.classList.toggle("late", late);
        const room = late ? here - 12 - Math.max(before + 10, taken) : after - here - 22;
        const wish = Math.min(widths.get(item), 300);
        const named = here >= taken && room >= Math.min(wish, 110);
        item.classList.toggle("named", named);
        item.style.setProperty("--room", `${room}px`);
        if (named) taken = late ? here : here + 12 + Math.min(room, widths.get(item));
      });
    }
  };
  const round = (tick) => [100, 50, 10, 5].filter((step) => tick.textContent % step === 0).length;

  // Keep what stands in the middle of the window, or under the pointer, where it is.
  const setZoom = (value, x = view.clientWidth / 2) => {
    const share = (view.scrollLeft + x) / lanes.offsetWidth;
    zoom = Math.min(GREATEST, Math.max(1, value));
    lanes.style.setProperty("--zoom", zoom);
    view.scrollLeft = share * lanes.offsetWidth - x;
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
      setZoom(zoom * (event.deltaY < 0 ? 1.25 : 0.8), event.clientX - view.getBoundingClientRect().left);
    },
    { passive: false },
  );
  new ResizeObserver(() => setZoom(zoom)).observe(view);
}

document.querySelectorAll("figure.timeline:has(.lanes)").forEach(prepareTimeline);
