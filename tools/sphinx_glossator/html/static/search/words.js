// How words are told apart and compared: without case, accents, width and soft hyphens, words of the edition's language by
// their stems, those of a language that sets no spaces by single letters.
globalThis.editionLanguages = {};
globalThis.editionSearch = {};
/* LANGUAGES_SCRIPTS */
{
  const WORD = /LANGUAGES_UNSPACED|(?:(?!LANGUAGES_UNSPACED)[\p{L}\p{M}\p{N}])(?:(?!LANGUAGES_UNSPACED)[\p{L}\p{M}\p{N}\u00ad\u200c\u200d])*(?:['’](?:(?!LANGUAGES_UNSPACED)[\p{L}\p{M}])+)?/gu;
  const stemmer = new EditionStemmer();
  const known = new Map(); // each word as it is written: its key, and how it is spelt without accents

  const fold = LANGUAGES_FOLD;
  const isUnspaced = (word) => /^LANGUAGES_UNSPACED/u.test(word);

  function read(word) {
    const folded = fold(word);
    return { folded, key: isUnspaced(word) ? folded : stemmer.stemWord(folded) };
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

  Object.assign(editionSearch, { fold, isUnspaced, split, keysBeginning });
}
