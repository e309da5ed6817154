// What a room imports: only what its package.json lists, nothing from another folder by path,
// and everything that the list holds. Pure rooms reach neither the machine, the clock nor chance.
import { posix } from 'node:path'
import { type Checkout, isSource, isTest } from '../place.ts'
import type { Problem } from './problem.ts'
import { dependenciesOf, type Room, roomTable } from './room-table.ts'
import { importsOf, lineAt, maskSource } from './source-mask.ts'

/** What every test may use beside the packages of its room. */
const TEST_PACKAGES = new Set([
  'fast-check',
  '@tumen/world',
  'ajv',
  'axe-core',
  'dt-sql-parser',
  'playwright-core',
  'preact-render-to-string',
  'read-excel-file',
  '@seriousme/openapi-schema-validator',
])

/** The room whose reports have the same bytes in every engine. */
const SAME_BYTES = 'estimate'

/** The package that a specifier reaches: `@noble/hashes` for `@noble/hashes/sha2.js`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

interface Import {
  path: string
  specifier: string
  line: number
}

function importProblem(room: Room, listed: ReadonlySet<string>, found: Import): Problem[] {
  const { path, specifier, line } = found
  const blame = (text: string): Problem[] => [{ path, line, rule: 'import', text }]
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier)
    return target.startsWith(`${room.folder}/`) ? [] : blame(`${specifier} leaves the room.`)
  }
  if (specifier.startsWith('node:')) return []
  const name = packageOf(specifier)
  if (name === `@tumen/${room.name}`) return blame(`imports its own room: use a relative path.`)
  if (listed.has(name) || (isTest(path) && (TEST_PACKAGES.has(name) || room.mayImport.has(name)))) {
    return []
  }
  return blame(`imports ${name}, which ${room.folder}/package.json does not list.`)
}

function unusedProblems(room: Room, listed: ReadonlySet<string>, found: Import[]): Problem[] {
  const used = new Set(found.map((one) => packageOf(one.specifier)))
  return [...listed]
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: `${room.folder}/package.json`,
      rule: 'import',
      text: `lists ${name}, which nothing in the room imports: remove it.`,
    }))
}

const IMPURE: readonly { pattern: RegExp; what: string }[] = [
  {
    pattern: /(?<![\w$.])(?:process|console|globalThis|performance|Buffer)\s*[.[(]/g,
    what: 'the machine',
  },
  { pattern: /(?<![\w$.])(?:fetch|setTimeout|setInterval|require)\s*\(/g, what: 'the machine' },
  { pattern: /(?<![\w$.])Date\s*\.\s*now\b/g, what: 'the clock' },
  { pattern: /(?<![\w$.])(?:new\s+Date\s*\(\s*\)|new\s+Date\b(?!\s*\())/g, what: 'the clock' },
  { pattern: /(?<![\w$.])(?<!new\s+)Date\s*\(/g, what: 'the clock' },
  { pattern: /(?<![\w$.])Math\s*\.\s*random\b/g, what: 'chance' },
  { pattern: /(?<![\w$.])crypto\s*\.\s*(?:getRandomValues|randomUUID|subtle)\b/g, what: 'chance' },
]

const INEXACT_NAMES = 'a?(?:cos|sin|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log1p|log2|log10|pow'
const INEXACT = new RegExp(`(?<![\\w$.])Math\\s*\\.\\s*(?:${INEXACT_NAMES})\\b|\\*\\*`, 'g')

/** Where a source asks the engine for a number whose last bits each engine may choose. */
export function engineProblems(path: string, source: string): Problem[] {
  return [...maskSource(source).code.matchAll(INEXACT)].map((match) => ({
    path,
    line: lineAt(source, match.index),
    rule: 'engine',
    text: `${match[0]} has other last bits in other engines: use elementary.ts.`,
  }))
}

/** Where a pure source reaches for the machine, the clock or chance. */
export function purityProblems(path: string, source: string): Problem[] {
  const { code } = maskSource(source)
  const blame = (line: number, word: string, what: string): Problem => ({
    path,
    line,
    rule: 'pure',
    text: `${word} reaches for ${what}; in a pure room that is an argument.`,
  })
  const fromNode = importsOf(source)
    .filter((one) => one.specifier.startsWith('node:'))
    .map((one) => blame(one.line, one.specifier, 'the machine'))
  const fromGlobals = IMPURE.flatMap(({ pattern, what }) =>
    [...code.matchAll(pattern)].map((match) =>
      blame(lineAt(source, match.index), match[0].trim(), what),
    ),
  )
  return [...fromNode, ...fromGlobals]
}

function importProblemsOf(checkout: Checkout, room: Room): Problem[] {
  const manifest = `${room.folder}/package.json`
  if (!checkout.files.includes(manifest)) return []
  const listed = new Set(dependenciesOf(checkout.read(manifest)))
  const sources = checkout.files.filter(
    (path) => path.startsWith(`${room.folder}/`) && isSource(path),
  )
  const found = sources.flatMap((path) =>
    importsOf(checkout.read(path)).map((one) => ({ path, ...one })),
  )
  const impure = room.isPure
    ? sources
        .filter((path) => !isTest(path))
        .flatMap((path) => purityProblems(path, checkout.read(path)))
    : []
  const inexact = sources
    .filter((path) => room.name === SAME_BYTES && !isTest(path))
    .flatMap((path) => engineProblems(path, checkout.read(path)))
  return [
    ...found.flatMap((one) => importProblem(room, listed, one)),
    ...inexact,
    ...unusedProblems(room, listed, found),
    ...impure,
  ]
}

/** Where imports, package lists and purity differ from what the room table promises. */
export function importProblems(checkout: Checkout): Problem[] {
  if (!checkout.files.includes('ARCHITECTURE.md')) return []
  const rooms = roomTable(checkout.read('ARCHITECTURE.md'))
  return rooms.flatMap((room) => importProblemsOf(checkout, room))
}
