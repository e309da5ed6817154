// Signs that nobody sees, in every field of every operation and form: halves of characters,
// controls, and marks that turn the order of letters. Refused by field, or printed with marks.

import assert from 'node:assert/strict'
import test from 'node:test'
import { unseenSignIn } from '@tumen/claim'
import { contractList } from '@tumen/contract'
import { visiblePage } from '@tumen/view'
import { openWorld } from '@tumen/world'
import { z } from 'zod'
import { ORIGIN, openFixtureDoor } from '../../fixture/door.ts'
import { fillInput, type InputSchema } from '../../fixture/input.ts'
import { formsIn, walk } from '../../fixture/walk.ts'

const SIGNS = ['\ud83d', '\udea8', '\u0000', '\u001b[2J', '\u0085', '\u202e', '\u2066', '\u200f']
const world = await openWorld()
const door = await openFixtureDoor(world)

/** An answer as it was sent: what nobody sees stands in it as an escape only. */
async function ask(operation: string, input: unknown): Promise<[status: number, text: string]> {
  const headers = { cookie: door.cookie, origin: ORIGIN, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(input) }
  const answer = await door.send(`/api/${operation}`, init)
  const text = await answer.text()
  assert.equal(unseenSignIn(text), undefined, operation)
  return [answer.status, text]
}

/** Every input with the sign in one of its fields and plain words in the others. */
function* inputsWith(schema: InputSchema, sign: string): Generator<[field: string, input: object]> {
  const plain = fillInput(schema, 'plain') as Record<string, unknown>
  const full = fillInput(schema, `a${sign}b`) as Record<string, unknown>
  for (const [field, value] of Object.entries(full))
    if (JSON.stringify(value) !== JSON.stringify(plain[field]))
      yield [field, { ...plain, [field]: value }]
}

test('[E484] in every field of every operation they are refused or stored, and never a fault', async () => {
  let fields = 0
  for (const { name, input } of contractList) {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as InputSchema
    for (const sign of SIGNS)
      for (const [field, one] of inputsWith(schema, sign)) {
        const [status] = await ask(name, one)
        assert.ok(status < 500, `${name} ${field} ${status}`)
        fields++
      }
  }
  assert.ok(fields > 1000, `${fields} fields`)
  assert.deepEqual(door.faults, [])
})

test('[E484] the field is named, and its page says so beside it', async () => {
  const add = { text: 'Twelve were held.', language: 'en', published: '2022-03-01' }
  for (const sign of SIGNS) {
    const [status, text] = await ask('document.add', { ...add, title: `Twelve${sign}` })
    const { refused } = JSON.parse(text) as { refused: { code: string; details: object[] } }
    assert.deepEqual([status, refused.code], [422, 'invalid-input'])
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    const told = { path: 'title', code: 'sign_unseen', sign: `U+${code}`, at: 6, nth: 7 }
    assert.deepEqual(refused.details, [told])
  }
  const posted = await door.post('/documents/new', { ...add, title: 'Twelve\u202e' })
  const page = await posted.text()
  assert.equal(posted.status, 422)
  assert.match(page, /a sign that nobody sees \(U\+202E\), character 7;/)
})

test('[E484] in every field of every form they come back, and no page turns its letters', async () => {
  let posted = 0
  for (const [path, page] of await walk(door, 1, ['/documents/R08', '/claims/R08b'])) {
    for (const { action, isPost, names } of formsIn(page, path)) {
      if (!isPost || /^\/(?:sign-out|look|keys)/.test(action)) continue
      const fields = Object.fromEntries(names.map((name) => [name, 'a\u202eb\u0085']))
      const answer = await door.post(action, fields)
      assert.ok(answer.status < 500, `${action} ${answer.status}`)
      const carried = /<textarea\b[^>]*>[^<]*|\svalue="[^"]*"/g
      assert.equal(unseenSignIn((await answer.text()).replace(carried, '')), undefined, action)
      posted++
    }
  }
  assert.ok(posted > 10, `${posted} forms`)
  assert.deepEqual(door.faults, [])
})

test('[E484] a text keeps them, offsets stay, and its pages and answers show marks', async () => {
  const words = 'at least \u202e52\u202c people\u0085 were held'
  const text = `The wire said ${words} in Liaoning in July 2022.`
  const [added, answer] = await ask('document.add', {
    ...{ id: 'U1', title: 'Unseen', language: 'en', published: '2022-07-29' },
    text,
  })
  assert.equal(added, 200, answer)
  const claim = { document: 'U1', quote: [words], number: 'at least \u202e52', act: 'detention' }
  const [recorded, said] = await ask('claim.record', {
    ...{ id: 'u1', ...claim, place: 'Liaoning', at: '2022-07' },
    ...{ chain: ['somebody'], anonymity: 'unnamed' },
  })
  assert.equal(recorded, 200, said)
  for (const path of ['/documents/U1', '/claims/u1', '/claims', '/history/u1']) {
    const page = await door.text(path)
    assert.equal(
      unseenSignIn(page.replace(/<textarea\b[^>]*>[^<]*|\svalue="[^"]*"/g, '')),
      undefined,
    )
  }
  assert.match(await door.text('/claims/u1'), /\ufffd/)
  const [, shown] = await ask('document.show', { id: 'U1' })
  assert.ok(shown.includes('\\u202e52'))
  assert.ok((JSON.parse(shown) as { text: string }).text === text)
})

test('[E484] mutation test: a page that is printed as it is turns its letters', () => {
  const page = '<p title="\u202e">a\u202eb</p><textarea>\u202e</textarea><input value="\u202e">'
  const shown = '<p title="\ufffd">a\ufffdb</p><textarea>\u202e</textarea><input value="\u202e">'
  assert.equal(visiblePage(page), shown)
  assert.notEqual(visiblePage(page), page)
})
