// Tables as CSV (RFC 4180): for linkage, which reads every cell as text, and for people, whose
// spreadsheet must not run what a cell holds. Source: desk.md I8, I10.

/** The rows as lines; how a cell is written is the caller's choice. */
export function csvText<Cell>(
  rows: readonly (readonly Cell[])[],
  cellText: (cell: Cell) => string,
): string {
  return rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

/** A cell in quotation marks, whatever it holds; nothing is an empty text. */
export function quotedCell(cell: string | number | undefined): string {
  return `"${String(cell ?? '').replaceAll('"', '""')}"`
}

/** A cell that no spreadsheet takes for a formula, quoted where it must be. */
export function safeCell(text: string): string {
  // The wide signs run, too, where somebody writes Korean or Chinese.
  const plain = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? quotedCell(plain) : plain
}
