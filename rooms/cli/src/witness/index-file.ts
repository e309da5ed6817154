// What a witness has cosigned of every log, ever: origin, size and root. The index stands beside
// the notes, so that a note that went missing, or was put back older, is noticed. It ends with its
// own digest: a torn one is read as none. Source: custody.md 15.
import { createHash } from 'node:crypto'

/** The newest checkpoint of a log that was cosigned. */
export interface Mark {
  size: number
  /** 32 bytes in base64. */
  root: string
}

/** Marks by the origin of their log. */
export type WitnessIndex = ReadonlyMap<string, Mark>

const HEAD = 'tumen witness index v1'
const LINE = /^(\S+) (0|[1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=)$/

/** The file of an index, sorted by origin. */
export function indexText(index: WitnessIndex): string {
  const lines = [...index].map(([origin, { size, root }]) => `${origin} ${size} ${root}\n`).sort()
  const text = `${HEAD}\n${lines.join('')}`
  return `${text}sha256 ${digestOf(text)}\n`
}

/** The index of a file; nothing when it is not whole. */
export function readIndex(file: string): WitnessIndex | undefined {
  const end = file.lastIndexOf('sha256 ')
  const text = file.slice(0, Math.max(0, end))
  if (file.slice(Math.max(0, end)) !== `sha256 ${digestOf(text)}\n`) return undefined
  const [head, ...lines] = text.slice(0, -1).split('\n')
  const marks = lines.map((line) => LINE.exec(line))
  if (head !== HEAD || marks.includes(null)) return undefined
  return new Map(
    marks.map((mark): [string, Mark] => {
      const [, origin = '', size, root = ''] = mark ?? []
      return [origin, { size: Number(size), root }]
    }),
  )
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
