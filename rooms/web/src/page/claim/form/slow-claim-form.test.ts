// The form in a browser, where hands work fast: words are selected, an act is chosen, Enter.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Page } from 'playwright-core'
import {
  noBrowser,
  openWalk,
  pressKey,
  selectWords,
  type Walk,
} from '../../../walk/browser.test.ts'

const options = { skip: noBrowser }
let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

async function openForm(document = 'R08'): Promise<Page> {
  const page = await walk.visit()
  await page.goto(`${walk.door.origin}/documents/${document}/claims/new`)
  return page
}

/** Waits until the section says something. */
const understood = (page: Page, words: string) =>
  page.locator('#understood', { hasText: words }).waitFor()

async function claimOf(page: Page): Promise<Claim> {
  await page.waitForURL(/kept=/)
  const id = new URL(page.url()).searchParams.get('kept')
  return (await walk.world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id })).claim
}

test(
  '[E98] select words, choose the act, press Enter: the claim is recorded',
  options,
  async () => {
    const page = await openForm()
    // The words run over the marks and numbers of two claims that are there already.
    const words = 'about 80 people have been arrested in various parts of China since January. They'
    await selectWords(page, words)
    await understood(page, 'about 80')
    assert.equal(await page.inputValue('#quote'), words)
    assert.equal(await page.inputValue('#number'), 'about 80 people')
    await page.focus('#act')
    await page.keyboard.type('Arrest')
    await page.keyboard.press('Enter')
    const claim = await claimOf(page)
    const { text } = await walk.world.ask<{ text: string }>('ana-1', 'document.show', { id: 'R08' })
    const [quote] = claim.quote
    assert.equal(text.slice(quote?.start, quote?.end), words)
    assert.deepEqual([claim.proposition.act, claim.quantity?.value], ['arrest', 80])
    assert.match(
      (await page.locator('mark.current').first().textContent()) ?? '',
      /about 80|have been/,
    )
  },
)

test(
  '[E98] the next claim keeps who, where and when, and the key c takes the words',
  options,
  async () => {
    const page = await openForm()
    await page.fill('#place', '랴오닝성')
    await page.fill('#at', '2022-07')
    await selectWords(page, 'All of them were held in Liaoning')
    await pressKey(page, 'c')
    await page.keyboard.type('Detention')
    await understood(page, 'in Liaoning (held there)')
    await page.keyboard.press('Enter')
    assert.equal((await claimOf(page)).places[0]?.gazetteer, 'CN/LN')
    assert.equal(await page.inputValue('#at'), '2022-07')
    assert.equal(await page.inputValue('#quote'), '')
  },
)

test(
  '[E99] further pieces are selected one after another, and speakers move as rows',
  options,
  async () => {
    const page = await openForm()
    await selectWords(page, 'The account comes from a missionary')
    await page.locator('[data-pieces] summary').click()
    await page.locator('[data-pieces] button').click()
    await selectWords(page, 'his name is withheld')
    await page.locator('[data-pieces] button').click()
    await selectWords(page, 'He said that speaking openly')
    assert.equal(await page.inputValue('#piece1'), 'his name is withheld')
    assert.equal(await page.inputValue('#piece2'), 'He said that speaking openly')
    await page.locator('[data-chain] button', { hasText: 'Add a speaker' }).click()
    await page.keyboard.type('a missionary')
    await understood(page, 'Said by a missionary, passed on by Harbour Wire.')
    await page.locator('.chain-rows li').nth(1).locator('[data-step=up]').click()
    await understood(page, 'Said by Harbour Wire, passed on by a missionary.')
    await page.locator('.chain-rows li').nth(0).locator('[data-step=remove]').click()
    await understood(page, 'Said by Harbour Wire.')
    assert.equal(await page.inputValue('textarea[name=chain]'), 'Harbour Wire')
  },
)

test(
  '[E102] words that are selected in the reader are in the form after the key c',
  options,
  async () => {
    const page = await walk.visit()
    await page.goto(`${walk.door.origin}/documents/R08`)
    const words = 'held in Liaoning as of last month'
    await selectWords(page, words)
    await pressKey(page, 'c')
    await page.waitForURL(/claims\/new\?from=\d+&to=\d+$/)
    assert.equal(await page.inputValue('#quote'), words)
  },
)

test('[E100] while Hangul is composed nothing is asked', options, async () => {
  const page = await openForm('R07')
  let asked = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/claims/check')) asked++
  })
  await page.selectOption('#act', 'detention')
  await understood(page, 'Detention')
  asked = 0
  const client = await page.context().newCDPSession(page)
  await page.focus('#place')
  await client.send('Input.imeSetComposition', {
    text: '랴오니',
    selectionStart: 3,
    selectionEnd: 3,
  })
  await page.waitForTimeout(700)
  assert.equal(asked, 0)
  await client.send('Input.insertText', { text: '랴오닝성' })
  await understood(page, 'Liaoning')
  assert.ok(asked > 0)
})

test(
  '[E101] when the program does not answer, the form says so and keeps the text',
  options,
  async () => {
    const page = await openForm()
    await selectWords(page, 'All of them were held in Liaoning')
    await page.selectOption('#act', 'detention')
    await page.context().setOffline(true)
    await page.locator('button.send').click()
    await page.locator('.keep-note', { hasText: 'Nothing was sent' }).waitFor()
    assert.equal(await page.inputValue('#quote'), 'All of them were held in Liaoning')
    await page.context().setOffline(false)
    await page.locator('button.send').click()
    assert.equal((await claimOf(page)).proposition.act, 'detention')
    // The browser itself notes what could not be fetched; nothing else went wrong.
    const other = walk.troubles.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))
    assert.deepEqual(other, [])
    walk.troubles.length = 0
  },
)
