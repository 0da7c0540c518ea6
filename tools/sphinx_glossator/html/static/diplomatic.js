// for: apparatus
// on demand: .diplomatic-toggle ?view
// The diplomatic view: emended places as the witness has them, and what was left out at its place.
// The address says so: ?view=source.
"use strict";

(() => {
  const article = document.querySelector("article[role=main]");

  const swap = (on) =>
    document.querySelectorAll(".emended").forEach((place) => {
      place.dataset.reading ??= place.textContent;
      place.textContent = on ? place.dataset.source : place.dataset.reading;
    });

  const showOmitted = (passage) => {
    const block = document.getElementById(passage.dataset.before);
    const shown = document.createElement("p");
    shown.className = "omitted-shown";
    shown.append(passage.querySelector(".omitted-text").textContent);
    shown.hidden = Boolean(block?.closest(".folded")); // the page shows a part of the text
    if (block) (block.closest(".para-row") ?? block.querySelector("h2, h3, h4") ?? block).before(shown);
    else article.querySelector(".apparatus").before(shown);
  };

  function showSource(toggle, on) {
    toggle.setAttribute("aria-pressed", on);
    article.classList.toggle("diplomatic", on);
    swap(on);
    article.querySelectorAll(".omitted-shown").forEach((shown) => shown.remove());
    if (on) article.querySelectorAll(".apparatus .omitted").forEach(showOmitted);
    document.dispatchEvent(new Event("edition-layout"));
  }

  for (const toggle of document.querySelectorAll(".diplomatic-toggle")) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      const on = toggle.getAttribute("aria-pressed") !== "true";
      showSource(toggle, on);
      editionAddress.write("view", on ? "source" : "");
    });
    if (editionAddress.read("view") === "source") {
      showSource(toggle, true);
      editionAddress.showTarget();
    }
  }
})();
