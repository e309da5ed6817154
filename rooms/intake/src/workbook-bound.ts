// What stops the reading of a workbook, and how much text it may hold: text is counted while it is
// read, so that no small file takes the memory of a large one.

/** Why a workbook gives no rows. */
export interface WorkbookFinding {
  code:
    | 'workbook_damaged'
    | 'workbook_old'
    | 'workbook_too_large'
    | 'sheet_unknown'
    | 'too_many_rows'
    | 'too_many_columns'
  /** The row, or the limit that was passed. */
  line?: number
  most?: number
}

/** Stops the reading with what is wrong. */
export class Stop extends Error {
  readonly finding: WorkbookFinding
  constructor(finding: WorkbookFinding) {
    super(finding.code)
    this.finding = finding
  }
}

/** How much text a workbook may hold, in units; what is longer is `workbook_too_large`. */
export interface TextBounds {
  /** Of one cell. Spreadsheets take 32,767. */
  cell: number
  /** Texts that cells share, and units of all of them. */
  shared: number
  sharedUnits: number
  /** Of all cells, a shared text counted in each of them. */
  units: number
}

/** More than any list of people has. */
export const TEXTS: TextBounds = {
  ...{ cell: 100_000, shared: 1_000_000, sharedUnits: 32_000_000, units: 64_000_000 },
}

/** The workbook holds more text than it may. */
export function tooLarge(): Stop {
  return new Stop({ code: 'workbook_too_large' })
}
