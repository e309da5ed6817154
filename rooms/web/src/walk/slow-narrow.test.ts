// Narrow screens and large or long words: the main job at the width of a telephone, targets for
// fingers, words at double size, longer strings and the other direction, without sideways scroll.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Walk } from './browser.test.ts'
import { EVERY_PAGE } from './every-page.test.ts'
import { fillFields } from './hand.test.ts'
import { linkWorld } from './linked-world.test.ts'

const options = { skip: noBrowser }
let walk: Walk
/** The pages of all kinds; the reference repeats one kind many times. */
let pages: readonly string[]
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  const some = EVERY_PAGE.filter((path) => !path.startsWith('/reference/'))
  pages = [...some, ...(await linkWorld(walk.world)).paths]
})
after(() => walk?.close())

/** The least size of a target, in CSS pixels (WCAG 2.5.8). */
const LEAST = 24
/** Targets too small and too near another, folded ones as well; links in a sentence excepted. */
const SMALL = `(() => {
  const kinds = 'a[href], button, summary, select, input:not([type=hidden])'
  for (const one of document.querySelectorAll('details')) one.open = true
  const all = [...document.querySelectorAll(kinds)]
  const boxes = all.map((one) => {
    const labels = [...(one.labels ?? [])].map((label) => label.getBoundingClientRect())
    const own = one.getBoundingClientRect()
    const isLarger = ({ height, width }) => height > own.height && width > own.width
    return { one, box: labels.find(isLarger) ?? own }
  }).filter(({ box }) => box.width > 1 && box.height > 1)
  const isInline = (one) => {
    const blocks = 'p, li, td, th, dd, dt, h1, h2, h3, label, figcaption, caption'
    const around = one.parentElement.closest(blocks)
    if (one.tagName !== 'A' || getComputedStyle(one).display !== 'inline') return false
    return around !== null && around.textContent.trim().length > one.textContent.trim().length
  }
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2]
  const isNear = (mine, other) => {
    const [x, y] = middle(mine)
    const dx = Math.max(other.left - x, 0, x - other.right)
    const dy = Math.max(other.top - y, 0, y - other.bottom)
    return Math.hypot(dx, dy) < ${LEAST / 2}
  }
  return boxes
    .filter(({ box }) => box.width < ${LEAST - 0.5} || box.height < ${LEAST - 0.5})
    .filter(({ one }) => !isInline(one) && !one.closest('svg'))
    .filter(({ one, box }) => boxes.some((other) =>
      other.one !== one && !one.contains(other.one) && isNear(box, other.box)))
    .map(({ one, box }) => [box.width, box.height, one.outerHTML.slice(0, 80)].join(' '))
})()`

const WIDTH = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
/** What is wider than the page, for the message. */
const WIDE = `[...document.querySelectorAll('main *, header *, footer *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg'))
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 70)).join(' | ')`

async function wideOn(page: Page, path: string): Promise<string[]> {
  const over = Number(await page.evaluate(WIDTH))
  return over > 1 ? [`${path}: ${over} px: ${await page.evaluate(WIDE)}`] : []
}

/** Longer words cannot be taken back, so that they come last. */
const LONGER = `{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const nodes = []
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement.closest('svg, script, style, textarea, option')) nodes.push(node)
  for (const node of nodes)
    node.data = node.data.replace(/\\p{L}+/gu, (word) =>
      word + word.slice(0, Math.ceil(word.length * 0.4)))
}`

/** What is looked at on each page, in this order: how wide it is, and what changes it. */
const WAYS: Readonly<Record<string, { width: number; change: string }>> = {
  'at 320 px': { width: 320, change: '' },
  'with words of double size': {
    width: 375,
    change: "document.documentElement.style.fontSize = '200%'",
  },
  'from right to left': {
    width: 375,
    change: "document.documentElement.style.fontSize = ''; document.documentElement.dir = 'rtl'",
  },
  'with longer words': { width: 375, change: `document.documentElement.dir = 'ltr'; ${LONGER}` },
}

const small: string[] = []
const wide = new Map(Object.keys(WAYS).map((way): [string, string[]] => [way, []]))

async function lookAt(page: Page, path: string): Promise<void> {
  await page.goto(walk.door.origin + path)
  for (const one of (await page.evaluate(SMALL)) as string[]) small.push(`${path}: ${one}`)
  for (const [way, { width, change }] of Object.entries(WAYS)) {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate(change)
    wide.get(way)?.push(...(await wideOn(page, path)))
  }
  await page.setViewportSize({ width: 375, height: 900 })
}

test('[E236] every target has room for a finger at 375 px', options, async () => {
  const page = await walk.visit({ width: 375 })
  for (const path of pages) await lookAt(page, path)
  await page.context().close()
  assert.deepEqual(small, [])
})

for (const [way, found] of wide)
  test(`[E236] no page scrolls sideways ${way}`, options, () => {
    assert.deepEqual(found, [])
  })

test('[E236] mutation test: a small target and a wide part are found', options, async () => {
  const page = await walk.visit({ width: 375 })
  await page.evaluate(`{
    const small = document.createElement('button')
    small.textContent = '×'
    small.style = 'all: unset; font-size: 8px'
    const wide = document.createElement('div')
    wide.style = 'inline-size: 900px; block-size: 1px'
    document.querySelector('main').prepend(small, small.cloneNode(true), wide)
  }`)
  assert.ok(((await page.evaluate(SMALL)) as string[]).length > 0)
  assert.equal((await wideOn(page, '/')).length, 1)
  await page.context().close()
})

test('[E236] the main job is done on a telephone', options, async () => {
  const page = await walk.visit({ width: 375, height: 720 })
  await page.goto(`${walk.door.origin}/documents/R08`)
  await page.getByRole('link', { name: 'Record a claim' }).first().click()
  await page.locator('a.to-form').click()
  await fillFields(page, {
    quote: 'the region is closed to reporters',
    act: 'surveillance',
    place: 'Liaoning',
    time: '2022-08',
  })
  await page.locator('#understood', { hasText: 'in Liaoning' }).waitFor()
  await page.press('#claim-form button.send', 'Enter')
  await page.getByText('This claim was recorded a moment ago.').waitFor()
  await page.goto(`${walk.door.origin}/figures`)
  await fillFields(page, { act: 'detention', place: 'Liaoning', at: '2022-07-31' })
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  assert.match(await textOf(page.locator('.figure-head')), /52/)
  await page.context().close()
})

test('[E1069] the columns of a file are blocks at the width of a telephone', options, async () => {
  const rows = Buffer.from('id,title,act,place,date\n1,A,arrest,Liaoning,2022-04\n')
  const file = { bytes: rows.toString('base64'), title: 'Five columns' }
  const { document } = await walk.world.ask<{ document: string }>('ana-1', 'import.keep', file)
  const sideways = async (width: number) => {
    const page = await walk.visit({ width })
    await page.goto(`${walk.door.origin}/imports/files/${document}?kind=events`)
    const table = page.locator('.mapping')
    assert.equal(await table.locator('select').count(), 5)
    const over = await table.evaluate((one) => {
      const around = one.parentElement as HTMLElement
      return around.scrollWidth - around.clientWidth
    })
    const label = await table
      .locator('td')
      .nth(1)
      .evaluate((one) => {
        return getComputedStyle(one, '::before').content
      })
    await page.context().close()
    return { over, label }
  }
  assert.deepEqual(await sideways(390), { over: 0, label: '"Taken for"' })
  assert.deepEqual(await sideways(1280), { over: 0, label: 'none' })
})
