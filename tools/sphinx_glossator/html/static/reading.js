// for: text-header toctree-wrapper
// early: so that nothing moves once it is drawn
// How a reader has the type, which headnotes are open, where the reading of each text has stopped: kept in this
// browser, for no one else. An element of the page is dealt with as it comes, before it is drawn.
"use strict";

const editionReading = (() => {
  const root = document.documentElement;
  const site = new URL(root.dataset.content_root ?? "./", location.href).pathname;
  const page = location.pathname.slice(site.length);
  const TYPE = "edition-type"; // of all editions that this browser has from here; the others are of this one
  const PLACES = `edition-places ${site}`;
  const OPEN = `edition-headnotes ${site}`;

  function read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept && typeof kept === "object") return kept;
    } catch {
      // Nothing can be kept here, or something else was.
    }
    return {};
  }

  function keep(key, kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch {
      // What the reader has chosen lasts as long as the page.
    }
  }

  // --- the type -----------------------------------------------------------------------------------

  let type = read(TYPE);
  const NAMES = ["size", "face", "spacing", "measure"];

  function applyType() {
    for (const name of NAMES) {
      if (typeof type[name] === "string") root.setAttribute(`data-type-${name}`, type[name]);
      else root.removeAttribute(`data-type-${name}`);
    }
  }

  function setType(changes) {
    type = Object.fromEntries(Object.entries({ ...type, ...changes }).filter(([, value]) => value));
    keep(TYPE, type);
    applyType();
    if (type.places === "off") keep(PLACES, {});
    document.dispatchEvent(new Event("edition-layout"));
  }

  // --- where the reading has stopped ----------------------------------------------------------------

  const isPlace = (place) => [place?.id, place?.name, place?.title].every((words) => typeof words === "string");
  const places = () => Object.entries(read(PLACES)).filter(([, place]) => isPlace(place));

  // The block with this id is where the reader is; none, once the end has been reached.
  function keepPlace(id, name) {
    if (type.places === "off") return;
    const title = document.querySelector("article h1");
    const { lang, dir } = title.closest("[lang]");
    const words = [...title.childNodes].filter((part) => !part.matches?.(".headerlink, .note-mark")).map((part) => part.textContent);
    const all = Object.fromEntries(places().filter(([of]) => of !== page));
    if (id) all[page] = { id, name, title: words.join("").trim(), lang, dir };
    keep(PLACES, all);
  }

  function linkTo(address, words) {
    const link = document.createElement("a");
    link.href = address;
    link.append(...words);
    return link;
  }

  // --- the head of a text -----------------------------------------------------------------------------

  function completeHeader({ previousElementSibling: header }) {
    let tools = header.querySelector(".reading-tools");
    if (!tools) header.append((tools = Object.assign(document.createElement("div"), { className: "reading-tools" })));
    const button = Object.assign(document.createElement("button"), { type: "button", className: "type-button", title: say("Type and reading") });
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-expanded", "false");
    tools.append(button);
    const place = read(PLACES)[page];
    if (!isPlace(place) || location.hash || type.places === "off") return;
    const link = linkTo(`#${place.id}`, [say("Continue at {place}").replace("{place}", place.name)]);
    link.className = "continue";
    tools.append(link);
  }

  function openHeadnote(headnote) {
    headnote.open = page in read(OPEN);
    headnote.addEventListener("toggle", () => {
      const { [page]: _, ...others } = read(OPEN);
      keep(OPEN, headnote.open ? { ...others, [page]: 1 } : others);
    });
  }

  const coming = new Map([
    [".text-header + *", completeHeader],
    [".headnote", openHeadnote],
  ]);
  function look() {
    for (const [selector, act] of coming) {
      const found = document.querySelector(selector);
      if (found && coming.delete(selector)) act(found);
    }
  }
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => (look(), observer.disconnect()));
  applyType();

  return { keepPlace, setType, type: () => type, site, page, places, linkTo, coming };
})();
