// Which documents a document may have been copied from, retells, or tells the story of: looked up
// in the index of the store, then compared exactly. Only what the person who asks may read is
// looked at.
import type { DocumentRelationRow, EvidenceDocument, LineageSignName } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import {
  areEnough,
  type LineageSign,
  type LineageSource,
  type StoryKind,
  type StoryLink,
  sharedKeysOf,
  sharedSigns,
} from '@tumen/reading'
import type { Story } from '../document/reading-work.ts'
import { documentRelations } from '../document/state.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { storySignOf, wordsOf, workOn } from './reading.ts'

/** Documents that are compared word by word at the most, and those by their signs. */
const MOST_COPIES = 20
const MOST_STORIES = 12
/** Questions about retellings that one document raises at the most. */
const MOST_ASKED = 5

/** The document in question. */
export interface Subject {
  row: EvidenceDocument
  story: Story & { hashes?: readonly bigint[] }
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
  call: Call,
  subject: Subject,
): Promise<FoundLineage[]> {
  const mayTake = await takeable(desk, call.actor, subject)
  const { copies, alike } = await findCopies(desk, call, { subject, mayTake })
  // Whose words are the same was asked about, or is explained by what was.
  const taken = new Set(alike.map(({ row }) => row.id))
  const isLeft: MayTake = (one) => mayTake(one) && !taken.has(one.row.id)
  const stories = await tellStories(desk, call, { subject, mayTake: isLeft })
  return [...copies, ...stories]
}

/** Documents that tell the subject's story, between which nothing is stated. */
export async function findStories(
  desk: Desk,
  call: Call,
  subject: Subject,
): Promise<FoundLineage[]> {
  return tellStories(desk, call, { subject, mayTake: await takeable(desk, call.actor, subject) })
}

/** Which documents may be compared: those that the asker may read and nobody has related yet. */
async function takeable(desk: Desk, actor: Actor, { row: { id } }: Subject): Promise<MayTake> {
  const known = await relatedTo(desk, id)
  return (stored) =>
    stored.row.id !== id && !known.has(stored.row.id) && canRead(actor, objectOf(stored))
}

/** Documents between which and this one something is stated, whatever was decided. */
async function relatedTo(desk: Desk, id: string): Promise<ReadonlySet<string>> {
  const rows = await documentRelations(desk)
  return new Set(
    rows.flatMap(({ row: { from, to } }) => (from === id ? [to] : to === id ? [from] : [])),
  )
}

type MayTake = (stored: Stored<EvidenceDocument>) => boolean

interface Among {
  subject: Subject
  mayTake: MayTake
}

async function findCopies(desk: Desk, call: Call, { subject, mayTake }: Among) {
  const { source, hashes = [] } = subject.story
  const sharing = await desk.ledger.read.documentsSharing(hashes, 4 * MOST_COPIES)
  const documents = (await documentsOf(desk, sharing)).filter(mayTake).slice(0, MOST_COPIES)
  if (documents.length === 0) return { copies: [], alike: [] }
  const others = []
  for (const other of documents)
    others.push({ source: await storedWords(desk, other), leaf: other.leaf })
  const compared = await workOn(desk, call, { kind: 'copies', own: source, others })
  const documentAt = (at: number) => documents[at] as Stored<EvidenceDocument>
  const copies = compared.asked.map(({ at, found }): FoundLineage => {
    const { dependent, kind, basis, containment, signs } = found
    const other = documentAt(at)
    return { other, isDependent: dependent === 'a', kind, basis, containment, signs }
  })
  return { copies, alike: compared.alike.map(documentAt) }
}

/** The documents with these ids in the order given. */
async function documentsOf(desk: Desk, ids: readonly { id: string }[]) {
  if (ids.length === 0) return []
  const found = await desk.ledger.read.documentsById(ids.map(({ id }) => id))
  const byId = new Map(found.map((stored) => [stored.row.id, stored]))
  return ids.flatMap(({ id }) => byId.get(id) ?? [])
}

async function storedWords(desk: Desk, { row }: Stored<EvidenceDocument>): Promise<LineageSource> {
  const text = (await desk.ledger.read.documentText(row.id)) ?? ''
  return wordsOf(desk, { row, text })
}

async function tellStories(desk: Desk, call: Call, { subject, mayTake }: Among) {
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
    const own = { source: subject.story.source, signs }
    const told = { source: await storedWords(desk, other), signs: found }
    const link = await workOn(desk, call, { kind: 'link', own, other: told })
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
