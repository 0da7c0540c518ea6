// for: para line milestone
// on demand: .para > .para-number, .line > .line-number, .milestone
// A citation of one place in each style, from what the head of the page says of its text.
"use strict";

const editionCitations = (() => {
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  // --- what is cited ---------------------------------------------------------------------------

  function readText() {
    const block = document.querySelector('script[type="application/ld+json"]');
    if (!block) return null;
    const data = JSON.parse(block.textContent);
    const [book, container] = data.isPartOf;
    const supplied = document.querySelector("meta[name=edition-supplied]")?.content.split(" ") ?? [];
    return {
      id: data.identifier,
      title: data.name,
      authors: data.author ?? [],
      publication: container?.isPartOf?.name ?? container?.name ?? "",
      issue: container?.issueNumber ?? "",
      date: data.datePublished ?? "",
      isSupplied: (field) => supplied.includes(field),
      edition: { title: book.name, version: book.version ?? "", editors: book.editor?.name ?? "", date: book.datePublished ?? "" },
    };
  }

  // --- where in it -----------------------------------------------------------------------------

  // What a place is called: by itself, and in each style.
  function placeOf(opener) {
    if (opener.matches(".milestone")) return alike(opener.getAttribute("aria-label"));
    const number = opener.textContent;
    if (opener.matches(".line-number")) return { ...alike(`line ${number}`), title: `Line ${number}` };
    return { title: `Paragraph ${number}`, chicago: `¶${number}`, mla: `par. ${number}`, apa: `para. ${number}` };
  }
  const alike = (name) => ({ title: name, chicago: name, mla: name, apa: name });

  // --- words -----------------------------------------------------------------------------------

  const joined = (parts, separator = ", ") => parts.filter(Boolean).join(separator);
  const closed = (words) => (/[.?!]$/.test(words) ? words : `${words}.`);
  const yearOf = (date) => date.slice(0, 4);
  const bracketed = (text, field, words) => (words && text.isSupplied(field) ? `[${words}]` : words);

  // A title in quotation marks, with those inside it changed; one that editors supplied has brackets.
  const quoted = (text, mark = "") =>
    text.isSupplied("title")
      ? `[${text.title}]${mark}`
      : `“${text.title.replaceAll("“", "‘").replaceAll("”", "’")}${/[?!]$/.test(text.title) ? "" : mark}”`;

  const inverted = ({ name, familyName, givenName }) => {
    if (!givenName) return name;
    return name.startsWith(familyName) ? name : `${familyName}, ${givenName}`; // no comma where the family's name comes first
  };
  const withComma = ({ name, familyName, givenName }) => (givenName ? `${familyName}, ${givenName}` : name);
  const withInitials = ({ name, familyName, givenName }) =>
    givenName ? `${familyName}, ${givenName.split(/[\s-]+/).map((word) => `${word[0]}.`).join(" ")}` : name;

  function listed(names, last = "and") {
    if (names.length < 2) return names.join("");
    if (names.length === 2) return `${names[0]}${last === "&" ? "," : ""} ${last} ${names[1]}`;
    return `${names.slice(0, -1).join(", ")}, ${last} ${names.at(-1)}`;
  }

  function dated(date, write) {
    const [year, month, day] = date.split("-");
    return year ? write(year, MONTHS[Number(month) - 1], Number(day) || "") : "";
  }
  const american = (date) => dated(date, (year, month, day) => joined([joined([month, day], " "), year], day ? ", " : " "));
  const short = (month) => (month && month.length > 4 ? `${month.slice(0, month === "September" ? 4 : 3)}.` : month);
  const european = (date) => dated(date, (year, month, day) => joined([day, short(month), year], " "));

  // --- styles ----------------------------------------------------------------------------------

  function chicago(text, place, url) {
    const { edition } = text;
    const published = joined([edition.version && `version ${edition.version}`, edition.editors && `ed. ${edition.editors}`]);
    const where = joined([
      bracketed(text, "publication", text.publication),
      text.issue,
      bracketed(text, "date", american(text.date)) || "n.d.",
      place.chicago,
      `in ${edition.title}`,
      joined([published, edition.date && `(${yearOf(edition.date)})`], " "),
      url,
    ]);
    const names = listed(text.authors.map((author) => author.name));
    return closed(joined([names, `${quoted(text, ",")} ${where}`]));
  }

  function mlaNames([first, ...others]) {
    if (!first) return "";
    if (others.length > 1) return `${inverted(first)}, et al.`;
    return closed(joined([inverted(first), others[0]?.name], ", and "));
  }

  function mla(text, place, url) {
    const { edition } = text;
    const first = joined([
      bracketed(text, "publication", text.publication),
      text.issue,
      bracketed(text, "date", european(text.date)) || "n.d.",
    ]);
    const here = joined([
      edition.title,
      edition.editors && `edited by ${edition.editors}`,
      edition.version && `version ${edition.version}`,
      yearOf(edition.date),
      place.mla,
      url,
    ]);
    return joined([mlaNames(text.authors), quoted(text, "."), closed(first), closed(here)], " ");
  }

  function apa(text, place, url) {
    const { edition } = text;
    const year = yearOf(edition.date) || "n.d.";
    const names = listed(text.authors.map(withInitials), "&");
    const title = bracketed(text, "title", text.title);
    const source = `In ${edition.editors ? `${edition.editors} (Eds.), ` : ""}${edition.title} (${joined([edition.version && `Version ${edition.version}`, place.apa])}).`;
    const first = text.date ? `(Original work published ${bracketed(text, "date", yearOf(text.date))})` : "";
    const begin = names ? `${closed(names)} (${year}). ${closed(title)}` : `${closed(title)} (${year}).`;
    return joined([begin, source, url, first], " ");
  }

  const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const latex = (words) => words.replace(/[\\~^]|[&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);

  function firstPublished(text) {
    const where = joined([text.publication, text.issue, text.date || "n.d."]);
    const supplied = ["publication", "date"].some(text.isSupplied) ? " (partly supplied by the editors)" : "";
    return `First published: ${where}${supplied}`;
  }

  function bibtex(text, place, url, id) {
    const { edition } = text;
    const fields = {
      author: text.authors.map((author) => latex(withComma(author))).join(" and "),
      title: `{${latex(text.title)}}`,
      booktitle: `{${latex(edition.title)}}`,
      editor: edition.editors && `{${latex(edition.editors)}}`,
      edition: edition.version && `Version ${latex(edition.version)}`,
      year: yearOf(edition.date),
      note: latex(`${firstPublished(text)}; ${place.mla}`),
      url,
    };
    const lines = Object.entries(fields).filter(([, words]) => words);
    return `@incollection{${id},\n${lines.map(([name, words]) => `  ${name} = {${words}}`).join(",\n")}\n}`;
  }

  function ris(text, place, url, id) {
    const { edition } = text;
    const lines = [
      ["TY", "CHAP"],
      ...text.authors.map((author) => ["AU", withComma(author)]),
      ["TI", text.title],
      ["T2", edition.title],
      ["ED", edition.editors && `${edition.editors},`], // the comma: a body, not a family name
      ["ET", edition.version && `Version ${edition.version}`],
      ["PY", yearOf(edition.date)],
      ["SP", place.chicago],
      ["N1", firstPublished(text)],
      ["ID", id],
      ["UR", url],
    ];
    return [...lines.filter(([, words]) => words), ["ER", ""]].map((line) => line.join("  - ")).join("\n");
  }

  // The titles that print sets in italics: of the edition, and of where the text first stood.
  const italics = (text) => [text.edition.title, text.isSupplied("publication") ? "" : text.publication].filter(Boolean);

  const styles = { Chicago: chicago, MLA: mla, APA: apa, BibTeX: bibtex, RIS: ris };

  return { styles, italics, placeOf, readText };
})();
