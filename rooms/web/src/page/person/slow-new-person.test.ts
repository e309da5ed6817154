// While a name is typed a script shows who may bear it, in Chromium.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noBrowser, openWalk, textOf } from '../../walk/browser.test.ts'
import { linkWorld } from '../../walk/linked-world.test.ts'

const options = { skip: noBrowser }

test(
  '[E976] U8: typing a name shows both persons with what differs, also as syllables come',
  options,
  async () => {
    const walk = await openWalk()
    try {
      await linkWorld(walk.world)
      const page = await walk.visit()
      await page.goto(`${walk.door.origin}/persons/new`)
      const name = page.locator('#name')
      const near = page.locator('[data-near]')
      await name.fill('신정심')
      await near.waitFor({ state: 'visible' })
      const text = await textOf(near)
      assert.match(text, /1969/)
      assert.match(text, /1998/)
      assert.ok(!decodeURIComponent(page.url()).includes('신정심'), 'it stands in no address')
      await name.fill('')
      await near.waitFor({ state: 'hidden' })
      // The last syllable ends by itself, with no key after it.
      await name.evaluate((field) => {
        const input = field as unknown as HTMLInputElement
        input.value = '신정심'
        input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }))
        input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
      })
      await near.waitFor({ state: 'visible' })
      assert.deepEqual(walk.troubles, [])
    } finally {
      await walk.close()
    }
  },
)
