// How a source file looks: its size, its width, its name, its opening comment, and no silence
// bought without a reason. Function length, parameters, `any` and default exports are Biome's.
import { type Checkout, isSource, isTest } from '../place.ts'
import type { Problem } from './problem.ts'
import { lineAt, maskSource } from './source-mask.ts'

const MOST_LINES = 500
const MOST_COLUMNS = 100
const LEAST_REASON = 10
const VAGUE_NAMES = new Set([
  'lib',
  'util',
  'utils',
  'common',
  'helper',
  'helpers',
  'shared',
  'types',
  'service',
  'services',
  'manager',
  'managers',
])

function lengthProblems(path: string, text: string): Problem[] {
  const count = text.trimEnd().split('\n').length
  if (count <= MOST_LINES) return []
  const rule = 'file-lines'
  return [{ path, rule, text: `has ${count} lines; ${MOST_LINES} is the limit. Split it.` }]
}

/** A line that holds one string: it cannot be broken without taking the words apart. */
const ONE_STRING = /^\s*(?:[\w$'"-]+: )?(['"`]).*\1[,)]*$/

/** The line of a test's name: a sentence that says what holds. */
const TEST_NAME = /^\s*(?:await )?(?:t\.)?test\((['"`]).*\1, .*=> \{$/

function widthProblems(path: string, text: string): Problem[] {
  return text.split('\n').flatMap((content, index) => {
    const columns = [...content].length
    if (columns <= MOST_COLUMNS) return []
    if (isTest(path) && (ONE_STRING.test(content) || TEST_NAME.test(content))) return []
    const line = index + 1
    const words = `is ${columns} columns wide; ${MOST_COLUMNS} is the limit.`
    return [{ path, line, rule: 'line-columns', text: words }]
  })
}

/** The names in a path that say nothing about what lives there. */
export function nameProblems(path: string): Problem[] {
  const names = path.split('/').map((part) => part.replace(/\..*$/, ''))
  return names
    .filter((name) => VAGUE_NAMES.has(name.toLowerCase()))
    .map((name) => ({
      path,
      rule: 'file-name',
      text: `"${name}" does not say what lives there: name it for its concept.`,
    }))
}

function openingProblems(path: string, text: string): Problem[] {
  if (isTest(path) || path.endsWith('/index.ts')) return []
  const body = text.replace(/^#![^\n]*\n/, '')
  if (/^(?:\/\/ ?\S|\/\*\*?\s*\S)/.test(body)) return []
  const words = 'does not open with a comment that says what lives here and why.'
  return [{ path, line: 1, rule: 'opening', text: words }]
}

const SILENCE = /(biome-ignore(?:-all|-start)?|@ts-expect-error|@ts-ignore|@ts-nocheck)(.*)/

function suppressionProblems(path: string, text: string): Problem[] {
  return maskSource(text).comments.flatMap((comment) => {
    const match = SILENCE.exec(comment.text)
    if (!match) return []
    const [, kind = '', rest = ''] = match
    const reason = kind.startsWith('biome') ? rest.replace(/^[^:]*:?/, '') : rest
    const isBanned = kind === '@ts-ignore' || kind === '@ts-nocheck'
    if (!isBanned && reason.replace(/\*\/|[\s:—–-]+/g, '').length >= LEAST_REASON) return []
    const words = isBanned
      ? `${kind} is not used here: @ts-expect-error with a reason is.`
      : `${kind} needs a reason on the same line.`
    return [{ path, line: lineAt(text, comment.start), rule: 'suppression', text: words }]
  })
}

function isData(path: string): boolean {
  return path.startsWith('vectors/') || path.endsWith('.json')
}

/** Where a source file is too long, too wide, vaguely named, unexplained or silenced. */
export function sourceProblems(checkout: Checkout): Problem[] {
  return checkout.files
    .filter((path) => !isData(path))
    .flatMap((path) => {
      const named = nameProblems(path)
      if (!isSource(path)) return named
      const text = checkout.read(path)
      return [
        ...named,
        ...lengthProblems(path, text),
        ...widthProblems(path, text),
        ...openingProblems(path, text),
        ...suppressionProblems(path, text),
      ]
    })
}
