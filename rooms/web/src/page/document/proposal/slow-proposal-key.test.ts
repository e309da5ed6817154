// The keys of the page of proposals in a browser: from the marked card on, and to what is open.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { PATH, TEXT } from '../../../../fixture/report.ts'
import { noBrowser, openWalk, textOf, type Walk } from '../../../walk/browser.test.ts'

const options = { skip: noBrowser }

let walk: Walk
let page: Page
before(async () => {
  if (noBrowser) return
  walk = await openWalk()
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'K1', title: '보도 K1', text: TEXT, language: 'ko' },
    ...{ publisher: 'harbour', published: '2022-04-29' },
  })
  page = await walk.visit()
  await page.goto(walk.door.origin + PATH, { waitUntil: 'load' })
})
after(() => walk?.close())

const MARKED = "document.querySelector('.claim-card.current').closest('li').dataset.number"
const marked = async () => Number(await page.evaluate(MARKED))

test('[E690] j goes from the marked card to the next open one, k back', options, async () => {
  assert.equal(await marked(), 1)
  await page.keyboard.press('j')
  assert.equal(await marked(), 2)
  await page.keyboard.press('x')
  await page.locator('li[data-number="2"][data-state="rejected"]').waitFor()
  assert.equal(await marked(), 3)
  await page.locator('li[data-number="1"] .claim-number').focus()
  await page.keyboard.press('j')
  assert.equal(await marked(), 3)
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  assert.equal(await marked(), 1)
})

test('[E691] a goes to the first open question and says that it is open', options, async () => {
  await page.reload({ waitUntil: 'load' })
  await page.keyboard.press('a')
  const open = page.locator('li[data-number="1"] [data-question]').first()
  assert.match(await textOf(open.locator('.still-open')), /still open/)
  assert.match(
    await textOf(page.locator('[data-told]')),
    /held there\? This question is still open/,
  )
  assert.equal(await open.evaluate((one) => one.contains(document.activeElement)), true)
  await page.keyboard.press('1')
  assert.equal(await open.locator('.still-open').count(), 0)
})

test('[E692] keys are shown by the script alone, and not to a hand on glass', options, async () => {
  const HOVERS = "matchMedia('(hover: hover)').matches"
  const shown = await page.locator('.key-legend').isVisible()
  assert.equal(shown, await page.evaluate(HOVERS))
  const plain = await walk.visit({ javaScript: false })
  await plain.goto(walk.door.origin + PATH, { waitUntil: 'load' })
  assert.equal(await plain.locator('.key-legend').isVisible(), false)
})

const NEAR = [
  'On 5 May 2024 at least 22 herders were arrested in Jilin, the Border Rescue Society said.',
  'On 6 May 2024 19 herders were arrested in Jilin, the Border Rescue Society said.',
  'The mayor denies that 44 herders were arrested in Jilin on 7 May 2024.',
].join('\n\n')

test(
  '[E730] a card says at once what an answer makes of it, without a new page',
  options,
  async () => {
    await walk.world.ask('ana-1', 'agent.record', {
      ...{ id: 'brs-jilin', kind: 'organisation' },
      name: { en: 'Border Rescue Society of Jilin' },
    })
    await walk.world.ask('ana-1', 'document.add', {
      ...{ id: 'K9', title: 'Arrests', text: NEAR, language: 'en' },
      ...{ publisher: 'harbour', published: '2024-07-29' },
    })
    await page.goto(`${walk.door.origin}/documents/K9/proposals`, { waitUntil: 'load' })
    await page.evaluate('window.isHere = true')
    const [first, second] = [1, 2].map((n) => page.locator(`li[data-number="${n}"]`))
    assert.ok(first && second)
    assert.equal(await textOf(second.locator('.proposal-gist')), '19, Arrest')
    await second
      .locator('.proposal-change', { hasText: 'What happened' })
      .locator('summary')
      .click()
    await second.locator('[name="change-act"]').selectOption('detention')
    await second.locator('.proposal-gist', { hasText: '19, Detention' }).waitFor()
    assert.match(await textOf(page.locator('[data-told]')), /19, Detention/)
    await second.locator('[name="change-act"]').selectOption('')
    await second.locator('.proposal-gist', { hasText: '19, Arrest' }).waitFor()
    assert.equal(await page.evaluate('window.isHere'), true)
    const { claims } = await walk.world.ask<{ claims: unknown[] }>('ana-1', 'document.show', {
      id: 'K9',
    })
    assert.equal(claims.length, 0)
  },
)

