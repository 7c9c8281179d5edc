/** As much of a document as views need to draw on, so that node sees what they draw. */

// biome-ignore-all lint/style/noExcessiveClassesPerFile: a text and an element are of one document

// biome-ignore lint/correctness/noNodejsModules: tests alone read this, and node runs them
import { readFileSync } from "node:fs";
import { arriveAt } from "../../../src/counterpoint/views/js/ground/place.js";
import { parseRoute } from "../../../src/counterpoint/views/js/ground/route.js";
import { showModel } from "../../../src/counterpoint/views/js/ground/shown.js";
import { useCatalogue, useLanguage } from "../../../src/counterpoint/views/js/ground/texts.js";
import { part } from "./parts.js";

const catalogue = new URL("../../../src/counterpoint/wording/texts.json", import.meta.url);
const TEXTS = JSON.parse(readFileSync(catalogue, "utf8"));

class Leaf {
  /** @param {string} text */
  constructor(text = "") {
    this.textContent = text;
  }
}

class Branch extends Leaf {
  /** @param {string} tag */
  constructor(tag) {
    super();
    this.tag = tag;
    /** @type {Map<string, string>} */
    this.attributes = new Map();
    /** @type {Map<string, (event: unknown) => void>} */
    this.listeners = new Map();
    /** @type {Leaf[]} */
    this.childNodes = [];
    this.style = {};
    this.open = false;
    this.value = "";
    this.letter = 7;
    Object.defineProperty(this, "textContent", {
      get: () => this.childNodes.map(({ textContent }) => textContent).join(""),
    });
    const names = () => (this.attributes.get("class") ?? "").split(" ");
    this.classList = {
      contains: (/** @type {string} */ name) => names().includes(name),
      toggle: (/** @type {string} */ name, /** @type {boolean} */ isOn) => {
        const others = names().filter((each) => each && each !== name);
        this.attributes.set("class", [...others, ...(isOn ? [name] : [])].join(" "));
      },
    };
  }

  /** @param {...(Leaf | string)} nodes */
  append(...nodes) {
    for (const node of nodes)
      this.childNodes.push(typeof node === "string" ? new Leaf(node) : node);
  }

  /** @param {...Leaf} nodes */
  replaceChildren(...nodes) {
    this.childNodes = nodes;
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }

  /** @param {string} name @param {(event: unknown) => void} listener */
  addEventListener(name, listener) {
    this.listeners.set(name, listener);
  }

  /** What measures text: each letter is as wide as the others. */
  getContext() {
    return { measureText: (/** @type {string} */ text) => ({ width: this.letter * text.length }) };
  }

  remove() {
    this.attributes.set("class", "is-removed");
  }

  focus() {
    this.open = true;
  }
}

/**
 * What `draw` gives where there is a document; there is none afterwards, as drawings measure by it.
 * @template T
 * @param {() => T} draw
 * @returns {T}
 */
export function onPaper(draw) {
  const make = (/** @type {string} */ tag) => new Branch(tag);
  const document = {
    createElement: make,
    createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => make(tag),
    createTextNode: (/** @type {string} */ text) => new Leaf(text),
    createTreeWalker: () => ({ nextNode: () => null }),
    getElementById: () => null,
    querySelector: () => null,
    documentElement: { dataset: {} },
    body: { dataset: {} },
  };
  const history = { replaceState: () => undefined, pushState: () => undefined };
  const classes = { Node: Leaf, Element: Branch, NodeFilter: {} };
  const world = { document, history, location: { hash: "" }, ...classes };
  Object.assign(globalThis, world);
  try {
    return draw();
  } finally {
    for (const name of Object.keys(world)) Reflect.deleteProperty(globalThis, name);
  }
}

/**
 * All that is drawn, from the outside in; what a view leaves out is passed over.
 * @param {any} content
 * @returns {any[]}
 */
export function parts(content) {
  if (Array.isArray(content)) return content.flatMap(parts);
  return content instanceof Branch ? [content, ...content.childNodes.flatMap(parts)] : [];
}

/**
 * Of what is drawn the elements of a class.
 * @param {any} content
 * @param {string} name
 */
export function having(content, name) {
  return parts(content).filter(({ classList }) => classList.contains(name));
}

/**
 * Of what is drawn the elements of a tag.
 * @param {any} content
 * @param {string} tag
 */
export function tagged(content, tag) {
  return parts(content).filter((each) => each.tag === tag);
}

/**
 * The words of something, one blank between them.
 * @param {any} content
 * @returns {string}
 */
export function wordsOf(content) {
  const text = Array.isArray(content)
    ? content.map(wordsOf).join("")
    : (content?.textContent ?? content);
  return String(text ?? "")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * Press something.
 * @param {any} element
 */
export function press(element) {
  onPaper(() => element.listeners.get("click")({}));
}

/** Another test may have left another language. */
export function speakEnglish() {
  useCatalogue(TEXTS);
  useLanguage("en");
}

/**
 * What a view draws of a model at an address.
 * @param {object} model
 * @param {string} address
 * @param {() => any} draw
 */
export function drawn(model, address, draw) {
  speakEnglish();
  showModel(part({ map: { language: "en" }, groups: [], votes: null, ...model }));
  arriveAt(parseRoute(address));
  return onPaper(draw);
}

/**
 * An expert of that name, at that place among the others.
 * @param {string} id
 * @param {number} order
 */
export const expert = (id, order, standing = "panel") => ({
  id,
  name: id,
  short: id,
  standing,
  order,
  roles: [],
});

/** @param {readonly { readonly id: string }[]} records */
export const byId = (records) => new Map(records.map((record) => [record.id, record]));
