// for: toctree-wrapper
// early: so that nothing moves once it is drawn
// The first page offers to go on where the reading of a text has stopped: the last three, as reading.js has kept them.
"use strict";

{
  const { site, page, places, linkTo, coming, type } = editionReading;
  function offerPlaces(heading) {
    const begun = places().toReversed().slice(0, 3);
    if (!begun.length || type().places === "off") return;
    const line = document.createElement("p");
    line.className = "continue";
    const links = begun.flatMap(([of, { id, name, title, lang, dir }]) => {
      const words = Object.assign(document.createElement("bdi"), { lang, dir });
      words.append(title);
      return [" · ", linkTo(new URL(`${of}#${id}`, new URL(site, location.href)).href, [words, `, ${name}`])];
    });
    line.append(say("Continue:"), " ", ...links.slice(1));
    heading.after(line);
  }

  if (page === "" || page === "index.html") coming.set("article h1", offerPlaces);
}
