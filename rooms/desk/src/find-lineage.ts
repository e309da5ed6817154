// Which documents a document may have been copied from, retells, or tells the story of: looked up
// in the index of the store, then compared exactly. Only what the asker may read is looked at.
import type { DocumentRelationRow, EvidenceDocument, LineageSignName } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import {
  areEnough,
  compareTexts,
  type LineageProposal,
  type LineageSign,
  type LineageText,
  linkStories,
  type StoryKind,
  type StoryLink,
  type StoryText,
  sharedKeysOf,
  sharedSigns,
} from '@tumen/reading'
import { documentRelations } from './document-state.ts'
import { readWords, storySignOf } from './lineage-reading.ts'
import type { Actor, Desk } from './operation.ts'
import { canRead } from './policy.ts'
import { objectOf } from './row-answer.ts'

/** Documents that are compared word by word at the most, and those by their signs. */
const MOST_COPIES = 20
const MOST_STORIES = 12
/** Questions about retellings that one document raises at the most. */
const MOST_ASKED = 5

/** The document in question. */
export interface Subject {
  row: EvidenceDocument
  story: StoryText
}

/** A document that may be related, and how. */
export interface FoundLineage {
  other: Stored<EvidenceDocument>
  /** Whether the subject is the one that depends on the other. */
  isDependent: boolean
  kind: DocumentRelationRow['kind'] | undefined
  /** How it tells the same story, where no words are the same. */
  story?: StoryKind
  basis: 'declared' | 'text'
  containment?: number
  signs: LineageSign[]
}

/** What may be related to the subject, copies first; none that somebody has related already. */
export async function findLineage(
  desk: Desk,
  actor: Actor,
  subject: Subject,
): Promise<FoundLineage[]> {
  const mayTake = await takeable(desk, actor, subject)
  const { copies, alike } = await findCopies(desk, subject, mayTake)
  // Whose words are the same was asked about, or is explained by what was.
  const taken = new Set(alike)
  const stories = await tellStories(desk, subject, (one) => mayTake(one) && !taken.has(one.row.id))
  return [...copies, ...stories]
}

/** Documents that tell the subject's story, between which nothing is stated. */
export async function findStories(
  desk: Desk,
  actor: Actor,
  subject: Subject,
): Promise<FoundLineage[]> {
  return tellStories(desk, subject, await takeable(desk, actor, subject))
}

/** Which documents may be compared: those that the asker may read and nobody has related yet. */
async function takeable(desk: Desk, actor: Actor, { row: { id } }: Subject): Promise<MayTake> {
  const known = await relatedTo(desk, id)
  return (stored) =>
    stored.row.id !== id && !known.has(stored.row.id) && canRead(actor, objectOf(stored))
}

/** Documents between which and this one something is stated, whatever was decided. */
async function relatedTo(desk: Desk, id: string): Promise<ReadonlySet<string>> {
  const rows = await documentRelations(desk.ledger)
  return new Set(
    rows.flatMap(({ row: { from, to } }) => (from === id ? [to] : to === id ? [from] : [])),
  )
}

type MayTake = (stored: Stored<EvidenceDocument>) => boolean

interface Compared {
  other: Stored<EvidenceDocument>
  text: LineageText
  found: LineageProposal
}

async function findCopies(desk: Desk, subject: Subject, mayTake: MayTake) {
  const { read } = desk.ledger
  const own = subject.story.text
  const sharing = await read.documentsSharing(own.shingles.kept, 4 * MOST_COPIES)
  const documents = (await documentsOf(desk, sharing)).filter(mayTake).slice(0, MOST_COPIES)
  const compared: Compared[] = []
  for (const other of documents) {
    const text = await wordsOf(desk, other)
    const found = compareTexts(own, text)
    if (found) compared.push({ other, text, found })
  }
  const copies = explaining(own, compared).map(({ other, found }): FoundLineage => {
    const { dependent, kind, basis, containment, signs } = found
    return { other, isDependent: dependent === 'a', kind, basis, containment, signs }
  })
  return { copies, alike: compared.map(({ other }) => other.row.id) }
}

/** The documents with these ids in the order given. */
async function documentsOf(desk: Desk, ids: readonly { id: string }[]) {
  if (ids.length === 0) return []
  const found = await desk.ledger.read.documentsById(ids.map(({ id }) => id))
  const byId = new Map(found.map((stored) => [stored.row.id, stored]))
  return ids.flatMap(({ id }) => byId.get(id) ?? [])
}

