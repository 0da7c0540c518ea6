// for: para line milestone
// on demand: .para > .para-number, .line > .line-number, .milestone
// A citation of one place in each style, from what the head of the page says of its text.
"use strict";

const editionCitations = (() => {
  const MONTHS = say("January February March April May June July August September October November December").split(" ");
  const SHORT = say("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.").split(" ");

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

  // --- where in it -----------------------------------------------------------------------------

  // What a place is called, or several from one to another: by itself, and in each style.
  function placeOf(opener, last = opener) {
    if (opener.matches(".milestone")) return alike(opener.getAttribute("aria-label"));
    const number = last === opener ? opener.textContent : `${opener.textContent}–${last.textContent}`;
    const named = (words) => fillIn(words, { number });
    if (last !== opener && opener.matches(".line-number")) return { ...alike(named(say("lines {number}"))), title: named(say("Lines {number}")) };
    if (last !== opener) {
      return {
        title: named(say("Paragraphs {number}")),
        chicago: `¶¶${number}`,
        mla: named(say("pars. {number}")),
        apa: named(say("paras. {number}")),
      };
    }
    if (opener.matches(".line-number")) return { ...alike(named(say("line {number}"))), title: named(say("Line {number}")) };
    return {
      title: named(say("Paragraph {number}")),
      chicago: `¶${number}`,
      mla: named(say("par. {number}")),
      apa: named(say("para. {number}")),
    };
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

  const withComma = ({ name, familyName, givenName, honorificSuffix }) =>
    familyName ? joined([familyName, givenName, honorificSuffix]) : name;
  const inverted = (person) => // no comma where the family's name comes first
    person.name.startsWith(person.familyName) ? person.name : withComma(person);
  const initials = (names) => names.replace(/(\p{Lu})[\p{L}\p{M}'’]*\.?-?\s*/gu, "$1. ").trim(); // a particle stays: L. van
  const withInitials = (person) => withComma({ ...person, givenName: person.givenName && initials(person.givenName) });

  function listed(names, two = say("{one} and {two}"), more = say("{names}, and {last}")) {
    if (names.length < 2) return names.join("");
    if (names.length === 2) return fillIn(two, { one: names[0], two: names[1] });
    return fillIn(more, { names: names.slice(0, -1).join(", "), last: names.at(-1) });
  }

  function dated({ date, dateWords }, write) {
    const [year, month, day] = date.split("-");
    return dateWords ?? (year ? write(year, Number(month) - 1, Number(day)) : "");
  }
  const inFull = (text) => dated(text, (year, month, day) => {
    const words = day ? say("{month} {day}, {year}") : month >= 0 ? say("{month} {year}") : "{year}";
    return fillIn(words, { year, month: MONTHS[month], day });
  });
  const inShort = (text) => dated(text, (year, month, day) => {
    const words = day ? say("{day} {month} {year}") : month >= 0 ? say("{month} {year}") : "{year}";
    return fillIn(words, { year, month: SHORT[month], day });
  });

  // --- styles ----------------------------------------------------------------------------------

  function chicago(text, place, url) {
    const { edition } = text;
    const published = joined([
      edition.version && fillIn(say("version {version}"), edition),
      edition.editors && fillIn(say("ed. {editors}"), edition),
    ]);
    const where = joined([
      bracketed(text, "publication", text.publication),
      text.issue,
      bracketed(text, "date", inFull(text)) || say("n.d."),
      place.chicago,
      fillIn(say("in {title}"), edition),
      joined([published, edition.date && `(${yearOf(edition.date)})`], " "),
      url,
    ]);
    const names = listed(text.authors.map((author) => author.name));
    return closed(joined([names, `${quoted(text, ",")} ${where}`]));
  }

  function mlaNames([first, ...others]) {
    if (!first) return "";
    if (others.length > 1) return fillIn(say("{name}, et al."), { name: inverted(first) });
    return closed(joined([inverted(first), others[0]?.name], say(", and ")));
  }

  function mla(text, place, url) {
    const { edition } = text;
    const first = joined([
      bracketed(text, "publication", text.publication),
      text.issue,
      bracketed(text, "date", inShort(text)) || say("n.d."),
    ]);
    const here = joined([
      edition.title,
      edition.editors && fillIn(say("edited by {editors}"), edition),
      edition.version && fillIn(say("version {version}"), edition),
      yearOf(edition.date),
      place.mla,
      url,
    ]);
    return joined([mlaNames(text.authors), quoted(text, "."), closed(first), closed(here)], " ");
  }

  function apa(text, place, url) {
    const { edition } = text;
    const year = yearOf(edition.date) || say("n.d.");
    const names = listed(text.authors.map(withInitials), "{one}, & {two}", "{names}, & {last}");
    const title = bracketed(text, "title", text.title);
    const where = joined([edition.version && fillIn(say("Version {version}"), edition), place.apa]);
    const parts = { editors: edition.editors, title: edition.title, place: where };
    const source = fillIn(edition.editors ? say("In {editors} (Eds.), {title} ({place}).") : say("In {title} ({place})."), parts);
    const first = text.date ? fillIn(say("(Original work published {year})"), { year: bracketed(text, "date", dated(text, (year) => year)) }) : "";
    const begin = names ? `${closed(names)} (${year}). ${closed(title)}` : `${closed(title)} (${year}).`;
    return joined([begin, source, url, first], " ");
  }

  const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const latex = (words) => words.replace(/[\\~^]|[&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);

  // BibTeX has the suffix behind the family's name; a name that is not divided stands in braces.
  const latexName = ({ name, familyName, givenName, honorificSuffix }) =>
    familyName ? latex(joined([familyName, honorificSuffix, givenName])) : `{${latex(name)}}`;

  function firstPublished(text) {
    const where = joined([text.publication, text.issue, text.dateWords ?? (text.date || say("n.d."))]);
    const supplied = ["publication", "date"].some(text.isSupplied);
    return fillIn(supplied ? say("First published: {where} (partly supplied by the editors)") : say("First published: {where}"), { where });
  }

  function bibtex(text, place, url, id) {
    const { edition } = text;
    const fields = {
      author: text.authors.map(latexName).join(" and "),
      title: `{${latex(text.title)}}`,
      booktitle: `{${latex(edition.title)}}`,
      editor: edition.editors && `{${latex(edition.editors)}}`,
      edition: edition.version && fillIn(say("Version {version}"), { version: latex(edition.version) }),
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
      ...text.authors.map((author) => ["AU", author.familyName ? withComma(author) : `${author.name},`]),
      ["TI", text.title],
      ["T2", edition.title],
      ["ED", edition.editors && `${edition.editors},`], // the comma: a name that is not divided
      ["ET", edition.version && fillIn(say("Version {version}"), edition)],
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
