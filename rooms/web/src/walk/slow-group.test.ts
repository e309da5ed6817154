// From an invitation to the first claim, in a browser with a key of its own: an administrator sets
// up, a documenter joins by the address with the word, makes a key, signs in with it and records.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type OpenDoor, serveDesk } from '../door/serve.ts'
import { axeFindings } from './axe.test.ts'
import { emptyWorld, launch, noBrowser, textOf, WAIT_MS } from './browser.test.ts'
import { fillFields, pasteReport } from './hand.test.ts'

const options = { skip: noBrowser }
const world = noBrowser ? undefined : await emptyWorld('2022-08-06')
const troubles: string[] = []
let door: OpenDoor
let browser: Browser
let invitation = ''
let owner: Page
let documenter: Page
const START_MS = Date.parse('2022-08-06T12:00:00Z')
const clock = { minutes: 0 }

before(async () => {
  if (!world) return
  door = await serveDesk({
    desk: { ...world.desk, clock: () => new Date(START_MS + clock.minutes * 60_000) },
    ...{ actor: { account: 'anna', roles: ['documenter', 'administrator'] } },
    ...{ language: 'en', invented: false, port: 0, address: { name: 'localhost' } },
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onFault: ({ name, code, where }) => troubles.push(`fault ${name} ${code} ${where}`),
  })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await door?.close()
  await world?.close()
  assert.deepEqual(troubles, [])
})

/** A browser of its own, with a device that makes keys. */
async function withDevice(more: object = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: 'en-GB', ...more })
  context.setDefaultTimeout(WAIT_MS)
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
  const wire = await context.newCDPSession(page)
  await wire.send('WebAuthn.enable')
  await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return page
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click()

test(
  '[E659] the owner sets up with the printed word and invites by an address',
  options,
  async () => {
    owner = await withDevice()
    await owner.goto(`${door.origin}/sign-in#${door.newWord()}`)
    await owner.locator('main').getByRole('link', { name: 'Accounts' }).click()
    await owner.fill('#account', 'doc-1')
    await owner.locator('fieldset').first().getByLabel('documenter').check()
    assert.deepEqual(await axeFindings(owner), [])
    await press(owner, 'Invite')
    invitation = (await textOf(owner.locator('code.long'))).trim()
    assert.ok(invitation.startsWith(`${door.origin}/join#`))
    assert.deepEqual(await axeFindings(owner), [])
  },
)

test(
  '[E659] by that address somebody makes a key, keeps words, and signs in with one button',
  options,
  async () => {
    documenter = await withDevice()
    await documenter.goto(invitation)
    await documenter.locator('form[data-passkey]').waitFor()
    assert.ok(!documenter.url().includes('#'), 'the word is in no address any more')
    assert.deepEqual(await axeFindings(documenter), [])
    await documenter.fill('#name', 'my telephone')
    await press(documenter, 'Make a key')
    await documenter.locator('.recovery-words').waitFor()
    assert.equal(await documenter.locator('.recovery-words li').count(), 10)
    assert.deepEqual(await axeFindings(documenter), [])
    await press(documenter, 'Sign out')
    await documenter.locator('h1', { hasText: 'Signed out' }).waitFor()
    await documenter.goto(`${door.origin}/sign-in`)
    assert.deepEqual(await axeFindings(documenter), [])
    await press(documenter, 'Sign in with a key')
    await documenter.locator('footer strong', { hasText: 'doc-1' }).waitFor()
  },
)

test('[E659] and records a first claim', options, async () => {
  const page = documenter
  await page.goto(`${door.origin}/documents/new`)
  await pasteReport(page, {
    text: 'About 80 people were held in Liaoning in July 2022, Harbour Wire said.',
    ...{ title: 'Held', language: 'en', published: '2022-08-05', publisher: 'Harbour Wire' },
  })
  await page.getByRole('link', { name: 'Record a claim' }).first().click()
  await fillFields(page, {
    ...{ quote: 'About 80 people', number: 'About 80', act: 'detention', place: 'Liaoning' },
    at: '2022-07-31',
  })
  await page.locator('#claim-form button.send').click()
  await page.waitForURL(({ searchParams }) => searchParams.has('kept'))
})

