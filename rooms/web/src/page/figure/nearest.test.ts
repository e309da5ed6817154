// A question that nothing answers: the page says so, and leads to the nearest that can be answered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openTrialDoor } from '../../trial-door.test.ts'
import { plainText } from '../claim/form/printed-form.test.ts'

const world = await openWorld()
const door = await openTrialDoor(world)

test('[E536] a question that nothing answers shows the nearest that can be answered, in each language', async () => {
  const nothing = '/figures/show?act=arrest&place=CN%2FLN&at=2022-07-31&knownBy=recorded'
  for (const [language, words] of [
    ['en', 'Ask instead:'],
    ['ko', ''],
    ['zh', ''],
  ] as const) {
    const page = plainText(await door.text(nothing, { 'accept-language': language }))
    const [, list = ''] = /<ul class="nearby-ask[^"]*">([\s\S]*?)<\/ul>/.exec(page) ?? []
    assert.ok(list.includes(words), language)
    const [, href = ''] = /href="(\/figures\/show\?[^"]*)"/.exec(list) ?? []
    assert.notEqual(href, '', language)
    const query = Object.fromEntries(new URLSearchParams(href.split('?')[1]))
    type Answer = { figure: { low: unknown; explanation: { used: unknown[] } } }
    const asked = await world.ask<Answer>('ana-1', 'figure.ask', query)
    assert.ok(asked.figure.low !== null && asked.figure.explanation.used.length > 0, href)
  }
  const { figure } = await world.ask<{ figure: { low: unknown; high: unknown } }>(
    ...(['ana-1', 'figure.ask', { act: 'arrest', place: 'CN/LN', at: '2022-07-31' }] as const),
  )
  assert.deepEqual([figure.low, figure.high], [null, null])
})
