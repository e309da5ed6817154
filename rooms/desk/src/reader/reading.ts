// What a language model answered about a document, kept: asked for once, shown as often as somebody
// looks, and gone with the document.
import { type EvidenceDocument, given, type ModelReading } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import {
  askReader,
  LANGUAGES,
  modelReader,
  promptDigest,
  readStoredAnswers,
  type StoredAnswers,
} from '@tumen/reading'
import { makeChange } from '../change/make.ts'
import { readers } from '../document/reading-pool.ts'
import { newestLayer } from '../document/text.ts'
import type { Call, Desk, Remembered } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { readableSource } from '../proposal/source.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { connect, refusalFor, signalOf } from './connect.ts'
import { type Model, nameOf, settingOf } from './setting.ts'

/** A document with the model that is on. */
export type ModelState = Output<'reader.read'>

/** The newest answers of a model to a text as it is, told what it is told today. */
export async function keptReading(
  { ledger }: Pick<Remembered, 'ledger'>,
  document: EvidenceDocument,
  { model }: Pick<Model, 'model'>,
): Promise<Stored<ModelReading> | undefined> {
  const prompt = promptOf(document.language)
  const all = await ledger.read.modelReadingsOn(document.id)
  const newest = await newestLayer({ ledger }, document.id)
  const { textHash } = newest?.row ?? document
  return all.findLast(({ row }) => {
    return row.model === model && row.textHash === textHash && row.prompt === prompt
  })
}

/** The answers that stand beside what the rules read; nothing while no model is on. */
export async function keptAnswers(
  desk: Remembered,
  document: EvidenceDocument,
): Promise<{ reading: Stored<ModelReading>; answers: StoredAnswers } | undefined> {
  const setting = await settingOf(desk.ledger)
  const reading = setting && (await keptReading(desk, document, setting.model))
  const answers = reading && readStoredAnswers(reading.row.answers)
  return reading && answers && { reading, answers }
}

function promptOf(tag: string): string {
  const own = LANGUAGES.find((one) => tag === one || tag.startsWith(`${one}-`))
  return promptDigest(own ?? 'en')
}

/** Whether a text would leave this machine that only some people here may read. */
export function isKeptHere({ sensitivity }: EvidenceDocument, { host }: Model): boolean {
  return host !== undefined && sensitivity !== 'public'
}

/** How far the model that is on is with a document; nothing while none is. */
export async function modelStateOf(
  desk: Desk,
  document: EvidenceDocument,
): Promise<ModelState | undefined> {
  const setting = await settingOf(desk.ledger)
  if (!setting) return undefined
  const name = nameOf(setting.model)
  const kept = await keptReading(desk, document, setting.model)
  const at = { done: 0, total: 0, failed: [] }
  if (!kept && isKeptHere(document, setting.model)) return { ...name, state: 'kept-here', ...at }
  const job = desk.memory.readings.jobOf(document.id)
  if (job && job.state !== 'read') {
    const failed = job.why === undefined ? [] : [{ why: job.why, parts: job.total }]
    return { ...name, state: job.state, done: job.done, total: job.total, failed }
  }
  if (kept) return stateOf(kept)
  return { ...name, state: job ? 'read' : 'none', ...at }
}

function stateOf({ row, recorded }: Stored<ModelReading>): ModelState {
  const { parts, failed } = row
  const why = Object.entries(failed).map(([one, count]) => ({ why: one, parts: count }))
  return { ...nameOf(row), state: 'read', done: parts, total: parts, failed: why, recorded }
}

/** Asks the model that is on about a document and keeps what it answers. */
export async function readByModel(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
): Promise<ModelState> {
  const { model } = (await settingOf(desk.ledger)) ?? off()
  if (isKeptHere(document, model)) throw new Refusal('reader-restricted', 'document')
  const source = await readableSource(desk, document)
  const { textHash } = (await newestLayer(desk, document.id))?.row ?? document
  const { options, facts } = await connect(desk, call, model)
  const pool = desk.readers ?? readers
  const task = await pool.run(call, await gazetteerOf(desk), { kind: 'task', source })
  const tell = (done: number, total: number) => call.progress.report('asking-model', done, total)
  const asked = await askReader(task, modelReader(options), tell, signalOf(call))
  if (call.progress.signal?.aborted) throw new Refusal('cancelled')
  const { done, total, failed, answers } = asked
  const [why] = Object.keys(failed)
  const lost = Object.values(failed).reduce((sum, count) => sum + count, 0)
  // A server that answered nothing, or went away, has not read the text.
  if (why !== undefined && (lost === done || done < total)) throw refusalFor(why)
  const { digest = model.digest } = facts
  const row: ModelReading = {
    ...{ id: desk.newId('mr'), document: document.id, textHash },
    ...{ ...nameOf(model), ...given({ digest }), prompt: promptOf(document.language) },
    ...{ parts: total, failed, answers: JSON.stringify(answers) },
  }
  return keep(desk, call, row)
}

function off(): never {
  throw new Refusal('reader-off')
}

/** Keeps the answers, unless the document or the model has gone meanwhile. */
function keep(desk: Desk, call: Call, row: ModelReading): Promise<ModelState> {
  const { document } = row
  const change = { operation: 'reader.read', subject: document, input: { document } }
  return makeChange(desk, call, change, async (write) => {
    const missing = { code: 'unknown-document' as const, field: 'document' }
    await findDocument(desk, call.actor, document, missing)
    const setting = await settingOf(desk.ledger)
    if (setting?.model.model !== row.model) off()
    await write.append('model_reading', row)
    return stateOf({ row, recorded: desk.clock().toISOString() } as Stored<ModelReading>)
  })
}
