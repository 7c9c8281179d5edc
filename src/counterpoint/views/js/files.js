/** Files that the reader takes along. */

/** Offer `blob` under `name` as a download. */
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

/** Rows as CSV (RFC 4180); a cell that a spreadsheet would run as a formula is defused. */
export function csvOf(rows) {
  return rows.map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
