/** A view inside another site: the code that puts it there, its caption, and its height. */

import { elementOf, h } from "../ground/dom.js";
import { own } from "../ground/names.js";
import { presentRoute } from "../ground/place.js";
import { formatRoute } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { enumeration, t } from "../ground/texts.js";

/** Where a site runs no scripts of its own the frame keeps this height, and what is in it scrolls. */
const FIRST_HEIGHT = 480;

/** The host's part of the automatic height; it takes a number from its own frame and nothing else. */
const LISTENER =
  '(function(f){addEventListener("message",function(e){' +
  "if(e.source===f.contentWindow&&e.data&&e.data.counterpointHeight>0)" +
  "f.height=Math.ceil(e.data.counterpointHeight)})})(document.currentScript.previousElementSibling)";

/** HTML that shows the present view on another site, with its title, its sources and a way here. */
export function embedCode() {
  const { view, parts, query } = presentRoute();
  const page = pageAddress();
  const isPlain = !parts.length && !Object.values(query).some(Boolean);
  const place = isPlain ? "" : formatRoute({ view, parts, query });
  const title = escapedHtml(shownModel().map.title);
  const address = escapedHtml(`${page}?view=${encodeURIComponent(view)}${place}`);
  const whole = `<a href="${escapedHtml(page)}">${escapedHtml(t("embed.full"))}</a>`;
  const caption = [title, ...credits().map(escapedHtml), whole].join(" · ");
  // The parts are joined here so that no element of the code ends one of this page.
  return [
    '<figure style="margin:0">',
    `<iframe src="${address}" title="${title}" style="width:100%;border:0" height="${FIRST_HEIGHT}" loading="lazy"></iframe>`,
    `<${"script"}>${LISTENER}</${"script"}>`,
    `<figcaption>${caption}</figcaption>`,
    "</figure>",
  ].join("\n");
}

/** The page's own address, or its file's name where it is no more than a file. */
function pageAddress() {
  const address = globalThis.location.href.split(/[?#]/)[0];
  return address.startsWith("file:") ? (address.split("/").pop() ?? "") : address;
}

/** From what the map is read, and by what it is drawn. */
function credits() {
  const { sources } = shownModel();
  const titles = sources.map(({ title, publisher }) =>
    [publisher, title].filter(Boolean).join(": "),
  );
  const source = titles.length ? [t("picture.source", { text: enumeration(titles) })] : [];
  return [...source, t("picture.made")];
}

/** @param {string | undefined} text */
function escapedHtml(text) {
  return String(text ?? "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** What stands below an embedded view: of what map it is, and the way to the whole page. */
export function embedCaption() {
  return h(
    "footer",
    { class: "embed-caption" },
    own(shownModel().map.title),
    " · ",
    credits().map((each) => [each, " · "]),
    h("a", { href: pageLink(), target: "_blank", rel: "noopener" }, t("embed.full")),
  );
}

function pageLink() {
  return globalThis.location.href.split(/[?#]/)[0];
}

/** Tell the site around the page how high it is, now and whenever that changes. */
export function tellHeight() {
  if (globalThis.parent === globalThis.window) return;
  const app = elementOf("app");
  const tell = () =>
    globalThis.parent.postMessage(
      { counterpointHeight: Math.ceil(app.getBoundingClientRect().height) },
      "*",
    );
  new ResizeObserver(tell).observe(app);
  tell();
}
