// for: para
// on demand: .para > .para-number
// A citation of one paragraph in each style, from what the head of the page says of its text.
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
      dateWords: document.querySelector("meta[name=edition-date]")?.content, // of a date that ISO 8601 cannot say
      isSupplied: (field) => supplied.includes(field),
      edition: { title: book.name, version: book.version ?? "", editors: book.editor?.name ?? "", date: book.datePublished ?? "" },
    };
  }

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

  const withComma = ({ name, familyName, givenName, honorificSuffix }) =>
    familyName ? joined([familyName, givenName, honorificSuffix]) : name;
  const inverted = (person) => // no comma where the family's name comes first
    person.name.startsWith(person.familyName) ? person.name : withComma(person);
  const initials = (names) => names.replace(/(\p{Lu})[\p{L}\p{M}'’]*\.?-?\s*/gu, "$1. ").trim(); // a particle stays: L. van
  const withInitials = (person) => withComma({ ...person, givenName: person.givenName && initials(person.givenName) });

  function listed(names, last = "and") {
    if (names.length < 2) return names.join("");
    if (names.length === 2) return `${names[0]}${last === "&" ? "," : ""} ${last} ${names[1]}`;
    return `${names.slice(0, -1).join(", ")}, ${last} ${names.at(-1)}`;
  }

  function dated({ date, dateWords }, write) {
    const [year, month, day] = date.split("-");
    return dateWords ?? (year ? write(year, MONTHS[Number(month) - 1], Number(day) || "") : "");
  }
  const american = (text) => dated(text, (year, month, day) => joined([joined([month, day], " "), year], day ? ", " : " "));
  const short = (month) => (month && month.length > 4 ? `${month.slice(0, month === "September" ? 4 : 3)}.` : month);
  const european = (text) => dated(text, (year, month, day) => joined([day, short(month), year], " "));

  // --- styles ----------------------------------------------------------------------------------

  function chicago(text, number, url) {
    const { edition } = text;
    const published = joined([edition.version && `version ${edition.version}`, edition.editors && `ed. ${edition.editors}`]);
    const where = joined([
      bracketed(text, "publication", text.publication),
      text.issue,
      bracketed(text, "date", american(text)) || "n.d.",
      `¶${number}`,
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

  function mla(text, number, url) {
    const { edition } = text;
    const first = joined([
      bracketed(text, "publication", text.publication),
      text.issue,
      bracketed(text, "date", european(text)) || "n.d.",
    ]);
    const here = joined([
      edition.title,
      edition.editors && `edited by ${edition.editors}`,
      edition.version && `version ${edition.version}`,
      yearOf(edition.date),
      `par. ${number}`,
      url,
    ]);
    return joined([mlaNames(text.authors), quoted(text, "."), closed(first), closed(here)], " ");
  }

  function apa(text, number, url) {
    const { edition } = text;
    const year = yearOf(edition.date) || "n.d.";
    const names = listed(text.authors.map(withInitials), "&");
    const title = bracketed(text, "title", text.title);
    const source = `In ${edition.editors ? `${edition.editors} (Eds.), ` : ""}${edition.title} (${joined([edition.version && `Version ${edition.version}`, `para. ${number}`])}).`;
    const first = text.date ? `(Original work published ${bracketed(text, "date", dated(text, (year) => year))})` : "";
    const begin = names ? `${closed(names)} (${year}). ${closed(title)}` : `${closed(title)} (${year}).`;
    return joined([begin, source, url, first], " ");
  }

  const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const latex = (words) => words.replace(/[\\~^]|[&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);

  // BibTeX has the suffix behind the family's name; a name that is not divided stands in braces.
  const latexName = ({ name, familyName, givenName, honorificSuffix }) =>
    familyName ? latex(joined([familyName, honorificSuffix, givenName])) : `{${latex(name)}}`;

  function firstPublished(text) {
    const where = joined([text.publication, text.issue, text.dateWords ?? (text.date || "n.d.")]);
    const supplied = ["publication", "date"].some(text.isSupplied) ? " (partly supplied by the editors)" : "";
    return `First published: ${where}${supplied}`;
  }

  function bibtex(text, number, url, id) {
    const { edition } = text;
    const fields = {
      author: text.authors.map(latexName).join(" and "),
      title: `{${latex(text.title)}}`,
      booktitle: `{${latex(edition.title)}}`,
      editor: edition.editors && `{${latex(edition.editors)}}`,
      edition: edition.version && `Version ${latex(edition.version)}`,
      year: yearOf(edition.date),
      note: latex(`${firstPublished(text)}; par. ${number}`),
      url,
    };
    const lines = Object.entries(fields).filter(([, words]) => words);
    return `@incollection{${id},\n${lines.map(([name, words]) => `  ${name} = {${words}}`).join(",\n")}\n}`;
  }

  function ris(text, number, url, id) {
    const { edition } = text;
    const lines = [
      ["TY", "CHAP"],
      ...text.authors.map((author) => ["AU", author.familyName ? withComma(author) : `${author.name},`]),
      ["TI", text.title],
      ["T2", edition.title],
      ["ED", edition.editors && `${edition.editors},`], // the comma: a name that is not divided
      ["ET", edition.version && `Version ${edition.version}`],
      ["PY", yearOf(edition.date)],
      ["SP", `¶${number}`],
      ["N1", firstPublished(text)],
      ["ID", id],
      ["UR", url],
    ];
    return [...lines.filter(([, words]) => words), ["ER", ""]].map((line) => line.join("  - ")).join("\n");
  }

  // The titles that print sets in italics: of the edition, and of where the text first stood.
  const italics = (text) => [text.edition.title, text.isSupplied("publication") ? "" : text.publication].filter(Boolean);

  const styles = { Chicago: chicago, MLA: mla, APA: apa, BibTeX: bibtex, RIS: ris };

  return { styles, italics, readText };
})();
