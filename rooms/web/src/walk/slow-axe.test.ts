// Every page before axe, the judge of accessibility that others made: with much in it and with
// nothing, in light and dark, wide and narrow; and every page without scripts.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { addArchive, attachWrongStamp } from '../../fixture/archive.ts'
import { axeFindings } from './axe.test.ts'
import { noBrowser, openWalk, type Visitor, type Walk } from './browser.test.ts'
import { EVERY_PAGE } from './every-page.test.ts'
import { linkWorld } from './linked-world.test.ts'

let walk: Walk
/** Those pages that show axe something. */
let distinct: readonly string[]
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  await addArchive(walk.world)
  await attachWrongStamp(walk.world)
  const pages = [...EVERY_PAGE, '/documents/X-wacz', ...(await linkWorld(walk.world)).paths]
  const ofReference = pages.filter((path) => path.startsWith('/reference/'))
  const shown = new Set(await withNewElements(ofReference))
  distinct = pages.filter((path) => shown.has(path) || !ofReference.includes(path))
})
after(() => walk?.close())

/** An element as axe tells it from others: without what it says and where it leads. */
const ELEMENT = /<[a-z][^>]*>/g
const SAYING = / (href|id|for|aria-labelledby|value)="[^"]*"/g

/**
 * Of pages that one template makes those that have an element which none before them has: a page
 * that only says something else shows axe nothing new.
 */
async function withNewElements(paths: readonly string[]): Promise<string[]> {
  const page = await walk.visit()
  const met = new Set<string>()
  const chosen: string[] = []
  for (const path of paths) {
    const text = await (await page.request.get(walk.door.origin + path)).text()
    const before = met.size
    for (const element of text.match(ELEMENT) ?? []) met.add(element.replaceAll(SAYING, ''))
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    if (new Set(ids).size < ids.length) met.add(path)
    if (met.size > before) chosen.push(path)
  }
  await page.context().close()
  return chosen
}

/**
 * What stays at the foot of the window stands over something else wherever one has scrolled to; axe
 * takes what is half covered for small. It is looked at where it stands on the page.
 */
const PUT_IN_PLACE = `for (const one of document.querySelectorAll('main *')) {
  const { position, bottom } = getComputedStyle(one)
  if (position === 'sticky' && bottom === '0px') one.style.position = 'static'
}`

type Look = (page: Page) => Promise<string[]>

/** What is found on these pages, each opened once and looked at in one way after another. */
async function found(
  visitor: Visitor,
  paths: readonly string[],
  looks: readonly Look[],
): Promise<string[][]> {
  const page = await walk.visit(visitor)
  const all: string[][] = looks.map(() => [])
  for (const path of paths) {
    await page.goto(walk.door.origin + path)
    await page.evaluate(PUT_IN_PLACE)
    for (const [at, look] of looks.entries())
      for (const line of await look(page)) all[at]?.push(`${path}: ${line}`)
  }
  await page.context().close()
  return all
}

// A dark page is the light one in other colours, so that only what depends on these is asked again.
const inTheDark: Look = async (page) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const lines = await axeFindings(page, 'colours')
  await page.emulateMedia({ colorScheme: 'light' })
  return lines
}

test('[E222] axe finds nothing on any page, in light and dark', { skip: noBrowser }, async () => {
  assert.deepEqual(await found({}, distinct, [axeFindings, inTheDark]), [[], []])
})

const isWide: Look = async (page) => {
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
  return width > 375 ? [String(width)] : []
}

// A narrow page in Korean has the elements of the wide one: what room and words can break is asked.
const isNarrow: Look = (page) => axeFindings(page, 'layout')

test('[E222] [E223] on a narrow screen, in Korean, axe finds nothing and no page is wider', {
  skip: noBrowser,
}, async () => {
  const visitor = { width: 375, locale: 'ko-KR' }
  assert.deepEqual(await found(visitor, distinct, [isNarrow, isWide]), [[], []])
})

test('[E222] axe finds nothing on pages of what went wrong', { skip: noBrowser }, async () => {
  const paths = ['/nothing/here', '/documents/none', '/claims/none', '/sign-in']
  assert.deepEqual(await found({}, paths, [axeFindings]), [[]])
})

test('[E222] mutation test: axe finds a picture without words', { skip: noBrowser }, async () => {
  const page = await walk.visit()
  await page.evaluate("document.querySelector('main').append(document.createElement('img'))")
  const found = await axeFindings(page)
  assert.ok(found.some((line) => line.startsWith('image-alt')))
  await page.context().close()
})

test('[E222] mutation test: in the dark axe finds words that nobody can read', {
  skip: noBrowser,
}, async () => {
  const page = await walk.visit()
  await page.evaluate("document.querySelector('h1').style.color = '#333'")
  assert.deepEqual(await axeFindings(page, 'colours'), [])
  assert.ok((await inTheDark(page)).some((line) => line.startsWith('color-contrast')))
  await page.context().close()
})

/** The forms of a page that no button sends. */
const UNSENT = `[...document.querySelectorAll('form:not([method="dialog"])')]
  .filter((form) => !form.querySelector('button[type="submit"]:not([hidden]), button:not([type])'))
  .map((form) => form.outerHTML.slice(0, 80))`

const saysNothing: Look = async (page) => {
  const isVisible = await page.locator('h1').isVisible()
  return [...(isVisible ? [] : ['no words']), ...((await page.evaluate(UNSENT)) as string[])]
}

test('[E223] [E224] without scripts pages have their words, a button for each form, and fit', {
  skip: noBrowser,
}, async () => {
  const visitor = { javaScript: false, width: 375 }
  assert.deepEqual(await found(visitor, distinct, [saysNothing, isWide]), [[], []])
})

test('[E224] mutation test: a form without a button is found', { skip: noBrowser }, async () => {
  const page = await walk.visit({ javaScript: false })
  await page.goto(`${walk.door.origin}/search`)
  await page.evaluate("document.querySelector('main').append(document.createElement('form'))")
  assert.equal((await saysNothing(page)).length, 1)
  await page.context().close()
})