test(
  '[E731] whom a name means is not asked on the next card, nor loaded anew',
  options,
  async () => {
    const [first, second] = [1, 2].map((n) => page.locator(`li[data-number="${n}"]`))
    assert.ok(first && second)
    assert.equal(await second.locator('[data-question]').count(), 1)
    await first.locator('[data-question] .chip', { hasText: 'of Jilin' }).click()
    await first.locator('[data-act="a"]').click()
    await page.locator('li[data-number="1"][data-state="accepted"]').waitFor()
    assert.equal(await second.locator('[data-question]').count(), 0)
    assert.equal(await second.locator('.chain-line a[href$="brs-jilin"]').count(), 1)
    assert.equal(await page.evaluate('window.isHere'), true)
  },
)

test('[E273] a refused card goes on showing what was said on it', options, async () => {
  const card = page.locator('li[data-number="2"]')
  for (const field of ['What happened', 'Where'])
    await card.locator('.proposal-change', { hasText: field }).locator('summary').click()
  await card.locator('[name="change-act"]').selectOption('detention')
  await card.locator('[name="change-place"]').fill('Nowhere at all')
  await card.locator('.proposal-gist', { hasText: '19, Detention' }).waitFor()
  await card.locator('[data-act="a"]').click()
  await card.locator('.wrong').first().waitFor()
  await card.locator('.proposal-gist', { hasText: '19, Detention' }).waitFor()
  assert.match(await textOf(page.locator('[data-told]')), /No place is known by this name/)
  assert.equal(await card.getAttribute('data-state'), 'open')
  assert.equal(await page.evaluate('window.isHere'), true)
})

test(
  '[E896] Enter leads into a field at once, also into one that is open already',
  options,
  async () => {
    await page.reload({ waitUntil: 'load' })
    const card = page.locator('li[data-number="2"]')
    await card.locator('.claim-number').focus()
    const where = card.locator('.proposal-change', { hasText: 'Where' })
    const toWhere = async () => {
      while (!(await where.evaluate((one) => one.contains(document.activeElement))))
        await page.keyboard.press('f')
      await page.keyboard.press('Enter')
    }
    await toWhere()
    await page.keyboard.type('Liaoning')
    await page.keyboard.press('Enter')
    await card.locator('[data-value="place"]', { hasText: 'Liaoning' }).waitFor()
    await toWhere()
    await page.keyboard.press('Control+A')
    // Pressed beside the field, x would reject the card.
    await page.keyboard.type('Jixi')
    assert.equal(await card.locator('[name="change-place"]').inputValue(), 'Jixi')
    assert.equal(await card.getAttribute('data-state'), 'open')
  },
)

test('[E978] f goes on behind the field that was changed last', options, async () => {
  await page.reload({ waitUntil: 'load' })
  const card = page.locator('li[data-number="2"]')
  await card.locator('.claim-number').focus()
  const fields = await card.locator('.proposal-change').count()
  const here = () =>
    card
      .locator('.proposal-change')
      .evaluateAll((all) => all.findIndex((one) => one.contains(document.activeElement)))
  for (let n = 0; n < fields; n++) {
    await page.keyboard.press('f')
    assert.equal(await here(), n)
    if (n === 0 || n === fields - 1) continue
    // Into the field and out of it: the card has the focus.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    assert.equal(await here(), -1)
  }
  await page.keyboard.press('f')
  assert.equal(await here(), 0)
})

const PLAIN = 'The river was low, the road was dry, and the market opened late as always. '.repeat(
  12,
)
const LONG = [21, 22, 23, 24, 25, 26]
  .map((n) => `On ${n - 18} May 2024 ${n} herders were arrested in Jilin, the mayor said. ${PLAIN}`)
  .join('\n\n')

/** Whether all of an element can be seen. */
const isSeen = (selector: string, on = page) =>
  on.locator(selector).evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

