// The claims that are here, as the walk over a sheet looks them up, readies and writes them. Nobody
// learns of a claim or a document that they may not read: to their file it is not there.
import { type Agent, type Claim, given } from '@tumen/claim'
import type { ClaimInContext, Writer } from '@tumen/ledger'
import { noteAgents } from '../agent/index-by-name.ts'
import { digestOf } from '../change/make.ts'
import { appendAmendment, mayAmend, refuseUnamendable } from '../claim/amend.ts'
import { amendedRecord } from '../claim/amended-record.ts'
import { appendSpeakersOf } from '../claim/copied-speaker.ts'
import { type CheckedClaim, checkForm, type PreparedClaim } from '../claim/prepare.ts'
import { readClaims } from '../claim/read.ts'
import { appendPrepared } from '../claim/record.ts'
import { isReplaced, statementOf } from '../claim/repeated.ts'
import { amendedClaim, isOver } from '../claim/state.ts'
import { newestAmendment } from '../claim/version.ts'
import type { Call, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { formOfSheet, problemsOfForm } from './claim-form.ts'
import { CLAIM_PARTS, sheetOf } from './claim-part.ts'
import { DocumentsMeant } from './document-meant.ts'
import { effectOf, type PlannedClaim } from './effect.ts'
import { fieldChanges } from './field-text.ts'
import type {
  KnownRecords,
  LaterRow,
  PartProblem,
  Readied,
  RowToReady,
  RowToWrite,
  Stored,
} from './kind.ts'

/** What is kept of a row until it is written. */
interface ReadyClaim {
  prepared: PreparedClaim
  /** The claim that it amends. */
  old?: ClaimInContext
}

/** Claims for one walk over one file. */
export async function knownClaims(desk: Desk, call: Call): Promise<KnownRecords> {
  const claims = new SheetClaims(desk, call)
  const documents = new DocumentsMeant(desk, call.actor)
  return {
    byId: (ids) => claims.byId(ids),
    byExternal: (ids) => claims.byExternal(ids),
    ofCollection: (namespace) => claims.ofCollection(namespace),
    rowsOf: (ids) => claims.rowsOf(ids),
    meant: (cells) => documents.meant(cells),
    readied: (row) => claims.readied(row),
    effect: () => effectOf(desk, call, claims.planned),
    write: (write, row) => claims.write(write, row),
    finish: (write) => claims.finish(write),
  }
}

class SheetClaims {
  /** What the rows would bring, once it was accepted. */
  readonly planned: PlannedClaim[] = []
  readonly #desk: Desk
  readonly #call: Call
  /** Newest versions by their ids. */
  readonly #contexts = new Map<string, ClaimInContext>()
  /** Speakers that rows bring, by document and the key of their name. */
  readonly #speakers = new Map<string, Map<string, Agent>>()
  /** What is said already, by document. */
  readonly #said = new Map<string, Set<string>>()
  readonly #written: Claim[] = []
  readonly #recorded = new Map<string, Agent>()

  constructor(desk: Desk, call: Call) {
    this.#desk = desk
    this.#call = call
  }

  async byId(ids: readonly string[]): Promise<Stored[]> {
    const found: Stored[] = []
    for (const [, newest] of await this.#newestOf(ids)) found.push(this.#stored(newest))
    return found
  }

  /** Of claims that a collection calls by one id the last that was taken in. */
  async byExternal(externals: readonly string[]): Promise<Stored[]> {
    const rows = await this.#desk.ledger.read.collectedAs(externals)
    const newest = await this.#newestOf(rows.map(({ row }) => row.claim))
    const found = new Map<string, Stored>()
    for (const { row } of rows) {
      const context = newest.get(row.claim)
      if (context && row.external !== undefined)
        found.set(row.external, this.#stored(context, row.external))
    }
    return [...found.values()]
  }

  async ofCollection(namespace: string): Promise<string[]> {
    const rows = await this.#desk.ledger.read.collectedIn(namespace)
    const newest = await this.#newestOf(rows.map(({ row }) => row.claim))
    const standing = [...newest.values()].filter((context) => !isOver(context))
    return [...new Set(standing.map(({ claim }) => claim.row.id))]
  }

  async rowsOf(ids: readonly string[]): Promise<LaterRow[]> {
    const rows: LaterRow[] = []
    for (const id of new Set(ids)) {
      const context = this.#contexts.get(id)
      if (context && amendedClaim(context) !== undefined) rows.push(...(await this.#line(context)))
    }
    return rows
  }

  /** The versions of a claim that the asker may read, the oldest first. */
  async #line(newest: ClaimInContext): Promise<LaterRow[]> {
    const line: ClaimInContext[] = [newest]
    for (let at = amendedClaim(newest); at !== undefined && line.length < MOST_VERSIONS; ) {
      const before = (await readClaims(this.#desk, [at])).get(at)
      if (!before || !mayReadClaim(this.#call.actor)(before)) break
      line.unshift(before)
      at = amendedClaim(before)
    }
    const ids = line.map(({ claim }) => claim.row.id)
    const collected = await this.#desk.ledger.read.collectedClaims(ids)
    const runs = new Map(collected.map(({ row }) => [row.claim, row.run]))
    return line.map(({ claim }) => ({
      row: { ...sheetOf(claim.row), id: newest.claim.row.id },
      run: runs.get(claim.row.id),
      leaf: claim.leaf,
    }))
  }

  /** The newest version that the asker may read of each of these claims, by the claim's id. */
  async #newestOf(ids: readonly string[]): Promise<Map<string, ClaimInContext>> {
    const mayRead = mayReadClaim(this.#call.actor)
    const newest = new Map<string, ClaimInContext>()
    for (const [id, context] of await readClaims(this.#desk, [...ids])) {
      if (!mayRead(context)) continue
      const later = await newestAmendment(this.#desk, context)
      const found = later && mayRead(later) ? later : context
      newest.set(id, found)
      this.#contexts.set(found.claim.row.id, found)
    }
    return newest
  }

  #stored({ claim }: ClaimInContext, external?: string): Stored {
    return { ...sheetOf(claim.row), id: claim.row.id, ...given({ external }) }
  }

  async readied({ before, content, cells, isWaiting }: RowToReady): Promise<Readied> {
    const changed = fieldChanges(CLAIM_PARTS, before, content).map(({ field }) => field)
    if (before && changed.includes('document'))
      return { problems: [{ problem: 'document_fixed', of: 'document' }] }
    // A new speaker is described by the cell beside it, whoever spoke before.
    const beside = changed.includes('chain') && cells.has('anonymity') ? ['anonymity'] : []
    const form = formOfSheet(content, [...new Set([...changed, ...beside])])
    const old = before && this.#contexts.get(before.id)
    const checked = await this.#checked(form, String(content.document), old)
    if (!('prepared' in checked) || !checked.prepared)
      return { problems: problemsOfForm(checked.problems) }
    const prepared = waiting(checked.prepared)
    if (old && isSameClaim(old.claim.row, prepared.claim)) return { isSame: true }
    const problems = old ? await this.#lockOf(old) : await this.#repeated(prepared.claim)
    if (problems.length > 0) return { problems }
    this.#note(prepared)
    if (!isWaiting) this.planned.push({ ...prepared, ...given({ old }) })
    const ready: ReadyClaim = { prepared, ...given({ old }) }
    // One speaker may be written by the name or by the id.
    const isSameChain = before && old && speakersOf(old.claim.row) === speakersOf(prepared.claim)
    return { ready, content: isSameChain ? { ...content, chain: before.chain } : content }
  }

  async #checked(
    form: Parameters<typeof checkForm>[2],
    document: string,
    old: ClaimInContext | undefined,
  ): Promise<CheckedClaim | { problems: Refusal[] }> {
    const speakers = this.#speakers.get(document) ?? new Map<string, Agent>()
    const amended = old && {
      ...(await amendedRecord(this.#desk, this.#call.actor, old, false)),
      speakers,
    }
    const made = { id: this.#desk.newId('cl'), amended, textOf: old?.claim.row, speakers }
    try {
      return await checkForm(this.#desk, this.#call, { ...form, document }, made)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
      return { problems: [error] }
    }
  }

  async #lockOf(old: ClaimInContext): Promise<PartProblem[]> {
    if (!mayAmend(this.#call, old)) return [{ problem: 'claim_of_others' }]
    try {
      await refuseUnamendable(this.#desk, this.#call, old)
      return []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return problemsOfForm([error]).map(({ problem }) => ({ problem }))
    }
  }

  /** The same statement, here or on a row above, would be counted as two. */
  async #repeated(claim: Claim): Promise<PartProblem[]> {
    const said = this.#said.get(claim.doc) ?? (await this.#saidIn(claim.doc))
    this.#said.set(claim.doc, said)
    return said.has(statementOf(claim)) ? [{ problem: 'claim_repeated' }] : []
  }

  async #saidIn(doc: string): Promise<Set<string>> {
    const mayRead = mayReadClaim(this.#call.actor)
    const said = new Set<string>()
    for (let after: string | undefined; ; ) {
      const page = { doc, limit: PAGE, ...given({ after }) }
      const found = await this.#desk.ledger.read.claims(page)
      for (const one of found)
        if (mayRead(one) && !isReplaced(one)) said.add(statementOf(one.claim.row))
      after = found.at(-1)?.claim.row.id
      if (found.length < PAGE) return said
    }
  }

  #note({ claim, created }: PreparedClaim): void {
    this.#said.get(claim.doc)?.add(statementOf(claim))
    const speakers = this.#speakers.get(claim.doc) ?? new Map<string, Agent>()
    this.#speakers.set(claim.doc, speakers)
    for (const agent of created)
      for (const name of Object.values(agent.name ?? {})) speakers.set(nameKey(name), agent)
  }

  async write(write: Writer, { row, run, ready }: RowToWrite): Promise<string> {
    const { prepared, old } = ready as ReadyClaim
    const created = prepared.created.filter(({ id }) => !this.#recorded.has(id))
    const fresh = { ...prepared, created }
    const agents = old
      ? await appendAmendment(this.#desk, write, old, fresh)
      : await appendPrepared(this.#desk, write, fresh)
    for (const agent of agents) this.#recorded.set(agent.id, agent)
    this.#written.push(prepared.claim)
    const external = row.external as string | undefined
    const claim = prepared.claim.id
    await write.append('collected_claim', { claim, run, ...given({ external }) })
    return claim
  }

  async finish(write: Writer): Promise<void> {
    const recorded = [...this.#recorded.values()]
    await appendSpeakersOf(this.#desk, write, this.#written, recorded)
    await noteAgents(this.#desk, recorded)
  }
}

const MOST_VERSIONS = 1000
const PAGE = 500

/** A claim that came by file counts only when a person has said so. */
function waiting(prepared: PreparedClaim): PreparedClaim {
  const { claim } = prepared
  return { ...prepared, claim: { ...claim, extraction: { ...claim.extraction, reviewed: false } } }
}

function speakersOf({ chain }: Claim): string {
  return chain.map(({ agent }) => agent).join()
}

function isSameClaim(before: Claim, after: Claim): boolean {
  const said = ({ id: _, extraction: __, ...claim }: Claim) => digestOf(claim)
  return said(before) === said(after)
}
