// A newcomer's way in Korean and in Chinese, over reports in these languages: no English is left
// but names, ids and quotations, every fragment says its language, and composing Hangul presses
// no key of the page.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { wordsIn } from '@tumen/words'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, selectWords, type Walk } from './browser.test.ts'
import { fillFields, waitForValue } from './hand.test.ts'
import { linkWorld } from './linked-world.test.ts'

const options = { skip: noBrowser }
let walk: Walk
let linked: readonly string[]
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  linked = (await linkWorld(walk.world)).paths
})
after(() => walk?.close())

const HELD = 'act=detention&place=CN%2FLN&at=2022-07-31'
/** The pages on a newcomer's way, from the start to the words and back to the log. */
const WAY = (report: string, claim: string) => [
  '/',
  '/documents',
  `/documents/${report}`,
  `/documents/${report}/claims/new`,
  '/documents/new',
  `/claims/${claim}`,
  `/claims/${claim}/amend`,
  '/claims',
  '/figures',
  `/figures/show?${HELD}&asKnownOn=2022-08-10`,
  `/figures/difference?${HELD}&asKnownOn=2022-09-01&before=2022-08-10`,
  `/figures/statements?${HELD}`,
  '/speakers/relate?a=S-02&b=ferry-house',
  '/speakers/S-02',
  '/lineage/R11/R08',
  '/events/OCT11',
  '/relays?document=R08',
  '/search',
  '/log',
  '/log/changes',
  '/log/witnesses',
  '/history/S-02',
  '/lists/names',
  '/linkage',
  '/persons',
  '/help/keys',
  '/nothing/here',
]

/** Texts that show, each with the language that it says it is in, but for ids and codes. */
const TEXTS = `(() => {
  const found = []
  const plain = 'code, kbd, pre, .id, .code, .digest, script, style, textarea, [translate=no]'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const lang = node.parentElement.closest('[lang]').lang
    if (!node.parentElement.closest(plain)) found.push([lang, node.data])
  }
  const named = '[aria-label], [title], [placeholder]'
  for (const one of document.querySelectorAll(named))
    for (const name of ['aria-label', 'title', 'placeholder'])
      if (one.hasAttribute(name)) found.push([one.closest('[lang]').lang, one.getAttribute(name)])
  return found
})()`

/** Every stretch of words in the English catalogue, between its parameters. */
function englishStretches(words: unknown): string[] {
  if (typeof words === 'string')
    return words
      .split(/[{}|[\]“”"()]+/)
      .map((one) => one.trim())
      .filter((one) => /[a-z]{2,} [a-z]{2,}/i.test(one))
  if (typeof words !== 'object' || words === null) return []
  return Object.values(words).flatMap(englishStretches)
}

/** What is also a word of the language itself: names of formats, of languages, examples. */
function stretchesIn(language: 'ko' | 'zh'): string[] {
  const own = JSON.stringify(wordsIn(language))
  return [...new Set(englishStretches(wordsIn('en')))].filter((one) => !own.includes(one))
}

// Thousands are looked for in all words of a language: once, and not for each page.
const STRETCHES = { ko: stretchesIn('ko'), zh: stretchesIn('zh') }

/** Whether words stand in a text as they are: "North Koreans" does not hold "North Korea". */
function holds(text: string, words: string): boolean {
  const isInside = (sign = ' ') => /[a-z]/i.test(sign)
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isInside(text[at - 1]) && !isInside(text[at + words.length])) return true
  return false
}

/** English of the catalogue on the open page, outside of what says that it is English. */
async function englishOn(page: Page, language: 'ko' | 'zh'): Promise<string[]> {
  const texts = (await page.evaluate(TEXTS)) as [string, string][]
  return texts
    .filter(([lang]) => lang.startsWith(language))
    .flatMap(([, text]) => {
      const found = STRETCHES[language].find((one) => holds(text, one))
      return found === undefined ? [] : [`${found} in: ${text.trim().slice(0, 80)}`]
    })
}

/** Words of documents in another script than that of the language that they say they are in. */
async function wrongScript(page: Page): Promise<string[]> {
  const quoted = (await page.evaluate(QUOTED)) as [string, string][]
  return quoted.flatMap(([lang, text]) => {
    const isHangul = /\p{Script=Hangul}{2}/u.test(text)
    const isHan = /\p{Script=Han}{2}/u.test(text)
    if (lang === '') return []
    const isWrong = (isHangul && lang !== 'ko') || (isHan && !isHangul && !/^(zh|ja)/.test(lang))
    return isWrong ? [`${lang}: ${text.trim().slice(0, 60)}`] : []
  })
}

const QUOTED = `[
  ...document.querySelectorAll('blockquote, q, [data-offset], .snippet'),
].map((one) => [
  one.closest('[lang]').lang, one.firstChild?.textContent ?? ''])`

const PATHS = [
  ['ko', 'ko-KR', 'R07', 'R07a'],
  ['zh', 'zh-CN', 'R10', 'R10d'],
] as const

for (const [language, locale, report, claim] of PATHS)
  test(`[E235] no English is left on a newcomer's way, ${language}`, options, async () => {
    const page = await walk.visit({ locale })
    const found: string[] = []
    for (const path of [...WAY(report, claim), ...linked]) {
      await page.goto(walk.door.origin + path)
      const tag = await page.locator('html').getAttribute('lang')
      assert.equal(tag, language === 'zh' ? 'zh-Hans' : 'ko', path)
      for (const one of await englishOn(page, language)) found.push(`${path}: ${one}`)
      for (const one of await wrongScript(page)) found.push(`${path}: ${one}`)
    }
    assert.deepEqual(found, [])
    await page.context().close()
  })

test('[E235] mutation test: a sentence that was not translated is found', options, async () => {
  const page = await walk.visit({ locale: 'ko-KR' })
  const left = JSON.stringify(wordsIn('en').page.figure.intro)
  await page.evaluate(`document.querySelector('main').append(${left}, document.createElement('q'))`)
  await page.evaluate("document.querySelector('main > q').textContent = '抓捕了'")
  assert.ok((await englishOn(page, 'ko')).length > 0)
  await page.evaluate("document.querySelector('main').lang = 'en'")
  assert.ok((await wrongScript(page)).length > 0)
  await page.context().close()
})

test(
  '[E235] a claim is recorded in Korean, and composing Hangul presses no key',
  options,
  async () => {
    const page = await walk.visit({ locale: 'ko-KR' })
    await page.goto(`${walk.door.origin}/documents/R07/claims/new`)
    const text = await page.locator('[data-offset]').nth(2).textContent()
    const words = text?.split(/[.”]/)[0]?.trim() ?? ''
    await selectWords(page, words)
    await waitForValue(page, 'quote', words)
    await fillFields(page, { act: 'detention', number: '' })
    const client = await page.context().newCDPSession(page)
    await page.focus('#place')
    const here = page.url()
    for (const part of ['ㄹ', '라', '랴', '랴오', '랴오니'])
      await client.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      })
    await client.send('Input.insertText', { text: '랴오닝성' })
    assert.equal(await page.inputValue('#place'), '랴오닝성')
    assert.equal(page.url(), here)
    assert.ok(!(await page.locator('dialog#keys').isVisible()))
    await page.locator('#understood', { hasText: /Liaoning|랴오닝/ }).waitFor()
    await page.press('#claim-form button.send', 'Enter')
    await page.getByText(wordsIn('ko').page.claimForm.recordedNow).waitFor()
    await page.context().close()
  },
)