test('[E979] the words come into view with the card of the keys', options, async () => {
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'K10', title: 'Six times', text: LONG, language: 'en' },
    ...{ publisher: 'harbour', published: '2024-07-29' },
  })
  const path = `${walk.door.origin}/documents/K10/proposals`
  await page.goto(path, { waitUntil: 'load' })
  for (const n of [2, 3, 4, 5, 6]) {
    await page.keyboard.press('j')
    assert.equal(await marked(), n)
    assert.equal(await isSeen(`#mark-${n}`), true, `words ${n}`)
    assert.equal(await isSeen(`li[data-number="${n}"] .proposal-gist`), true, `card ${n}`)
  }
  await page.keyboard.press('x')
  await page.locator('li[data-number="6"][data-state="rejected"]').waitFor()
  assert.deepEqual([await marked(), await isSeen('#mark-1')], [1, true])
})

test(
  '[E979] where the text stands above the cards, the page stays at the card',
  options,
  async () => {
    const narrow = await walk.visit({ width: 390, height: 700 })
    await narrow.goto(`${walk.door.origin}/documents/K10/proposals`, { waitUntil: 'load' })
    for (let n = 0; n < 4; n++) await narrow.keyboard.press('j')
    for (let n = 0; n < 3; n++) {
      await narrow.keyboard.press('Tab')
      assert.equal(await isSeen(':focus', narrow), true, `stop ${n}`)
    }
    await narrow.setViewportSize({ width: 390, height: 300 })
    for (const n of [4, 3]) {
      await narrow.keyboard.press('k')
      const card = `li[data-number="${n}"]`
      assert.ok(Number((await narrow.locator(card).boundingBox())?.height) > 300)
      assert.equal(await isSeen(`${card} .proposal-gist`, narrow), true, `back at ${n}`)
    }
    await narrow.context().close()
  },
)

const MUCH_ASKED = [
  'About 80 herders have been detained, two traders say. The road to China was closed.',
  'Some were taken to Jilin, others to Liaoning, and nobody knows since when.',
].join('\n\n')

test(
  '[E979] a key that answers shows the next question, a mouse moves nothing',
  options,
  async () => {
    await walk.world.ask('ana-1', 'document.add', {
      ...{ id: 'K11', title: 'Detained', text: MUCH_ASKED, language: 'en' },
      ...{ publisher: 'harbour', published: '2024-07-29' },
    })
    const low = await walk.visit({ width: 1280, height: 420 })
    await low.goto(`${walk.door.origin}/documents/K11/proposals`, { waitUntil: 'load' })
    const card = low.locator('li[data-number="1"]')
    const asked = await card.locator('[data-question]').count()
    assert.ok(asked >= 4, `${asked} questions`)
    const open = '.claim-card.current [data-question]:not(:has(input:checked))'
    for (let left = asked - 1; left >= 0; left--) {
      await low.keyboard.press('1')
      assert.equal(await low.locator(open).count(), left)
      const next = left > 0 ? `:nth-match(${open}, 1)` : '.claim-card.current [data-act="a"]'
      assert.equal(await isSeen(next, low), true, `${left} left`)
    }
    await low.reload({ waitUntil: 'load' })
    const chip = card.locator('[data-question]').first().locator('.chip').first()
    const placeOf = async () => (await chip.boundingBox())?.y
    await chip.scrollIntoViewIfNeeded()
    const before = await placeOf()
    await chip.click()
    assert.equal(await low.locator(open).count(), asked - 1)
    assert.equal(await placeOf(), before)
    await low.context().close()
  },
)

test('[E274] an undoing that is refused is not passed over in silence', options, async () => {
  await walk.world.ask('ana-1', 'document.add', {
    ...{ id: 'K12', title: '보도 K12', text: `${TEXT} K12판.`, language: 'ko' },
    ...{ publisher: 'harbour', published: '2022-04-29' },
  })
  await page.goto(`${walk.door.origin}/documents/K12/proposals`, { waitUntil: 'load' })
  for (const n of [1, 2]) {
    const item = page.locator(`li[data-number="${n}"]`)
    const open = item.locator('[data-question]:not(:has(input:checked))')
    while ((await open.count()) > 0) await page.keyboard.press('1')
    await page.keyboard.press('a')
    await page.locator(`li[data-number="${n}"]:not([data-state="open"])`).waitFor()
  }
  // The second one is a part of the first one.
  await page.locator('li[data-number="1"] .claim-number').focus()
  await page.keyboard.press('u')
  await page.waitForURL('**/undo')
  assert.match(await textOf(page.locator('main')), /Something else still builds on it/)
})
