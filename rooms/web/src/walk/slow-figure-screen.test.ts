// The page of an answer as it is seen: what must be on the first screen is, the page is short while
// it is folded, and paper has everything.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { noBrowser, openWalk, type Walk } from './browser.test.ts'

const options = { skip: noBrowser }
let walk: Walk

before(async () => {
  if (!noBrowser) walk = await openWalk()
})
after(() => walk?.close())

interface Asked {
  id: string
  question: Record<string, string>
  answers: { known: { on: string; by: string } }[]
}
const { questions } = JSON.parse(
  readFileSync(new URL('../../../../world/expected/questions.json', import.meta.url), 'utf8'),
) as { questions: Asked[] }

/** Every question of the invented world, today and on the first day that it is asked about. */
const PATHS = questions.flatMap(({ id, question, answers }) => {
  const first = answers[0]?.known
  return [{}, { asKnownOn: first?.on ?? '', knownBy: first?.by ?? '' }].map((known) => ({
    id,
    path: `/figures/show?${new URLSearchParams({ ...question, ...known })}`,
  }))
})

/** How high the page is, and where the first screen ends; without the note of an invented world. */
const MEASURE = `(() => {
  const bottom = document.querySelector('.figure-top').getBoundingClientRect().bottom + scrollY
  const note = document.querySelector('.invented')?.getBoundingClientRect().height ?? 0
  return { end: bottom - note, height: document.documentElement.scrollHeight }
})()`

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const)
  test(
    `[E515] at ${width} × ${height} what comes first fits the first screen, and all of it three`,
    options,
    async () => {
      const page = await walk.visit()
      await page.setViewportSize({ width, height })
      const beyond: string[] = []
      for (const { id, path } of PATHS) {
        await page.goto(walk.door.origin + path)
        const found = (await page.evaluate(MEASURE)) as { end: number; height: number }
        if (found.end > height) beyond.push(`${id} ${path}: ends at ${found.end}`)
        if (found.height > 3 * height) beyond.push(`${id} ${path}: ${found.height} high`)
      }
      assert.deepEqual(beyond, [])
      await page.context().close()
    },
  )

test(
  '[E515] on paper every fold is open, and what is only for hands is not there',
  options,
  async () => {
    const page = await walk.visit()
    await page.goto(`${walk.door.origin}/figures/show?act=detention&place=CN%2FLN&at=2022-07-31`)
    const shown = `[...document.querySelectorAll('main details:not(.no-print *)')]
    .filter((one) => one.closest('.no-print') === null && one.closest('.citation') === null)
    .map((one) => one.lastElementChild.checkVisibility())`
    const folded = (await page.evaluate(shown)) as boolean[]
    assert.ok(folded.length > 10 && folded.every((one) => !one), folded.join(' '))
    await page.emulateMedia({ media: 'print' })
    const printed = (await page.evaluate(shown)) as boolean[]
    assert.ok(
      printed.every((one) => one),
      printed.join(' '),
    )
    assert.equal(await page.locator('.known form').isVisible(), false)
    await page.context().close()
  },
)
