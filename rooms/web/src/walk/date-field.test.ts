// Every field of every page in which a date is typed takes it as people write it; a doubtful one
// asks beside the field, and words that are no date have a sentence. The fields are found in the
// pages themselves: one that nobody drives here turns the test red.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../fixture/door.ts'
import { plainText } from '../page/claim/form/printed-form.test.ts'
import { EVERY_PAGE } from './every-page.test.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)

const HELD = 'act=detention&place=CN%2FLN'
const CLAIM = {
  ...{ quote: 'about 80 people have been arrested', number: 'about 80', act: 'arrest' },
  ...{ chain: 'Harbour Wire', step: 'check' },
}
let made = 0

/** Where a date goes: the address of a form that is posted, or of one that is a question. */
type Drive = { post: string; fields: () => Record<string, string> } | { get: string }

const claimForm = { post: '/documents/R08/claims/new', fields: () => CLAIM }
const document = {
  post: '/documents/new',
  fields: () => ({
    ...{ text: `Words number ${++made}.`, title: 'A report', language: 'en', published: '2019' },
    ...{ publisher: '', sensitivity: 'public' },
  }),
}
const grade = {
  post: '/speakers/lantern',
  fields: () => ({ do: 'grade', grade: 'B', from: '2000', to: '2021' }),
}

/** How the field of each name is driven, on the pages on which it stands. */
const DRIVEN: Readonly<Record<string, Drive>> = {
  ...{ time: claimForm, at: claimForm, since: claimForm, until: claimForm, said: claimForm },
  ...{ published: document, covers: document },
  ...{ 'speaker from': grade, 'speaker to': grade },
  'event when': { post: '/events/new', fields: () => ({ title: 'A raid' }) },
  'list when': { post: '/lists/new', fields: () => ({ do: 'record', title: `List ${++made}` }) },
  on: {
    post: '/claims/R01a',
    fields: () => ({ do: 'retract', why: 'outlet_corrects', reason: 'x' }),
  },
  until: {
    post: '/access/claim/R08b',
    fields: () => ({ do: 'grant', account: 'vie-1', reason: 'x' }),
  },
  'figure period': { get: `/figures/show?${HELD}` },
  'figure at': { get: `/figures/show?${HELD}` },
  'figure from': { get: `/figures/show?${HELD}&to=2022` },
  'figure to': { get: `/figures/show?${HELD}&from=2000` },
  'figure asKnownOn': { get: `/figures/show?${HELD}` },
  before: { get: `/figures/difference?${HELD}&asKnownOn=2022-09-01` },
  'event from': { get: '/events/timeline?rows=events' },
  'event to': { get: '/events/timeline?rows=events' },
  'event asKnownOn': { get: '/events/timeline?rows=events' },
  'statistic from': { get: '/statistics/claims?act=custody' },
  'statistic to': { get: '/statistics/claims?act=custody' },
  'statistic asKnownOn': { get: '/statistics/official?act=refoulement' },
  'person asKnownOn': { get: '/persons/flow?least=1' },
  'estimate asKnownOn': { get: '/estimates/table?from=A&from=B' },
}

/** Fields whose page needs what this test has not: driven where they are at home. */
const ELSEWHERE: readonly string[] = [
  // A file goes along from step to step; the operation is driven in the desk.
  'markGone',
  // Days of entries of a choice, of which each has a row: the operation is driven in the desk.
  ...[1, 2, 3, 4].flatMap((n) => [`choice-${n}-from`, `choice-${n}-to`]),
  // Only in a workspace with rows of the future.
  'clock-today',
]

const nameAt = (path: string, name: string) => {
  const [, noun = ''] = /^\/([a-z]+?)s?(?:[/?]|$)/.exec(path) ?? []
  const own = `${noun} ${name}`
  const isShared = Object.hasOwn(DRIVEN, name) || ELSEWHERE.includes(name)
  return isShared && !Object.hasOwn(DRIVEN, own) ? name : own
}

async function dateFields(): Promise<Set<string>> {
  const found = new Set<string>()
  for (const path of EVERY_PAGE) {
    if (path.startsWith('/reference/')) continue
    const page = await door.text(path)
    for (const [tag] of page.matchAll(/<input\b[^>]*\sdata-date[^>]*>/g))
      found.add(nameAt(path, /\sname="([^"]+)"/.exec(tag)?.[1] ?? ''))
  }
  return found
}

/** What a page says beside a field. */
async function answerTo(drive: Drive, name: string, words: string) {
  const field = name.split(' ').at(-1) as string
  const answer =
    'post' in drive
      ? await door.post(drive.post, { ...drive.fields(), [field]: words })
      : await door.get(`${drive.get}&${new URLSearchParams({ [field]: words })}`)
  const page = plainText(await answer.text())
  return { page, status: answer.status, beside: besideOf(page, field) }
}

function besideOf(page: string, field: string): string {
  return new RegExp(`id="${field}-problem"[^>]*>([^<]*)<`).exec(page)?.[1] ?? ''
}

test('[E532] every field of a page in which a date is typed is driven', async () => {
  const found = await dateFields()
  const left = [...found].filter(
    (name) => !Object.hasOwn(DRIVEN, name) && !ELSEWHERE.includes(name),
  )
  assert.deepEqual(left, [])
  for (const name of Object.keys(DRIVEN)) assert.ok(found.has(name), `${name} is on a page`)
})

test('[E532] a date as people write it is taken, a doubtful one asks, other words have a sentence', async () => {
  for (const [name, drive] of Object.entries(DRIVEN)) {
    const doubtful = await answerTo(drive, name, '08/09/2019')
    assert.match(doubtful.beside, /8 September 2019 or 9 August 2019/, name)
    const unknown = await answerTo(drive, name, 'the other day')
    assert.match(unknown.beside, /not understood as a date|form of date/, name)
    for (const words of ['August 8, 2019', '8 Aug 2019', '2019년 8월 8일', '2019年8月8日']) {
      const { beside, page } = await answerTo(drive, name, words)
      // Nothing is taken back before it was said: the day is understood, and refused for that.
      const isTooEarly = name === 'on' && /^lies before 29 April 2022,/.test(beside)
      const isOver = name === 'until' && /^This day is over/.test(beside)
      assert.ok(beside === '' || isTooEarly || isOver, `${name} ${words}: ${beside}`)
      assert.doesNotMatch(page, /is not understood as a date/, `${name} ${words}`)
    }
  }
})
