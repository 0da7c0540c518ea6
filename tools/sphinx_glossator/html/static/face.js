// early: so that nothing moves once it is drawn
// The book's face is waited for, but not long: a page that has begun in another keeps it.
"use strict";

(() => {
  const WAIT = 1000; // milliseconds
  const root = document.documentElement;
  function begin(name) {
    if (root.classList.contains("awaiting-face") && name) root.classList.add(name);
    root.classList.remove("awaiting-face");
  }
  root.classList.add("awaiting-face");
  setTimeout(begin, WAIT, "without-face");
  addEventListener("DOMContentLoaded", () => {
    const faces = ["", "italic "].map((slant) => document.fonts.load(`${slant}1em "Edition Serif"`));
    Promise.allSettled(faces).then(() => begin());
  });
})();
