// A documenter's hour over one report of the invented world: its claims are recorded with the
// mouse and the keyboard, two tabs amend one of them, voices are judged, an event is made, the
// figure is asked, changes are taken back, and the answer is printed.
import assert from 'node:assert/strict'
import test, { after, before, type TestContext } from 'node:test'
import { worldText } from '@tumen/world'
import type { Page } from 'playwright-core'
import {
  type EmptyWorld,
  emptyWorld,
  noBrowser,
  openWalk,
  pressKey,
  selectWords,
  textOf,
  type Walk,
} from './browser.test.ts'
import {
  fillFields,
  pasteReport,
  recordedClaim,
  sendClaim,
  typeChain,
  waitForValue,
  waitForWords,
} from './hand.test.ts'
import { CLAIMS, type Told } from './told-claim.test.ts'

const options = { skip: noBrowser }
const REPORT = {
  text: worldText('reports/R08.txt'),
  title: "80 North Koreans held in China's northeast, some sent back",
  language: 'en',
  published: '2022-08-05',
  publisher: 'Harbour Wire',
}
/** Far more than a claim takes here; beyond it the form itself would be in the way. */
const MOST_SECONDS = 30

let world: EmptyWorld
let walk: Walk
let page: Page
const recorded: Record<string, string> = {}
before(async () => {
  if (noBrowser) return
  world = await emptyWorld('2022-08-06')
  walk = await openWalk(world)
  page = await walk.visit()
})
after(() => walk?.close())

const main = () => page.locator('main')
const goTo = (path: string) => page.goto(walk.door.origin + path)

async function recordTold({ words, pieces = [], chain, newSpeaker, fields, understood }: Told) {
  await selectWords(page, words)
  await waitForValue(page, 'quote', words)
  await page.locator('#understood', { hasText: 'The words stand in the text' }).waitFor()
  if (pieces.length > 0) await page.locator('[data-pieces] summary').click()
  for (const piece of pieces) {
    await page.locator('[data-pieces] button').click()
    await selectWords(page, piece)
    await waitForValue(page, 'piece1', piece)
  }
  await fillFields(page, fields)
  if (chain) await typeChain(page, chain)
  if (newSpeaker) {
    const choice = page.locator('.understood-choices', { hasText: 'not recorded yet' }).first()
    await choice.locator('select').selectOption(newSpeaker)
    await choice.getByRole('button', { name: 'Record this speaker' }).click()
    await choice.waitFor({ state: 'detached' })
  }
  await page.locator('#understood', { hasText: understood }).waitFor()
  return sendClaim(page)
}

async function recordAll(t: TestContext): Promise<void> {
  const began = Date.now()
  for (const [name, told] of Object.entries(CLAIMS)) {
    const id = await recordTold(told)
    assert.ok(!Object.values(recorded).includes(id), name)
    recorded[name] = id
    await page.locator('mark.current').first().waitFor()
  }
  const each = (Date.now() - began) / 1000 / Object.keys(CLAIMS).length
  t.diagnostic(`${each.toFixed(1)} seconds a claim, without reading and thinking`)
  assert.ok(each < MOST_SECONDS, `${each} s a claim`)
}

test(
  '[E230] nine claims of one report are recorded, and each says what was meant',
  options,
  async (t) => {
    await goTo('/documents/new')
    await pasteReport(page, REPORT)
    await page.getByRole('link', { name: 'Record a claim' }).first().click()
    await recordAll(t)
    const says = async (name: string) => {
      await goTo(`/claims/${recorded[name]}`)
      return textOf(main())
    }
    const held = await says('held')
    assert.match(held, /about 80/)
    assert.match(held, /All of them were held in Liaoning as of last month/)
    assert.match(held, /31 July 2022/)
    assert.match(await says('returned'), /some[\s\S]*80/)
    assert.match(await says('larger'), /believe/)
  },
)

const AMENDED = 'Amended; the old version stays readable.'

test(
  '[E231] of two tabs that amend one claim the second sees both, and loses nothing',
  options,
  async () => {
    const id = recorded.activist
    const second = await page.context().newPage()
    await second.goto(`${walk.door.origin}/claims/${id}/amend`)
    await fillFields(second, { affected: 'people in Liaoning', reason: 'Whom it speaks of.' })
    await goTo(`/claims/${id}`)
    await pressKey(page, 'e')
    await page.waitForURL(/amend$/)
    await fillFields(page, { said: '2022-07', reason: 'It was said in July.' })
    await page.press('#claim-form button.send', 'Enter')
    await waitForWords(page, AMENDED)
    recorded.activist = recordedClaim(page)
    await second.press('#claim-form button.send', 'Enter')
    await second.getByRole('heading', { name: 'This claim was amended in the meantime' }).waitFor()
    assert.match(await textOf(second.locator('.conflict table')), /2022-07/)
    assert.equal(await second.inputValue('#affected'), 'people in Liaoning')
    assert.equal(await second.inputValue('#said'), '2022-07')
    assert.equal(await second.inputValue('#reason'), 'Whom it speaks of.')
    await second.getByRole('button', { name: 'Amend the newest version with my text' }).click()
    await waitForWords(second, AMENDED)
    recorded.activist = recordedClaim(second)
    assert.match(await textOf(second.locator('main')), /people in Liaoning/)
    await second.close()
  },
)

