// The bytes of a bundle, as far as profile and rights allow: documents, what was made of them, and
// for a court the proofs that were kept beside them. Source: custody.md 13; decision 0026.

import type { Derivative, EvidenceDocument } from '@tumen/claim'
import { type BundleObject, type ObjectRole, PROFILES } from '@tumen/custody'
import type { Stored } from '@tumen/ledger'
import { loggedBytes, namedBytes } from '../evidence/derive.ts'
import { newestReviews } from '../evidence/list.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { letsDocument } from './note.ts'
import type { EvidencePlanning } from './plan.ts'

/** Bytes of a bundle, with the row that is about them. */
export interface BundleItem {
  /** Of the document, of what was made of it, or of a proof beside it. */
  id: string
  /** The document that they are, or are of. */
  document: string
  object: BundleObject
}

/** The bytes of a bundle: of documents, then what was made of them, then proofs. */
export async function bundleItems(planning: EvidencePlanning): Promise<BundleItem[]> {
  const { roles } = PROFILES[planning.question.profile]
  const documents = await readableDocuments(planning)
  const logged = roles.includes('original') ? inThisLog(documents, planning) : []
  const shown: typeof logged = []
  for (const one of logged)
    if (await letsDocument(planning, one.row)) shown.push(one)
    else planning.left.push({ id: one.row.id, code: 'restricted' })
  const originals = await Promise.all(shown.map((one) => originalItem(planning, one)))
  const derived = await derivedItems(planning, documents)
  return [...originals, ...derived, ...(await proofItems(planning, shown))]
}

/** The ids of those of a role. */
export function idsOf(items: readonly BundleItem[], role: ObjectRole): string[] {
  return items.filter(({ object }) => object.role === role).map(({ id }) => id)
}

async function readableDocuments(planning: EvidencePlanning): Promise<Stored<EvidenceDocument>[]> {
  const { desk, actor, question, left } = planning
  const found = await desk.ledger.read.documentsById(question.documents)
  const readable = found.filter((document) => canRead(actor, objectOf(document)))
  const known = new Set(readable.map(({ row }) => row.id))
  for (const id of question.documents) if (!known.has(id)) left.push({ id, code: 'not-there' })
  return readable
}

/** Those that the log proves which signs now: a closed one has another key, and its own proofs. */
function inThisLog<T extends { id: string }>(
  found: readonly Stored<T>[],
  { question, left }: EvidencePlanning,
): Stored<T>[] {
  const { base } = question
  return found.filter(({ leaf, row }) => {
    if (leaf < base) left.push({ id: row.id, code: 'other-log' })
    return leaf >= base
  })
}

async function originalItem(
  { desk, question }: EvidencePlanning,
  document: Stored<EvidenceDocument>,
): Promise<BundleItem> {
  const { leaf: number, media, size } = await loggedBytes(desk, document)
  const { bytesHash, id, title: name } = document.row
  const [leaf, digest] = [number - question.base, Buffer.from(bytesHash, 'hex')]
  const read = () => desk.ledger.bytesOf(document.row)
  const object = { leaf, media, size, role: 'original' as const, name, digest, read }
  return { id, document: id, object }
}

/** Derivatives that nobody refused, and that somebody looked at where that is needed. */
async function derivedItems(
  planning: EvidencePlanning,
  documents: readonly Stored<EvidenceDocument>[],
): Promise<BundleItem[]> {
  const { desk, question } = planning
  const { base } = question
  const open = await goingCopies(planning, documents)
  return open.map(({ row, leaf }) => {
    const { id, document, bytesHash, mediaType: media, bytes: size } = row
    const read = () => desk.ledger.bytesOf(row)
    const digest = Buffer.from(bytesHash, 'hex')
    const object = { leaf: leaf - base, media, size, role: 'derivative' as const, digest, read }
    return { id, document, object }
  })
}

/** The derivatives of documents that go. */
export async function goingCopies(
  planning: EvidencePlanning,
  documents: readonly Stored<EvidenceDocument>[],
): Promise<Stored<Derivative>[]> {
  const { desk, question, left } = planning
  const { asked = Number.MAX_SAFE_INTEGER, profile } = question
  const ids = documents.map(({ row }) => row.id)
  const all = await desk.ledger.read.derivativesOf(ids)
  const found = all.filter(({ leaf }) => leaf < asked)
  const reviewed = await openDerivatives(planning, inThisLog(found, planning))
  const made = new Set(found.map(({ row }) => row.document))
  if (!PROFILES[profile].roles.includes('original'))
    for (const id of ids) if (!made.has(id)) left.push({ id, code: 'no-derivative' })
  return inspectedDerivatives(planning, reviewed)
}

async function openDerivatives(
  { desk, question, left }: EvidencePlanning,
  found: readonly Stored<Derivative>[],
): Promise<Stored<Derivative>[]> {
  const reviews = await newestReviews(desk)
  const { isReviewed, roles } = PROFILES[question.profile]
  const isAlone = desk.ledger.settings.review === 'self'
  const mustBeSeen = isReviewed || !(isAlone || roles.includes('original'))
  // What was let go after asking nobody was shown who asked, or who lets the bundle go.
  const { asked = Number.MAX_SAFE_INTEGER } = question
  const known = new Set(
    (await desk.ledger.read.rows('derivative_review'))
      .filter(({ row, leaf }) => leaf < asked && row.decision === 'approved')
      .map(({ row }) => row.derivative),
  )
  return found.filter(({ row: { id } }) => {
    const decision = reviews.get(id)?.row.decision
    const isOpen = mustBeSeen ? decision === 'approved' && known.has(id) : decision !== 'refused'
    if (!isOpen) left.push({ id, code: 'not-reviewed' })
    return isOpen
  })
}

/** Those of which nothing tells more than they show. */
async function inspectedDerivatives(
  { desk, left, inspect }: EvidencePlanning,
  found: readonly Stored<Derivative>[],
): Promise<Stored<Derivative>[]> {
  const open: Stored<Derivative>[] = []
  for (const stored of found) {
    const inspection = await inspect(desk, stored.row)
    if (inspection === 'passed') open.push(stored)
    else left.push({ id: stored.row.id, code: inspection })
  }
  return open
}

/** Proofs beside documents that are shown; one that its leaf does not name nobody could check. */
async function proofItems(
  planning: EvidencePlanning,
  documents: readonly Stored<EvidenceDocument>[],
): Promise<BundleItem[]> {
  const { desk, question, left } = planning
  const { asked = Number.MAX_SAFE_INTEGER, base, profile } = question
  if (!PROFILES[profile].roles.includes('proof')) return []
  const all = await desk.ledger.read.attachmentsOf(documents.map(({ row }) => row.id))
  const items: BundleItem[] = []
  for (const stored of inThisLog(all, planning)) {
    if (stored.leaf >= asked) continue
    const { id, document, bytesHash } = stored.row
    const said = await namedBytes(desk, stored)
    if (!said) {
      left.push({ id, code: 'logged-before' })
      continue
    }
    const [leaf, digest] = [stored.leaf - base, Buffer.from(bytesHash, 'hex')]
    const read = () => desk.ledger.bytesOf(stored.row)
    const { media, size } = said
    items.push({ id, document, object: { leaf, media, size, role: 'proof', digest, read } })
  }
  return items
}
