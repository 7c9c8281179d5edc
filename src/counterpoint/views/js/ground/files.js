/** Files that the reader takes along. */

/** @import { Cell, Term } from "../types/page.js" */

/**
 * Offer `blob` under `name` as a download.
 * @param {string} name
 * @param {Blob} blob
 */
export function saveFile(name, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * What a spreadsheet might run as a formula: a sign, or what an East Asian keyboard makes of it,
 * behind any blanks and invisible characters. formats/csv_data.py holds the same.
 */
const formula = /^(?:[\t\r\n]|[\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−])/u;

/**
 * Rows as CSV (RFC 4180); a cell that a spreadsheet would run as a formula is defused.
 * @param {readonly (readonly Cell[])[]} rows
 */
export function csvOf(rows) {
  return `${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** @param {Cell} value */
function csvCell(value) {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return quoted(value.text);
  return quoted(formula.test(value) ? `'${value}` : value);
}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A term of a query's answer as a cell; store/query_result.py holds the same.
 * @param {Term | undefined} term
 */
export function termCell(term) {
  if (!term) return "";
  const { type, value, datatype = "" } = term;
  const isTyped = datatype.startsWith(XSD) && datatype !== `${XSD}string`;
  if (isTyped && NUMBER.test(value)) return Object.freeze({ text: value });
  return type === "bnode" ? `_:${value}` : value;
}

/** @param {string} text */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
