// What an import must pass before anything is written: shapes, rules, spans, and that whatever
// it points at is there, in the file or in the ledger. All problems of all claims at once.
import {
  type Claim,
  type ClaimRelation,
  type ClaimStatusName,
  checkClaimRules,
  checkRevocation,
  type Finding,
  given,
  parseClaimImport,
  type ShapedClaim,
} from '@tumen/claim'
import { pause } from '../change/make.ts'
import { documentRelations, undecidedAt } from '../document/state.ts'
import { type ReadText, textNamed } from '../document/text.ts'
import type { Call, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { detailsOf } from '../record/find.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { withTextsHere } from './import-text.ts'

/** A claim as it stood in the file, with its number there. */
export interface ReadClaim {
  index: number
  claim: ShapedClaim
  relations: ClaimRelation[]
  status?: ClaimStatusName
}

/** Claims that passed every check, and the form in which one of them is stored. */
export interface CheckedImport {
  claims: readonly ReadClaim[]
  asStored(claim: Claim): Claim
}

const MOST_PROBLEMS = 1000

/** The claims of a file, or a refusal with everything that is wrong with their shapes. */
export function readImport(values: unknown[]): ReadClaim[] {
  const problems: RefusalDetail[] = []
  const claims: ReadClaim[] = []
  const seen = new Map<string, number>()
  for (const [index, value] of values.entries()) {
    const parsed = parseClaimImport(value)
    if (parsed.findings) {
      problems.push(...detailsOf(parsed.findings, { claim: index }))
      if (problems.length >= MOST_PROBLEMS) break
      continue
    }
    const { claim, relations, status } = parsed
    const first = seen.get(claim.id)
    if (first !== undefined) problems.push({ claim: index, code: 'id_repeated', first })
    else seen.set(claim.id, index)
    claims.push({ index, claim, relations, ...given({ status }) })
  }
  refuse(problems)
  return claims
}

/** The text in which a claim counts, by its document and its name. */
function sourceKey({ doc, layer }: Pick<Claim, 'doc' | 'layer'>): string {
  return `${doc} ${layer ?? ''}`
}

type Dated = Pick<Claim, 'asserted' | 'published'>

interface Sources {
  /** By document and text. */
  documents: Map<string, ReadText | undefined>
  /** Ids of the documents that may be read. */
  readable: ReadonlySet<string>
  undecided: ReadonlySet<string>
  agents: ReadonlySet<string>
  claimIds: ReadonlySet<string>
  /** The claims that others of the file take back. */
  revoked: ReadonlyMap<string, Dated>
  gazetteer: Gazetteer
}

/**
 * The claims, ready to be stored, or a refusal with all problems. `added` are the agents that
 * come with the file.
 */
export async function checkImport(
  desk: Desk,
  call: Call,
  inFile: ReadClaim[],
  added: ReadonlySet<string>,
): Promise<CheckedImport> {
  const claims = await withTextsHere(desk, call, inFile)
  const sources = await readSources(desk, call, claims, added)
  const problems: RefusalDetail[] = []
  for (const [n, read] of claims.entries()) {
    if (n % 500 === 0) await pause(call, 'check', n, claims.length)
    if (problems.length < MOST_PROBLEMS) problems.push(...problemsOf(read, sources))
  }
  refuse(problems)
  const { undecided } = sources
  return { claims, asStored: (claim) => storedForm(desk, claim, undecided) }
}

function refuse(problems: RefusalDetail[]): void {
  if (problems.length === 0) return
  throw new Refusal('findings', 'claims', problems.slice(0, MOST_PROBLEMS))
}

async function readSources(
  desk: Desk,
  call: Call,
  claims: ReadClaim[],
  added: ReadonlySet<string>,
): Promise<Sources> {
  const read = desk.ledger.read
  const documents: Sources['documents'] = new Map()
  const readableIds = new Set<string>()
  for (const { claim } of claims) {
    const key = sourceKey(claim)
    if (documents.has(key)) continue
    const found = await read.document(claim.doc)
    const readable = found && canRead(call.actor, objectOf(found)) ? found : undefined
    if (readable) readableIds.add(claim.doc)
    documents.set(key, readable && (await textNamed(desk, readable.row, claim.layer)))
  }
  const speakers = new Set(claims.flatMap(({ claim }) => claim.chain.map(({ agent }) => agent)))
  const unknown = [...speakers].filter((id) => !added.has(id))
  const known = unknown.length > 0 ? await read.agents(unknown) : []
  return {
    documents,
    readable: readableIds,
    undecided: undecidedAt(await documentRelations(desk), '9999-12-31'),
    agents: new Set([...added, ...known.map(({ row }) => row.id)]),
    ...(await knownTargets(desk, call, claims)),
    gazetteer: await gazetteerOf(desk),
  }
}

/**
 * Ids that a reference may point at: the file's own, and those of the ledger that are named; and
 * of those that are taken back when they were said.
 */
async function knownTargets(
  desk: Desk,
  call: Call,
  claims: ReadClaim[],
): Promise<Pick<Sources, 'claimIds' | 'revoked'>> {
  const known = new Set(claims.map(({ claim }) => claim.id))
  const revoked = new Map<string, Dated>()
  const takenBack = new Set(claims.flatMap(revocationsOf).map(({ to }) => to))
  for (const { claim } of claims) if (takenBack.has(claim.id)) revoked.set(claim.id, claim)
  const mayRead = mayReadClaim(call.actor)
  for (const id of new Set(claims.flatMap(targetsOf))) {
    if (known.has(id)) continue
    const found = await desk.ledger.read.claim(id)
    if (!found || !mayRead(found)) continue
    known.add(id)
    if (takenBack.has(id)) revoked.set(id, found.claim.row)
  }
  return { claimIds: known, revoked }
}

/** How the claim takes others back. */
function revocationsOf({ relations }: ReadClaim) {
  return relations.flatMap(({ type, to }, n) =>
    type === 'retracts' || type === 'corrects' ? [{ type, to, n }] : [],
  )
}

/** Statements that would be taken back before they were made. */
function earlyRevocations(read: ReadClaim, { revoked }: Sources): Finding[] {
  return revocationsOf(read).flatMap(({ type, to, n }) => {
    const claim = revoked.get(to)
    const field = `relations[${n}].to`
    return claim ? checkRevocation(type, read.claim.published, { claim, field }) : []
  })
}

function targetsOf({ claim, relations }: ReadClaim): string[] {
  const { quantity, condition, comparison, places } = claim
  const single = [quantity?.partOf?.claim, condition?.claim, comparison?.rightClaim]
  const all = [
    ...relations.map(({ to }) => to),
    ...single,
    ...(quantity?.derivation?.from ?? []),
    ...places.map(({ inheritedFrom }) => inheritedFrom),
  ]
  return all.filter((id) => id !== undefined)
}

function problemsOf(read: ReadClaim, sources: Sources): RefusalDetail[] {
  const { index, claim, relations, status } = read
  const source = sources.documents.get(sourceKey(claim))
  const where = { claim: index }
  if (!source && sources.readable.has(claim.doc))
    return [{ ...where, code: 'unknown-text', field: 'layer' }]
  if (!source) return [{ ...where, code: 'unknown-document', field: 'doc' }]
  const { boilerplate, sensitivity } = source.document
  const { text } = source
  const { claimIds } = sources
  const context = { text, boilerplate, claimIds, relations }
  const rules = [...checkClaimRules(claim, context), ...earlyRevocations(read, sources)]
  const problems = detailsOf(rules, where)
  if (sensitivity !== 'public' && claim.sensitivity === 'public')
    problems.push({ ...where, code: 'sensitivity_too_low', field: 'sensitivity' })
  if (claim.sensitivity === 'sealed')
    problems.push({ ...where, code: 'sealing_not_available', field: 'sensitivity' })
  if (status !== undefined && status !== 'live' && status !== 'accepted')
    problems.push({ ...where, code: 'status_not_importable', field: 'status' })
  for (const [n, link] of claim.chain.entries())
    if (!sources.agents.has(link.agent))
      problems.push({ ...where, code: 'unknown-agent', field: `chain[${n}].agent` })
  for (const [n, place] of claim.places.entries())
    if (place.gazetteer && sources.gazetteer.pathOf(place.gazetteer) === undefined)
      problems.push({ ...where, code: 'unknown-place', field: `places[${n}].gazetteer` })
  return problems
}

/** A file cannot accept its own claims where a second person must. */
function storedForm(desk: Desk, claim: Claim, undecided: ReadonlySet<string>): Claim {
  const isOwn = desk.ledger.settings.review === 'self' && !undecided.has(claim.doc)
  const { extraction } = claim
  return { ...claim, extraction: { ...extraction, reviewed: isOwn && extraction.reviewed } }
}
