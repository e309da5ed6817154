// The keyboard alone: the skip link, keys of every page, lists, the reader, recording, judging,
// undoing. The focus can be seen wherever it is and leaves every page; keys rest while somebody
// types, and can be switched off.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Walk } from './browser.test.ts'

const options = { skip: noBrowser }
let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

async function visit(path: string): Promise<Page> {
  const page = await walk.visit()
  // What scrolls smoothly is not yet where it will be when it is looked at.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(walk.door.origin + path, { waitUntil: 'load' })
  return page
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus, how it is shown, and whether it lies in the window. */
const FOCUS = `(() => {
  const one = document.activeElement
  // A mark of a drawing shows the focus by the line around what can be hit.
  const hit = one.querySelector(':scope > .chart-hit')
  const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(hit ?? one)
  const isLined = hit ? stroke !== 'none' && parseFloat(strokeWidth) >= 2 : false
  const box = one.getBoundingClientRect()
  return {
    what: one === document.body ? '' : one.outerHTML.slice(0, 90),
    index: [...document.querySelectorAll('*')].indexOf(one),
    isShown: isLined || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
    isInWindow: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  }
})()`
interface Focus {
  what: string
  index: number
  isShown: boolean
  isInWindow: boolean
}
const focusOf = async (page: Page) => (await page.evaluate(FOCUS)) as Focus

/** Walks Tab until the focus leaves the page; gives every stop. */
async function tabThrough(page: Page): Promise<Focus[]> {
  const stops: Focus[] = []
  const last = Number(await page.evaluate("document.querySelectorAll('*').length"))
  for (let turn = 0; turn < last; turn++) {
    await page.keyboard.press('Tab')
    const focus = await focusOf(page)
    if (focus.what === '' || stops[0]?.index === focus.index) return stops
    stops.push(focus)
  }
  return assert.fail('the focus never left the page')
}

const ANSWER = '/figures/show?act=detention&place=CN%2FLN&at=2022-07-31&asKnownOn=2022-08-10'

for (const path of [ANSWER, '/documents/R08', '/documents/R08/claims/new', '/search'])
  test(
    `[E237] the focus is seen on every stop of ${path.split('?')[0]} and leaves it`,
    options,
    async () => {
      const page = await visit(path)
      const stops = await tabThrough(page)
      assert.ok(stops.length > 20, `${stops.length} stops`)
      assert.match(stops[0]?.what ?? '', /class="skip"/)
      assert.deepEqual(
        stops.filter(({ isShown, isInWindow }) => !isShown || !isInWindow).map(({ what }) => what),
        [],
      )
      assert.equal(new Set(stops.map(({ index }) => index)).size, stops.length)
      await page.context().close()
    },
  )

test(
  '[E237] the skip link leads past the navigation, and g leads to every part',
  options,
  async () => {
    const page = await visit('/')
    await press(page, 'Tab', 'Enter', 'Tab')
    const inMain = "document.querySelector('main').contains(document.activeElement)"
    assert.equal(await page.evaluate(inMain), true)
    const parts = {
      e: '/documents',
      c: '/claims',
      v: '/events',
      f: '/figures',
      l: '/lineage',
      s: '/search',
    }
    for (const [key, path] of Object.entries(parts)) {
      await press(page, 'g', key)
      await page.waitForURL(walk.door.origin + path)
      await page.waitForLoadState('load')
    }
    await press(page, 'g', 'h')
    await page.waitForURL(`${walk.door.origin}/`)
    await page.context().close()
  },
)

test(
  '[E237] ? shows the keys of the page and Escape closes them; j, k and Enter open',
  options,
  async () => {
    const page = await visit('/claims')
    await press(page, '?')
    const dialog = page.locator('dialog#keys')
    await dialog.waitFor()
    await press(page, 'Escape')
    await dialog.waitFor({ state: 'hidden' })
    await press(page, 'j', 'j', 'k')
    const row =
      "[...document.querySelectorAll('[data-row]')].findIndex((one) => one.contains(document.activeElement))"
    assert.equal(await page.evaluate(row), 0)
    await page.goto(`${walk.door.origin}/documents`, { waitUntil: 'load' })
    await press(page, 'j', 'j')
    assert.equal(await page.evaluate(row), 1)
    await press(page, 'Enter')
    await page.waitForURL(/\/documents\/./)
    await page.context().close()
  },
)

/** Selects words as caret browsing does: a caret at their beginning, then Shift and the arrows. */
const CARET = (words: string) => `{
  const pane = document.querySelector('[data-text]')
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
  let node = walker.nextNode()
  while (node && !node.data.includes(${JSON.stringify(words)})) node = walker.nextNode()
  const selection = getSelection()
  pane.focus()
  selection.collapse(node, node.data.indexOf(${JSON.stringify(words)}))
  for (let n = 0; n < ${words.length}; n++) selection.modify('extend', 'forward', 'character')
}`

test(
  '[E237] words are quoted, recorded with Ctrl+Enter and undone with u, by keys alone',
  options,
  async () => {
    const page = await visit('/documents/R08')
    const at = "document.activeElement.closest('[data-number]')?.dataset.number"
    await press(page, 'j', 'j')
    assert.equal(await page.evaluate(at), '2')
    await press(page, 'k')
    assert.equal(await page.evaluate(at), '1')
    await press(page, 'c')
    await page.waitForURL(/claims\/new$/)
    await page.waitForLoadState('load')
    const words = 'Relatives have been left without news'
    await page.evaluate(CARET(words))
    await press(page, 'c')
    assert.equal(await page.inputValue('#quote'), words)
    // The focus is on the act already: its name is typed.
    await page.keyboard.type('Enforced')
    assert.notEqual(await page.inputValue('#act'), '')
    await press(page, 'Control+Enter')
    await page.waitForURL(/kept=/)
    await page.getByText('This claim was recorded a moment ago.').waitFor()
    await press(page, 'u')
    await page.getByText('Undone.').waitFor()
    await page.context().close()
  },
)

test('[E237] y, p and n judge a pair, and u takes it back', options, async () => {
  const page = await visit('/speakers/relate?a=S-02&b=ferry-house')
  for (const [key, tag] of [
    ['p', 'possible'],
    ['n', 'different'],
    ['y', 'same'],
  ] as const) {
    await press(page, key)
    await page.locator('.notice.done', { hasText: 'The judgement is recorded.' }).waitFor()
    assert.ok(await page.locator(`.judged .relation.${tag}`).first().isVisible())
    await page.waitForLoadState('load')
    await press(page, 'u')
    await page.locator('.notice.done', { hasText: 'Undone.' }).waitFor()
    await page.waitForLoadState('load')
  }
  await page.context().close()
})

test('[E237] keys rest while somebody types, and can be switched off', options, async () => {
  const page = await visit('/claims/R08b/amend')
  const here = page.url()
  await page.focus('#affected')
  await page.keyboard.press('End')
  await page.keyboard.type('gh?/jkucey')
  assert.match(await page.inputValue('#affected'), /gh\?\/jkucey$/)
  await page.focus('#act')
  await page.keyboard.type('gd')
  assert.equal(page.url(), here)
  assert.ok(!(await page.locator('dialog#keys').isVisible()))
  const other = await visit('/help/keys')
  await other.getByRole('button', { name: 'Switch them off' }).press('Enter')
  await other.getByText('The keys are off.').waitFor()
  await press(other, 'g', 'f', '?')
  assert.ok(other.url().endsWith('/help/keys'))
  assert.equal(await other.locator('dialog#keys').count(), 0)
  assert.match(await textOf(other.locator('main')), /The keys are off/)
  await page.context().close()
  await other.context().close()
})
