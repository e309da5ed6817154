// A question that nothing answers: the page says so, and leads to the nearest that can be answered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { otherDayNote } from '@tumen/view'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'
import { plainText } from '../claim/form/printed-form.test.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)

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

test('[E576] where nothing at all answers, links lead to what does, each with its short answer', async () => {
  const cases: [string, string][] = [
    ['act=detention&place=CN%2FYN&at=2022-07-31', 'act=detention'],
    ['act=arrest&place=CN&period=2019', 'act=arrest'],
    ['act=killing&period=2022', 'act='],
    ['act=execution&period=2022', 'act='],
  ]
  for (const [query, act] of cases)
    for (const language of ['en', 'ko', 'zh'] as const) {
      const page = await door.text(`/figures/show?${query}`, { 'accept-language': language })
      const [, card = ''] = /id="answer"([\s\S]*?)<\/section>/.exec(page) ?? []
      const [, list = ''] = /<ul class="nearby-ask[^"]*">([\s\S]*?)<\/ul>/.exec(card) ?? []
      const links = [...list.matchAll(/href="(\/figures\/show\?[^"]*)"/g)].map(
        ([, one = '']) => one,
      )
      assert.ok(links.length > 0 && links.length <= 3, `${query} ${language} ${links.length}`)
      assert.ok(links[0]?.includes(act), links[0])
      for (const link of links) {
        const there = await door.text(link.replaceAll('&amp;', '&'), {
          'accept-language': language,
        })
        const [, said = ''] = /<p class="said"><a[^>]*>([^<]*)</.exec(there) ?? []
        assert.ok(said !== '' && list.includes(said), `${link}: ${said}`)
      }
    }
})

test('[E578] where statements are of other days of the asked month, the first screen says so', async () => {
  const days = { en: '10 July 2022', ko: '2022년 7월 10일', zh: '2022年7月10日' }
  for (const language of ['en', 'ko', 'zh'] as const) {
    const read = (at: string) =>
      door.text(`/figures/show?act=detention&place=CN%2FLN&at=${at}`, {
        'accept-language': language,
      })
    const [, note = ''] = /<p class="other-day[^"]*">([^<]*)</.exec(await read('2022-07-31')) ?? []
    assert.ok(note.includes(days[language]), note)
    assert.doesNotMatch(await read('2022-07-10'), /other-day/)
  }
  const question = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }
  type Answer = Parameters<typeof otherDayNote>[1]
  const answer = await world.ask<Answer>('ana-1', 'figure.explain', question)
  const onThatDay = Object.fromEntries(
    Object.entries(answer.context ?? {}).flatMap(([id, one]) =>
      one.taken?.at === '2022-07-10' ? [] : [[id, one]],
    ),
  )
  assert.equal(otherDayNote('en', { ...answer, context: onThatDay }), undefined)
})
