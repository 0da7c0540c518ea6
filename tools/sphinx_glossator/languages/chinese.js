// Pinyin as it is typed: with tones or without, with their numbers, with v or u for ü.
editionLanguages["zh-Latn-pinyin"] = {
  marks: /[\u0300\u0301\u0304\u030c]/,
  spell: (typed) => typed.replace(/([a-z])[1-5](?![0-9])/g, "$1").replaceAll("v", "u"),
};
