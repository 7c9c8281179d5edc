/** Elements made by hand: text is always text, and an address is always a safe one. */

/** @import { Attributes, Content } from "../types/page.js" */

const SVG_SPACE = "http://www.w3.org/2000/svg";
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|doi:)/i;
/** A place on this page, or a page beside it with a place on it. */
const OWN_ADDRESS = /^(?:#|\.\/[\w%.~-]+\.html(?:#\S*)?$)/;

/**
 * The address if it is one that a reader may follow, else null.
 * @param {unknown} address
 * @returns {string | null}
 */
export function safeAddress(address) {
  const trimmed = String(address ?? "").trim();
  if (!SAFE_ADDRESS.test(trimmed)) return null;
  if (/^doi:/i.test(trimmed)) return `https://doi.org/${encodeURI(trimmed.slice(4).trim())}`;
  try {
    return new URL(trimmed).href;
  } catch {
    return null;
  }
}

/**
 * An element with attributes, listeners (`onclick: function`) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Content} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setOn(element, name, value);
  return fill(element, ...children);
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {Attributes[string]} value
 */
function setOn(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") {
    element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
  } else if (name.startsWith("on") || name === "srcdoc" || name === "style") {
    throw new Error(`attribute ${name} takes no text here`);
  } else if (name === "href") {
    const text = String(value);
    const address = OWN_ADDRESS.test(text) ? text : safeAddress(text);
    if (address !== null) element.setAttribute("href", address);
  } else if (name === "lang") {
    element.setAttribute("lang", String(value));
    element.setAttribute("dir", "auto"); // words of a language run its way, apart from what is around
  } else if (name === "value" || name === "checked" || name === "selected") {
    Object.assign(element, { [name]: value });
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * `element` with `children` added; nested lists are flattened, nothing is parsed.
 * @template {Element} E
 * @param {E} element
 * @param {...Content} children
 */
export function fill(element, ...children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (isList(child)) fill(element, ...child);
    else element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/**
 * @param {Content} content
 * @returns {content is readonly Content[]}
 */
function isList(content) {
  return Array.isArray(content);
}

/**
 * `element` with nothing but `children` in it.
 * @template {Element} E
 * @param {E} element
 * @param {...Content} children
 */
export function refill(element, ...children) {
  element.replaceChildren();
  return fill(element, ...children);
}

/**
 * Text for screen readers only.
 * @param {string} text
 */
export function aloud(text) {
  return h("span", { class: "spoken" }, text);
}

/**
 * What a screen reader reads of an element: its text without initials and other marks.
 * @param {Element | null} element
 */
export function spokenText(element) {
  const copy = element && copyOf(element);
  for (const mark of copy?.querySelectorAll("[aria-hidden]") ?? []) mark.remove();
  return copy?.textContent.trim() ?? "";
}

/**
 * A copy of an element with all that is in it, in no document.
 * @template {Element} E
 * @param {E} element
 */
export function copyOf(element) {
  return /** @type {E} */ (element.cloneNode(true));
}

const ICONS = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
  close: "M6 6l12 12M18 6 6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  map: "M4 5h6v5H4zM14 14h6v5h-6zM10 7.500h4a2 2 0 0 1 2 2V14",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.500 1.500M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.500-1.500",
  external: "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
  check: "M5 12.500 10 17.500 19.500 7",
  back: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  down: "M6 9l6 6 6-6",
  save: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
  filter: "M4 6h16M7 12h10M10 18h4",
};

/**
 * A small line drawing, hidden from screen readers.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG_SPACE, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG_SPACE, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button; `label` is its name where it shows only an icon.
 * @param {Content} content
 * @param {(event: MouseEvent) => void} onclick
 * @param {Attributes} [attributes]
 */
export function button(content, onclick, attributes = {}) {
  return h("button", { type: "button", onclick, ...attributes }, content);
}

/**
 * What is open in `box` is shut by Escape, by a press elsewhere, and when the focus goes on.
 * @param {HTMLElement} box
 * @param {HTMLElement} opener
 * @param {() => boolean} isOpen
 * @param {() => void} shut
 */
export function shutAway(box, opener, isOpen, shut) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    shut();
    opener.focus();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) shut();
  });
  /** @param {PointerEvent} event */
  const press = ({ target }) => {
    if (!box.isConnected) document.removeEventListener("pointerdown", press, true);
    else if (!(target instanceof Node && box.contains(target))) shut();
  };
  document.addEventListener("pointerdown", press, true);
}

const AROUND_ITEM = 8;

/**
 * Scroll `frame`, and nothing else, until `item` stands within it.
 * @param {Element} frame
 * @param {Element} item
 */
export function bringInto(frame, item) {
  const [outer, inner] = [frame.getBoundingClientRect(), item.getBoundingClientRect()];
  /** @param {number} low @param {number} high @param {number} from @param {number} to */
  const shift = (low, high, from, to) =>
    low < from ? low - from - AROUND_ITEM : high > to ? high - to + AROUND_ITEM : 0;
  frame.scrollLeft += shift(inner.left, inner.right, outer.left, outer.right);
  frame.scrollTop += shift(inner.top, inner.bottom, outer.top, outer.bottom);
}

const live = () => document.getElementById("announcer");

/**
 * Tell a screen reader something, text or elements; the same text twice is told twice.
 * @param {...Content} content
 */
export function announce(...content) {
  const region = live();
  if (!region) return;
  const before = region.textContent;
  refill(region, ...content);
  if (region.textContent === before) region.append("\u00a0");
}

/**
 * The element of that id, which the page has always; that it has not is a mistake of ours.
 * @param {string} id
 */
export function elementOf(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element ${id}`);
  return element;
}

/**
 * What a canvas is drawn with.
 * @param {HTMLCanvasElement} canvas
 */
export function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("the browser draws nothing");
  return pen;
}
