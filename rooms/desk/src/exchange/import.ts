// exchange.import: what is new of a file in another people's format, in one change. What is here
// stays as it is. Files that came along are opened as any file is, apart from everything else.

import { given, type PersonList } from '@tumen/claim'
import { exchangeImport } from '@tumen/contract'
import type { ExchangeProblem } from '@tumen/exchange'
import { EVER, type Writer } from '@tumen/ledger'
import { noteAgents } from '../agent/index-by-name.ts'
import { makeChange, pause } from '../change/make.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { forgetGazetteer } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { toldOf } from './check.ts'
import { type ExchangeInput, type ExchangePlan, planExchange } from './plan.ts'
import { Publishers, type Ready, readyDocuments } from './ready.ts'

export const importExchange = implement(exchangeImport, async (desk, asked, call) => {
  const { token, ...input } = asked
  const plan = await planExchange(desk, call, input)
  const problems: ExchangeProblem[] = []
  const publishers = new Publishers(desk)
  const documents = await readyDocuments({ desk, call, input, plan, publishers, problems })
  const change = { operation: 'exchange.import', subject: input.namespace, input: asked }
  const answer = await makeChange(desk, call, change, async (write) => {
    if (token !== undefined && token !== plan.token) throw new Refusal('stale-dry-run', 'token')
    write.say({ file: `sha256:${plan.parts.hash}`, format: input.format })
    for (const agent of publishers.fresh) await write.append('agent', agent)
    const { list, isAny } = await writePlan(desk, call, { write, plan, input, documents })
    if (!isAny) throw new Refusal('nothing-changed')
    return { ...toldOf({ ...plan, problems: [...plan.problems, ...problems] }), ...given({ list }) }
  })
  await noteAgents(desk, publishers.fresh)
  if (plan.places.length > 0) forgetGazetteer(desk)
  return answer
})

interface Writing {
  write: Writer
  plan: ExchangePlan
  input: ExchangeInput
  documents: readonly Ready[]
}

async function writePlan(desk: Desk, call: Call, { write, plan, input, documents }: Writing) {
  const { places, mentions, events, relations, involvements } = plan
  for (const place of places) await write.append('place', place)
  for (const [n, { row, text, bytes }] of documents.entries()) {
    await pause(call, 'write', n, documents.length)
    await write.appendDocument(row, text, await bytes())
  }
  const list = mentions.length > 0 ? await listOf(desk, write, input.namespace) : undefined
  for (const mention of mentions) await write.append('mention', mention)
  for (const event of events) await write.append('event', event)
  for (const row of relations)
    await write.append('event_relation', { ...row, id: desk.newId('er') })
  for (const row of involvements)
    await write.append('involvement', { ...row, id: desk.newId('iv') })
  const all = [places, documents, mentions, events, relations, involvements]
  return { list, isAny: all.some(({ length }) => length > 0) }
}

/** The list of the persons of a namespace, recorded where it is not there yet. */
async function listOf(desk: Desk, write: Writer, namespace: string): Promise<string> {
  const known = await desk.ledger.read.rows('list', undefined, EVER)
  if (known.some(({ row }) => row.id === namespace)) return namespace
  const row: PersonList = { id: namespace, title: namespace, space: namespace }
  await write.append('list', row)
  return namespace
}
