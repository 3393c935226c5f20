// Rows as a table that every spreadsheet reads.

/** @param {string} text @returns {string} a cell that no spreadsheet takes for a formula */
const cell = (text) => `"${(/^[=+@\t\r]|^-(?!\d+(?:[.,]\d+)?$)/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** @param {string[][]} rows @returns {string} as a spreadsheet reads them */
export function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