test(
  '[E864] a closed page shows nothing, and gives back what its person typed',
  options,
  async () => {
    const page = documenter
    const ask = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    const answer = { status: 409 }
    await page.route('**/signed-in', (route) => route.fulfill(answer))
    const type = async (status: number) => {
      answer.status = 204
      await page.goto(`${door.origin}/documents/new`)
      await page.fill('#title', 'Held in the harbour')
      answer.status = status
      await ask()
    }
    await type(409)
    await page.locator('[role=alert] a').waitFor()
    assert.deepEqual(await axeFindings(page), [])
    assert.ok(!(await page.content()).includes('harbour'), 'nothing of it is in the page')
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length])
    assert.deepEqual(stored, [0, 0])
    answer.status = 204
    await ask()
    await page.waitForURL(`${door.origin}/documents/new`)
    assert.equal(await page.inputValue('#title'), 'Held in the harbour')
    // Of a closed account nothing comes back.
    await type(401)
    await page.waitForURL(`${door.origin}/sign-in`)
    answer.status = 204
    await page.goto(`${door.origin}/documents/new`)
    assert.equal(await page.inputValue('#title'), '')
    await page.unroute('**/signed-in')
  },
)

test('[E659] what is stale is proven by the key, and goes on', options, async () => {
  const page = documenter
  await page.goto(`${door.origin}/account`)
  assert.match(await textOf(page.locator('main')), /my telephone/)
  assert.deepEqual(await axeFindings(page), [])
  clock.minutes += 11
  await press(page, 'Make new words')
  await page.locator('h1', { hasText: 'Is it you?' }).waitFor()
  assert.deepEqual(await axeFindings(page), [])
  await press(page, 'Prove it with a key')
  await page.locator('.recovery-words').waitFor()
})

test('[E1016] a device that has a key of the account makes no second one', options, async () => {
  const page = documenter
  await page.goto(`${door.origin}/account`)
  const rows = page.locator('table:has-text("my telephone") tbody tr')
  assert.equal(await rows.count(), 1)
  await page.fill('#name', 'the same again')
  await press(page, 'Add a key')
  await page.getByText('This device has a key of yours already.').waitFor()
  assert.deepEqual(await axeFindings(page), [])
  await page.goto(`${door.origin}/account`)
  assert.equal(await rows.count(), 1)
})

test(
  '[E659] in Korean, dark and narrow, axe finds nothing and no page is wider',
  options,
  async () => {
    const visitor = { locale: 'ko-KR', colorScheme: 'dark', viewport: { width: 390, height: 800 } }
    const stranger = await withDevice(visitor)
    for (const path of ['/sign-in', '/join', '/help/what-can-go-wrong']) await look(stranger, path)
    for (const page of [documenter, owner]) {
      await page.setViewportSize({ width: 390, height: 800 })
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.goto(`${door.origin}/`)
      await press(page, '한국어')
      await page.locator('html[lang="ko"]').waitFor()
    }
    await look(documenter, '/account')
    for (const path of ['/accounts', '/accounts/doc-1']) await look(owner, path)
  },
)

test(
  '[E995] in Chinese and narrow, no head of the keys of programs stands one sign under another',
  options,
  async () => {
    const page = documenter
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`${door.origin}/`)
    await press(page, '中文')
    await page.locator('html[lang^="zh"]').waitFor()
    await page.goto(`${door.origin}/account`)
    const form = page.locator('form:has(input[name=operations])')
    await form.locator('[name=name]').fill('export')
    await form.locator('[name=operations]').fill('claim.list claim.show document.list figure.ask')
    await form.locator('[name=until]').fill('2022-12-31')
    await form.locator('button[value=issue]').click()
    await page.locator('code.long').waitFor()
    await look(page, '/account')
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll('table:has([value=revoke]) thead th')].map((head) => {
        const range = document.createRange()
        range.selectNodeContents(head)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      }),
    )
    assert.equal(lines.length, 5)
    assert.ok(
      lines.every((count) => count <= 2),
      lines.join(' '),
    )
  },
)

/** Looks at a page as it is. */
async function look(page: Page, path: string): Promise<void> {
  await page.goto(door.origin + path)
  assert.deepEqual(await axeFindings(page), [], path)
  const wide = await page.evaluate('document.documentElement.scrollWidth')
  assert.ok(Number(wide) <= 390, `${path} ${wide}`)
}
