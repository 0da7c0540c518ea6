// How words are told apart and compared: without case and accents (so pinyin without its tones),
// English words by their stems, Chinese by single characters.
globalThis.editionSearch = {};
{
  const HAN = "\\p{Script=Han}";
  const LETTER = `(?!${HAN})[\\p{L}\\p{M}]`;
  const WORD = new RegExp(`${HAN}|(?:(?!${HAN})[\\p{L}\\p{M}\\p{N}])+(?:['’](?:${LETTER})+)?`, "gu");
  const stemmer = new EnglishStemmer();
  const keys = new Map(); // of each word as it is written

  const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
  const isHan = (word) => /^\p{Script=Han}/u.test(word);

  // The words of a text: where each begins and ends, and the key by which it is compared.
  function split(text) {
    return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
      if (!keys.has(word)) keys.set(word, isHan(word) ? word : stemmer.stemWord(fold(word)));
      return { start: index, end: index + word.length, key: keys.get(word) };
    });
  }

  // The keys of all words, of those that the index has been made of, that begin so.
  function keysBeginning(start) {
    return [...keys].filter(([word]) => fold(word).startsWith(start)).map(([, key]) => key);
  }

  Object.assign(editionSearch, { fold, isHan, split, keysBeginning });
}
