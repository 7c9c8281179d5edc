/** Where the reader is, as an address: `#/view/part?claim=x&experts=a,b`. */

/** @import { FindingGroup, Query, Route, Way } from "../types/model.js" */

import { FINDING_GROUPS } from "./vocabulary.js";

/**
 * The route that a hash names; unknown parts are kept as they are.
 * @param {string} hash
 * @returns {Route}
 */
export function parseRoute(hash) {
  const [path, search = ""] = String(hash).replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decoded);
  /** @type {{ [name: string]: string }} */
  const query = {};
  for (const pair of search.split("&").filter(Boolean)) {
    const [name, value = ""] = pair.split("=", 2);
    if (decoded(value)) query[decoded(name)] = decoded(value);
  }
  return { view: parts[0] ?? "overview", parts: parts.slice(1), query };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/**
 * The hash of a route; names in the query are sorted so that one state has one address.
 * @param {Way} way
 */
export function formatRoute({ view, parts = [], query = {} }) {
  const path = [view, ...parts].map(encodeURIComponent).join("/");
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== "" && value !== undefined)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value ?? "")}`);
  return `#/${path}${pairs.length ? `?${pairs.join("&")}` : ""}`;
}

/**
 * `route` with parts of its query changed; an empty value takes a part away.
 * @param {Route} route
 * @param {Query} changes
 * @returns {Route}
 */
export function withQuery(route, changes) {
  return { ...route, query: { ...route.query, ...changes } };
}

/**
 * What of a query goes along from view to view: the filters, and what is supposed.
 * @param {Query} query
 * @returns {Query}
 */
export function carried(query) {
  const { experts, kinds, stance, lines, suppose } = query;
  return { experts, kinds, stance, lines, suppose };
}

/** Under which heading of the findings each group stands. */
const GROUP_PATHS = Object.freeze({
  agreement: "agreements",
  tension: "tensions",
  defence: "defences",
  summary: "summaries",
  naming: "namings",
});

/**
 * The heading of a group of findings, as it stands in an address.
 * @param {FindingGroup} group
 */
export function groupPath(group) {
  return GROUP_PATHS[group];
}

/**
 * The group that stands under a heading; none under another word.
 * @param {string} path
 */
export function groupUnder(path) {
  return FINDING_GROUPS.find((group) => GROUP_PATHS[group] === path);
}
