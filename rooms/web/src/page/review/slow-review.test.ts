// A claim from its author over two reviewers who do not see each other to a third, each in a
// browser of their own: by the keyboard alone, in Korean, and without scripts. All invented.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Role } from '@tumen/contract'
import { callByName } from '@tumen/desk'
import { wordsIn } from '@tumen/words'
import { type OpenedWorld, openWorld } from '@tumen/world'
import type { Browser, Page } from 'playwright-core'
import { type OpenDoor, serveDesk } from '../../door/serve.ts'
import { axeFindings } from '../../walk/axe.test.ts'
import { comeIn, launch, noBrowser, textOf, WAIT_MS } from '../../walk/browser.test.ts'

const options = { skip: noBrowser }
const ID = 'again'
const PATH = `/reviews/${ID}`
const SAID = 'rev-1 reads it as printed'

let world: OpenedWorld
let browser: Browser
const doors: OpenDoor[] = []
before(async () => {
  if (noBrowser) return
  world = await openWorld()
  browser = await launch()
  await recordAgain()
})
after(async () => {
  await browser?.close()
  for (const door of doors) await door.close()
  await world?.close()
})

/** What an accepted claim says, recorded once more, so that some wait; two are handed in. */
async function recordAgain(): Promise<void> {
  const ask = (name: string, input: object) =>
    callByName(world.desk, name, input, {
      actor: { account: 'doc-1', roles: ['documenter'] },
      progress: { report() {} },
    }) as Promise<{ claim: Claim }>
  const { claim } = await ask('claim.show', { id: 'R08b' })
  const waiting = ['again-2', 'again-3']
  for (const [n, id] of [ID, ...waiting].entries())
    await ask('claim.record', {
      ...{ id, document: claim.doc, quote: claim.quote.map(({ text }) => text) },
      ...{ number: claim.quantity?.span?.text, act: claim.proposition.act },
      ...{ chain: claim.chain.map(({ agent }) => agent), at: `2022-0${n + 1}` },
    })
  await ask('review.submit', { items: waiting, comment: 'ready' })
}

interface Visit {
  locale?: string
  javaScript?: boolean
  width?: number
  scheme?: 'light' | 'dark'
}

/** The browser of somebody who has signed in, at a page. */
async function visitAs(account: string, roles: Role[], path: string, how: Visit = {}) {
  const door = await serveDesk({
    ...{ desk: world.desk, actor: { account, roles }, language: 'en', invented: true, port: 0 },
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onFault: ({ name, where }) => assert.fail(`fault ${name} ${where}`),
  })
  doors.push(door)
  const context = await browser.newContext({
    javaScriptEnabled: how.javaScript ?? true,
    ...{ viewport: { width: how.width ?? 1280, height: 900 }, locale: how.locale ?? 'en-GB' },
    colorScheme: how.scheme ?? 'light',
  })
  context.setDefaultTimeout(WAIT_MS)
  const page = await context.newPage()
  await comeIn(page, door)
  await page.goto(door.origin + path)
  return page
}

/** Goes on by Tab until something of the page has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return
  }
  assert.fail(`no Tab leads to ${selector}`)
}

/** Types why, and sends the form, by the keyboard alone. */
async function sayWhy(page: Page, comment: string, button: string): Promise<void> {
  await tabTo(page, 'textarea[name=comment]')
  await page.keyboard.type(comment)
  await tabTo(page, `button[value=${button}]`)
  await page.keyboard.press('Enter')
  await page.locator('.notice.done').waitFor()
}

