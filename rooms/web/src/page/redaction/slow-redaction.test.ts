// Covering a picture of the invented world in a browser: by the keyboard alone, by the mouse, with
// three hundred boxes, narrow and in the dark, and without scripts. A process of its own.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { CHECK_ITEMS, type RedactionBox } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { wordsIn } from '@tumen/words'
import { letLeave } from '@tumen/world'
import type { Page } from 'playwright-core'
import { axeFindings } from '../../walk/axe.test.ts'
import { noBrowser, openWalk, textOf, type Visitor, type Walk } from '../../walk/browser.test.ts'

const PICTURES = new URL('../../../../../world/pictures/', import.meta.url)
const VERIFY = new URL('../../../../cli/dist/verify/verify.mjs', import.meta.url)
const options = { skip: noBrowser }
const own = wordsIn('en').page.redaction

let walk: Walk
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  const about = { title: 'Station', published: '2022-04-10', language: 'en', id: 'station' }
  const bytes = readFileSync(new URL('P1.jpg', PICTURES)).toString('base64')
  await walk.world.ask('ana-1', 'document.add', { ...about, bytes })
})
after(() => walk?.close())

const PATH = '/documents/station/redaction'

/** Begins the coach station anew, with these boxes as a finder would give them. */
async function begin(id: string, boxes: readonly Partial<RedactionBox>[]): Promise<void> {
  const { ask, desk } = walk.world
  await ask('ana-1', 'redaction.start', { document: 'station', id })
  const [first] = await desk.ledger.read.redactionsById([id])
  assert.ok(first)
  const said = { by: 'ana-1', at: first.recorded, what: 'face' } as const
  const row = {
    ...first.row,
    revision: 2,
    boxes: boxes.map((box, n): RedactionBox => {
      const place = { x: 0, y: 0, w: 40, h: 44 }
      const state = { from: 'suspect', state: 'undecided' } as const
      return { ...{ id: `b${n + 1}`, ...place, ...state, ...said }, ...box }
    }),
  }
  const of = { operation: 'redaction.revise', by: 'ana-1', subject: id } as const
  await desk.ledger.change(of, async (write) => {
    await write.append('redaction', row)
  })
}

async function opened(visitor: Visitor = {}): Promise<Page> {
  const page = await walk.visit(visitor)
  await page.goto(`${walk.door.origin}${PATH}?part=1&shade=grey`)
  if (visitor.javaScript !== false) await page.locator('.redaction-stage canvas').first().waitFor()
  return page
}

const told = (page: Page) => textOf(page.locator('[data-told]'))
const focused = (page: Page) => page.evaluate('document.activeElement?.getAttribute("aria-label")')

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 150; n++) {
    if (await page.evaluate(`document.activeElement.matches('${selector}')`)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`no Tab leads to ${selector}`)
}

const SUSPECTS = [
  { x: 1220, y: 480, w: 90, h: 143 },
  { x: 0, y: 470, w: 130, h: 198 },
  { x: 520, y: 300, w: 90, h: 99 },
]

/** Decides three suspects, adds a box, undoes it, does it again, and drops one with a reason. */
async function decide(page: Page): Promise<void> {
  await tabTo(page, '.redaction-stage')
  await page.keyboard.press('s')
  const count = page.locator('[data-counts]')
  for (let n = 0; n < 3; n++) {
    assert.match(String(await focused(page)), /face finder, unsure, to decide/)
    await page.keyboard.press('Space')
    assert.match(await told(page), /face finder, unsure, covered\. Left \d+, top \d+, \d+ by \d+\./)
    if (n < 2) await page.keyboard.press('Tab')
  }
  assert.equal(await textOf(count), '3 covered, 0 to decide, 0 dropped')
  await page.keyboard.press('a')
  assert.equal(await textOf(count), '4 covered, 0 to decide, 0 dropped')
  const before = await told(page)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Alt+ArrowDown')
  assert.notEqual(await told(page), before)
  for (let n = 0; n < 3; n++) await page.keyboard.press('u')
  assert.equal(await textOf(count), '3 covered, 0 to decide, 0 dropped')
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+U')
  assert.equal(await textOf(count), '4 covered, 0 to decide, 0 dropped')
  await tabTo(page, '.redaction-by-suspect')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'hidden' })
  assert.equal(await textOf(count), '4 covered, 0 to decide, 0 dropped', 'Esc leaves it as it was')
  await page.keyboard.press('Space')
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await count.getByText('3 covered, 0 to decide, 1 dropped').waitFor()
}

