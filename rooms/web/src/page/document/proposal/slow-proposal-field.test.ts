// The fields of a card by keys alone, and what an undone decision leaves on the card.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openWalk, textOf, type Walk } from '../../../walk/browser.test.ts'

const options = { skip: noBrowser }

const TEXT = [
  'On 5 May 2024 at least 22 herders were arrested in Jilin, the Border Rescue Society said.',
  'On 7 May 2024 police detained 44 herders in Jilin, the Border Rescue Society said.',
].join('\n\n')

let walk: Walk
let page: Page
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'F1', title: 'Arrests', text: TEXT, language: 'en' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  page = await walk.visit()
  await page.goto(`${walk.door.origin}/documents/F1/proposals`, { waitUntil: 'load' })
})
after(() => walk?.close())

const card = (n: number) => page.locator(`li[data-number="${n}"]`)
const inField = () =>
  page.evaluate('document.activeElement.closest("dl > div")?.querySelector("dt")?.innerText')

test(
  '[E1086] f gives each field a digit that leads into it; Shift and f go back',
  options,
  async () => {
    await card(1).locator('.claim-number').focus()
    await page.keyboard.press('Shift+f')
    assert.equal(await inField(), 'How sure')
    await page.keyboard.press('Shift+f')
    assert.equal(await inField(), 'Who says so')
    await page.keyboard.press('5')
    assert.equal(await page.evaluate('document.activeElement.name'), 'change-place')
    // In the field the same keys are typed, and the card says how to leave it.
    assert.equal((await card(1).locator('.field-hint:visible').count()) > 0, true)
    await page.keyboard.type('5')
    assert.equal(await card(1).locator('[name="change-place"]').inputValue(), '5')
  },
)

test('[E1087] a name that no list has is asked about before anybody accepts', options, async () => {
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Kuryong Hollow')
  // Where the text names a place of its own, what it is to the act can be chosen, too.
  assert.equal(await card(1).locator('[name="change-placeRole"]').count(), 1)
  await page.keyboard.press('Enter')
  const asked = card(1).locator('.keep-place [data-question]')
  await asked.waitFor()
  assert.match(await textOf(asked), /Kuryong Hollow/)
  assert.equal(await card(1).locator('.wrong').count(), 0)
  await page.keyboard.press('1')
  await card(1).locator('[data-value="place"]', { hasText: 'Kuryong Hollow' }).waitFor()
  await page.keyboard.press('a')
  await page.locator('li[data-number="1"][data-state="amended"]').waitFor()
})

test('[E1088] u brings back what was said on the card', options, async () => {
  await page.keyboard.press('u')
  await page.locator('li[data-number="1"][data-state="open"]').waitFor()
  assert.equal(await card(1).locator('[name="change-place"]').inputValue(), 'Kuryong Hollow')
  await card(1).locator('[data-value="place"]', { hasText: 'Kuryong Hollow' }).waitFor()
  assert.equal(
    await card(1).locator('input[type="radio"][name="place-as-written"]').isChecked(),
    true,
  )
  await page.keyboard.press('a')
  await page.locator('li[data-number="1"][data-state="amended"]').waitFor()
  // Answers come back as well, each one line again.
  const asked = await card(2).locator('[data-question]').count()
  assert.ok(asked > 0)
  for (let n = 0; n < asked; n++) await page.keyboard.press('1')
  await page.keyboard.press('a')
  await page.locator('li[data-number="2"]:not([data-state="open"])').waitFor()
  await page.keyboard.press('u')
  await page.locator('li[data-number="2"][data-state="open"]').waitFor()
  assert.equal(await card(2).locator('[data-question].answered input:checked').count(), asked)
  assert.deepEqual(walk.troubles, [])
})
