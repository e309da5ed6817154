// Handing a file in without waiting until it is read: what can be refused without opening it is
// refused at once, and then it is kept, sealed under the id of the document that it will be.
// Source: decision 0112.
import { createHash } from 'node:crypto'
import { checkRow, type EvidenceDocument, given } from '@tumen/claim'
import type { documentAdd, Output } from '@tumen/contract'
import { EVER, type Received, type Stored } from '@tumen/ledger'
import type { z } from 'zod'
import { languageTag, UNKNOWN } from '../document/language.ts'
import { documentOf, findPublisher, particulars } from '../document/make.ts'
import { type FileBeside, fileIn } from '../evidence/file-beside.ts'
import { beginsOffice, isOpened } from '../evidence/file-kind.ts'
import { receiveFile } from '../evidence/receive.ts'
import type { Call, Desk } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { refuseFindings } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { isAdder } from './adder.ts'
import { saidDigest, type WaitingBody, waitingRow } from './body.ts'
import { enter } from './enter.ts'

type AddInput = z.output<(typeof documentAdd)['input']>

/** Of what is opened apart no more is needed than its first bytes to know that. */
const HEAD = 65_536

/**
 * Keeps a file to be read later. Nothing where it is read at once: a text, what came in another
 * document, and what has a key by which it may be sent again.
 */
export async function handIn(
  desk: Desk,
  input: AddInput,
  call: Call,
): Promise<Output<'document.add'> | undefined> {
  const { bytes, text, html, from, part, boilerplate } = input
  const others = [text, html, from, part, boilerplate, call.idempotencyKey]
  if (input.wait !== false || bytes === undefined || others.some((one) => one !== undefined))
    return undefined
  const file = fileIn(bytes, call)
  const head = file instanceof Uint8Array ? file : file.head
  if (!isOpened(head) && !beginsOffice(head)) return undefined
  const bytesHash = digestIn(file)
  if (input.sha256 !== undefined && input.sha256 !== bytesHash)
    throw new Refusal('digest-differs', 'sha256')
  const at = desk.clock().toISOString()
  const id = input.id ?? desk.newId('doc')
  const { wait: _, id: __, bytes: ___, ...said } = input
  const { account, roles, groups, key } = call.actor
  const body: WaitingBody = {
    actor: { account, roles, ...given({ groups: groups && ownGroups(groups), key: key?.id }) },
    input: { ...said, captured: said.captured ?? at },
    reads: can(call.actor, 'reader.start'),
  }
  const record = await checkSaid(desk, body.input, { id, bytesHash, call })
  await refuseTwin(desk, call, record, body.input)
  const received = file instanceof Uint8Array ? await receive(desk, file, call) : file
  const row = waitingRow({ id, at }, body)
  await desk.ledger.keepWaiting(row, received)
  const { length } = received
  desk.memory.waiting.add(enter(desk, { ...row, bytesHash, length }, body))
  const nothing = { textSteps: [], losses: [], notices: [], doubts: [], proposed: [] }
  return { id, reading: true, bytesHash, units: 0, ...nothing }
}

function ownGroups(groups: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(groups).map(([group, roles]) => [group, [...roles]]),
  ) as NonNullable<WaitingBody['actor']['groups']>
}

function digestIn(file: FileBeside): string {
  if (!(file instanceof Uint8Array)) return file.bytesHash
  return createHash('sha256').update(file).digest('hex')
}

function receive(desk: Desk, file: Uint8Array, { progress }: Call): Promise<Received> {
  async function* parts() {
    for (let at = 0; at < file.length; at += HEAD) yield file.subarray(at, at + HEAD)
  }
  return receiveFile(desk, parts(), { expected: file.length, signal: progress.signal })
}

interface Said {
  id: string
  bytesHash: string
  call: Call
}

/** Refuses what was said wrongly of a file that nobody has read; gives what its record would be. */
async function checkSaid(
  desk: Desk,
  input: WaitingBody['input'],
  { id, bytesHash, call }: Said,
): Promise<EvidenceDocument> {
  const language = input.language === undefined ? UNKNOWN : languageTag(input.language, '')
  const sensitivity = input.sensitivity ?? 'restricted'
  const form = { ...input, id, title: input.title ?? bytesHash, language, sensitivity }
  const publisher = await findPublisher(desk, call.actor, form)
  const unread = {
    ...{ bytes: NONE, bytesHash, mediaType: 'application/octet-stream', text: '', textSteps: [] },
    ...{ textHash: digestIn(NONE), losses: [], notices: [], layer: { losses: [], findings: [] } },
  }
  const row = documentOf(desk, form, unread, publisher.id)
  refuseFindings(checkRow('document', row, { text: '' }))
  return row
}

const NONE = new Uint8Array()

/**
 * Refuses bytes of which a document is here that the asker may read, or that the asker handed in
 * before, where all that is said now was said of it, too: nothing else tells them apart.
 */
async function refuseTwin(
  desk: Desk,
  { actor }: Call,
  row: EvidenceDocument,
  input: WaitingBody['input'],
): Promise<void> {
  if (await desk.ledger.read.document(row.id, EVER)) throw new Refusal('already-exists', 'id')
  const isTwin = ({ row: other }: Stored<EvidenceDocument>) => {
    const title = input.title ?? other.title
    const language = input.language === undefined ? other.language : row.language
    return particulars({ ...row, title, language }) === particulars(other)
  }
  const same = await desk.ledger.read.documentsOfBytes(row.bytesHash)
  const twin = same.find(
    (stored) =>
      canRead(actor, objectOf(stored)) &&
      // What was kept without a text may come again when it can be read.
      stored.row.layer?.tool !== undefined &&
      isTwin(stored),
  )
  if (twin) throw duplicate(twin.row.id, twin.recorded)
  const waits = desk.memory.waiting
    .unread()
    .find(
      (one) =>
        isAdder(actor, one) &&
        one.file.bytesHash === row.bytesHash &&
        one.said === saidDigest(input),
    )
  if (waits) throw duplicate(waits.file.id, waits.file.at)
}

function duplicate(document: string, at: string): Refusal {
  return new Refusal('duplicate-document', undefined, [{ document, since: at.slice(0, 10) }])
}
