// Who may read which field of an answer, and that one place takes out the others.
import assert from 'node:assert/strict'
import test from 'node:test'
import { answerObject, closed, open } from '@tumen/claim'
import { contractList } from '@tumen/contract'
import { z } from 'zod'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'
import { closedIn, sieveOf, unjudgedIn } from './sieve.ts'

test('[D730] every field of every answer has a class', () => {
  for (const { name, output } of contractList) assert.deepEqual(unjudgedIn(output), [], name)
})

test('[D730] mutation test: a field that nobody judged is found, however deep it is', () => {
  const part = z.object({ note: z.string() })
  const found = unjudgedIn(
    answerObject({
      rows: z.array(part.exactOptional()),
      either: z.union([z.string(), answerObject({ by: z.record(z.string(), part) })]),
      judged: z.object({ note: open(z.string()) }),
    }),
  )
  assert.deepEqual(found, ['.rows.note', '.either.by.note'])
})

/** Closed fields by name, and the one place of each that is no record's own. */
const CLOSED =
  'anonymityReason boxes counts fileHash from listed problems regions restricted spans text'

test('[D731] a closed field may be absent, and these are closed', () => {
  const names = new Set<string>()
  for (const { name, output } of contractList)
    for (const { path, isOptional } of closedIn(output)) {
      assert.ok(isOptional, `${name} ${path}`)
      names.add(path.slice(path.lastIndexOf('.') + 1))
    }
  assert.deepEqual([...names].sort(), CLOSED.split(' '))
})

test('[D731] an answer without closed fields and records is not looked at', () => {
  const isLooked = contractList.filter(({ output }) => sieveOf(output) !== undefined)
  assert.ok(isLooked.length < 42, String(isLooked.length))
  assert.equal(sieveOf(answerObject({ id: z.string() })), undefined)
  const either = z.union([
    answerObject({ a: closed(z.string().exactOptional(), 'restricted') }),
    answerObject({ b: z.array(answerObject({ c: closed(z.string().exactOptional(), 'sealed') })) }),
  ])
  assert.deepEqual(sieveOf(either), {
    closed: ['a'],
    fields: [['b', { each: { closed: ['c'] } }]],
  })
})

const fixture = await openFixture('self')
await addReport(fixture)
const base = { ...HELD, chain: ['harbour', 'a nurse'], anonymity: 'anonymous_on_request' }
const secrets = { anonymityReason: 'works there', problems: ['who told us'] }
await fixture.ask('doc', 'claim.record', { ...base, ...secrets, id: 'noted' })
const plain = await openFixture('self')
await addReport(plain)
await plain.ask('doc', 'claim.record', { ...base, id: 'noted' })

/** Every answer that holds a claim, or rows of it. */
const READS: readonly [name: string, input: object][] = [
  ['claim.show', { id: 'noted' }],
  ['claim.list', {}],
  ['document.show', { id: 'R1' }],
  ['record.history', { id: 'noted' }],
  ['search', { act: 'detention' }],
  ['agent.show', { id: 'harbour' }],
]

test('[D732] a field that was taken out and an empty one look alike, in every answer', async () => {
  for (const [name, input] of READS)
    for (const who of ['vie', 'edi', 'cus'] as const) {
      const shown = JSON.stringify(await fixture.ask(who, name, input))
      const nameless = (text: string) => text.replaceAll(/ag_[0-9a-f-]+/g, 'ag')
      const empty = JSON.stringify(await plain.ask(who, name, input))
      assert.equal(nameless(shown), nameless(empty), `${who} ${name}`)
    }
})

test('[D732] who wrote it, and who may read such fields, has them', async () => {
  for (const [name, input] of READS)
    for (const who of ['doc', 'ana', 'rev'] as const)
      assert.match(JSON.stringify(await fixture.ask(who, name, input)), /who told us/, name)
})
