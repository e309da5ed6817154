// The parts of an office file, read by their names under one allowance.
import { archiveFiles, type ZipEntry } from '@tumen/archive'
import { readXml, type XmlReader } from '../read-xml.ts'
import { type Allowance, unpack } from '../unpack.ts'
import type { OfficeTally } from './tally.ts'

const MOST_UNPACKED = 256 * 2 ** 20

/** The parts of an archive that keeps the rules; throws a ZipError. */
export class Parts {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, ZipEntry>
  readonly #allowance: Allowance = { bytes: MOST_UNPACKED }

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#entries = new Map(archiveFiles(bytes).map((entry) => [entry.name, entry]))
  }

  names(pattern: RegExp): string[] {
    return [...this.#entries.keys()].filter((name) => pattern.test(name))
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Reads a part, if it is there. */
  async read(name: string, reader: XmlReader): Promise<void> {
    const entry = this.#entries.get(name)
    if (entry) await readXml(unpack(this.#bytes, entry, this.#allowance), reader)
  }
}

/** Counts what files of Microsoft hold beside their text, below their own folder. */
export async function tallyParts(
  parts: Parts,
  { tally, folder, comments }: { tally: OfficeTally; folder: string; comments: RegExp },
): Promise<void> {
  const below = (rest: string) => parts.names(new RegExp(`^${folder}/${rest}`, 'i'))
  tally.add('macros', parts.names(/(?:^|\/)vbaProject\.bin$/i).length)
  tally.add('embedded_objects', below('embeddings/.').length)
  for (const name of below('(?:[^/]+/)*_rels/[^/]+\\.rels$'))
    await parts.read(name, { open: (_, attributes) => tally.noteRelation(attributes) })
  for (const name of parts.names(comments))
    await parts.read(name, {
      open: (element) => tally.add('comments', /^(?:comment|cm)$/.test(element) ? 1 : 0),
    })
}
