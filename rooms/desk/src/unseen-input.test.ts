import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { z } from 'zod'
import { addReport, openFixture, refused } from '../fixture/desk.ts'
import { unseenIn } from './unseen-input.ts'

interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
}

/** An input with `words` in every field of words, and how many these are. */
function fill(schema: Schema, words: string, count = { fields: 0 }): unknown {
  const [first] = schema.anyOf ?? []
  if (first) return fill(first, words, count)
  if (schema.enum || schema.const !== undefined) return schema.const ?? schema.enum?.[0]
  if (schema.type === 'array') return [fill(schema.items ?? {}, words, count)]
  const members = Object.entries(schema.properties ?? {})
  if (schema.type === 'object' && members.length > 0)
    return Object.fromEntries(members.map(([name, of]) => [name, fill(of, words, count)]))
  if (schema.type !== 'string') return 7
  count.fields++
  return words
}

test('[D470] half of a character is found in every field of words of every operation', () => {
  let fields = 0
  for (const { name, input } of contractList) {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
    const count = { fields: 0 }
    const full = fill(schema, 'a\ud83db', count)
    const found = unseenIn(name, full)
    assert.equal(found.length, Math.min(100, count.fields), name)
    for (const { path, code, sign, at } of found) {
      assert.match(String(path), /^[a-z][A-Za-z0-9.]*$/)
      assert.deepEqual([code, sign, at], ['sign_unseen', 'U+D83D', 1])
    }
    fields += count.fields
  }
  assert.ok(fields > 300, `${fields} fields`)
})

test('[D470] controls and marks of direction are refused where words are typed, by field', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  for (const sign of [
    '\u0000',
    '\u001b',
    '\u0085',
    '\u009b',
    '\u202e',
    '\u2067',
    '\u200e',
    '\udc00',
  ]) {
    const reason = `misread${sign}`
    const { code, details } = await refused(
      fixture.ask('own', 'claim.retract', { claim: 'c9', why: 'reviewer_rejects', reason }),
    )
    assert.equal(code, 'invalid-input')
    assert.deepEqual([details?.[0]?.path, details?.[0]?.at], ['reason', 7])
  }
  const names = { en: 'Meridian', 'k\u202eo': 'x' }
  const keyed = await refused(
    fixture.ask('own', 'agent.record', { id: 'm', kind: 'outlet', name: names }),
  )
  assert.ok(!JSON.stringify(keyed).includes('k\u202eo'))
})

test('[D470] what comes as its source wrote it keeps them, but for halves of characters', () => {
  const text = 'at least \u202e52\u0085'
  assert.deepEqual(unseenIn('document.add', { text, html: text }), [])
  assert.deepEqual(unseenIn('claim.record', { quote: [text], number: text }), [])
  assert.equal(unseenIn('claim.record', { text, quote: ['a\udc00'] }).length, 2)
  assert.deepEqual(unseenIn('claim.record', { text: 'one\ttwo\r\nthree 강제북송 \u{1f600}' }), [])
})

test('[D470] mutation test: the schemas alone let them in', () => {
  const found = contractList.find(({ name }) => name === 'claim.retract')
  const reason = 'misread\u202e\ud83d'
  const input = { claim: 'c9', why: 'reviewer_rejects', reason }
  assert.ok(found?.input.safeParse(input).success)
  assert.equal(unseenIn('claim.retract', input).length, 1)
})
