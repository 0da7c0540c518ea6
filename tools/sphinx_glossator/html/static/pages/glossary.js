// for: finder
// Find as you type on the pages of terms and of people: English, Chinese, pinyin with or without tones.

const TONES = /[\u0300\u0301\u0304\u030c]/;
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const toned = (text) => text.normalize("NFD").toLowerCase();
const squeeze = (text) => text.replace(/[\s’'·-]+/g, "");

// What a reader may type for an entry: its name, its wordings, its Chinese; and the pinyin by itself.
function readNames(entry) {
  const words = (selector) => [...entry.querySelectorAll(selector)].map((found) => found.textContent);
  const heading = entry.querySelector(".headword").firstChild.textContent;
  const names = [heading, ...words(".wordings"), ...words(".forms"), ...words(".chinese > [lang^=zh-Han]")];
  const pinyin = words(".pinyin").join(" ");
  return { entry, plain: bare(names.join("\n")), full: toned([...names, pinyin].join("\n")), pinyin: squeeze(bare(pinyin)), sound: squeeze(toned(pinyin)) };
}

function fits(names, query) {
  if (TONES.test(toned(query))) return names.full.includes(toned(query)) || names.sound.includes(squeeze(toned(query)));
  const words = bare(query).split(/\s+/).filter(Boolean);
  // Keyboards without ü write v or u for it.
  return words.every((word) => names.plain.includes(word)) || names.pinyin.includes(squeeze(bare(query)).replaceAll("v", "u"));
}

function prepareFinder(finder) {
  const field = finder.querySelector("input");
  const output = finder.querySelector("output");
  const all = [...document.querySelectorAll("section:has(> .headword)")].map(readNames);
  const find = () => {
    const query = field.value.trim();
    let found = 0;
    for (const names of all) {
      names.entry.hidden = query !== "" && !fits(names, query);
      found += !names.entry.hidden;
    }
    output.textContent = query ? `${found} of ${all.length} entries` : `${all.length} entries`;
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