async function wordsOf(desk: Desk, { row }: Stored<EvidenceDocument>): Promise<LineageText> {
  const text = (await desk.ledger.read.documentText(row.id)) ?? ''
  return readWords(desk, { row, text })
}

/** Runs that a text must add to what others explain, as a share of its own. */
const LEAST_NEW = 0.2

/**
 * Of many copies of one text those that explain the words: the fullest and earliest first, then
 * whatever explains words that those before leave open. A reviewer is asked once, not for each.
 */
function explaining(own: LineageText, compared: readonly Compared[]): Compared[] {
  const open = new Set(own.shingles.keys)
  const least = Math.max(1, LEAST_NEW * open.size)
  const chosen: Compared[] = []
  for (const one of [...compared].sort(byStrength)) {
    const shared = [...one.text.shingles.keys].filter((key) => open.has(key))
    const isQuote = one.found.signs[0]?.sign === 'shared_quote'
    const isFirst = chosen.length === 0 || isQuote
    if (!isFirst && shared.length < least) continue
    for (const key of shared) open.delete(key)
    chosen.push(one)
  }
  return chosen.slice(0, MOST_ASKED)
}

function byStrength(a: Compared, b: Compared): number {
  const isCopy = ({ found }: Compared) => (found.verdict === 'copy' ? 1 : 0)
  const share = ({ found }: Compared) => Math.round(found.containment * 20)
  const day = ({ other }: Compared) => other.row.published.earliest
  return (
    isCopy(b) - isCopy(a) ||
    share(b) - share(a) ||
    (day(a) < day(b) ? -1 : Number(day(a) > day(b))) ||
    a.other.leaf - b.other.leaf
  )
}

async function tellStories(desk: Desk, subject: Subject, mayTake: MayTake) {
  const { signs } = subject.story
  const keys = [...new Set(signs.flatMap(sharedKeysOf))]
  if (keys.length === 0) return []
  const candidates = await desk.ledger.read.documentsTelling(keys, 4 * MOST_STORIES)
  const documents = (await documentsOf(desk, candidates)).filter(mayTake).slice(0, MOST_STORIES)
  const links: FoundLineage[] = []
  for (const other of documents) {
    if (links.length === MOST_ASKED) break
    const found = (await desk.ledger.read.signsOf(other.row.id)).map(storySignOf)
    // Texts are long: only that of a document which will be linked is read.
    if (!areEnough(sharedSigns(signs, found))) continue
    const link = linkStories(subject.story, { text: await wordsOf(desk, other), signs: found })
    if (link) links.push(storyFound(other, link))
  }
  return links
}

/** Only a retelling depends on the other; the other kinds are shown, and nothing is proposed. */
const KIND_OF_STORY: Partial<Record<StoryKind, DocumentRelationRow['kind']>> = {
  relay: 'relays',
  translation: 'translation_of',
}

/** Whoever names an outlet and a place may tell anything: nobody is asked for so little. */
const LITTLE: ReadonlySet<string> = new Set<LineageSignName>(['attribution', 'place'])

function storyFound(other: Stored<EvidenceDocument>, link: StoryLink): FoundLineage {
  const { dependent, kind, signs } = link
  const isMuch = signs.some(({ sign }) => !LITTLE.has(sign))
  const isDependent = dependent === 'a'
  const isDeclared = signs.some(({ sign, from }) => from && sign === 'credit')
  const basis = isDeclared ? ('declared' as const) : ('text' as const)
  const related = isMuch ? KIND_OF_STORY[kind] : undefined
  return { other, isDependent, kind: related, story: kind, basis, signs }
}

/**
 * The rows to be proposed. A relation of a public document to one that not everybody may read
 * would show by its waiting that there is such a document: it is left to a person.
 */
export function rowsOf(
  subject: EvidenceDocument,
  found: readonly FoundLineage[],
): DocumentRelationRow[] {
  return found.flatMap((one): DocumentRelationRow[] => {
    const other = one.other.row
    const [from, to] = one.isDependent ? [subject, other] : [other, subject]
    if (one.kind === undefined || (to.sensitivity !== 'public' && from.sensitivity === 'public'))
      return []
    const { kind, basis, containment, signs } = one
    const share = containment === undefined ? {} : { containment: decimalOf(containment) }
    return [...[{ from: from.id, to: to.id, kind, basis, ...share }]].map((row) => ({
      ...row,
      evidence: signs.slice(0, MOST_SIGNS),
      state: 'proposed' as const,
    }))
  })
}

const MOST_SIGNS = 20

function decimalOf(share: number): string {
  return String(Math.floor(share * 10_000) / 10_000)
}