test(
  '[E880] by keyboard alone from the first box to a copy that leaves and is verified',
  options,
  async () => {
    await begin('whole', SUSPECTS)
    const page = await opened()
    await decide(page)
    // Walks all parts; each counts after a second.
    for (let n = 0; n < 30; n++) {
      if ((await textOf(page.locator('[data-seen]'))).startsWith('4 of 4')) break
      await page.waitForTimeout(1500)
      await page.keyboard.press('PageDown')
    }
    assert.equal(await textOf(page.locator('[data-seen]')), '4 of 4 parts seen by you')
    for (const item of CHECK_ITEMS) {
      await tabTo(page, `[name="check-${item}"]`)
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Control+Enter')
    await page.getByText(own.ready).waitFor()
    const [row] = (await walk.world.desk.ledger.read.redactionsById(['whole'])).slice(-1)
    // Which of the three is dropped hangs on where the focus stood last.
    const boxes = row?.row.boxes.map(({ from, state, reason }) => `${from} ${state} ${reason}`)
    assert.deepEqual(boxes?.sort(), [
      'hand covered undefined',
      'suspect covered undefined',
      'suspect covered undefined',
      'suspect dropped depiction',
    ])
    await tabTo(page, 'form:has([value=render]) button')
    await page.keyboard.press('Enter')
    await page.getByText(own.copies.waits).waitFor()
    await verifiedBundle()
    await page.context().close()
    assert.deepEqual(walk.troubles, [])
  },
)

/** A second person lets the copy go; it leaves in a bundle, which the verifier reads. */
async function verifiedBundle(): Promise<void> {
  const { ask, folder } = walk.world
  const document = 'station'
  const listed = await ask<{ derivatives: { id: string }[] }>('rev-1', 'evidence.list', {
    document,
  })
  const [derivative] = listed.derivatives
  const { redactions } = await ask<Output<'redaction.list'>>('rev-1', 'redaction.list', {
    document,
  })
  const on = { redaction: redactions.at(-1)?.id }
  const { tiles } = await ask<Output<'redaction.show'>>('rev-1', 'redaction.show', on)
  for (const tile of tiles.keys())
    await ask('rev-1', 'redaction.picture', { ...on, tile, copy: derivative?.id })
  await ask('rev-1', 'evidence.review', {
    derivative: derivative?.id,
    decision: 'approved',
    tiles: Array.from({ length: 99 }, (_, n) => n),
  })
  const about = { profile: 'public', documents: [document], recipient: 'an invented court' }
  const { bundle } = await ask<{ bundle: string }>('ana-1', 'bundle.ask', about)
  await letLeave(walk.world.desk, bundle)
  const { archive } = await ask<{ archive: string }>('ana-1', 'bundle.make', { bundle })
  const file = join(folder, 'bundle.zip')
  writeFileSync(file, Buffer.from(archive, 'base64'))
  const { status, stdout } = spawnSync(process.execPath, [VERIFY.pathname, '--json', file])
  // 1: unchanged; the keys of the invented group are given to nobody here.
  assert.equal(status, 1, stdout.toString())
}

test(
  '[E880] the reason is asked again by whoever closes and asks in one breath',
  options,
  async () => {
    await begin('quick', [{ ...SUSPECTS[0], state: 'covered', from: 'auto' }])
    const page = await opened()
    const count = page.locator('[data-counts]')
    await page.focus('.redaction-box')
    await page.keyboard.press('Space')
    // The browser tells that a dialog was closed after what else is to be done: it is open again.
    await page.evaluate(`document.querySelector('dialog[open]').close()
    document.querySelector('.redaction-box').click()`)
    await page.locator('dialog[open]').waitFor()
    await page.locator('dialog ul button').first().press('Enter')
    await count.getByText('0 covered, 0 to decide, 1 dropped').waitFor()
    page.on('dialog', (dialog) => dialog.accept())
    await page.context().close()
  },
)

test(
  '[E951] the first box of a picture in which nothing was found is saved as it is shown',
  options,
  async () => {
    await begin('nothing', [])
    const page = await opened()
    const count = page.locator('[data-counts]')
    await tabTo(page, '.redaction-stage')
    for (const key of ['a', 'u', 'Shift+U']) await page.keyboard.press(key)
    assert.equal(await textOf(count), '1 covered, 0 to decide, 0 dropped')
    await page.keyboard.press('Control+Enter')
    await page.getByText(wordsIn('en').page.frame.done.saved, { exact: true }).waitFor()
    assert.equal(await textOf(count), '1 covered, 0 to decide, 0 dropped')
    const [row] = (await walk.world.desk.ledger.read.redactionsById(['nothing'])).slice(-1)
    const boxes = row?.row.boxes.map(({ from, state }) => `${from} ${state}`)
    assert.deepEqual(boxes, ['hand covered'])
    await page.context().close()
    assert.deepEqual(walk.troubles, [])
  },
)

test(
  '[E883] Esc and b hide the picture and lose nothing; o shows the original while held',
  options,
  async () => {
    await begin('hidden', [{ ...SUSPECTS[0], state: 'covered', from: 'auto' }])
    const page = await opened()
    const shown = `(() => {
      const one = [...document.querySelectorAll('canvas')].find((c) => c.offsetLeft > 0)
      if (!one) return ''
      const [x, y] = [1260 - one.offsetLeft, 550 - one.offsetTop]
      const { data } = one.getContext('2d').getImageData(x, y, 1, 1)
      return [...data].slice(0, 3).join()
    })()`
    const pixel = () => page.evaluate(shown)
    await tabTo(page, '.redaction-box')
    // Its part of the picture comes into view, and is drawn.
    await page.waitForFunction(`${shown} === '32,32,32'`)
    assert.equal(await pixel(), '32,32,32', 'as it will be published')
    await page.keyboard.down('o')
    assert.notEqual(await pixel(), '32,32,32')
    await page.keyboard.up('o')
    assert.equal(await pixel(), '32,32,32')
    await page.keyboard.press('v')
    assert.notEqual(await pixel(), '32,32,32', 'outlines')
    await page.keyboard.press('v')
    await page.keyboard.press('a')
    for (const key of ['Escape', 'b']) {
      await page.keyboard.press(key)
      assert.equal(await page.locator('canvas, main img').count(), 0, key)
      assert.equal(await told(page), own.work.blank)
      assert.match(await textOf(page.locator('[data-counts]')), /2 covered/)
      await page.keyboard.press('b')
      await page.locator('canvas').first().waitFor()
    }
    await page.focus('[name="check-faces"]')
    await page.keyboard.press('b')
    assert.notEqual(await page.locator('canvas').count(), 0, 'b is typed here')
    await page.keyboard.press('Escape')
    assert.equal(await page.locator('canvas').count(), 0, 'Esc hides it from anywhere')
    page.on('dialog', () => assert.fail('an emptied page asks nobody whether to stay'))
    await page.evaluate('document.body.replaceChildren()')
    await page.goto(`${walk.door.origin}/help`)
    await page.context().close()
    assert.deepEqual(walk.troubles, [])
  },
)

test(
  '[E883] where single keys are off no letter does anything, and all is done by buttons',
  options,
  async () => {
    await begin('unkeyed', SUSPECTS)
    const page = await opened()
    await page.goto(`${walk.door.origin}/help/keys`)
    await page.click('button[name=keys]')
    await page.goto(`${walk.door.origin}${PATH}?part=1&shade=grey`)
    await page.locator('canvas').first().waitFor()
    await page.focus('.redaction-stage')
    for (const key of ['a', 'u', 'v', 'b', 's']) await page.keyboard.press(key)
    assert.match(await textOf(page.locator('[data-counts]')), /^0 covered, 3 to decide/)
    assert.equal(await page.locator('[data-key]').count(), 0)
    await page.click('[data-does=add]')
    assert.match(await textOf(page.locator('[data-counts]')), /^1 covered, 3 to decide/)
    await page.keyboard.press('Escape')
    assert.equal(await page.locator('canvas').count(), 0, 'Esc is no letter')
    await page.goto(`${walk.door.origin}/help/keys`)
    await page.click('button[name=keys]')
    await page.context().close()
  },
)

test(
  '[E880] by the mouse: drawn, moved, taken by a corner, typed; [E882] brushes',
  options,
  async () => {
    await begin('mouse', [])
    const page = await opened()
    const centred = "{ block: 'center', behavior: 'instant' }"
    await page.evaluate(`document.querySelector('.redaction-stage').scrollIntoView(${centred})`)
    const stage = await page.locator('.redaction-stage').boundingBox()
    assert.ok(stage)
    const [left, top] = [stage.x + 1, stage.y + 1]
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(left + from[0], top + from[1])
      await page.mouse.down()
      await page.mouse.move(left + to[0], top + to[1], { steps: 4 })
      await page.mouse.up()
    }
    const place = () => told(page)
    await drag([100, 100], [200, 180])
    assert.match(await place(), /Left 100, top 100, 100 by 80\./)
    await drag([150, 140], [170, 150])
    assert.match(await place(), /Left 120, top 110, 100 by 80\./)
    await drag([220, 190], [250, 220])
    assert.match(await place(), /Left 120, top 110, 130 by 110\./)
    await page.mouse.dblclick(left + 150, top + 150)
    assert.equal(await page.evaluate('document.activeElement.name'), 'x-0')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('60')
    await page.keyboard.press('Tab')
    const box = page.locator('.redaction-box')
    assert.equal(
      await box.first().evaluate((one) => (one as unknown as { offsetLeft: number }).offsetLeft),
      60,
    )
    await page.focus('.redaction-box')
    await page.keyboard.press('i')
    // The box stays uncovered; above, below, and at both of its sides is covered.
    assert.equal(await textOf(page.locator('[data-counts]')), '4 covered, 0 to decide, 1 dropped')
    await page.keyboard.press('u')
    assert.equal(await textOf(page.locator('[data-counts]')), '1 covered, 0 to decide, 0 dropped')
    await page.focus('.redaction-box')
    await page.keyboard.press('Delete')
    assert.equal(await box.count(), 0)
    page.on('dialog', (dialog) => dialog.accept())
    await page.context().close()
  },
)

