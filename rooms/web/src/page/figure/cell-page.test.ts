// The page with figures by act, place and period: its form, its cells and where they lead.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const world = await openWorld()
test.after(() => world.close())
const door = await openFixtureDoor(world)

const YEAR = 'place=CN&level=adm1&from=2022&to=2022'
const ARRESTS = `/figures/table?acts=arrest&${YEAR}&step=half-year`
const HELD =
  '/figures/table?acts=detention&place=CN&level=adm1&from=2022-05&to=2022-10&step=month' +
  '&count=held&asKnownOn=2022-10-25'

/** The links of cells with a number: signs and address. */
function cellsOf(page: string): { href: string; signs: string }[] {
  const links = page.matchAll(
    /<td[^>]*><a href="([^"]+)"><span class="signs" aria-hidden="true">([^<]+)</g,
  )
  return [...links].map(([, href = '', signs = '']) => {
    return { href: href.replaceAll('&amp;', '&'), signs: signs.replaceAll('&gt;', '>') }
  })
}

test('[E940] the form is the address, and Figures and the start page lead to it', async () => {
  const form = await door.text('/figures/table')
  assert.match(form, /<form method="get" action="\/figures\/table"/)
  assert.match(form, /<input type="checkbox" name="acts" value="arrest"/)
  for (const path of ['/figures', '/']) assert.match(await door.text(path), /"\/figures\/table"/)
  const page = await door.text(ARRESTS)
  assert.match(page, /Arrest, China by province, 2022 by half-year, as recorded here by 1 March/)
  assert.match(page, /name="acts" value="arrest" checked/, 'asked again as it was')
  const again = await door.text(`${ARRESTS}&acts=nonsense`)
  assert.equal(cellsOf(again).length, cellsOf(page).length)
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal(cellsOf(await viewer.text(ARRESTS)).length, cellsOf(page).length)
})

test('[E941] each cell leads to its figure, which says the same', async () => {
  const page = await door.text(ARRESTS)
  const cells = cellsOf(page)
  // Jilin, its year, Yunnan, its year, and the wholes of the half-year and the year: 19 + 30 = 49.
  assert.deepEqual(
    cells.map(({ signs }) => signs.split(' ')[0]),
    ['19', '19', '30', '30', '49', '49'],
  )
  assert.equal(page.split('sum 49 / – / ∞').length - 1, 2)
  for (const { href, signs } of cells) {
    const figure = await door.text(href)
    const low = signs.split(' ')[0] ?? ''
    assert.match(figure, new RegExp(`>${low}<|\\b${low}\\b`), href)
  }
  const [first] = cellsOf(await door.text(HELD))
  assert.match(first?.href ?? '', /at=2022-05-31&asKnownOn=2022-10-25/)
})

test('[E942] nothing said, and a dispute, are said in words, in each language', async () => {
  for (const language of LANGUAGES) {
    const { cells, page: words } = wordsIn(language)
    const page = await door.text(HELD, { 'accept-language': language })
    assert.ok(page.includes(`>${cells.status.no_data}<`), language)
    assert.match(page, new RegExp(`<small class="warn">${cells.status.contested}<`), language)
    assert.match(page, /<details class="silent"><summary>/)
    assert.ok(page.includes(words.cells.whyNot) && page.includes(cells.noSum.one), language)
  }
})

test('[E943] what cannot be asked is told with the form as it was', async () => {
  const many = '/figures/table?acts=custody&acts=refoulement&from=1900&to=2022&step=month'
  const cases: [path: string, status: number, said: RegExp][] = [
    [many, 422, /There would be 10,?332 cells, the limit is 10,?000/],
    ['/figures/table?from=2022&to=2022', 422, /Choose at least one act/],
    ['/figures/table?acts=arrest&from=2022', 422, /Choose at least one act/],
    ['/figures/table?acts=arrest&from=2022&to=2022&place=Lioaning', 422, /value="Lioaning"/],
    ['/figures/table?acts=arrest&from=2022-05&to=2022-01', 422, /value="2022-05"/],
    [
      '/figures/table?acts=arrest&from=2022&to=2022&level=moon',
      422,
      /acts" value="arrest" checked/,
    ],
  ]
  for (const [path, status, said] of cases) {
    const answer = await door.get(path)
    assert.equal(answer.status, status, path)
    assert.match(await answer.text(), said, path)
  }
})

test('[E944] the table scrolls in a box of its own', async () => {
  const page = await door.text(ARRESTS)
  assert.match(page, /<section class="scroll cell-scroll" aria-label="Arrest" tabindex="0"/i)
})