test(
  '[E710] blind double review with settling: keyboard alone, Korean, and without scripts',
  options,
  async () => {
    const author = await visitAs('doc-1', ['documenter'], PATH)
    await sayWhy(author, 'ready', 'submit')
    const plain = { javaScript: false }
    const analyst = await visitAs('ana-9', ['analyst'], PATH, plain)
    await analyst.fill('[name=reviewers]', 'rev-1 rev-2')
    await analyst.fill('[name=due]', '2030-01-01')
    await analyst.locator('textarea[name=comment]').first().fill('please')
    await analyst.click('button[value=assign]')
    await analyst.locator('.notice.done').waitFor()

    const korean = { locale: 'ko-KR' }
    const own = wordsIn('ko').page.review
    const second = await visitAs('rev-2', ['reviewer'], PATH, korean)
    const seen = await textOf(second.locator('main'))
    assert.ok(seen.includes(own.decideHint) && seen.includes(own.kind.claim))
    const first = await visitAs('rev-1', ['reviewer'], PATH)
    await tabTo(first, 'select[name=decision]')
    await first.keyboard.press('ArrowDown')
    await sayWhy(first, SAID, 'decide')

    // The second one, and whoever looks, sees what was there before.
    await second.reload()
    assert.equal(await textOf(second.locator('main')), seen)
    for (const page of [author, analyst]) {
      await page.reload()
      assert.ok(!(await textOf(page.locator('main'))).includes(SAID))
    }
    await tabTo(second, 'select[name=decision]')
    await second.keyboard.press('End')
    await sayWhy(second, '오십이의 잘못', 'decide')
    const both = await textOf(second.locator('main'))
    assert.ok(both.includes(SAID) && both.includes(own.state.disagreement))

    const third = await visitAs('rev-3', ['reviewer'], PATH, { ...korean, ...plain })
    await third.selectOption('select[name=decision]', 'accepted')
    await third.locator('textarea[name=comment]').first().fill('적힌 그대로')
    await third.click('button[value=settle]')
    await third.locator('.notice.done').waitFor()
    assert.ok((await textOf(third.locator('main'))).includes(own.state.accepted))
  },
)

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
const NARROW = { width: 390, scheme: 'dark', locale: 'ko-KR' } as const

/** The page is right by axe, and nothing sticks out at its side. */
async function isSound(page: Page): Promise<void> {
  assert.deepEqual(await axeFindings(page), [], page.url())
  assert.ok(Number(await page.evaluate(SIDEWAYS)) <= 1, page.url())
}

test(
  '[E711] the queue, a review and what would become of many are right by axe, in the dark and at 390 px',
  options,
  async () => {
    for (const how of [{}, NARROW] as const) {
      const page = await visitAs('rev-3', ['reviewer', 'analyst'], PATH, how)
      await isSound(page)
      await page.goto(new URL('/reviews', page.url()).href)
      await isSound(page)
      await page.check('input[name=item][value=again-2]')
      await page.check('input[name=item][value=again-3]')
      await page.fill('[name=reviewers]', 'rev-1')
      await page.fill('[name=comment]', 'please')
      await page.click('button[value=check]')
      await page.locator('button[value=bulk]').waitFor()
      await isSound(page)
      await page.context().close()
    }
  },
)

test(
  '[E712] many are assigned at once without scripts, after what would become of each',
  options,
  async () => {
    const own = wordsIn('en').page.review
    const page = await visitAs('ana-9', ['analyst'], '/reviews', { javaScript: false })
    await page.check('input[name=item][value=again-2]')
    await page.check('input[name=item][value=again-3]')
    await page.fill('[name=reviewers]', 'rev-1 rev-2')
    await page.fill('[name=comment]', 'please')
    await page.click('button[value=check]')
    const said = await textOf(page.locator('main'))
    assert.ok(said.includes('2 records would be changed.'), said)
    await page.click('button[value=bulk]')
    await page.locator('.notice.done').waitFor()
    assert.ok((await textOf(page.locator('main'))).includes(own.state['in-review']))
  },
)

test(
  '[E717] who opens and leaves a form is told on the page of the record without reloading',
  options,
  async () => {
    const looking = await visitAs('ana-7', ['analyst'], '/claims/R08b')
    const line = looking.locator('[data-work]')
    assert.ok(await line.isHidden())
    const working = await visitAs('ana-8', ['analyst', 'documenter'], '/claims/R08b/amend')
    const look = () => looking.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await look()
    await line.waitFor({ state: 'visible' })
    assert.ok((await line.textContent())?.includes('ana-8'))
    assert.deepEqual(await axeFindings(looking), [])
    await working.goto(new URL('/claims', working.url()).href)
    // The leave is told while the next page loads.
    for (let n = 0; n < 50 && (await line.isVisible()); n++) {
      await look()
      await looking.waitForTimeout(100)
    }
    assert.ok(await line.isHidden())
    await looking.context().close()
    await working.context().close()
  },
)
