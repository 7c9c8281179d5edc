/** Where the reader is, and the ways on from there; the shell listens and draws what is there. */

/**
 * @import { Filters, Query, Route, Way } from "../types/model.js"
 * @import { StepListener, StepOptions } from "../types/page.js"
 */

import { readFilters } from "./filters.js";
import { carried, formatRoute, parseRoute, withQuery } from "./route.js";

/** @type {{ readonly route: Route, readonly filters: Filters }} */
let present = { route: parseRoute(""), filters: readFilters({}) };
/** @type {StepListener} */
let stepListener = () => undefined;

/** The route that is drawn. */
export function presentRoute() {
  return present.route;
}

/** What the reader has narrowed the map to. */
export function presentFilters() {
  return present.filters;
}

/**
 * The reader is at `route` now.
 * @param {Route} route
 */
export function arriveAt(route) {
  present = { route, filters: readFilters(route.query) };
}

/**
 * `listener` is called after each step with the route and how it is to be drawn.
 * @param {StepListener} listener
 */
export function onStep(listener) {
  stepListener = listener;
}

/**
 * An address of the page; the filters go along to it.
 * @param {Way} route
 */
export function addressOf(route) {
  return formatRoute({ ...route, query: { ...carried(present.route.query), ...route.query } });
}

/**
 * The present address with parts of its query changed.
 * @param {Query} changes
 */
export function addressHere(changes) {
  return formatRoute(withQuery(present.route, changes));
}

/**
 * Go to a route. `replace` leaves no trace in the history, `keepFocus` leaves the focus where it
 * is, and `keepView` what is drawn.
 * @param {Way} route
 * @param {StepOptions} [options]
 */
export function goTo(route, { replace = false, keepFocus = false, keepView = false } = {}) {
  const address = formatRoute(route);
  if (address !== globalThis.location.hash) {
    const { history } = globalThis;
    if (replace) history.replaceState(history.state, "", address);
    else history.pushState(null, "", address);
  }
  stepListener({ parts: [], query: {}, ...route }, { keepFocus, keepView });
}

/**
 * Follow an address of this page; one that is already there is drawn again.
 * @param {string} address
 */
export function followAddress(address) {
  goTo(parseRoute(address));
}

/**
 * Show a claim in the panel.
 * @param {string} id
 */
export function openClaim(id) {
  goTo(withQuery(present.route, { claim: id, link: "" }));
}

/**
 * What the panel shows, by its id; nothing where it is shut.
 * @param {Route} route
 */
export function idInPanel({ view, query: { claim, link, finding, passage } }) {
  return claim || link || finding || (view === "text" && passage ? `passage ${passage}` : "");
}
