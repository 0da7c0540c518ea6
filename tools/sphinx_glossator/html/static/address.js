// What a page's address says of the view: parameters of its query, which leave the fragment alone.
"use strict";

// A page of a file cannot read another, but it can ask it in a frame: that of what is chosen to be printed does.
if (parent !== self && location.protocol === "file:" && location.search === "?answer") {
  parent.postMessage({ page: document.documentElement.outerHTML }, "*");
}

const editionAddress = {
  read: (name) => new URLSearchParams(location.search).get(name),

  // Say it without a new entry in the history; "" takes the parameter away.
  write(name, value) {
    const address = new URL(location.href);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    if (address.href === location.href) return;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers refuse it for files; the view then is not in the address.
    }
  },

  // The element that the fragment names; a fragment that someone mistyped may be no UTF-8.
  target() {
    const name = location.hash.slice(1);
    try {
      return document.getElementById(decodeURIComponent(name));
    } catch {
      return document.getElementById(name);
    }
  },

  // Go there again: what stands above it has changed since the browser did.
  showTarget: () => editionAddress.target()?.scrollIntoView({ behavior: "instant" }),

  // What the address asks for and the page does not have is no part of the view, and the reader is told so.
  tellUnknown(values) {
    const words = document.createElement("p");
    words.className = "address-unknown";
    words.setAttribute("role", "status");
    words.append(fillIn(say("The address asks for {what}, which is not here; the rest of it is followed."), { what: values.map((value) => `“${value}”`).join(", ") }));
    (document.querySelector(".text-header, .choice-form") ?? document.querySelector("h1"))?.after(words);
  },

  // The permanent address of a place of this page, whatever the view.
  permalink(id) {
    const canonical = document.querySelector("link[rel=canonical]");
    const address = new URL(canonical?.href ?? location.href);
    address.search = "";
    address.hash = id;
    return address.href;
  },
};

// The apparatus is folded: a place in it that the fragment names is shown.
function unfoldTarget() {
  const target = editionAddress.target();
  const apparatus = target?.closest("details.apparatus");
  if (!apparatus) return;
  apparatus.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfoldTarget);
unfoldTarget();
