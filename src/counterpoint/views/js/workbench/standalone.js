/** Whether a claim can be understood alone: by words that only its text explains, by its title. */

/**
 * Words for the one who speaks, anywhere; and words that point back, at the beginning, where they
 * are mostly what the sentence is about: "the wall that holds" points nowhere.
 * @type {{ readonly [language: string]: { readonly own: readonly string[], readonly leading: readonly string[] } }}
 */
const UNCLEAR_WORDS = Object.freeze({
  en: {
    own: "i me my mine myself we us our ours ourselves".split(" "),
    leading: "it its this that these those they their he his she her".split(" "),
  },
  uk: {
    own: "я мене мені мій моя моє мої ми нас нам наш наша наше наші".split(" "),
    leading: "це цей ця ці він вона воно вони його її їх їхній їхня їхнє".split(" "),
  },
  de: {
    own: "ich mich mir mein meine meiner wir uns unser unsere unserer".split(" "),
    leading: "es dies diese dieser dieses er sie sein seine ihr ihre".split(" "),
  },
});
/** Words that only lead on to the first one. */
const LEADING_ON = "and but so yet та і але отже und aber doch also".split(" ");

/**
 * The first word of a claim's text that only the source explains, as it stands there; "" for none.
 * @param {string} text
 * @param {string} language
 */
export function unclearWord(text, language) {
  const words = UNCLEAR_WORDS[language.split("-")[0]];
  if (!words) return "";
  const plain = bareWords(text);
  const first = plain.find((word) => !LEADING_ON.includes(word.toLowerCase())) ?? "";
  if (words.leading.includes(first.toLowerCase())) return first;
  return plain.find((word) => words.own.includes(word.toLowerCase())) ?? "";
}

/**
 * Whether a title is the beginning of the text and stops within a clause.
 * @param {string} title
 * @param {string} text
 */
export function breaksOff(title, text) {
  const [short, long] = [bareWords(title), bareWords(text)];
  if (!short.length || short.length >= long.length) return false;
  const runs = text.split(/\s+/).filter((run) => bareWords(run).length);
  const from = runs.findIndex((_, at) =>
    short.every((word, step) => isSame(bareWords(runs[at + step] ?? "").join(" "), word)),
  );
  const last = runs[from + short.length - 1];
  return (
    from >= 0 && last !== undefined && from + short.length < runs.length && !CLAUSE_END.test(last)
  );
}

const CLAUSE_END = /[,;:.!?\u2013\u2014)]["'\u201d\u2019\u00bb]?$/;

/** @param {string} one @param {string} other */
function isSame(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}

/** @param {string} text */
function bareWords(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'\u2019-]*/gu) ?? [];
}
