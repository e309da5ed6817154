// A reviewer and the program: a report is added, the program reads it, and a person decides about
// twenty proposals with the keys; the figure follows. Everything in the report is invented.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import {
  type EmptyWorld,
  emptyWorld,
  noBrowser,
  openWalk,
  textOf,
  type Walk,
} from './browser.test.ts'
import { pasteReport } from './hand.test.ts'
import { READ_REPORT } from './read-report.test.ts'

const options = { skip: noBrowser }
const MOST_SECONDS = 120

let world: EmptyWorld
let walk: Walk
let page: Page
before(async () => {
  if (noBrowser) return
  world = await emptyWorld('2022-05-06')
  walk = await openWalk(world)
  page = await walk.visit()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${walk.door.origin}/documents/new`, { waitUntil: 'load' })
  await pasteReport(page, READ_REPORT)
})
after(() => walk?.close())

/** Presses keys that lead to another page, and waits until it is there. */
async function go(...keys: string[]): Promise<void> {
  for (const key of keys.slice(0, -1)) await page.keyboard.press(key)
  const arrived = page.waitForEvent('load')
  await page.keyboard.press(keys.at(-1) ?? '')
  await arrived
}

/** How many are open, accepted and rejected, as the page says. */
async function counts(): Promise<number[]> {
  const told = await textOf(page.locator('.proposal-head strong'))
  return [...told.matchAll(/(\d+) (?:open|accepted|rejected)/g)].map(([, n]) => Number(n))
}

/** The number of the proposal that is looked at. */
const LOOKED_AT = "document.activeElement.closest('[data-row]')?.dataset.number"
const lookedAt = async () => Number(await page.evaluate(LOOKED_AT))

/** Whether the top of the card that is looked at can be seen. */
const IS_SEEN = `(() => {
  const { top } = document.querySelector('.claim-card.current').getBoundingClientRect()
  return top >= 0 && top <= innerHeight / 2
})()`

/** Presses a key that decides, and waits until the counts say so; the page stays. */
async function decide(key: string, open: number): Promise<void> {
  await page.keyboard.press(key)
  for (let turn = 0; turn < 2400 && (await counts())[0] !== open; turn++)
    await page.waitForTimeout(25)
  assert.equal((await counts())[0], open)
}

/** Answers every question of the card that is looked at by its first chip; how many keys. */
async function answerAll(): Promise<number> {
  const left = page.locator('.claim-card.current [data-chip="1"][data-key]')
  let keys = 0
  for (; (await left.count()) > 0 && keys < 9; keys++) await page.keyboard.press('1')
  return keys
}

/** What no other page would have kept. */
const MARK = "document.body.dataset.seen = 'yes'"
const IS_SAME = "document.body.dataset.seen === 'yes'"

test('[E281] keys go from proposal to proposal, decide, edit and undo', options, async () => {
  await page.waitForLoadState('load')
  await go('r')
  const [open = 0, ...none] = await counts()
  assert.ok(open >= 20, `${open} proposals`)
  assert.deepEqual(none, [0, 0])
  await page.evaluate(MARK)
  for (const key of ['j', 'j', 'k', 'k']) await page.keyboard.press(key)
  assert.equal(await lookedAt(), 1)
  await page.keyboard.press('j')
  assert.equal(await lookedAt(), 2)
  assert.ok(await page.locator('mark.near[data-claims="2"]').isVisible())
  await decide('x', open - 1)
  assert.deepEqual([await counts(), await lookedAt()], [[open - 1, 0, 1], 3])
  await decide('u', open)
  assert.equal(await lookedAt(), 2)
  await decide('x', open - 1)
  assert.ok(await page.locator('mark.state-rejected[data-claims="2"]').isVisible())
  assert.equal(await page.evaluate(IS_SEEN), true)
  await page.keyboard.press('k')
  await decide('u', open)
  assert.deepEqual([await counts(), await lookedAt()], [[open, 0, 0], 2])
  assert.equal(await page.evaluate(IS_SAME), true)
  await page.keyboard.press('k')
  await go('e')
  const quoted = await page.inputValue('#quote')
  assert.ok(quoted.includes('At least 52 North Koreans') && READ_REPORT.text.includes(quoted))
  await page.locator('#act').focus()
  await go('Control+Enter')
  assert.deepEqual([await counts(), await lookedAt()], [[open - 1, 1, 0], 2])
  assert.match(await textOf(page.locator('.proposal-done').first()), /accepted with changes, anna/)
  await page.keyboard.press('k')
  await decide('u', open)
  assert.deepEqual(await counts(), [open, 0, 0])
})

test(
  '[E606] [E979] number keys answer, and a accepts only a card without open question',
  options,
  async () => {
    const [open = 0] = await counts()
    const asking = page.locator('.reader-cards li:has([data-question])').first()
    const number = Number(await asking.getAttribute('data-number'))
    while ((await lookedAt()) !== number) await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.waitForTimeout(100)
    assert.equal((await counts())[0], open)
    const chips = await asking.locator('[data-question]').first().locator('[data-chip]').count()
    await page.keyboard.press(String(chips > 2 ? 2 : 1))
    const chosen = asking.locator('[data-question]').first().locator('input:checked')
    assert.equal(await chosen.count(), 1)
    // [E979] One answer is seen, and all again where the focus comes back.
    const seen = () =>
      asking.evaluate((card) =>
        [...(card.querySelector('[data-question]')?.querySelectorAll('.chip') ?? [])].map((one) =>
          one.checkVisibility() && one.getBoundingClientRect().width > 1 ? 1 : 0,
        ),
      )
    assert.equal((await seen()).filter((one) => one === 1).length, 1)
    await chosen.focus()
    assert.ok((await seen()).every((one) => one === 1))
    await asking.locator('.claim-number').focus()
    await answerAll()
    await decide('a', open - 1)
    await page.keyboard.press('k')
    while ((await lookedAt()) !== number) await page.keyboard.press('k')
    await decide('u', open)
  },
)

test(
  '[E607] another answer is typed in the card, where a field is changed as well',
  options,
  async () => {
    const [open = 0] = await counts()
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    const card = page.locator('.claim-card.current')
    await answerAll()
    const act = card.locator('.proposal-change:has([name="change-act"])')
    const isThere = () => act.locator('summary').evaluate((one) => one === document.activeElement)
    for (let turn = 0; turn < 12 && !(await isThere()); turn++) await page.keyboard.press('f')
    assert.ok(await isThere())
    await page.keyboard.press('Enter')
    await act.locator('select').selectOption('transfer')
    await card.locator('button.send').focus()
    await decide('Enter', open - 1)
    const done = page.locator('.proposal-done').first()
    assert.match(await textOf(done), /accepted with changes/)
    await done.locator('form[action="/undo"] button').focus()
    await decide('Enter', open)
  },
)

test('[E953] Enter on a chip chooses it and accepts nothing', options, async () => {
  const [open = 0] = await counts()
  const card = page.locator('.claim-card.current')
  await answerAll()
  const chips = card.locator('[data-question]').first().locator('input[type="radio"]')
  assert.ok((await chips.count()) > 2)
  assert.equal(await card.locator('[data-question]:not(:has(input:checked))').count(), 0)
  for (const n of [1, 0]) {
    await chips.nth(n).focus()
    await page.keyboard.press('Enter')
    assert.equal(await chips.nth(n).isChecked(), true)
    assert.equal(await page.evaluate("document.activeElement.matches('.claim-number')"), true)
  }
  await page.waitForTimeout(300)
  assert.equal((await counts())[0], open)
  const other = card.locator('[data-question] input[value="something-else"]').first()
  await other.focus()
  await page.keyboard.press('Enter')
  assert.equal(await other.isChecked(), true)
  assert.equal(await page.evaluate("document.activeElement.matches('[type=text], select')"), true)
  await page.keyboard.press('Escape')
  assert.equal((await counts())[0], open)
})

test(
  '[E626] the first open card has the keys, and u undoes what was decided last',
  options,
  async () => {
    const [open = 0] = await counts()
    await page.goto(page.url().split('?')[0] ?? '', { waitUntil: 'load' })
    await answerAll()
    await decide('x', open - 1)
    await page.goto(page.url().split('?')[0] ?? '', { waitUntil: 'load' })
    const first = page.locator('.reader-cards li[data-state="open"]').first()
    assert.equal(await first.locator('.claim-card.current').count(), 1)
    await decide('x', open - 2)
    await decide('u', open - 1)
    await page.keyboard.press('k')
    await decide('u', open)
  },
)

test('[E282] twenty proposals are decided by keys within two minutes', options, async () => {
  const begun = performance.now()
  await page.goto(page.url().split('?')[0] ?? '', { waitUntil: 'load' })
  const [open = 0] = await counts()
  await page.evaluate(MARK)
  let keys = 0
  for (let left = open; left > 0; left--) {
    const key = left === open - 1 ? 'x' : 'a'
    if (key === 'a') keys += await answerAll()
    await decide(key, left - 1)
    keys += 1
  }
  assert.deepEqual(await counts(), [0, open - 1, 1])
  assert.equal(await page.evaluate(IS_SAME), true)
  assert.match(await textOf(page.locator('.proposal-head')), /Every proposal is decided/)
  const seconds = (performance.now() - begun) / 1000
  process.stderr.write(`# ${open} cards, ${keys} keys, ${seconds.toFixed(1)} s\n`)
  assert.ok(seconds < MOST_SECONDS, `${seconds.toFixed(0)} s`)
  assert.ok(keys / open < 4, `${keys} keys`)
})

test('[E282] the figure follows from what was accepted', options, async () => {
  const question = 'act=detention&place=CN%2FLN&from=2022-04-01&to=2022-04-30'
  await page.goto(`${walk.door.origin}/figures/show?${question}`)
  const told = await textOf(page.locator('.figure-head'))
  assert.match(told, /52/)
  assert.match(told, /1 independent origin|one independent origin/i)
})

test(
  '[E608] without scripts, in Korean: chips are chosen and the form is sent',
  options,
  async () => {
    const plain = await walk.visit({ javaScript: false, width: 390, locale: 'ko-KR' })
    await plain.goto(`${walk.door.origin}/documents/new`)
    const text = `지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다.`
    await pasteReport(plain, { ...READ_REPORT, title: '보도', language: 'ko', text })
    await plain.goto(`${plain.url().split('?')[0]}/proposals`)
    const card = plain.locator('.proposal-card').first()
    for (const question of await card.locator('[data-question]').all())
      await question.locator('.chip').first().click()
    await card.locator('button.send').click()
    assert.match(await textOf(plain.locator('.proposal-done').first()), /채택/)
    await plain.context().close()
  },
)
