// How words are told apart and compared: without case and accents (so pinyin without its tones),
// English words by their stems, Chinese by single characters.
globalThis.editionSearch = {};
{
  const HAN = "\\p{Script=Han}";
  const LETTER = `(?!${HAN})[\\p{L}\\p{M}]`;
  const WORD = new RegExp(`${HAN}|(?:(?!${HAN})[\\p{L}\\p{M}\\p{N}])+(?:['’](?:${LETTER})+)?`, "gu");
  const stemmer = new EnglishStemmer();
  const known = new Map(); // each word as it is written: its key, and how it is spelt without accents

  const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
  const isHan = (word) => /^\p{Script=Han}/u.test(word);

  function read(word) {
    const folded = fold(word);
    return { folded, key: isHan(word) ? word : stemmer.stemWord(folded) };
  }

  // The words of a text: where each begins and ends, and the key by which it is compared.
  function split(text) {
    return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
      if (!known.has(word)) known.set(word, read(word));
      return { start: index, end: index + word.length, ...known.get(word) };
    });
  }

  // The keys of all words met so far that begin in this way.
  function keysBeginning(start) {
    return [...known.values()].filter(({ folded }) => folded.startsWith(start)).map(({ key }) => key);
  }

  Object.assign(editionSearch, { fold, isHan, split, keysBeginning });
}
