// Claims on their way to another workspace, in the form that `claim.import` reads: a way out like
// any other, so it is asked for, let go and handed out as a bundle is. It proves nothing. Source:
// desk.md M9.
import { createHash } from 'node:crypto'
import type { ArchivePart } from '@tumen/archive'
import type { BundleRequest } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { exportedClaims } from '../claim/export.ts'
import { readClaims } from '../claim/read.ts'
import { cutAnswer } from '../clearance/cut.ts'
import type { Actor } from '../operation.ts'
import { canRead } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { letsClaim } from './note.ts'
import type { Planning } from './plan.ts'

/** What is handed out, and what the seal commits to. */
export interface ExchangePayload {
  profile: 'exchange'
  file: Uint8Array
  manifest: Uint8Array
  bytes: number
}

/** The claims that were named and those of the named documents, with who speaks in them. */
export async function exchangePayload(
  planning: Planning,
): Promise<{ payload: ExchangePayload; claims: string[] }> {
  const { desk } = planning
  const chosen = await chosenClaims(planning)
  const answer = await exportedClaims(desk, chosen)
  // What only few may read of speakers stays, whoever asks; a claim goes whole or not at all.
  await cutAnswer(desk, STRANGER, 'claim.export', { ...answer, claims: [] })
  const file = Buffer.from(`${JSON.stringify(answer)}\n`)
  const digest = createHash('sha256').update(file).digest('hex')
  const manifest = Buffer.from(`${digest}  ${NAME}\n`)
  const payload = { profile: 'exchange', file, manifest, bytes: file.length } as const
  return { payload, claims: chosen.map(({ claim }) => claim.row.id) }
}

const NAME = 'claims.json'
const STRANGER: Actor = { account: '', roles: [] }
/** Claims that are read of one document at once. */
const PAGE = 1000

async function chosenClaims(planning: Planning): Promise<ClaimInContext[]> {
  const { desk, actor, question, left } = planning
  const { read } = desk.ledger
  const found = new Map<string, ClaimInContext>()
  const named = await readClaims(desk, [...question.claims])
  for (const id of question.claims) {
    const context = named.get(id)
    if (context && mayReadClaim(actor)(context)) found.set(id, context)
    else left.push({ id, code: 'not-there' })
  }
  const documents = new Set(
    (await read.documentsById(question.documents))
      .filter((one) => canRead(actor, objectOf(one)))
      .map(({ row }) => row.id),
  )
  for (const doc of question.documents) {
    if (!documents.has(doc)) left.push({ id: doc, code: 'not-there' })
    for (let after: string | undefined; documents.has(doc); ) {
      const page = await read.claims({ doc, limit: PAGE, ...(after && { after }) })
      for (const one of page.filter(mayReadClaim(actor))) found.set(one.claim.row.id, one)
      after = page.at(-1)?.claim.row.id
      if (page.length < PAGE) break
    }
  }
  return [...found.values()].filter(({ claim }) => {
    const goes = letsClaim(planning, claim)
    if (!goes) left.push({ id: claim.row.id, code: 'restricted' })
    return goes
  })
}

/** The files of the archive: the claims, and the mark of whom it is for. */
export function exchangeParts(
  { file }: ExchangePayload,
  { recipient }: Pick<BundleRequest, 'recipient'>,
): ArchivePart[] {
  const part = (path: string, bytes: Uint8Array) => {
    return { path, size: bytes.length, read: async () => bytes }
  }
  return [part(NAME, file), part('recipient.txt', Buffer.from(`${recipient}\n`))]
}
