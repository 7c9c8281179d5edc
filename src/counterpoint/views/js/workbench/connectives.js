/** Words by which a speaker ties one thing to another as its reason. */

/** @type {{ readonly [language: string]: readonly string[] }} */
const CONNECTIVES = Object.freeze({
  en: [
    "because",
    "since",
    "so",
    "therefore",
    "thus",
    "hence",
    "for",
    "consequently",
    "that is why",
  ],
  uk: ["бо", "тому", "отже", "адже", "оскільки", "тож", "відтак", "через те"],
  de: ["weil", "denn", "da", "daher", "deshalb", "deswegen", "darum", "also", "somit", "folglich"],
});
/** Words that tie only where they begin a clause: "for seventy years" gives no reason. */
const AT_CLAUSE = ["for", "so", "since", "da", "also"];

/**
 * Whether a sentence has such a word.
 * @param {string} sentence
 * @param {string} language
 */
export function hasConnective(sentence, language) {
  const text = ` ${sentence.toLowerCase().replaceAll(/\s+/g, " ")} `;
  return (CONNECTIVES[language.split("-")[0]] ?? []).some((word) => {
    const before = AT_CLAUSE.includes(word) ? "(^\\s*|[,;:.!?\u2013\u2014]\\s+)" : "(^|[^\\p{L}])";
    return new RegExp(`${before}${word}(?![\\p{L}])`, "u").test(text);
  });
}
