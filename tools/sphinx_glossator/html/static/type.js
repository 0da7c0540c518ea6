// for: text-header
// on demand: .type-button
// The panel in which a reader sets the type, and whether the place of reading is kept.
"use strict";

(() => {
  const button = document.querySelector(".type-button");
  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // What each may be: the first is what the edition has.
  const CHOICES = [
    ["size", say("Size"), [["", say("Standard")], ["smaller", say("Smaller")], ["larger", say("Larger")], ["largest", say("Largest")]]],
    ["face", say("Face"), [["", say("With serifs")], ["sans", say("Without serifs")]]],
    ["spacing", say("Line spacing"), [["", say("Standard")], ["tight", say("Tighter")], ["wide", say("Wider")]]],
    ["measure", say("Line length"), [["", say("Standard")], ["narrow", say("Shorter")], ["wide", say("Longer")]]],
  ];

  const selects = CHOICES.map(([name, , values]) =>
    element(
      "select",
      { name: `type-${name}`, onchange: ({ target }) => set({ [name]: target.value }) },
      ...values.map(([value, words]) => element("option", { value }, words)),
    ),
  );
  const places = element("input", { type: "checkbox", name: "keep-places", onchange: () => set({ places: places.checked ? "" : "off" }) });
  const reset = element("button", { type: "button", className: "type-reset", onclick: () => set({ size: "", face: "", spacing: "", measure: "", places: "" }) }, say("As the edition has it"));
  const panel = element(
    "div",
    { className: "type-panel", id: "type-panel", hidden: true },
    ...CHOICES.map(([, words], index) => element("label", {}, element("span", {}, words), selects[index])),
    element("label", { className: "type-places" }, places, element("span", {}, say("Remember where I stopped"))),
    element("p", {}, say("Kept in this browser alone.")),
    reset,
  );
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", button.title);

  function show() {
    const type = editionReading.type();
    CHOICES.forEach(([name], index) => {
      selects[index].value = type[name] ?? "";
      if (selects[index].selectedIndex < 0) selects[index].value = ""; // kept by another version
    });
    places.checked = type.places !== "off";
  }

  function set(changes) {
    editionReading.setType(changes);
    show();
  }

  function setOpen(on) {
    panel.hidden = !on;
    button.setAttribute("aria-expanded", on);
  }

  button.setAttribute("aria-controls", panel.id);
  button.after(panel);
  button.addEventListener("click", () => setOpen(panel.hidden));
  document.addEventListener("pointerdown", ({ target }) => {
    if (!panel.contains(target) && target !== button) setOpen(false);
  });
  for (const part of [panel, button]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      setOpen(false);
      button.focus();
    });
  }
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget) && relatedTarget !== button) setOpen(false);
  });
  show();
})();
