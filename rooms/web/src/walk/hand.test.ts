// What hands do in the walks: a report is pasted, the form of a claim is filled. By the names of
// fields, which are the same in every language of the pages. No tests here.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { textOf } from './browser.test.ts'

/** A report as somebody pastes it. */
export interface PastedReport {
  text: string
  title: string
  language: string
  published: string
  publisher: string
}

/** Adds a report by paste, from the page of all documents on. */
export async function pasteReport(page: Page, report: PastedReport): Promise<void> {
  const { language, ...typed } = report
  for (const [name, value] of Object.entries(typed)) await page.fill(`#${name}`, value)
  const isListed = (await page.locator(`#language option[value="${language}"]`).count()) > 0
  if (isListed) await page.selectOption('#language', language)
  else await page.fill('#otherLanguage', language)
  await page.click('button.send')
  await page.locator('.notice.done').waitFor()
}

/** Waits until a field holds these words: scripts fill it a moment after the mouse is let go. */
export async function waitForValue(page: Page, name: string, words: string): Promise<void> {
  const field = page.locator(`#${name}`)
  // The policy of the pages lets no browser evaluate a condition again and again.
  for (let turn = 0; turn < 100 && (await field.inputValue()) !== words; turn++)
    await page.waitForTimeout(50)
  assert.equal(await field.inputValue(), words)
}

/** Waits until the page says something; where it does not, the error has what it says instead. */
export async function waitForWords(page: Page, words: string): Promise<void> {
  await page
    .getByText(words)
    .waitFor()
    .catch(async (cause: unknown) => {
      const { pathname } = new URL(page.url())
      const said = (await textOf(page.locator('main'))).slice(0, 600)
      throw new Error(`not “${words}” but, on ${pathname}: ${said}`, { cause })
    })
}

/** Fields of the claim's form by their names; the act and other choices by their codes. */
export type ClaimFields = Readonly<Record<string, string>>

/** Fills fields of the form; groups that are folded are opened first, as a hand does. */
export async function fillFields(page: Page, fields: ClaimFields): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#${name}`)
    if (!(await field.isVisible()))
      await page.locator(`details:has(#${name}) > summary`).first().click()
    const isChoice = (await page.locator(`select#${name}`).count()) > 0
    if (isChoice) await field.selectOption(value)
    else await field.fill(value)
  }
}

const ADD_SPEAKER = /^(Add a speaker|화자 추가|添加发言者)$/

/** Types the speakers, from the publisher to the one who said it first. */
export async function typeChain(page: Page, names: readonly string[]): Promise<void> {
  const rows = page.locator('.chain-rows li')
  while ((await rows.count()) > 1) await rows.last().locator('[data-step=remove]').click()
  for (const [n, name] of names.entries()) {
    if (n > 0) await page.getByRole('button', { name: ADD_SPEAKER }).click()
    await rows.nth(n).locator('input').fill(name)
  }
}

/** Presses Ctrl+Enter in the form, and gives the id of the claim when the next form is there. */
export async function sendClaim(page: Page): Promise<string> {
  const before = page.url()
  await page.locator('#act').focus()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL((url) => url.href !== before && url.searchParams.has('kept'))
  return recordedClaim(page)
}

/** The id of the claim that was recorded a moment ago, from the address. */
export function recordedClaim(page: Page): string {
  const { searchParams, pathname } = new URL(page.url())
  return searchParams.get('kept') ?? decodeURIComponent(pathname.split('/')[2] ?? '')
}
