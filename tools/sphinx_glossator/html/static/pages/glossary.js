// for: finder
// Find as you type on the pages of terms and of people: names in all languages, transcriptions with accents or without.

globalThis.editionLanguages = {};
/* LANGUAGES_SCRIPTS */
const bare = LANGUAGES_FOLD;
const toned = (text) => text.normalize("NFD").toLowerCase();
const squeeze = (text) => text.replace(/[\s’'·-]+/g, "");

// What a reader may type for an entry: its names and wordings; and each transcription by itself.
function readNames(entry) {
  const others = [...entry.querySelectorAll(".other-names > [lang]")].map(({ lang, textContent }) => ({ words: textContent, ...editionLanguages[lang] }));
  const words = (selector) => [...entry.querySelectorAll(selector)].map((found) => found.textContent);
  const heading = entry.querySelector(".headword").firstChild.textContent;
  const names = [heading, ...words(".wordings"), ...words(".forms")];
  const written = others.filter(({ spell }) => !spell).map((name) => name.words);
  const spoken = others.filter(({ spell }) => spell).map((name) => ({ ...name, letters: squeeze(bare(name.words)), sound: squeeze(toned(name.words)) }));
  const all = [...names, ...others.map((name) => name.words)].join("\n");
  return { entry, spoken, plain: bare([...names, ...written].join("\n")), full: toned(all) };
}

function fits(names, query) {
  const exact = toned(query);
  if (Object.values(editionLanguages).some(({ marks }) => marks.test(exact))) {
    return names.full.includes(exact) || names.spoken.some(({ sound }) => sound.includes(squeeze(exact)));
  }
  const words = bare(query).split(/\s+/).filter(Boolean);
  return words.every((word) => names.plain.includes(word)) || names.spoken.some(({ letters, spell }) => letters.includes(squeeze(spell(bare(query)))));
}

function prepareFinder(finder) {
  const field = finder.querySelector("input");
  const output = finder.querySelector("output");
  const all = [...document.querySelectorAll("section:has(> .headword)")].map(readNames);
  const whole = output.textContent;
  const find = () => {
    const query = field.value.trim();
    let found = 0;
    for (const names of all) {
      names.entry.hidden = query !== "" && !fits(names, query);
      found += !names.entry.hidden;
    }
    output.textContent = query ? fillIn(say("{found} of {all} entries"), { found, all: all.length }) : whole;
  };
  const clear = () => {
    field.value = "";
    find();
  };
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  // A link may lead to an entry that the field has hidden.
  addEventListener("hashchange", () => {
    const target = document.querySelector(":target");
    if (!target?.closest("[hidden]")) return;
    clear();
    target.scrollIntoView();
  });
  find(); // a browser may have kept what was typed before a page was left
}

document.querySelectorAll(".finder").forEach(prepareFinder);
