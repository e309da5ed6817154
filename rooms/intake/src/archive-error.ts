// Why an archive is not taken in, thrown from deep inside its reading and turned into a finding at
// the room's face. It names the file of the archive by its place there, never by its name.
import { ZipError } from '@tumen/archive'
import type { IntakeCode, IntakeFinding } from './finding.ts'

/** The first thing that is wrong with an archive. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly finding: IntakeFinding
  constructor(code: IntakeCode, part?: number) {
    super(code)
    this.finding = { code, ...(part === undefined ? {} : { part }) }
  }
}

/** The finding that an error stands for; passes on what is no fault of the archive. */
export function archiveFinding(error: unknown): IntakeFinding {
  if (error instanceof ArchiveError) return error.finding
  if (!(error instanceof ZipError)) throw error
  const { code, part } = error
  return { code, ...(part === undefined ? {} : { part }) }
}
