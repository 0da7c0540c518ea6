// for: popovers choice-form
// What an entry or a source says, on hover, on focus, on tap and on tap-and-hold; a second tap follows the link, Esc closes.
// The definitions of a page are in a file of their own, which is loaded when somebody comes near to such a link.
// Before a tap opens one, its link gets a cancelable "edition-preview" event, with the definition in its
// detail: a note on the same words shows it in its sheet.
// Without this script every term is a plain link to its entry.
"use strict";

const editionPopovers = (() => {
  const loading = new Map(); // what is being loaded, or was, by its address
  const known = document.createElement("div");
  Object.assign(known, { className: "popovers", hidden: true });
  document.body.append(known);

  const place = () => document.querySelector(".popovers[data-for]");
  const of = (link) => document.getElementById("popover-" + link.hash.slice(1));
  const missing = () => [...document.querySelectorAll(".popovers[data-src]")].filter((holder) => !loading.get(holder.dataset.src)?.done);

  function insert(address) {
    const script = document.createElement("script");
    const state = { done: false };
    state.end = new Promise((resolve) => {
      script.onload = resolve;
      script.onerror = () => resolve(loading.delete(address)); // to be tried again
    }).then(() => (state.done = true));
    script.src = address;
    document.head.append(script);
    loading.set(address, state);
  }

  // Loads what is not here yet; a link that turns out to have none is a plain link from then on.
  function load() {
    const addresses = missing().map((holder) => holder.dataset.src);
    for (const address of addresses) if (!loading.has(address)) insert(address);
    return Promise.all(addresses.map((address) => loading.get(address).end)).then(describe);
  }

  function describe() {
    const found = place();
    for (const link of found ? document.querySelectorAll(found.dataset.for) : []) {
      const definition = of(link);
      if (definition) link.setAttribute("aria-describedby", definition.id);
    }
  }

  function take(html) {
    const taken = document.createElement("template");
    taken.innerHTML = html;
    for (const definition of [...taken.content.children]) if (!document.getElementById(definition.id)) known.append(definition);
  }

  function linkAt(element) {
    const link = element?.closest?.(place()?.dataset.for ?? "no-link");
    return link && (of(link) || missing().length) ? link : null;
  }

  if (document.querySelector(".popovers > [id]")) describe(); // a preview has them in the page
  return { linkAt, load, of, take };
})();

(() => {
  const HOLD = 450; // milliseconds, about what phones take for a long press
  const panel = document.createElement("div");
  if (!panel.showPopover) return;
  panel.className = "term-popover";
  panel.popover = "manual";
  panel.setAttribute("role", "tooltip");
  document.body.append(panel);

  let wanted = null; // the link whose definition is to be open as soon as it is here
  let shown = null; // the link whose definition is open
  let timer = 0;
  let previewed = null; // the link that was tapped last: another tap follows it
  let touched = false; // whether it was a finger that came last
  let held = false; // the finger that opened it is still down: its click is no click
  let start = null;

  const definitionOf = editionPopovers.of;
  const linkAt = (event) => editionPopovers.linkAt(event.target);

  function place(link, x) {
    const boxes = [...link.getClientRects()]; // a link may go over two lines: beside the line pointed at
    const box = boxes.find((line) => x >= line.left && x <= line.right) ?? boxes[0];
    const room = document.documentElement.clientWidth - panel.offsetWidth - 8;
    const below = box.bottom + panel.offsetHeight + 12 < innerHeight || box.top < panel.offsetHeight + 12;
    const top = below ? box.bottom + 6 : box.top - panel.offsetHeight - 6;
    panel.style.left = Math.max(8, Math.min(box.left, room)) + scrollX + "px";
    panel.style.top = top + scrollY + "px";
  }

  async function show(link, x = -1) {
    clearTimeout(timer);
    wanted = link;
    if (!definitionOf(link)) await editionPopovers.load();
    const definition = definitionOf(link);
    if (!definition || wanted !== link || shown === link) return;
    panel.replaceChildren(...definition.cloneNode(true).childNodes);
    if (!shown) panel.showPopover();
    shown = link;
    place(link, x);
  }

  function hide() {
    clearTimeout(timer);
    if (shown) panel.hidePopover();
    shown = wanted = null;
  }

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  document.addEventListener("pointerover", (event) => {
    const link = linkAt(event);
    if (link) editionPopovers.load();
    if (event.pointerType === "touch") return;
    if (link) later(() => show(link, event.clientX), shown ? 80 : 250);
    else if (panel.contains(event.target)) clearTimeout(timer);
    else if (shown && !shown.matches(":focus-visible")) later(hide, 200);
    else if (!shown) hide();
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link?.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", (event) => event.target === wanted && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  async function preview(link, x) {
    previewed = link;
    if (!definitionOf(link)) await editionPopovers.load();
    if (previewed !== link) return;
    const detail = { definition: definitionOf(link) };
    if (!detail.definition) return location.assign(link.href); // it cannot be had: there is the entry
    if (link.dispatchEvent(new CustomEvent("edition-preview", { detail, bubbles: true, cancelable: true }))) show(link, x);
    else hide();
  }

  // Touch. Nothing closes on scrolling: a definition that is read moves with its words.
  document.addEventListener("pointerdown", (event) => {
    held = false;
    touched = event.pointerType === "touch";
    if (linkAt(event) !== previewed) previewed = null;
    if (!panel.contains(event.target) && linkAt(event) !== shown) hide();
    const link = event.pointerType === "touch" && linkAt(event);
    if (!link) return;
    start = event;
    later(() => {
      held = true;
      show(link, event.clientX);
    }, HOLD);
  });
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch" || held || !start) return;
    if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 10) clearTimeout(timer);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, (event) => {
      if (event.pointerType === "touch" && !held) clearTimeout(timer);
      start = null;
    });
  }
  // The browser's own menu of a link would cover the definition.
  document.addEventListener("contextmenu", (event) => {
    const link = linkAt(event);
    if (!link || !(start || held || event.pointerType === "touch")) return;
    event.preventDefault();
    held = true;
    show(link, event.clientX);
  });
  document.addEventListener(
    "click",
    (event) => {
      const link = linkAt(event);
      const isFirst = touched && event.detail && link !== previewed; // Enter is no tap
      if (link && (held || isFirst)) event.preventDefault();
      if (link && !held && isFirst) preview(link, event.clientX);
      held = false;
    },
    true,
  );
})();
