// The interface for programs, made from the operations table: one address an operation, JSON in
// and JSON out. It decides nothing; what an answer does not name does not leave the desk.
import { type Contract, contractByName, MOST_ARCHIVE_BYTES, MOST_FILE_BYTES } from '@tumen/contract'
import { type Actor, type Call, callByName, can, type FileBook, Refusal } from '@tumen/desk'
import { tableWords } from '@tumen/view'
import type { Language } from '@tumen/words'
import type { Context } from 'hono'
import { needsProof, staleness } from '../entry/proof.tsx'
import { jsonBounds } from '../form/json-body.ts'
import { languageFor } from '../form/language.ts'
import { answerFile, outgoing } from '../page/table/outgoing.ts'
import { answerLines } from './answer-lines.ts'
import { answerJson, answerRefusal } from './api-answer.ts'
import type { DoorApp, DoorEnv, DoorOptions } from './app.tsx'
import { BODY_LIMIT, readJson } from './body.ts'
import { openApiDocument } from './openapi.ts'
import { sessionOf } from './session-of.ts'
import { turnAway } from './turn-away.ts'

const MIB = 1024 * 1024
/** Bytes of JSON for operations that take files; larger ones are taken in by other doors. */
const LIMITS: Readonly<Record<string, number>> = {
  // Files as base64.
  'document.add': Math.ceil((MOST_ARCHIVE_BYTES * 4) / 3) + MIB,
  'claim.import': 32 * MIB,
  'place.import': 32 * MIB,
  'import.keep': 96 * MIB,
  'list.columns': 96 * MIB,
  'list.check': 96 * MIB,
  'list.import': 96 * MIB,
  'exchange.check': 96 * MIB,
  'exchange.import': 96 * MIB,
  'bundle.take': 140 * MIB,
}

/** Serves `POST /api/<operation>` for the whole table, and its description. */
export function mountApi(app: DoorApp, options: DoorOptions): void {
  const documents = new Map<Language, object>()
  app.get('/api/openapi.json', (c) => {
    const language = languageFor(c, options)
    const known = documents.get(language) ?? openApiDocument(language, options.host)
    documents.set(language, known)
    return c.json(known)
  })
  app.post('/api/:operation', (c) => answerCall(c, options))
  app.all('/api/*', (c) => answerRefusal(c, options, new Refusal('not-found')))
}

async function answerCall(c: Context<DoorEnv>, options: DoorOptions): Promise<Response> {
  const operation = contractByName(c.req.param('operation') ?? '')
  const files: FileBook = new Map()
  try {
    if (!operation) throw new Refusal('not-found')
    const { actor } = sessionOf(c)
    if (needsProof(c, options, operation.name)) return turnAway(c, options, 'proof-needed')
    const input = await readJson(c.req.raw, {
      files,
      limit: limitOf(operation, actor),
      bounds: jsonBounds(operation.name),
    })
    if (needsProof(c, options, operation.name, input)) return turnAway(c, options, 'proof-needed')
    const call = { actor, files, ...keyOf(c), ...staleness(c, options) }
    const ask = (progress: Call['progress'], more: Pick<Call, 'outlet'> = {}) =>
      callByName(options.desk, operation.name, input, { ...call, ...more, progress })
    if (operation.file) {
      const words = tableWords(languageFor(c, options), options.group?.origin)
      const report = () => undefined
      const file = await outgoing(words, (outlet, signal) => ask({ report, signal }, { outlet }))
      return answerFile(c, file)
    }
    if (wantsLines(c, operation)) return answerLines(c, options, ask)
    return answerJson(c, await ask({ report() {}, signal: c.req.raw.signal }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'proof-needed') return turnAway(c, options, error.code)
    if (isLargeFile(error, operation)) return turnAway(c, options, 'too-large-as-base64', MB)
    return answerRefusal(c, options, error)
  }
}

/** What the sentence of the refusal says, in megabytes and gigabytes. */
const MB = {
  limit: MOST_FILE_BYTES.text / 1e6,
  archive: MOST_ARCHIVE_BYTES / 1e6,
  kept: MOST_FILE_BYTES.kept / 1e9,
}

/** Whether another door would take what was too large here. */
function isLargeFile({ code, field = 'bytes' }: Refusal, operation: Contract | undefined): boolean {
  return operation?.name === 'document.add' && code === 'too-large' && field === 'bytes'
}

/** Whoever may not ask at all is not listened to at length either. */
function limitOf({ name }: Contract, actor: Actor): number {
  return can(actor, name) ? (LIMITS[name] ?? BODY_LIMIT) : BODY_LIMIT
}

function keyOf(c: Context<DoorEnv>): Pick<Call, 'idempotencyKey'> {
  const idempotencyKey = c.req.header('idempotency-key')
  if (idempotencyKey === undefined) return {}
  const isKey = /^[\x20-\x7e]{1,200}$/.test(idempotencyKey)
  if (!isKey) throw new Refusal('invalid-input', 'Idempotency-Key')
  return { idempotencyKey }
}

function wantsLines(c: Context<DoorEnv>, { long = false }: Contract): boolean {
  return long && (c.req.header('accept') ?? '').includes('application/x-ndjson')
}