/** Where each box stands: left, top, width, height. */
const PLACES = `[...document.querySelectorAll('.redaction-box')].map((box) =>
  [box.offsetLeft, box.offsetTop, box.offsetWidth, box.offsetHeight].join())`

test(
  '[E884] three hundred boxes: right by axe, and a key moves its own box alone',
  options,
  async () => {
    const boxes = Array.from({ length: 300 }, (_, n) => {
      const place = { x: 20 + (n % 25) * 60, y: 20 + Math.floor(n / 25) * 80, w: 30, h: 34 }
      return { ...place, from: 'auto', state: 'covered' } as const
    })
    await begin('crowd', boxes)
    const page = await opened()
    assert.equal(await page.locator('.redaction-box').count(), 300)
    await page.focus('.redaction-box')
    // Before any is moved over another: who overlaps has the numbers below.
    assert.deepEqual(await axeFindings(page), [])
    const placesAfter = async (key: string): Promise<string[]> => {
      await page.keyboard.press(key)
      return ((await page.evaluate(PLACES)) as string[]).sort()
    }
    let before = ((await page.evaluate(PLACES)) as string[]).sort()
    const moved: Record<string, number> = {}
    for (const key of ['ArrowRight', 'Alt+ArrowDown', 'u', 'Tab', 'a']) {
      const places = await placesAfter(key)
      moved[key] = places.filter((place) => !before.includes(place)).length
      before = places
    }
    assert.deepEqual(moved, { ArrowRight: 1, 'Alt+ArrowDown': 1, u: 1, Tab: 0, a: 1 })
    assert.equal(before.length, 301)
    await page.context().close()
  },
)

