// What a page has in a preview besides: a bar at its foot, and that it loads itself again when it has changed.
"use strict";

(() => {
  const version = document.currentScript.dataset.version;
  const [, audience, ...rest] = location.pathname.split("/");
  const KEPT = "glossator-preview";
  const ARTICLE = "article[role=main], main, [role=main]";
  const HIGHLIGHT = "glossator-changed";
  const PATIENCE = 10000; // milliseconds in which a page that loads itself again has come

  // --- the bar ---------------------------------------------------------------------------------

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const link = (whom, words) => {
    const path = audience === "pdf" ? "" : rest.join("/");
    const anchor = make("a", { href: `/${whom}/${path}`, textContent: words });
    if (whom === audience) anchor.setAttribute("aria-current", "true");
    anchor.addEventListener("click", () => keep());
    return anchor;
  };

  const status = make("span", { className: "glossator-status" });
  status.setAttribute("role", "status");
  const count = make("button", { className: "glossator-count", type: "button", hidden: true });
  const where = make("button", { className: "glossator-where", type: "button", hidden: true });
  const list = make("ol", { className: "glossator-faults" });
  const heading = make("p", { className: "glossator-heading" });
  const panel = make("div", { className: "glossator-panel", id: "glossator-panel", hidden: true });
  const alerts = make("div", {}, heading, list);
  alerts.setAttribute("role", "alert");
  panel.append(alerts);
  panel.tabIndex = 0;
  count.setAttribute("aria-controls", panel.id);
  const whom = make("span", { className: "glossator-whom" }, link("student", "Students"), link("teacher", "Teachers"));
  whom.setAttribute("role", "group");
  whom.setAttribute("aria-label", "The page as it is for");
  const of = audience === "teacher" || rest[0] === "teacher" ? "teacher" : "student";
  const pdf = make("a", { href: `/pdf/${of}/`, className: "glossator-pdf", textContent: "PDF" });
  const proved = make("span", {
    className: "glossator-proved",
    textContent: "not certified: glossator build does that",
  });
  const bar = make("div", { className: "glossator-bar" }, make("strong", { textContent: "Preview" }), whom, status, count, where, proved, pdf);
  const preview = make("section", { className: "glossator-preview" }, panel, bar);
  preview.setAttribute("aria-label", "Preview");

  const expand = (open) => {
    panel.hidden = !open;
    count.setAttribute("aria-expanded", String(open));
  };
  count.addEventListener("click", () => expand(panel.hidden));

  let shown = "";
  const showState = ({ faults, checked }) => {
    const now = JSON.stringify(faults);
    const words = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
    count.hidden = !faults.length;
    count.textContent = words;
    status.textContent = faults.length ? "" : checked ? "no faults found" : "checking …";
    if (now === shown) return;
    shown = now;
    heading.textContent = faults.length
      ? `${words} to be mended. What you see is the last good page.`
      : "";
    list.replaceChildren(
      ...faults.map((fault) =>
        make(
          "li",
          {},
          make("code", { textContent: fault.place }),
          " ",
          make("b", { textContent: fault.code }),
          " ",
          fault.message,
        ),
      ),
    );
    expand(faults.length > 0);
  };

  // --- where the reader is ---------------------------------------------------------------------

  const places = () => document.querySelectorAll(`:is(${ARTICLE}) [id]`);

  // The first place with an id that reaches below the upper edge of the window: it stays where it is.
  const findTop = () => {
    for (const place of places()) {
      const { top, bottom, height } = place.getBoundingClientRect();
      if (height && bottom > 0 && top > -innerHeight && top < innerHeight) return { id: place.id, top };
    }
    return {};
  };

  const details = () => [...document.querySelectorAll(`:is(${ARTICLE}) details`)];

  // The version with which what is shown is to be compared: the one before this page, until that was done.
  let before = version;

  const keep = () => {
    const opened = details().map((element) => element.open);
    const kept = { path: rest.join("/"), audience, before, at: Date.now(), ...findTop(), opened, focus: document.activeElement?.id };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  };

  const takeKept = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    return kept && kept.path === rest.join("/") && Date.now() - kept.at < 60000 ? kept : null;
  };

  const goBack = (kept) => {
    const place = kept.id && document.getElementById(kept.id);
    if (place) scrollBy({ top: place.getBoundingClientRect().top - kept.top, behavior: "instant" });
  };

  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight - bar.offsetHeight;
  };

  const nameOf = (element) => {
    const number = (element.querySelector(".para-number") ?? element.closest(".para")?.querySelector(".para-number"))?.textContent;
    const words = number || element.textContent.trim().split(/\s+/).slice(0, 5).join(" ");
    return words.length > 40 ? `${words.slice(0, 40)} …` : words;
  };

  const highlight = (element) => {
    element.classList.add(HIGHLIGHT);
    setTimeout(() => element.classList.remove(HIGHLIGHT), 2500);
  };

  const showChanged = (ids) => {
    const found = ids.map((id) => document.getElementById(id)).filter((element) => element?.getClientRects().length);
    preview.dataset.changed = found.map((element) => element.id).join(" ");
    const seen = found.filter(isSeen);
    const unseen = found.filter((element) => !isSeen(element));
    seen.forEach(highlight);
    where.hidden = seen.length > 0 || !unseen.length;
    if (where.hidden) return;
    const [first, ...others] = unseen;
    where.textContent = `${nameOf(first)}${others.length ? ` and ${others.length} more have` : " has"} changed`;
    where.onclick = () => {
      first.scrollIntoView({ block: "center" });
      highlight(first);
      where.hidden = true;
    };
  };

  const restore = (kept) => {
    if (!kept) return;
    const elements = details();
    if (elements.length === kept.opened.length) elements.forEach((element, index) => { element.open = kept.opened[index]; });
    if (kept.focus) document.getElementById(kept.focus)?.focus({ preventScroll: true });
    goBack(kept);
    let moved = false;
    const stay = () => { moved = true; };
    for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(name, stay, { once: true, passive: true });
    const again = () => { if (!moved) goBack(kept); };
    addEventListener("load", () => { again(); requestAnimationFrame(again); });
    if (kept.audience === audience && kept.before !== version) askChanged(kept.before);
  };

  // Where the page differs from what it was before it loaded itself again, though it may have missed some versions.
  const askChanged = async (old) => {
    before = old;
    const page = encodeURIComponent(location.pathname);
    let changed = [];
    try {
      changed = await (await fetch(`/-/changed?page=${page}&before=${old}&now=${version}`)).json();
    } catch {
      if (leaving) return; // the next version of the page asks for both
    }
    requestAnimationFrame(() => {
      before = version;
      showChanged(changed);
    });
  };

  // --- what is new -----------------------------------------------------------------------------

  let source = null;
  let leaving = false;

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(`/-/events?page=${encodeURIComponent(location.pathname)}&version=${version}`);
    source.addEventListener("state", (event) => showState(JSON.parse(event.data)));
    source.addEventListener("pdf", (event) => {
      const { making } = JSON.parse(event.data)[of];
      pdf.textContent = making ? "PDF is being made …" : "PDF";
    });
    source.addEventListener("page", (event) => {
      const now = JSON.parse(event.data);
      if (leaving || (now && now === version)) return;
      if (now === null) {
        status.textContent = "this page is no more";
        return;
      }
      leaving = true;
      keep();
      source.close();
      location.reload();
      setTimeout(() => { leaving = false; source = null; listen(); }, PATIENCE); // it came to nothing: ask again
    });
    source.addEventListener("error", () => {
      status.textContent = "the preview has ended; waiting for it …";
    });
  };

  const pause = () => {
    source?.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? pause() : listen()));
  addEventListener("pagehide", pause);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  document.body.append(preview);
  document.documentElement.classList.add("glossator-previewed");
  restore(takeKept());
  listen();
})();
