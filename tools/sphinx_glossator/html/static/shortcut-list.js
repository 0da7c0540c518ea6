// on demand: .shortcuts-button
// The list of keys, in which they can be switched off.
"use strict";

const editionShortcutList = (() => {
  const { list, signs, make, keep, isOff } = editionShortcuts;
  let dialog = null;

  function makeDialog() {
    const box = make("input", { type: "checkbox", checked: !isOff(), onchange: () => keep(!box.checked) });
    const rows = list.map(([key, , words]) =>
      make("div", {}, make("dt", {}, make("kbd", {}, signs[key] ?? key)), make("dd", {}, words)),
    );
    rows.push(make("div", {}, make("dt", {}, make("kbd", {}, "Esc")), make("dd", {}, say("Close what is open"))));
    const heading = make("h2", { id: "shortcuts-title" }, say("Keyboard shortcuts"));
    const close = make("button", { type: "button", autofocus: true, onclick: () => made.close() }, say("Close"));
    const made = make("dialog", { className: "shortcuts" },
      heading,
      make("dl", {}, ...rows),
      make("p", {}, make("label", {}, box, " ", say("Shortcuts of a single key (“?” always opens this list)"))),
      make("p", {}, close),
    );
    made.setAttribute("aria-labelledby", heading.id);
    made.addEventListener("click", (event) => event.target === made && made.close()); // beside the box
    document.body.append(made);
    return made;
  }

  function show() {
    dialog ??= makeDialog();
    if (!dialog.open) dialog.showModal();
  }
  return { show };
})();
