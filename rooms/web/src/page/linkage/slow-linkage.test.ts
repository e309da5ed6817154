// Hands on linkage in a browser: lists are linked, five pairs are judged by Y, N and P, two people
// of one name stay two, undoing brings back what was known before; the same by plain forms without
// scripts, and before axe with a pair just judged. All invented.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, textOf, type Walk } from '../../walk/browser.test.ts'
import { type LinkedWorld, linkWorld } from '../../walk/linked-world.test.ts'

const options = { skip: noBrowser }
const FIGURE = '/figures/show?act=detention&place=CN%2FLN&at=2022-07-31'

let walk: Walk
let made: LinkedWorld
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  made = await linkWorld(walk.world)
})
after(() => walk?.close())

const open = (page: Page, path: string) => page.goto(walk.door.origin + path, { waitUntil: 'load' })

/** The ids of the pair that is looked at. */
async function pairOn(page: Page): Promise<string> {
  const side = (name: string) => page.inputValue(`form[data-pair] input[name=${name}]`)
  return `${await side('a')} ${await side('b')}`
}

/** Presses a key and waits for the page that follows. */
async function decide(page: Page, key: string, said: string): Promise<void> {
  const pair = await pairOn(page)
  await page.keyboard.press(key)
  await page.locator('.pair-judged', { hasText: `You said: ${said}.` }).waitFor()
  await page.waitForLoadState('load')
  assert.notEqual(await pairOn(page), pair)
}

test(
  '[E416] five pairs are judged by Y, N and P, and undoing shows the pair again',
  options,
  async () => {
    const page = await walk.visit()
    await open(page, FIGURE)
    const before = await textOf(page.locator('.figure-head'))
    await open(page, `/linkage/${made.run}/review?queue=calibration`)
    assert.doesNotMatch(await textOf(page.locator('main')), /weight [+−-]?\d/i)
    for (const [key, said] of [
      ['y', 'one person'],
      ['n', 'two people'],
      ['p', 'cannot be said'],
      ['n', 'two people'],
    ] as const)
      await decide(page, key, said)
    const fifth = await pairOn(page)
    await page.keyboard.press('w')
    await page.keyboard.type('ynp of one hand')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.locator('.pair-judged', { hasText: 'You said: two people.' }).waitFor()
    await page.waitForLoadState('load')
    await page.keyboard.press('u')
    await page.locator('.notice.done', { hasText: 'Undone.' }).waitFor()
    await page.waitForLoadState('load')
    assert.equal(await pairOn(page), fifth)
    await open(page, FIGURE)
    assert.equal(await textOf(page.locator('.figure-head')), before)
    await open(page, `/linkage/${made.run}`)
    assert.match(await textOf(page.locator('main')), /Judged so far: 4 pairs/)
    await page.context().close()
  },
)

test(
  '[E416] an arrow passes over a pair, a held key judges once, and Hangul is no key',
  options,
  async () => {
    const page = await walk.visit()
    await open(page, `/linkage/${made.run}/review`)
    const first = await pairOn(page)
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/after=/)
    await page.waitForLoadState('load')
    assert.notEqual(await pairOn(page), first)
    const [second, here] = [await pairOn(page), page.url()]
    await page.keyboard.press('j')
    await page.waitForURL((url) => url.href !== here)
    await page.waitForLoadState('load')
    assert.notEqual(await pairOn(page), second)
    assert.ok(!page.url().includes('judged='), 'j goes on and judges nothing')
    await page.evaluate(`for (let n = 0; n < 3; n++) document.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'y', code: 'KeyY', repeat: true, bubbles: true }))`)
    await page.evaluate(`document.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ㅛ', code: 'KeyY', isComposing: true, bubbles: true }))`)
    await page.waitForTimeout(300)
    assert.ok(!page.url().includes('judged='))
    await page.context().close()
  },
)

test(
  '[E417] 신정심 of 1969 and 신정심 of 1998 stay two people, whom a person page tells apart',
  options,
  async () => {
    const page = await walk.visit()
    await open(page, '/persons')
    await page.fill('input[name=name]', 'Sin Jong Sim')
    await page.click('form.filter button.send')
    const rows = page.locator('table.persons tbody tr', { hasText: '신정심' })
    assert.equal(await rows.count(), 2)
    const born = (await rows.allTextContents()).map((row) => /19\d\d/.exec(row)?.[0]).sort()
    assert.deepEqual(born, ['1967', '1998'])
    await open(page, `/persons/${made.person}`)
    const main = await textOf(page.locator('main'))
    for (const words of ['신정심', 'Names, each as its list writes it', 'Who may see this'])
      assert.ok(main.includes(words), words)
    await page.keyboard.press('u')
    assert.ok(await page.locator('form:has(input[value=split])').isVisible())
    await page.context().close()
  },
)

test(
  '[E418] a split without scripts makes two persons, and undoing it makes one again',
  options,
  async () => {
    const page = await walk.visit({ javaScript: false })
    await open(page, `/persons/${made.person}`)
    const records = await page.locator('.record-cards article').count()
    await page.click('details:has(input[value=split]) > summary')
    await page.locator('input[name=mention]').first().check()
    await page.fill('form:has(input[value=split]) input[name=reason]', 'another mother')
    await page.click('form:has(input[value=split]) button.send')
    await page.locator('.notice.done').waitFor()
    assert.notEqual(await page.locator('.record-cards article').count(), records)
    assert.match(await textOf(page.locator('main')), /another mother/)
    await page.click('.notice.done button')
    assert.equal(await page.locator('.record-cards article').count(), records)
    await page.context().close()
  },
)

test(
  '[E419] without scripts lists are linked, a pair is judged and persons are made',
  options,
  async () => {
    const page = await walk.visit({ javaScript: false })
    await open(page, '/linkage')
    await page.click('form button.send')
    await page.waitForURL(/\/linkage\/lr_/)
    await page.click('form:has(input[value=resolve]) button.send')
    await page.locator('.notice.done').waitFor()
    await page.getByRole('link', { name: 'Pairs that could change a number' }).click()
    await page.click('button[value=possible]')
    await page.getByText('You said: cannot be said.').waitFor()
    await page.context().close()
  },
)

for (const visitor of [{}, { scheme: 'dark', width: 375, locale: 'ko-KR' }] as const)
  test(
    `[E420] axe finds nothing where a pair was just judged, ${JSON.stringify(visitor)}`,
    options,
    async () => {
      const page = await walk.visit(visitor)
      await open(page, `/linkage/${made.run}/review`)
      await page.click('button[value=different]')
      await page.locator('.pair-judged').waitFor()
      assert.deepEqual(await axeFindings(page), [])
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      assert.ok(width <= ('width' in visitor ? visitor.width : 1280), `${width}`)
      await open(page, `/linkage/${made.run}`)
      await page.click('form:has(input[value=draw]) button.send')
      await page.locator('section[role=status] table').waitFor()
      for (const summary of await page.locator('main summary').all()) await summary.click()
      assert.deepEqual(await axeFindings(page), [])
      await page.context().close()
    },
  )
