// Canary 45: a report that came into the built world and was destroyed. Afterwards it is in no row
// of the opened database, in no file and in no name of one.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import type { OpenDesk } from '@tumen/desk'
import { dumpWorkspace } from '@tumen/ledger'
import { canary, canaryText } from './canaries.ts'
import { type OpenedWorld, openWorld } from './opened-world.ts'
import { makeSweep } from './sweep/sweep.ts'

const SECRET = canaryText(45)
// Nothing is unpacked here: what lies packed in a row would be found by the sweep of everything.
const sweep = makeSweep(
  (Object.values(canary(45)) as string[]).map((text) => ({ number: 45, text })),
  { layers: (layer) => [layer] },
)

/** A report that holds it wherever a report, a claim and what is said of them can. */
async function addSecret({ ask }: OpenedWorld): Promise<void> {
  const text = `At least 71 people were held in Liaoning in July 2022, ${SECRET} said.`
  await ask('doc-1', 'document.add', {
    ...{ id: 'X45', title: SECRET, text, language: 'en', published: '2022-09-01' },
    ...{ publisher: SECRET, url: `https://x.example/${canary(45).ascii}` },
  })
  await ask('doc-1', 'claim.record', {
    ...{ id: 'X45a', document: 'X45', quote: ['At least 71 people were held in Liaoning'] },
    ...{ number: 'At least 71', act: 'detention', place: 'Liaoning', at: '2022-07' },
    chain: [SECRET],
  })
  await ask('rev-1', 'claim.accept', { claims: ['X45a'] })
  const why = { claim: 'X45a', why: 'origin_withdraws', reason: SECRET }
  await ask('doc-1', 'claim.retract', why)
}

/** What is found in the rows and in the files of a closed world. */
async function tracesIn(folder: string): Promise<string[]> {
  const found: string[] = []
  const note = (path: string, bytes: Uint8Array) => {
    if (sweep(path, bytes).length > 0) found.push(path)
  }
  for await (const { table, bytes } of dumpWorkspace(folder, 'nothing here happened'))
    note(table, bytes)
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  note('names', Buffer.from(entries.map(({ name }) => name).join('\n')))
  for (const entry of entries.filter((one) => one.isFile()))
    note(entry.name, readFileSync(join(entry.parentPath, entry.name)))
  return [...new Set(found)].sort()
}

/** Destroys it, as the two people whom this world asks for. */
async function shred({ ask }: OpenedWorld): Promise<void> {
  const document = 'X45'
  await ask('ana-1', 'evidence.ask-shred', { document, reason: 'danger' })
  const { token } = await ask<{ token: string }>('rev-1', 'evidence.check-shred', { document })
  await ask('rev-1', 'evidence.shred', { document, reason: 'danger', token })
}

test('[D400] a report that was destroyed is in no row and no file of the world', async () => {
  const [kept, gone] = [await openWorld(), await openWorld()]
  for (const world of [kept, gone]) await addSecret(world)
  await shred(gone)
  for (const world of [kept, gone]) await (world.desk as OpenDesk).close()
  const planted = ['agent', 'claim', 'claim_status', 'document', 'document_text', 'lineage_sign']
  assert.deepEqual(await tracesIn(kept.folder), planted)
  assert.deepEqual(await tracesIn(gone.folder), [])
})
