// A report laid out for a page: every note has an anchor, every quotation stands in full once and
// is pointed at from everywhere else, and every number knows the words it leads to.
import type { FigureAnswer } from '../../figure/answer.ts'
import type { Note, Quotation, Section, SectionId } from '../../terminal/report.ts'

/** A note with its anchor, and where its numbers lead. */
export interface PlacedNote {
  id: string
  text: string
  /** The claim that stands here without words. */
  claim?: { id: string; isFirst: boolean }
  quotations: { quotation: Quotation; isFirst: boolean }[]
  notes: PlacedNote[]
  /** The words behind a number of this note. */
  hrefOf: (value: number) => string | undefined
}

export interface PlacedSection extends Omit<Section, 'notes'> {
  anchor: string
  notes: PlacedNote[]
}

/** The numbers that a claim states, for choosing among several quotations. */
export type StatedNumbers = ReadonlyMap<string, readonly number[]>

/** What the claims of a figure state: floor, point and ceiling of each used one. */
export function statedNumbers({ figure }: Pick<FigureAnswer, 'figure'>): StatedNumbers {
  return new Map(
    figure.explanation.used.map(({ claim, floor, point, ceiling }) => [
      claim,
      [floor, point, ceiling].flatMap((value) => value ?? []),
    ]),
  )
}

/** The address of the words of a claim on this page. */
export function wordsHref(claim: string): string {
  return `#${encodeURIComponent(wordsAnchor(claim))}`
}

/** The anchor of the words of a claim. */
export function wordsAnchor(claim: string): string {
  return `q-${claim}`
}

interface Placing {
  seen: Set<string>
  stated: StatedNumbers
}

/** The sections with anchors; the first quotation of each claim is the one that is linked to. */
export function placeSections(
  sections: readonly Section[],
  stated: StatedNumbers = new Map(),
): PlacedSection[] {
  const placing = { seen: new Set<string>(), stated }
  const used = new Map<string, number>()
  return sections.map((section) => {
    const count = (used.get(section.id) ?? 0) + 1
    used.set(section.id, count)
    const anchor = count === 1 ? section.id : `${section.id}-${count}`
    const notes = section.notes
      .map((note, n) => placeNote(placing, note, `${anchor}-${n + 1}`))
      .map((note) => ({ ...note, hrefOf: withElse(note.hrefOf, ELSE[section.id]) }))
    return { ...section, anchor, notes }
  })
}

/** Where numbers lead whose note has no words of its own: to the sum that it repeats, for one. */
const ELSE: Readonly<Partial<Record<SectionId, string>>> = {
  reasons: '#reasons',
  waiting: '#waiting',
  origins: '#origins',
}

function withElse(hrefOf: PlacedNote['hrefOf'], other: string | undefined): PlacedNote['hrefOf'] {
  return (value) => hrefOf(value) ?? other
}

function placeNote(placing: Placing, note: Note, id: string, above: string[] = []): PlacedNote {
  const isFirst = (claim: string): boolean => {
    if (placing.seen.has(claim)) return false
    placing.seen.add(claim)
    return true
  }
  const quotations = (note.quotations ?? []).map((quotation) => ({
    quotation,
    isFirst: isFirst(quotation.claim),
  }))
  const own = ownClaims(note)
  const behind = own.length > 0 ? own : above
  const below = (note.notes ?? []).flatMap(claimsBelow)
  const inner = own.length > 0 || below.length === 0 ? behind : []
  return {
    id,
    text: note.text,
    ...(note.claim === undefined
      ? {}
      : { claim: { id: note.claim, isFirst: isFirst(note.claim) } }),
    quotations,
    notes: (note.notes ?? []).map((one, n) => placeNote(placing, one, `${id}-${n + 1}`, inner)),
    hrefOf: (value) => {
      if (inner.length > 0) return wordsHref(claimStating(placing.stated, inner, value))
      if (below.length > 0) return `#${id}`
      const stating = claimOf(placing.stated, [...placing.stated.keys()], value)
      return stating === undefined ? undefined : wordsHref(stating)
    },
  }
}

/** The claims that a note quotes itself, or names without their words. */
function ownClaims(note: Note): string[] {
  const unquoted = (note.notes ?? []).flatMap(({ claim }) => claim ?? [])
  const named = note.claim === undefined ? [] : [note.claim]
  return [...(note.quotations ?? []).map(({ claim }) => claim), ...named, ...unquoted]
}

function claimsBelow(note: Note): string[] {
  return [...ownClaims(note), ...(note.notes ?? []).flatMap(claimsBelow)]
}

function claimStating(stated: StatedNumbers, claims: string[], value: number): string {
  return claimOf(stated, claims, value) ?? (claims[0] as string)
}

function claimOf(stated: StatedNumbers, claims: string[], value: number): string | undefined {
  return claims.find((claim) => stated.get(claim)?.includes(value))
}
