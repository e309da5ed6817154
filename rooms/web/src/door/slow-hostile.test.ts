// Script in every field: of every operation through the interface, and of every form. Then every
// page that can be reached is read, and none may hold it as anything but text.

import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import { z } from 'zod'
import { openFixtureDoor } from '../../fixture/door.ts'
import { fillInput, type InputSchema } from '../../fixture/input.ts'
import { formsIn, walk } from '../../fixture/walk.ts'

const MARKS = [
  '<script>alert(52)</script>',
  '"><img src=x onerror=alert(52)>',
  "'><svg/onload=alert(52)>",
  '</textarea></title></style><b onclick=alert(52)>',
  'javascript:alert(52)',
]
const HOSTILE = MARKS.join(' ')
/** What a browser would run, had a mark come through as it is. */
const RUNS = /<script>alert|<img src=x|<svg\/onload|<b onclick|(?:href|src|action)="\s*javascript:/i

const world = await openWorld()
const door = await openFixtureDoor(world)

const [QUOTE, NAME] = [`at least 52 ${HOSTILE}`, `Wire ${HOSTILE}`]
const HELD = { document: 'X1', quote: [QUOTE], number: 'at least 52', act: 'detention' }

/** What is really stored, in an order in which each rests on the one before. */
const STORED: [operation: string, input: object][] = [
  ['agent.record', { id: 'wire', kind: 'outlet', name: { en: NAME, ko: NAME } }],
  ['agent.record', { id: 'wire2', kind: 'person', name: { en: `2 ${NAME}` } }],
  [
    'document.add',
    {
      id: 'X1',
      title: HOSTILE,
      text: `The wire said ${QUOTE} people were held in Liaoning. ${HOSTILE}`,
      language: 'en',
      published: '2022-07-29',
      publisher: 'wire',
      url: `https://example.org/${HOSTILE}`,
    },
  ],
  [
    'document.add',
    { id: 'X2', title: `2 ${HOSTILE}`, text: HOSTILE, language: 'en', published: '2022' },
  ],
  ['document.relate', { from: 'X2', to: 'X1', kind: 'reprint_of', basis: 'text' }],
  [
    'claim.record',
    {
      ...HELD,
      id: 'x1',
      place: 'Liaoning',
      at: '2022-07',
      chain: ['wire', `somebody ${HOSTILE}`],
      anonymity: 'unnamed',
      anonymityReason: HOSTILE,
      text: HOSTILE,
      problems: [HOSTILE.slice(0, 60)],
    },
  ],
  ['event.record', { id: 'xe', title: HOSTILE, act: 'detention' }],
  ['event.link', { claims: ['x1'], event: 'xe' }],
  ['agent.relate', { a: 'wire', b: 'wire2', relation: 'possible', reason: HOSTILE }],
  ['content.mark', { kind: 'document', id: 'X1', words: ['death'], description: HOSTILE }],
  ['agent.grade', { agent: 'wire', grade: 'B' }],
  ['query.save', { kind: 'search', name: HOSTILE, query: { query: HOSTILE } }],
  ['query.save', { kind: 'question', name: HOSTILE, query: { act: 'detention', place: 'CN/LN' } }],
  ['place.import', { places: [{ id: 'CN/LN/xx', level: 'site', names: { en: HOSTILE } }] }],
  ['claim.retract', { claim: 'x1', why: 'reviewer_rejects', reason: HOSTILE }],
]

const PLACES = ['/documents/X1', '/claims/x1', '/speakers/wire', '/events/xe', '/history/x1']

test('[E21] script in every field of every operation is answered as text, or refused', async () => {
  for (const { name, input } of contractList) {
    const schema = z.toJSONSchema(input, { io: 'input' }) as InputSchema
    const full = fillInput(schema, HOSTILE) as Record<string, unknown>
    for (const one of [full, { ...full, [HOSTILE]: HOSTILE }, HOSTILE, [HOSTILE]]) {
      const { status, body } = await door.call(name, one)
      assert.ok(status < 500, `${name} ${status}`)
      const { refused } = body as { refused?: object }
      if (refused) assert.doesNotMatch(JSON.stringify(refused), /alert\(52\)/, name)
    }
  }
})

test('[E21] stored script stands on every page as text', async () => {
  for (const [operation, input] of STORED) {
    const { status, body } = await door.call(operation, input)
    assert.ok(status === 200, `${operation} ${JSON.stringify(body)}`)
  }
  const pages = await walk(door, 6, PLACES)
  assert.ok(pages.size > 40, `${pages.size} pages`)
  let shown = 0
  for (const [path, page] of pages) {
    assert.doesNotMatch(page, RUNS, path)
    if (page.includes('&lt;script>alert(52)') || page.includes('&lt;script&gt;alert(52)'))
      shown += 1
  }
  assert.ok(shown > 10, `the marks stand on ${shown} pages as text`)
  assert.deepEqual(door.faults, [])
})

test('[E21] script in every field of every form comes back as text', async () => {
  let posted = 0
  for (const [path, page] of await walk(door, 2, PLACES)) {
    for (const { action, isPost, names } of formsIn(page, path)) {
      if (!isPost || /^\/(?:sign-out|look|keys)/.test(action)) continue
      const fields = Object.fromEntries(names.map((name) => [name, HOSTILE]))
      const answer = await door.post(action, fields)
      assert.ok(answer.status < 500, `${action} ${answer.status}`)
      assert.doesNotMatch(await answer.text(), RUNS, action)
      assert.match(answer.headers.get('location') ?? '/', /^\/(?!\/)/, action)
      posted += 1
    }
  }
  assert.ok(posted > 20, `${posted} forms`)
})

test('[E21] mutation test: each mark is found when it stands on a page as it is', () => {
  for (const mark of MARKS.slice(0, 4)) assert.match(`<p title="${mark}">${mark}</p>`, RUNS)
  assert.match('<a href="javascript:alert(52)">', RUNS)
})
