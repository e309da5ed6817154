// Why an archive, or a file of it, is not read.

/** Why an archive, or a file of it, is not read. */
export type ZipCode =
  | 'damaged'
  | 'encrypted'
  | 'bomb'
  | 'too_many_parts'
  | 'bad_path'
  | 'links_inside'

/** An archive that is broken, hostile, or packed in a way that is not read. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly code: ZipCode
  /** Which file of the archive, counted from 1. */
  readonly part: number | undefined
  constructor(code: ZipCode, part?: number) {
    super(code)
    this.code = code
    this.part = part
  }
}
