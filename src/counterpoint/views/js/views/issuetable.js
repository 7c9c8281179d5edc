/** Who says what: the leading issues as rows, the experts or their camps as columns. */

/** @import { Expert, Issue } from "../types/model.js" */

import { h, aloud } from "../ground/dom.js";
import { isOpposed, leadingRows, markName, panelInOrder } from "../ground/issues.js";
import { own } from "../ground/names.js";
import { addressOf } from "../ground/place.js";
import { existing, grouped } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { enumeration, t } from "../ground/texts.js";
import {
  differenceWords,
  MARK_NAMES,
  markKey,
  markLink,
  markShape,
  markWords,
  placeOn,
} from "./issuemark.js";
import { pictureButtons } from "./savepicture.js";
import { tableDrawing } from "./tablepicture.js";

/** Beyond these columns there is room for initials alone, and for no roles. */
const WIDE_COLUMNS = 7;
/** Camps that have a column of their own; smaller ones share the last. */
const MOST_CAMPS = 5;
const NAMES_IN_HEAD = 2;
/** What is told in small beside a claim that nobody opposes. */
const ASIDES = ["condition", "order", "confidence", "apart"];

/**
 * A column of the table: its head, and what stands in it on an issue.
 * @typedef {object} Column
 * @property {() => HTMLElement} head
 * @property {(issue: Issue) => HTMLElement} cell
 */

/** The table with its key, and the way to all issues. */
export function issueTable() {
  const model = shownModel();
  const rows = leadingRows(model);
  const columns = model.camps
    ? campColumns(model.camps.map(({ experts }) => experts))
    : panelInOrder(model).map(expertColumn);
  const rowCount = rows.agree.length + rows.apart.length + rows.some.length;
  const isNarrow = columns.length > WIDE_COLUMNS;
  return h(
    "section",
    { class: "who-says", "aria-labelledby": "who-says-title" },
    h("h2", { id: "who-says-title" }, t("table.title")),
    h(
      "div",
      { class: "scroll-x who-frame" },
      h(
        "table",
        { class: `who-table${isNarrow ? " is-narrow" : ""}`, "aria-labelledby": "who-says-title" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("td", { class: "who-corner" }),
            columns.map(({ head }) => head()),
          ),
        ),
        rowGroup("agree", rows.agree, columns),
        rowGroup("apart", rows.apart, columns),
        rowGroup("some", rows.some, columns),
      ),
    ),
    h(
      "div",
      { class: "who-foot" },
      markKey([...rows.agree, ...rows.apart, ...rows.some]),
      model.issues.length > rowCount
        ? h(
            "a",
            { href: addressOf({ view: "findings", parts: ["issues"] }) },
            t("table.all", { n: model.issues.length }),
          )
        : null,
      pictureButtons("table", () => ({
        title: t("table.title"),
        drawing: tableDrawing(tableOnPage()),
      })),
    ),
  );
}

/** The table where it stands on the page. */
function tableOnPage() {
  const table = document.querySelector(".who-table");
  if (!(table instanceof HTMLElement)) throw new Error("there is no table to draw");
  return table;
}

/**
 * @param {string} sort
 * @param {readonly Issue[]} issues
 * @param {readonly Column[]} columns
 */
function rowGroup(sort, issues, columns) {
  if (!issues.length) return null;
  return h(
    "tbody",
    { class: `who-group who-${sort}` },
    h("tr", {}, h("th", { scope: "rowgroup", colspan: columns.length + 1 }, t(`table.${sort}`))),
    issues.map((issue) =>
      h(
        "tr",
        {},
        h(
          "th",
          { scope: "row" },
          h(
            "a",
            { href: addressOf({ view: "findings", parts: ["issues", issue.id] }) },
            own(issue.title),
          ),
          issue.rivals?.map((title) =>
            h("span", { class: "who-difference" }, t("table.or"), " ", own(title)),
          ),
          ASIDES.includes(issue.words ?? issue.difference) && !isOpposed(issue)
            ? h("span", { class: "who-difference" }, differenceWords(issue))
            : null,
        ),
        columns.map(({ cell }) => cell(issue)),
      ),
    ),
  );
}

/**
 * @param {Expert} expert
 * @returns {Column}
 */
function expertColumn(expert) {
  const { language } = shownModel().map;
  const { id, short, name, role, roles } = expert;
  return {
    head: () =>
      h(
        "th",
        { scope: "col", lang: language, title: [name, ...roles].join("\n") },
        h(
          "a",
          { class: "who-name", href: addressOf({ view: "experts", parts: [id] }) },
          h("span", { class: "who-short" }, short),
          h("span", { class: "who-initials", "aria-hidden": "true" }, expert.initials),
        ),
        role ? h("span", { class: "who-role" }, role) : null,
      ),
    cell: (issue) => {
      const place = placeOn(issue, id);
      const isChanged = issue.changed?.includes(id);
      const classes = [place ? "" : "is-silent", isChanged ? "is-changed" : ""].filter(Boolean);
      return h("td", { class: classes.join(" ") || null }, markLink(issue, id));
    },
  };
}

/**
 * A column for each of the largest camps, and one for all others.
 * @param {readonly (readonly string[])[]} camps
 */
function campColumns(camps) {
  const large = camps.slice(0, MOST_CAMPS).filter((camp) => camp.length > 1);
  const rest = camps.slice(large.length).flat();
  return [
    ...large.map((camp) => campColumn(camp)),
    ...(rest.length ? [campColumn(rest, true)] : []),
  ];
}

/**
 * @param {readonly string[]} ids
 * @param {boolean} [isRest]
 * @returns {Column}
 */
function campColumn(ids, isRest = false) {
  const { expertsById } = shownModel();
  const experts = existing(ids.map((id) => expertsById.get(id)));
  const shorts = experts.slice(0, NAMES_IN_HEAD).map(({ short }) => short);
  const more = experts.length - shorts.length;
  const words = more ? t("table.camp", { names: shorts.join(", "), n: more }) : enumeration(shorts);
  return {
    head: () =>
      h(
        "th",
        {
          scope: "col",
          lang: shownModel().map.language,
          title: experts.map(({ name }) => name).join("\n"),
        },
        h("span", { class: "who-name" }, isRest ? t("table.rest", { n: experts.length }) : words),
      ),
    cell: (issue) => h("td", {}, campCounts(issue, ids)),
  };
}

/**
 * How many of a camp stand how; the silent are what is missing.
 * @param {Issue} issue
 * @param {readonly string[]} ids
 */
function campCounts(issue, ids) {
  const places = existing(ids.map((id) => placeOn(issue, id)));
  const byName = grouped(places, markName);
  const names = MARK_NAMES.filter((name) => byName.has(name));
  if (!names.length) return [markShape("silent"), aloud(markWords("silent"))];
  return names.map((name) => {
    const n = byName.get(name)?.length ?? 0;
    return h(
      "span",
      { class: "camp-count" },
      markShape(name),
      h("span", {}, n),
      aloud(` ${markWords(name)} `),
    );
  });
}
