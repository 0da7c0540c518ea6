// A draft beside its witness: what is struck or accepted in the page makes up the command that does it.
"use strict";

(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const buttons = all("button[data-name]");
  const rules = all("button[data-rule]");
  const proposals = buttons.filter((button) => button.dataset.what !== "doubtful");
  const command = byId("command");

  const is = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, pressed) => button.setAttribute("aria-pressed", String(pressed));
  const ofRule = (rule) => proposals.filter((button) => button.dataset.rules.split(" ").includes(rule));
  const members = new Map(rules.map((button) => [button, ofRule(button.dataset.rule)]));

  // --- what is chosen --------------------------------------------------------------------------

  // What goes with a block: what is changed in it, and the notes in lines that were taken together.
  const showAlong = () => {
    const owners = new Map();
    for (const { dataset } of proposals.filter((each) => is(each) && each.dataset.what === "block"))
      for (let line = Number(dataset.first); line <= Number(dataset.last); line++)
        owners.set(line, dataset.last !== dataset.first);
    for (const button of proposals) {
      const { what, first } = button.dataset;
      const owned = owners.get(Number(first));
      const along = owned !== undefined && (what === "emendation" || (what === "inner" && owned));
      button.parentElement.classList.toggle("along", along);
      button.parentElement.classList.toggle("struck", is(button));
    }
  };

  const compose = () => {
    const whole = rules.filter((rule) => members.get(rule).length > 1 && members.get(rule).every(is));
    const covered = new Set(whole.flatMap((rule) => members.get(rule)));
    const alone = proposals.filter((button) => is(button) && !covered.has(button));
    const struck = [...whole.map((rule) => rule.dataset.rule), ...alone.map((button) => button.dataset.name)];
    const accepted = buttons.filter((button) => is(button) && button.dataset.what === "doubtful");
    const words = [document.body.dataset.command];
    if (struck.length) words.push(`--strike ${struck.join(",")}`);
    if (accepted.length) words.push(`--accept ${accepted.map((button) => button.dataset.name).join(",")}`);
    const count = proposals.filter(is).length;
    const along = all("li.along:not(.struck)").length;
    const more = along ? `, and ${along} with ${count === 1 ? "it" : "them"}` : "";
    const taken = accepted.length ? `; ${accepted.length} accepted` : "";
    const chosen = struck.length || accepted.length;
    byId("count").textContent = chosen ? `${count} struck${more}${taken}.` : "Nothing is chosen.";
    command.textContent = chosen ? words.join(" ") : "";
    for (const id of ["copy", "clear"]) byId(id).disabled = !chosen;
  };

  const update = () => {
    for (const rule of rules) press(rule, members.get(rule).length > 0 && members.get(rule).every(is));
    showAlong();
    compose();
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[aria-pressed]");
    if (!button) return;
    const pressed = !is(button);
    for (const each of members.get(button) ?? [button]) press(each, pressed);
    update();
  });

  byId("clear").addEventListener("click", () => {
    for (const button of buttons) press(button, false);
    update();
  });

  // --- the command -----------------------------------------------------------------------------

  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(command);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };

  byId("copy").addEventListener("click", async () => {
    select();
    try {
      await navigator.clipboard.writeText(command.textContent);
      byId("count").textContent = "Copied: paste it into a terminal, and open the page anew with --show.";
    } catch {
      byId("count").textContent = "The command is selected: copy it with your browser.";
    }
  });

  // --- lines and keys --------------------------------------------------------------------------

  byId("shown").addEventListener("change", ({ target }) => {
    const below = Number(target.value);
    for (const row of all("tbody tr"))
      row.hidden = below > 0 && ![...row.querySelectorAll("[data-sure]")].some((each) => Number(each.dataset.sure) < below);
  });

  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    let next = at + step;
    while (buttons[next]?.closest("tr").hidden) next += step;
    if (!buttons[next]) return;
    event.preventDefault();
    buttons[next].focus();
  });

  if (matchMedia("(max-width: 40rem)").matches) for (const list of all("details")) list.open = false;
  for (const element of all(".scripted")) element.hidden = false;
  update();
})();