/** The id of a speaker, from the page of a claim that it is the origin of. */
async function speakerOf(claim: string, name: string): Promise<string> {
  await goTo(`/claims/${recorded[claim]}`)
  const link = main().getByRole('link', { name }).first()
  const href = (await link.getAttribute('href')) ?? ''
  return decodeURIComponent(href.split('/').at(-1) ?? '')
}

test(
  '[E232] judgements, an event and its figure follow, and a change is undone and done again',
  options,
  async () => {
    const missionary = await speakerOf('held', 'missionary')
    const activist = await speakerOf('activist', 'activist')
    const sources = await speakerOf('sources', 'South Korean sources')
    await judge(missionary, sources, 'y', 'The lead says “sources”; the body has one missionary.')
    await judge(missionary, activist, 'n', 'Asked about two different months.')
    await goTo('/figures')
    await fillFields(page, { act: 'detention', place: 'Liaoning', at: '2022-07-31' })
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    const head = page.locator('.figure-head')
    const told = await textOf(head)
    assert.match(told, /52[\s\S]*about 80[\s\S]*about 80/)
    assert.match(told, /2 independent origins/)
    await makeEvent()
    // Whoever counts the people of one event does not count all in the province any more.
    await goTo('/figures/show?act=detention&place=CN%2FLN&at=2022-07-31')
    assert.match(await textOf(head), /52 \(said of a part\)[\s\S]*no upper limit stated/)
    // The missionary's statement leaves, comes back, and leaves again.
    await goTo(`/claims/${recorded.held}`)
    await page.getByText('Take it out of the figures').click()
    await page.getByLabel('The origin withdraws the statement').check()
    await page.locator('#reason').fill('He asked us to.')
    await page.getByRole('button', { name: 'Take it out', exact: true }).click()
    await page.getByText('Taken out of the figures.').waitFor()
    await pressKey(page, 'u')
    await page.getByText('Undone.').waitFor()
    assert.match(await textOf(main()), /It counts in the figures/)
    await pressKey(page, 'u')
    await page.getByText('Done again.').waitFor()
    assert.match(await textOf(main()), /its origin has withdrawn the statement/)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Undone.').waitFor()
  },
)

async function judge(a: string, b: string, key: string, reason: string): Promise<void> {
  await goTo(`/speakers/relate?${new URLSearchParams({ a, b })}`)
  await page.fill('#reason', reason)
  await page.locator('h1').click()
  await pressKey(page, key)
  await page.getByText('The judgement is recorded.').waitFor()
  assert.ok((await textOf(page.locator('.judged'))).includes(reason))
}

async function makeEvent(): Promise<void> {
  await goTo(`/events/new?claim=${recorded.held}`)
  assert.equal(await page.inputValue('#act'), 'detention')
  await page.fill('#title', 'The group held in Liaoning')
  await page.click('button.send')
  await page.getByText('Recorded.').waitFor()
  assert.equal((await page.inputValue('#claims')).trim(), recorded.held)
  await page.fill('#claims', `${recorded.held} ${recorded.activist} ${recorded.sources}`)
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  await page.getByText('Linked.').waitFor()
  const told = await textOf(main())
  assert.match(told, /a missionary[\s\S]*about 80[\s\S]*as of 31 July 2022/)
  assert.match(told, /2 independent origins/)
}

test(
  '[E233] the answer prints with its words and reasons, and without what is only for hands',
  options,
  async () => {
    await goTo('/figures/show?act=detention&place=CN%2FLN&at=2022-07-31')
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.figure-head', 'figure.words', 'h1'])
      assert.ok(await page.locator(part).first().isVisible(), part)
    for (const part of ['header.top nav', 'footer.bottom', 'form.look', '.no-print'])
      for (const one of await page.locator(part).all()) assert.ok(!(await one.isVisible()), part)
    assert.ok((await page.pdf()).length > 10_000)
    const wide = 'document.documentElement.scrollWidth > innerWidth'
    assert.equal(await page.evaluate(wide), false)
    await page.emulateMedia({ media: 'screen' })
  },
)
