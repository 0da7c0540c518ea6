// Which units have the words of a query, and which come first.
{
  const { fold, isUnspaced, split, keysBeginning } = editionSearch;
  const BREAK = ""; // the key between two fields: no phrase reaches over it
  const SCORES = { name: 5, beginning: 4, inName: 3, heading: 2.5, phrase: 2, words: 1 };
  const OTHERS = ["text", "note", "source", "page"]; // kinds of what is no entry

  const [kinds, pages, languages] = globalThis.editionIndex;
  const kindNames = Object.keys(kinds);
  const ENTRIES = new Set(kindNames.filter((kind) => !OTHERS.includes(kind)));
  const ORDER = [...ENTRIES, ...OTHERS]; // of what is equally good
  const units = pages.flatMap(([[url, title, isText], packed]) => {
    const page = { url, title, isText: Boolean(isText) };
    return packed.map(([kind, anchor, place, name, words = "", names = [], tags = []]) => ({
      kind: kindNames[kind], page, anchor, place, name, words, names, tags: tags.map((number) => languages[number]),
    }));
  });

  const fieldsOf = (unit) => [unit.name, ...unit.names, unit.words];
  const postings = new Map(); // the units that have a key

  units.forEach((unit, order) => {
    const named = unit.names.length + 1; // names first, and of these the first in the languages of their tags
    unit.order = order;
    unit.keys = [];
    unit.transcriptions = [];
    fieldsOf(unit).forEach((field, number) => {
      const [tag] = unit.tags[number - 1] ?? [""];
      if (tag in editionLanguages) unit.transcriptions.push({ tag, words: field, at: unit.keys.length });
      if (number === named) unit.named = unit.keys.length;
      unit.keys.push(...split(field).map(({ key }) => key), BREAK);
    });
    for (const key of new Set(unit.keys)) {
      if (!postings.has(key)) postings.set(key, []);
      postings.get(key).push(unit);
    }
  });
  postings.delete(BREAK);

  // --- the query ----------------------------------------------------------------------------

  // A query is a list of sequences: a word, a run of letters between which no spaces are, or a phrase in quotation marks. What a
  // sequence has at each place is the set of keys that will do there.
  function parse(query) {
    const sequences = [];
    const words = [];
    query.split(/["“”„]/).forEach((piece, number, pieces) => {
      const quoted = number % 2 === 1;
      let previous = null;
      for (const word of split(piece)) {
        const text = piece.slice(word.start, word.end);
        const growing = !quoted && number === pieces.length - 1 && word.end === piece.length && !isUnspaced(text);
        const keys = new Set([word.key]);
        words.push(word.folded);
        if (growing) keysBeginning(word.folded).forEach((key) => keys.add(key));
        const joined = previous && (quoted || (previous.end === word.start && isUnspaced(text) && previous.unspaced));
        if (joined) sequences.at(-1).push({ key: word.key, keys });
        else sequences.push([{ key: word.key, keys }]);
        previous = { end: word.end, unspaced: isUnspaced(text) };
      }
    });
    return { sequences, words, phrase: sequences.flat(), typed: readTranscriptions(query) };
  }

  // What a query is as a transcription of each language, with spaces or none: its letters alone.
  function readTranscriptions(query) {
    const read = ([tag, { spell }]) => [tag, spell(fold(query)).replace(/[^\p{L}\p{N}]/gu, "")];
    return Object.fromEntries(Object.entries(editionLanguages).map(read));
  }

  // --- matching -----------------------------------------------------------------------------

  // Where in a unit a sequence stands: [first key, how many], each.
  function places(unit, sequence, exact = false) {
    const found = [];
    const fits = exact ? (item, key) => item.key === key : (item, key) => item.keys.has(key);
    const last = unit.keys.length - sequence.length;
    for (let at = 0; at <= last; at++) {
      if (sequence.every((item, offset) => fits(item, unit.keys[at + offset]))) found.push([at, sequence.length]);
    }
    return found;
  }

  // Where in a unit's transcriptions the letters stand, from the beginning of a word.
  function placeSpoken(unit, typed) {
    return unit.transcriptions.map((spoken) => placeLetters(spoken, typed[spoken.tag])).find(Boolean) ?? null;
  }

  function placeLetters(spoken, letters) {
    if (!/^[a-z]{3,}$/.test(letters)) return null;
    const words = split(spoken.words).map(({ folded }) => folded.replace("'", ""));
    for (let first = 0; first < words.length; first++) {
      let joined = "";
      for (let last = first; last < words.length && joined.length < letters.length; last++) {
        joined += words[last];
        const whole = joined === letters;
        const begun = letters.length > 3 && joined.startsWith(letters);
        if (whole || begun) return [spoken.at + first, last - first + 1];
      }
    }
    return null;
  }

  const candidates = (item) => new Set([...item.keys].flatMap((key) => postings.get(key) ?? []));

  function unitsWith(sequence) {
    const [first, ...others] = sequence.map(candidates);
    const all = [...first].filter((unit) => others.every((set) => set.has(unit)));
    return others.length ? all.filter((unit) => places(unit, sequence).length) : all;
  }

  function scorePlaces(unit, found) {
    const scores = found.map(([at, length]) => {
      if (at < unit.named && unit.kind === "text") return SCORES.heading;
      if (at >= unit.named || !ENTRIES.has(unit.kind)) return SCORES.phrase;
      const begins = at === 0 || unit.keys[at - 1] === BREAK;
      const ends = unit.keys[at + length] === BREAK;
      return begins && ends ? SCORES.name : begins ? SCORES.beginning : SCORES.inName;
    });
    return Math.max(0, ...scores);
  }

  // The entry that has the phrase as its name comes first, then those that have it in a name, then what
  // has it in a heading, then in its words. Of what is equally good, that has the words as they were typed comes first:
  // words of one stem may mean different things (“international”, “internal”).
  function score(unit, { words, phrase, typed }) {
    const spoken = placeSpoken(unit, typed);
    return Math.max(
      SCORES.words,
      scorePlaces(unit, places(unit, phrase, true)),
      scorePlaces(unit, places(unit, phrase)) - 0.5,
      spoken ? scorePlaces(unit, [spoken]) - 0.25 : 0,
    ) + (isAsTyped(unit, words) ? 0.1 : 0);
  }

  function isAsTyped(unit, words) {
    unit.folded ??= fold(fieldsOf(unit).join(" "));
    return words.every((word) => unit.folded.includes(word));
  }

  const rank = ({ unit }) => ORDER.indexOf(unit.kind);

  // The units that have every word, best first; if there are none, those that have most of them.
  function find(query) {
    const parsed = parse(query);
    const { sequences, typed } = parsed;
    const counts = new Map();
    for (const sequence of sequences) {
      for (const unit of unitsWith(sequence)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    for (const unit of sequences.length ? units : []) {
      if (placeSpoken(unit, typed)) counts.set(unit, sequences.length);
    }
    const most = Math.max(0, ...counts.values());
    const results = [...counts]
      .filter(([, count]) => count === most)
      .map(([unit]) => ({ unit, score: score(unit, parsed) }))
      .sort((one, other) => other.score - one.score || rank(one) - rank(other) || one.unit.order - other.unit.order);
    return { parsed, results, complete: most === sequences.length };
  }

  // --- what to mark -------------------------------------------------------------------------

  // The passages of each field that were found, as [start, end]; the whole phrase where it stands,
  // else its words, but for those that stand everywhere.
  function marks(unit, { sequences, phrase, typed }) {
    const spoken = placeSpoken(unit, typed);
    const whole = places(unit, phrase);
    const telling = sequences.filter((sequence) => candidates(sequence[0]).size < units.length / 4);
    const found = whole.length
      ? whole
      : (telling.length ? telling : sequences).flatMap((sequence) => places(unit, sequence));
    if (spoken) found.push(spoken);
    const fields = fieldsOf(unit);
    const words = fields.flatMap((field, number) => [...split(field).map((word) => ({ ...word, number })), null]);
    const ranges = fields.map(() => []);
    for (const [at, length] of found.sort((one, other) => one[0] - other[0])) {
      const { start, number } = words[at];
      const { end } = words[at + length - 1];
      const before = ranges[number].at(-1);
      if (before && start < before[1]) before[1] = Math.max(before[1], end);
      else ranges[number].push([start, end]);
    }
    return ranges;
  }

  Object.assign(editionSearch, { kinds, units, fieldsOf, find, marks });
}
