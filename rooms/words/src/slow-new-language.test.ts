// A language that nobody speaks, made of English: every letter accented, every text a third longer,
// its parameters kept. It goes into a copy of this room and of `view` as any other language would.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { before } from 'node:test'
import { fileURLToPath } from 'node:url'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const ANSWER = join(REPOSITORY, 'vectors/view/arrested-in-china.json')
const house = mkdtempSync(join(tmpdir(), 'tumen-language-'))
process.on('exit', () => rmSync(house, { recursive: true, force: true }))
/** The rooms that it takes as they are. */
const ROOMS = ['claim', 'contract', 'figure', 'estimate']
const OTHERS = ['preact', 'preact-render-to-string', 'd3-geo', '@types/d3-geo']
const ROOM = join(house, 'rooms', 'words')

const PLAIN = 'AaCcDdEeGgIiJjKkLlNnOoRrSsTtUuWwYyZz'
const ACCENTED = 'ÁáĆćĎďÉéĞğÍíĴĵĶķĹĺŃńÓóŔŕŚśŢţÚúŴŵÝýŹź'

/** How both rooms are compiled, and run. */
const SETTINGS = {
  extends: './tsconfig.base.json',
  compilerOptions: { composite: false, declaration: false, noEmit: true },
  include: ['rooms/*/src'],
  exclude: ['**/*.test.ts'],
}

/** The text in the language that nobody speaks. */
function accented(text: string): string {
  const letters = text.replace(/\{\w+[|}]|[a-z]/gi, (one) =>
    one.length > 1 ? one : (ACCENTED[PLAIN.indexOf(one)] ?? one),
  )
  return letters + '~'.repeat(Math.ceil(text.trim().length / 3))
}

function accentedTree(value: unknown): unknown {
  if (typeof value === 'string') return accented(value)
  if (Array.isArray(value)) return value.map(accentedTree)
  const entries = Object.entries(value as object)
  return Object.fromEntries(entries.map(([key, one]) => [key, accentedTree(one)]))
}

/** Copies what a report needs, and adds the folder and the line of the new language. */
function addLanguage(): void {
  const isKept = (path: string) => !/(dist|\.tsbuildinfo)$/.test(path)
  for (const room of ['rooms/words', 'rooms/view'])
    cpSync(join(REPOSITORY, room), join(house, room), { recursive: true, filter: isKept })
  cpSync(join(REPOSITORY, 'tsconfig.base.json'), join(house, 'tsconfig.base.json'))
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify(SETTINGS))
  cpSync(join(ROOM, 'en'), join(ROOM, 'xa'), { recursive: true })
  for (const name of readdirSync(join(ROOM, 'xa')).filter((one) => one.endsWith('.json'))) {
    const file = join(ROOM, 'xa', name)
    writeFileSync(file, JSON.stringify(accentedTree(JSON.parse(readFileSync(file, 'utf8')))))
  }
  const about = { tag: 'en-XA', name: 'Áććéńţéď', note: 'For tests.' }
  writeFileSync(join(ROOM, 'xa', 'language.json'), JSON.stringify({ language: about }))
  appendFileSync(join(ROOM, 'src', 'folder.ts'), "export * as xa from '../xa/noun.ts'\n")
  const packages = join(house, 'node_modules')
  for (const scope of ['@tumen', '@types']) mkdirSync(join(packages, scope), { recursive: true })
  for (const room of ['words', 'view'])
    symlinkSync(join(house, 'rooms', room), join(packages, '@tumen', room))
  for (const name of ROOMS.map((room) => `@tumen/${room}`).concat(OTHERS))
    symlinkSync(join(REPOSITORY, 'node_modules', name), join(packages, name))
}

function node(...args: string[]) {
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(house, 'tsconfig.json') }
  const done = spawnSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8', env })
  return { status: done.status, text: `${done.stdout}${done.stderr}` }
}

/** What the compiler says of both rooms. */
function compiled() {
  return node('node_modules/typescript/bin/tsc', '-p', house)
}

/** What a program in the copied house prints. */
function printed(...lines: string[]): string {
  const program = join(house, 'program.mts')
  writeFileSync(program, lines.join('\n'))
  const { status, text } = node('--import', 'tsx', '--conditions=tumen-source', program)
  assert.equal(status, 0, text)
  return text
}

const numbersIn = (text: string) => (text.match(/\d+/g) ?? []).sort()

before(addLanguage)

test('[Q7] a folder and a line are a language: its report has the same numbers, in its words', () => {
  const report = (language: string) =>
    printed(
      "import { readFileSync } from 'node:fs'",
      "import { figureText } from '@tumen/view'",
      `const answer = JSON.parse(readFileSync(${JSON.stringify(ANSWER)}, 'utf8'))`,
      `process.stdout.write(figureText('${language}', answer))`,
    )
  const [english, accents] = [report('en'), report('xa')]
  assert.deepEqual(numbersIn(accents), numbersIn(english))
  const heading = /^[A-Z][a-z ]+$/gm
  const headings = english.match(heading) ?? []
  assert.ok(headings.length >= 3, english)
  for (const one of headings) assert.ok(accents.includes(accented(one)), one)
  assert.doesNotMatch(accents, heading)
})

test('[Q7] a tag asks for it, and its name stands beside the others on every page', () => {
  const page = printed(
    "import { Frame } from '@tumen/view'",
    "import { languageOf } from '@tumen/words'",
    "import { h } from 'preact'",
    "import { renderToString } from 'preact-render-to-string'",
    "const frame = { language: languageOf('xa'), title: 'x', here: '/', nav: undefined }",
    "process.stdout.write(renderToString(h(Frame, frame, 'x')))",
  )
  assert.match(page, /<html lang="en-XA"/)
  const names = [...page.matchAll(/name="language" value="(\w+)"[^>]*>([^<]*)</g)]
  assert.deepEqual(
    names.map(([, value, name]) => `${value} ${name}`),
    ['en English', 'ko 한국어', 'xa Áććéńţéď', 'zh 中文'],
  )
})

test('[Q8] a language in which a text is missing does not compile', () => {
  assert.deepEqual(compiled(), { status: 0, text: '' })
  const file = join(ROOM, 'xa', 'refusal.json')
  const { refused: _, ...without } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(without))
  const { status, text } = compiled()
  assert.notEqual(status, 0)
  assert.match(text, /refused/)
})
