// for: choice-form
// on demand: .class-link-button, .slides-button, .choice-form ?part
// Reads other pages of the edition, as they are before their scripts: from a server, and from files, which cannot be fetched.
"use strict";

const editionPages = (() => {
  const pages = new Map(); // what was read, and is being read, by its address

  // In a frame the page answers with its own words, before its scripts have changed them.
  function ask(address) {
    const frame = Object.assign(document.createElement("iframe"), { hidden: true, src: `${address}?answer` });
    const listening = new AbortController();
    return new Promise((resolve, reject) => {
      const listen = ({ source, data }) => source === frame.contentWindow && typeof data?.page === "string" && resolve(data.page);
      addEventListener("message", listen, { signal: listening.signal });
      frame.addEventListener("load", () => setTimeout(reject, 2000));
      document.body.append(frame);
    }).finally(() => {
      listening.abort();
      frame.remove();
    });
  }

  async function fetchPage(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer.text();
  }

  async function readPage(address) {
    const html = await (location.protocol === "file:" ? ask(address) : fetchPage(address));
    const page = new DOMParser().parseFromString(html, "text/html");
    return { ...editionBlocks.read(page), page, address };
  }
  function load(address) {
    if (!pages.has(address)) pages.set(address, readPage(address));
    pages.get(address).catch(() => pages.delete(address)); // to be tried again
    return pages.get(address);
  }

  return { load };
})();
