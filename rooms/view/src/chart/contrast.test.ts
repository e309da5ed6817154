// The colours of charts against the ground they stand on, reckoned from the token file in light
// and dark. Source: WCAG 2.2, relative luminance, 1.4.3 (text 4.5 to 1) and 1.4.11 (marks 3 to 1).
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'

const style = (name: string): string =>
  readFileSync(new URL(`../../style/${name}.css`, import.meta.url), 'utf8')

type Colours = ReadonlyMap<string, string>

function coloursOf(block: string): Colours {
  const found = block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)
  return new Map([...found].map(([, name = '', value = '']) => [name, value]))
}

/** The colours in light, and in dark as chosen by the system and by the reader. */
function schemes(css: string): Colours[] {
  const light = coloursOf(css.split('@media')[0] ?? '')
  const dark = coloursOf(css.split('prefers-color-scheme: dark')[1]?.split('}')[0] ?? '')
  const chosen = coloursOf(css.split('[data-theme="dark"]')[1] ?? '')
  return [light, new Map([...light, ...dark]), new Map([...light, ...chosen])]
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const GROUNDS = ['paper', 'surface', 'sunk', 'accent-soft'] as const

/** Pairs of a colour and a ground that are too close. */
function weakPairs(css: string): string[] {
  return schemes(css).flatMap((colours) => {
    const pairs = [
      ...['ink', 'muted'].map((name) => [name, 4.5] as const),
      ...['accent', 'warn'].map((name) => [name, 3] as const),
    ]
    return pairs.flatMap(([name, least]) =>
      GROUNDS.filter(
        (ground) => contrast(colours.get(name) ?? '#000000', colours.get(ground) ?? '') < least,
      ).map((ground) => `${name} on ${ground}`),
    )
  })
}

test('[V96] text and marks of charts stand out from their ground, in light and dark', () => {
  // The two ends of the scale, by definition.
  assert.equal(contrast('#ffffff', '#000000'), 21)
  assert.deepEqual(weakPairs(style('token')), [])
})

test('[V96] mutation test: a paler colour is found', () => {
  const paler = style('token').replace('--muted: #59636e', '--muted: #a0a8b0')
  assert.deepEqual(weakPairs(paler).slice(0, 1), ['muted on paper'])
})

test('[V96] charts take their colours from tokens, and have the light ones for a file', () => {
  const [light] = schemes(style('token'))
  for (const [, name = '', value = ''] of style('chart').matchAll(/var\(--([a-z-]+), (#\w+)\)/g))
    assert.equal(value, light?.get(name), name)
  assert.doesNotMatch(style('chart').replace(/var\([^)]*\)/g, ''), /#[0-9a-f]{3,6}\b/)
  assert.doesNotMatch(style('chart'), /(?:margin|padding|border)-(?:left|right|top|bottom)/)
})
