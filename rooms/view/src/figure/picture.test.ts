import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import test from 'node:test'
import { LANGUAGES, type Language } from '@tumen/words'
import { textWidth } from '../terminal/text-width.ts'
import type { DifferenceAnswer, FigureAnswer } from './answer.ts'
import { differenceText } from './difference.ts'
import { figureText } from './text.ts'

const FOLDER = new URL('../../../../vectors/view/', import.meta.url)
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''))

function drawn(name: string, language: Language): [string, string][] {
  const answer: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))
  if (name.endsWith('.difference'))
    return [[`${name}.${language}`, differenceText(language, answer as DifferenceAnswer)]]
  const figure = answer as FigureAnswer
  return [
    [`${name}.${language}`, figureText(language, figure)],
    [`${name}.full.${language}`, figureText(language, figure, { level: 'full' })],
  ]
}

/** Whether the committed picture is the same; a changed one is written beside it. */
function isCommitted(name: string, text: string): boolean {
  const committed = new URL(`${name}.txt`, FOLDER)
  const actual = new URL(`${name}.actual.txt`, FOLDER)
  const same = existsSync(committed) && readFileSync(committed, 'utf8') === text
  if (same) rmSync(actual, { force: true })
  else writeFileSync(actual, text)
  return same
}

test('[V70] every report is its committed picture', () => {
  const pictures = NAMES.flatMap((name) => LANGUAGES.flatMap((language) => drawn(name, language)))
  assert.ok(pictures.length >= 40)
  const changed = pictures.filter(([name, text]) => !isCommitted(name, text)).map(([name]) => name)
  assert.deepEqual(changed, [], 'look at vectors/view/….actual.txt; rename it if it is right')
})

test('[V70] [V31] no line of a picture is wider than 80 columns', () => {
  for (const name of NAMES)
    for (const language of LANGUAGES)
      for (const [, text] of drawn(name, language))
        for (const line of text.split('\n')) assert.ok(textWidth(line) <= 80, line)
})
