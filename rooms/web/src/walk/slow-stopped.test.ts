// Nothing that was typed is lost: the program stops in mid-form, the session ends in mid-form,
// and whoever leaves a page with unsent text is asked first.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Claim } from '@tumen/claim'
import type { Dialog, Page } from 'playwright-core'
import { serveDesk } from '../door/serve.ts'
import { noBrowser, openWalk, selectWords, type Walk } from './browser.test.ts'
import { fillFields, waitForValue } from './hand.test.ts'

const options = { skip: noBrowser }
const WORDS = 'All of them were held in Liaoning'
let walk: Walk
before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

async function fillForm(page: Page, words = WORDS): Promise<void> {
  await page.goto(`${walk.door.origin}/documents/R08/claims/new`)
  await selectWords(page, words)
  await waitForValue(page, 'quote', words)
  await fillFields(page, { act: 'detention', number: '', place: 'Liaoning', at: '2022-07' })
}

async function recorded(page: Page): Promise<Claim> {
  await page.waitForURL(/kept=/)
  const id = new URL(page.url()).searchParams.get('kept')
  return (await walk.world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id })).claim
}

test(
  '[E239] stopped in mid-form the text stays, and after a new start it is sent',
  options,
  async () => {
    const page = await walk.visit()
    await fillForm(page)
    await walk.door.close()
    await page.click('#claim-form button.send')
    await page.locator('.keep-note', { hasText: 'Nothing was sent' }).waitFor()
    assert.equal(await page.inputValue('#quote'), WORDS)
    assert.equal(await page.inputValue('#at'), '2022-07')
    // The same port, a new program: nobody is signed in there, and the form still arrives.
    walk.door = await openAgain()
    await page.click('#claim-form button.send')
    await signInAgain(page)
    assert.equal(await page.inputValue('#quote'), WORDS)
    await page.click('#claim-form button.send')
    assert.equal((await recorded(page)).quote[0]?.text, WORDS)
    await page.context().close()
    // The browser says that nobody answered while nobody did, now or a moment later.
    const other = walk.troubles.filter((one) => !one.includes('ERR_CONNECTION_REFUSED'))
    assert.deepEqual(other, [])
    walk.troubles.length = 0
  },
)

async function openAgain() {
  const { desk } = walk.world
  return serveDesk({
    desk,
    actor: { account: desk.ledger.settings.owner, roles: ['documenter', 'analyst', 'reviewer'] },
    language: 'en',
    invented: true,
    port: Number(new URL(walk.door.origin).port),
    onFault: ({ name, code, where }) => walk.troubles.push(`fault ${name} ${code} ${where}`),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
}

/** The sign-in page carries the form, and brings it back. */
async function signInAgain(page: Page): Promise<void> {
  await page.getByText('Your text is kept').waitFor()
  await page.fill('#word', walk.door.newWord())
  await page.click('button.send')
  await page.locator('.notice.done', { hasText: 'Kept: look at it and send it again.' }).waitFor()
}

test('[E239] signed out in mid-form the fields come back after signing in', options, async () => {
  const page = await walk.visit()
  // Another claim: the same one twice is refused.
  const words = 'he had not been able to reach any of them'
  await fillForm(page, words)
  const elsewhere = await page.context().newPage()
  await elsewhere.goto(`${walk.door.origin}/search`)
  await elsewhere.getByRole('button', { name: 'Sign out' }).click()
  await elsewhere.getByText('You are signed out.').waitFor()
  await page.click('#claim-form button.send')
  await signInAgain(page)
  assert.equal(await page.inputValue('#quote'), words)
  assert.equal(await page.inputValue('#act'), 'detention')
  assert.equal(await page.inputValue('#place'), 'Liaoning')
  await page.click('#claim-form button.send')
  const claim = await recorded(page)
  assert.equal(claim.places[0]?.gazetteer, 'CN/LN')
  await page.context().close()
})

test(
  '[E239] whoever leaves unsent text is asked first, and whoever sent it is not',
  options,
  async () => {
    const page = await walk.visit()
    await page.goto(`${walk.door.origin}/documents/new`, { waitUntil: 'load' })
    const asked: string[] = []
    page.on('dialog', (dialog: Dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.click('#title')
    await page.keyboard.type('Half a title')
    const dialog = page.waitForEvent('dialog')
    await page.getByRole('link', { name: 'Figures', exact: true }).click()
    await dialog
    await page.waitForTimeout(300)
    assert.deepEqual(asked, ['beforeunload'])
    assert.ok(page.url().endsWith('/documents/new'))
    assert.equal(await page.inputValue('#title'), 'Half a title')
    await fillFields(page, { text: 'Twelve were held.', language: 'en', published: '2024-03-04' })
    await page.click('button.send')
    await page.locator('.notice.done').waitFor()
    assert.deepEqual(asked, ['beforeunload'])
    await page.context().close()
  },
)
