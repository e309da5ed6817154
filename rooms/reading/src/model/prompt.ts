// What a model is asked: the codebook, and of the report one paragraph with what is read with it,
// fenced as data, with the numbers that our grammar found in it. Source: reader.md 3, Model.
import { readFileSync } from 'node:fs'
import { ACTS, ANCHORS, FACTUALITIES, MEASURES } from '@tumen/claim'
import type { NumberCandidate, ReadTask } from '../port/reader.ts'
import type { Language, Range } from '../text/source-text.ts'

/** The numbers of a paragraph, and the pieces of the text with which they are asked about. */
export interface Group {
  numbers: readonly NumberCandidate[]
  pieces: readonly Range[]
}

/** A report's part of one request, in bytes of UTF-8. */
export const MOST_BYTES = 6000
/** Numbers of one request: a table of them is asked in parts. */
export const MOST_NUMBERS = 12

/** The groups of a text: a paragraph with numbers, headline, lead and the paragraph before. */
export function groupsOf({ text, paragraphs, numbers }: ReadTask): Group[] {
  const isHead = ({ position }: { position: string }) =>
    position === 'headline' || position === 'lead'
  return paragraphs.flatMap((own, at) => {
    const held = numbers.filter(({ paragraph }) => paragraph === at)
    const near = [...paragraphs.filter(isHead), paragraphs[at - 1], own]
    const pieces = near.filter((one, n) => one !== undefined && near.indexOf(one) === n)
    const inOrder = pieces.filter((one) => one !== undefined).sort((a, b) => a.start - b.start)
    // Of a paragraph that is too long each number is asked about with what stands around it.
    const isLong = Buffer.byteLength(text.slice(own.start, own.end)) > MOST_BYTES
    return inParts(held, isLong ? 1 : MOST_NUMBERS).map((some) =>
      fitting({ numbers: some, pieces: inOrder }, text),
    )
  })
}

/** The group with less around it: the paragraph alone, or no more than near its numbers. */
export function smaller({ numbers }: Group, { text, paragraphs }: ReadTask): Group {
  const own = paragraphs[numbers[0]?.paragraph ?? 0]
  return fitting({ numbers, pieces: own ? [own] : [] }, text)
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size))
}

/** Units on each side of a number that are left of a paragraph that is too long. */
const AROUND = 600

function fitting(group: Group, text: string): Group {
  const bytes = ({ start, end }: Range) => Buffer.byteLength(text.slice(start, end))
  const { numbers, pieces } = group
  if (pieces.reduce((sum, one) => sum + bytes(one), 0) <= MOST_BYTES) return group
  const own = pieces.find(({ start, end }) => {
    return numbers.every(({ span }) => span.start >= start && span.end <= end)
  })
  if (own && bytes(own) <= MOST_BYTES) return { numbers, pieces: [own] }
  const [first, last] = [numbers[0]?.span.start ?? 0, numbers.at(-1)?.span.end ?? 0]
  const start = Math.max(own?.start ?? 0, first - AROUND)
  const end = Math.min(own?.end ?? text.length, last + AROUND, start + MOST_BYTES / 3)
  const inside = numbers.filter(({ span }) => span.end <= end)
  return { numbers: inside, pieces: [{ start, end }] }
}

const codebooks = new Map<Language, string>()

/** What each act, factuality and measure means, as a native speaker may edit it. */
export function codebookOf(language: Language): string {
  const known = codebooks.get(language)
  if (known !== undefined) return known
  const path = new URL(`../../data/codebook/${language}.md`, import.meta.url)
  const read = readFileSync(path, 'utf8')
  codebooks.set(language, read)
  return read
}

/** The messages of one request. */
export function messagesOf({ numbers, pieces }: Group, { text, language, header }: ReadTask) {
  const report = pieces.map(({ start, end }) => text.slice(start, end)).join('\n\n')
  const fence = fenceFor(report)
  const listed = numbers.map(({ id, span }) => `${id}: ${text.slice(span.start, span.end)}`)
  const { earliest, latest } = header.published
  const known = [`outlet: ${header.publisher ?? '?'}`, `published: ${earliest} to ${latest}`]
  const parts = [...known, 'numbers:', ...listed, `${fence} report`, report, `${fence} end`]
  return [
    { role: 'system', content: codebookOf(language) },
    { role: 'user', content: parts.join('\n') },
  ]
}

/** A line of signs that the report itself does not have. */
function fenceFor(report: string): string {
  let fence = '====='
  while (report.includes(fence)) fence += '='
  return fence
}

const words = (all: readonly string[]) => ({ type: 'string', enum: all })
const quotes = { type: 'array', items: { type: 'string' }, maxItems: 8 }

/** The strict JSON schema of an answer about some numbers. */
export function schemaOf({ numbers }: Group): object {
  const ids = numbers.map(({ id }) => id)
  return closed({
    claims: {
      type: 'array',
      maxItems: 2 * ids.length,
      items: closed({
        number: words(ids),
        isPeople: { type: 'boolean' },
        act: words(ACTS),
        factuality: words(FACTUALITIES),
        measure: words(MEASURES),
        anchor: words(ANCHORS),
        of: { type: ['string', 'null'] },
        quotes: closed({ act: { type: 'string' }, place: quotes, time: quotes, speaker: quotes }),
      }),
    },
  })
}

function closed(properties: Record<string, unknown>): object {
  const required = Object.keys(properties)
  return { type: 'object', properties, required, additionalProperties: false }
}
