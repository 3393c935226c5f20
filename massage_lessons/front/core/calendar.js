// One event as a calendar file (RFC 5545).

/** Lines of a calendar file have at most so many bytes. */
const WIDTH = 74;

/** @param {string} text @returns {string} as a value of a property */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

/** @param {string} line @returns {string} folded, so that no line is too long and no letter is cut */
function folded(line) {
  const rows = [""];
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > WIDTH) {
      rows.push(" ");
      bytes = 1;
    }
    rows[rows.length - 1] += letter;
    bytes += size;
  }
  return rows.join("\r\n");
}

/** @param {string} iso @returns {string} */
const plainTime = (iso) => iso.replace(/[-:]|\.\d+/g, "");

/**
 * @param {{summary: string, lines: string[], start: string, seconds: number, now: Date, id: string}} event the start as a clock on the
 *   wall shows it, "2026-05-01T18:30": it is that time wherever the calendar is opened
 * @returns {string}
 */
export function event({ summary, lines, start, seconds, now, id }) {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//massage-lessons//plan//EN",
    "BEGIN:VEVENT",
    `UID:${id}@massage-lessons`,
    `DTSTAMP:${plainTime(now.toISOString())}`,
    `DTSTART:${plainTime(start)}00`,
    `DURATION:PT${Math.floor(seconds / 60)}M${seconds % 60}S`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(lines.join("\n"))}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}
