/** Which key is which command; the help shows this table, and the buttons name their keys by it. */

/** @import { ScreenName } from "../types/workbench.js" */

/** @typedef {{ readonly command: string, readonly keys: readonly string[], readonly group: string }} KeyLine */

const DIGITS = Object.freeze(["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]);

/**
 * The keys of each screen, in the order in which the help lists them.
 * @type {Readonly<Record<ScreenName | "all", readonly KeyLine[]>>}
 */
export const KEY_TABLE = Object.freeze({
  read: [
    { command: "next", keys: ["j", "ArrowDown"], group: "move" },
    { command: "previous", keys: ["k", "ArrowUp"], group: "move" },
    { command: "next-open", keys: ["J"], group: "move" },
    { command: "previous-open", keys: ["K"], group: "move" },
    { command: "first", keys: ["Home"], group: "move" },
    { command: "last", keys: ["End"], group: "move" },
    { command: "next-stance", keys: ["."], group: "move" },
    { command: "accept", keys: ["Enter"], group: "decide" },
    { command: "reject", keys: ["Backspace"], group: "decide" },
    { command: "new-claim", keys: ["n"], group: "decide" },
    { command: "choose", keys: DIGITS.slice(0, 9), group: "decide" },
    { command: "find", keys: ["/"], group: "decide" },
    { command: "reason", keys: ["r"], group: "decide" },
    { command: "objection", keys: ["o"], group: "decide" },
    { command: "step", keys: ["d"], group: "decide" },
    { command: "aside", keys: ["x"], group: "decide" },
    { command: "edit", keys: ["e"], group: "decide" },
    { command: "topic", keys: ["t"], group: "decide" },
    { command: "remove", keys: ["Delete"], group: "decide" },
    { command: "split", keys: ["s"], group: "decide" },
    { command: "section", keys: ["w"], group: "decide" },
    { command: "phrase-left", keys: ["[", "ArrowLeft"], group: "say" },
    { command: "phrase-right", keys: ["]", "ArrowRight"], group: "say" },
    { command: "phrase-shorter", keys: ["{", "<"], group: "say" },
    { command: "phrase-longer", keys: ["}", ">"], group: "say" },
    { command: "hedged", keys: ["h"], group: "say" },
    { command: "implied", keys: ["i"], group: "say" },
    { command: "conceded", keys: ["c"], group: "say" },
    { command: "understood", keys: ["u"], group: "say" },
    { command: "deny", keys: ["-"], group: "say" },
    { command: "condition", keys: ["f"], group: "say" },
    { command: "answers", keys: ["a"], group: "say" },
  ],
  compare: [
    { command: "down", keys: ["j", "ArrowDown"], group: "move" },
    { command: "up", keys: ["k", "ArrowUp"], group: "move" },
    { command: "left", keys: ["ArrowLeft"], group: "move" },
    { command: "right", keys: ["ArrowRight"], group: "move" },
    { command: "next-topic", keys: ["]"], group: "move" },
    { command: "previous-topic", keys: ["["], group: "move" },
    { command: "next-open", keys: ["J"], group: "move" },
    { command: "pick", keys: [" ", "Enter"], group: "decide" },
    { command: "choose", keys: DIGITS, group: "decide" },
    { command: "unrelated", keys: ["x"], group: "decide" },
    { command: "edit", keys: ["e"], group: "decide" },
    { command: "topic", keys: ["t"], group: "decide" },
    { command: "turn-round", keys: ["w"], group: "decide" },
    { command: "reason", keys: ["r"], group: "decide" },
    { command: "objection", keys: ["o"], group: "decide" },
    { command: "next-candidate", keys: ["m"], group: "move" },
    { command: "reject", keys: ["Backspace"], group: "decide" },
  ],
  check: [
    { command: "next", keys: ["j", "ArrowDown"], group: "move" },
    { command: "previous", keys: ["k", "ArrowUp"], group: "move" },
    { command: "jump", keys: ["Enter"], group: "decide" },
  ],
  all: [
    { command: "undo", keys: ["z"], group: "decide" },
    { command: "redo", keys: ["Z"], group: "decide" },
    { command: "read", keys: ["R"], group: "screens" },
    { command: "compare", keys: ["C"], group: "screens" },
    { command: "check", keys: ["V"], group: "screens" },
    { command: "again", keys: ["y"], group: "screens" },
    { command: "leave", keys: ["Escape"], group: "screens" },
    { command: "help", keys: ["?"], group: "screens" },
  ],
});

const TYPING = "input, select, textarea, [contenteditable]";
const PRESSED_BY = "button, a, summary, [role='option']";

/**
 * The key of an event as the table names it. On a keyboard of another script the letter that
 * stands at the same place counts, so that `j` works where it writes `о`.
 * @param {{ readonly key: string, readonly code: string, readonly shiftKey: boolean }} event
 */
export function keyNameOf({ key, code, shiftKey }) {
  if (key.length > 1 || /[ -~]/.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return { BracketLeft: "[", BracketRight: "]", Slash: "/", Period: "." }[code] ?? key;
}

/**
 * The command that an event stands for on a screen, with the key; null where it is none: while
 * somebody types, with a modifier, and where the element in focus takes the key itself.
 * @param {KeyboardEvent} event
 * @param {ScreenName} screen
 */
export function commandOf(event, screen) {
  const isAltGraph = event.getModifierState("AltGraph");
  if ((event.ctrlKey || event.metaKey || event.altKey) && !isAltGraph) return null;
  const { target } = event;
  const key = keyNameOf(event);
  if (target instanceof Element && target.closest(TYPING)) return null;
  const isPress = key === "Enter" || key === " ";
  if (isPress && target instanceof Element && target.closest(PRESSED_BY)) return null;
  const line = [...KEY_TABLE[screen], ...KEY_TABLE.all].find(({ keys }) => keys.includes(key));
  return line ? { command: line.command, key } : null;
}

/**
 * Which of the choices a digit stands for, from 0 on; 0 itself is the tenth.
 * @param {string} key
 */
export function choiceOf(key) {
  return DIGITS.indexOf(key);
}

/**
 * The first key of a command, as a key cap shows it.
 * @param {ScreenName | "all"} screen
 * @param {string} command
 */
export function keyFor(screen, command) {
  const line = KEY_TABLE[screen].find((each) => each.command === command);
  return line ? capOf(line.keys[0]) : "";
}

/** @type {{ readonly [key: string]: string }} */
const CAPS = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: "Del",
  " ": "␣",
};

/**
 * What a key's cap shows.
 * @param {string} key
 */
export function capOf(key) {
  return CAPS[key] ?? key;
}
