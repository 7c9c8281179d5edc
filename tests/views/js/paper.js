/** As much of a document as views need to draw on, so that node sees what they draw. */

// biome-ignore-all lint/style/noExcessiveClassesPerFile: a text and an element are of one document

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
  };
  const history = { replaceState: () => undefined, pushState: () => undefined };
  const world = { document, history, location: { hash: "" }, Node: Leaf, NodeFilter: {} };
  const before = { Node: globalThis.Node };
  Object.assign(globalThis, world);
  try {
    return draw();
  } finally {
    for (const name of Object.keys(world)) Reflect.deleteProperty(globalThis, name);
    Object.assign(globalThis, before);
  }
}

/**
 * All that is drawn, from the outside in; what a view leaves out is passed over.
 * @param {any} drawn
 * @returns {any[]}
 */
export function parts(drawn) {
  if (Array.isArray(drawn)) return drawn.flatMap(parts);
  return drawn instanceof Branch ? [drawn, ...drawn.childNodes.flatMap(parts)] : [];
}

/**
 * Of what is drawn the elements of a class.
 * @param {any} drawn
 * @param {string} name
 */
export function having(drawn, name) {
  return parts(drawn).filter(({ classList }) => classList.contains(name));
}

/**
 * Of what is drawn the elements of a tag.
 * @param {any} drawn
 * @param {string} tag
 */
export function tagged(drawn, tag) {
  return parts(drawn).filter((each) => each.tag === tag);
}

/**
 * The words of something, one blank between them.
 * @param {any} drawn
 * @returns {string}
 */
export function wordsOf(drawn) {
  const text = Array.isArray(drawn) ? drawn.map(wordsOf).join("") : (drawn?.textContent ?? drawn);
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