test(
  '[E880] [E1055] narrow, dark, in Korean and Chinese, right by axe; without scripts the page is as it was',
  options,
  async () => {
    await begin('narrow', SUSPECTS)
    for (const locale of ['ko-KR', 'zh-CN']) {
      const page = await opened({ width: 390, scheme: 'dark', locale })
      assert.deepEqual(await axeFindings(page), [], locale)
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      assert.ok(Number(await page.evaluate(wide)) <= 1, locale)
      await page.context().close()
    }
    const worked = await opened({})
    await worked.emulateMedia({ media: 'print' })
    assert.equal(await worked.locator('.redaction-work').isVisible(), false)
    assert.equal(await worked.locator('.redaction-picture img').isVisible(), false)
    await worked.context().close()
    const plain = await opened({ javaScript: false })
    assert.equal(await plain.locator('.redaction-work').isVisible(), false)
    assert.equal(await plain.locator('.redaction-picture img').isVisible(), true)
    await plain.check('[name=seen]')
    for (const n of [0, 1, 2]) await plain.selectOption(`[name=state-${n}]`, 'covered')
    await plain.click('form[data-boxes] button.send')
    assert.ok((await textOf(plain.locator('main'))).includes('3 covered, 0 to decide, 0 dropped'))
    await plain.context().close()
    assert.deepEqual(walk.troubles, [])
  },
)
