// The committed pictures of charts: fixed inputs, drawn, and compared byte for byte.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import test from 'node:test'
import { looksIn, sizeOf, textsIn } from './drawn-element.test.ts'
import { allPictures, PICTURES, type Picture } from './drawn-picture.test.ts'

/** Whether the committed picture is the same; a changed one is written beside it. */
function isCommitted({ name, svg, kind }: Picture): boolean {
  const committed = new URL(`${name}.${kind}`, PICTURES)
  const actual = new URL(`${name}.actual.${kind}`, PICTURES)
  const same = existsSync(committed) && readFileSync(committed, 'utf8') === svg
  if (same) rmSync(actual, { force: true })
  else writeFileSync(actual, svg)
  return same
}

/** Those that are one drawing each. */
const drawings = (): Picture[] => allPictures().filter(({ kind }) => kind === 'svg')

test('[V80] every chart is its committed picture', () => {
  const pictures = allPictures()
  assert.ok(pictures.length >= 60)
  const changed = pictures.filter((one) => !isCommitted(one)).map(({ name }) => name)
  assert.deepEqual(changed, [], 'look at vectors/view/chart/….actual.…; rename it if it is right')
})

test('[V84] no text reaches beyond its drawing, also enlarged on a narrow screen', () => {
  for (const { name, svg } of drawings()) {
    const [width, height] = sizeOf(svg)
    for (const { text, left, right, bottom, top } of textsIn(svg)) {
      assert.ok(left >= 0 && right <= width, `${name}: "${text}" from ${left} to ${right}`)
      assert.ok(top >= -2 && bottom <= height, `${name}: "${text}" from ${top} to ${bottom}`)
    }
  }
})

test('[V84] no text stands on another', () => {
  for (const { name, svg } of drawings()) {
    const texts = textsIn(svg)
    for (const [n, a] of texts.entries())
      for (const b of texts.slice(n + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        assert.ok(across <= 3 || down <= 3, `${name}: "${a.text}" and "${b.text}"`)
      }
  }
})

test('[V85] every drawing has a title and a description, and every link a name', () => {
  for (const { name, svg } of drawings()) {
    const [, id = ''] = /aria-labelledby="([^"]+)-title"/.exec(svg) ?? []
    assert.match(svg, new RegExp(`<title id="${id}-title">[^<]{3,}</title>`), name)
    assert.match(svg, new RegExp(`<desc id="${id}-desc">[^<]{3,}</desc>`), name)
    const links = [...svg.matchAll(/<a (?:[^>"]|"[^"]*")*>\s*(?:<title>[^<]*<\/title>)?/g)]
    // The title alone is the name: a second one beside it would differ from the words that show.
    for (const [tag] of links) assert.match(tag, /^(?!.* aria-label=).*<title>[^<]{2,}</s, name)
    if (links.length > 0) assert.match(svg, /role="group"/, name)
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one)
    assert.equal(new Set(ids).size, ids.length, name)
  }
})

/** Looks that need words, and those that a heading beside them explains instead. */
const MARKS =
  'band hatched fading-out side best soft vague dot dot-open dash same possible different sealed ' +
  'flow known now fading later cell area area-edge country day bar'

test('[V86] every mark that is drawn is explained in the legend', () => {
  const marks = new Set(MARKS.split(' ').map((one) => `chart-${one}`))
  for (const { name, svg } of allPictures().filter((one) => one.svg.includes('chart-legend'))) {
    const { drawn, explained } = looksIn(svg)
    const missing = [...drawn].filter((look) => marks.has(look) && !explained.has(look))
    assert.deepEqual(missing, [], name)
  }
})

test('[V86] mutation test: a mark without its line in the legend is found', () => {
  const { drawn, explained } = looksIn(
    '<g class="chart-item"><path class="chart-now"/></g><g class="chart-legend"></g>',
  )
  assert.ok(drawn.has('chart-now') && !explained.has('chart-now'))
})

test('[V87] words that are not for every eye stand in no drawing, nor in its links', () => {
  for (const { name, svg } of allPictures())
    for (const word of ['never to be shown', 'not for every eye', 'the whole word'])
      assert.ok(!svg.includes(word), `${name}: ${word}`)
})
