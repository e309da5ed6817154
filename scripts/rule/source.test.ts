import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { checkoutOf, repositoryRoot } from '../place.ts'
import { linkProblems } from './link.ts'
import { sourceProblems } from './source.ts'

const HEAD = '// What lives here.\n'

function rulesBroken(path: string, text: string): string[] {
  return sourceProblems(checkoutOf({ [path]: text })).map((one) => one.rule)
}

test('[H10] a file of 500 lines passes, one of 501 does not', () => {
  const lines = (count: number): string => `${HEAD}${'const a = 1\n'.repeat(count - 1)}`
  assert.deepEqual(rulesBroken('rooms/a/src/b.ts', lines(500)), [])
  assert.deepEqual(rulesBroken('rooms/a/src/b.ts', lines(501)), ['file-lines'])
  assert.deepEqual(rulesBroken('rooms/a/src/b.test.ts', lines(501)), ['file-lines'])
})

test('[H11] a line of 100 columns passes, one of 101 does not; columns are characters', () => {
  const line = (count: number): string => `${HEAD}// ${'x'.repeat(count - 3)}\n`
  assert.deepEqual(rulesBroken('a.ts', line(100)), [])
  assert.deepEqual(rulesBroken('a.ts', line(101)), ['line-columns'])
  assert.deepEqual(rulesBroken('a.ts', `${HEAD}// ${'😀'.repeat(97)}\n`), [])
})

test('[H11] a single string may be longer in tests; data is exempt', () => {
  const long = `${HEAD}const words = {\n  'not-found': '${'x'.repeat(120)}',\n}\n`
  assert.deepEqual(rulesBroken('rooms/view/src/en.test.ts', long), [])
  assert.deepEqual(rulesBroken('rooms/view/src/en.ts', long), ['line-columns'])
  assert.deepEqual(rulesBroken('vectors/a/b.ts', long), [])
  const name = `test('[A1] ${'x'.repeat(90)}', async () => {\n`
  assert.deepEqual(rulesBroken('a.test.ts', name), [])
  assert.deepEqual(rulesBroken('a.ts', HEAD + name), ['line-columns'])
})

test('[H13] a suppression needs a reason, and @ts-ignore has none', () => {
  const broken = [
    '// biome-ignore lint/suspicious/noExplicitAny: no\n',
    '// biome-ignore lint/suspicious/noExplicitAny\n',
    '// @ts-expect-error\n',
    '// @ts-ignore because it is easier that way\n',
    '/* @ts-nocheck because it is easier that way */\n',
  ]
  for (const line of broken) assert.deepEqual(rulesBroken('a.ts', HEAD + line), ['suppression'])
  const fine = [
    '// biome-ignore lint/suspicious/noExplicitAny: the library gives nothing better\n',
    '// @ts-expect-error the field is missing on purpose: the check must find it\n',
    "const words = '@ts-ignore'\n",
  ]
  for (const line of fine) assert.deepEqual(rulesBroken('a.ts', HEAD + line), [])
})

test('[H14] a name that says nothing is refused, for files and for folders', () => {
  assert.deepEqual(rulesBroken('rooms/a/src/utils.ts', HEAD), ['file-name'])
  assert.deepEqual(rulesBroken('rooms/a/src/shared/b.ts', HEAD), ['file-name'])
  assert.deepEqual(rulesBroken('docs/types.md', ''), ['file-name'])
  assert.deepEqual(rulesBroken('rooms/a/src/shared-origin.ts', HEAD), [])
})

test('[H15] a source opens with a comment; tests and faces need none', () => {
  assert.deepEqual(rulesBroken('a.ts', 'const a = 1\n'), ['opening'])
  assert.deepEqual(rulesBroken('a.ts', '\n// Late.\n'), ['opening'])
  assert.deepEqual(rulesBroken('a.ts', '//\nconst a = 1\n'), ['opening'])
  assert.deepEqual(rulesBroken('a.ts', '#!/usr/bin/env node\n// The program.\n'), [])
  assert.deepEqual(rulesBroken('a.test.ts', 'const a = 1\n'), [])
  assert.deepEqual(rulesBroken('rooms/a/src/index.ts', 'export {}\n'), [])
})

test('[H16] a relative link leads to a file or a folder; other links are not followed', () => {
  const links = '[a](../a.md) [b](#here) [c](https://example.org/x) [d](../docs/)\n'
  const code = '```sh\n[x](nowhere.md)\n```\n'
  const house = { 'a.md': '', 'docs/b.md': links + code }
  assert.deepEqual(linkProblems(checkoutOf(house)), [])
  const broken = linkProblems(checkoutOf({ 'docs/b.md': links }))
  assert.deepEqual(
    broken.map((one) => one.text),
    ['links to ../a.md, which is not there.'],
  )
})

const REFUSED_BY_BIOME: readonly [rule: string, source: string][] = [
  [
    'noExcessiveLinesPerFunction',
    `export function f(): void {\n${'  g()\n'.repeat(61)}}\ndeclare function g(): void\n`,
  ],
  ['useMaxParams', 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): 1[] => [a, b, c, d, e]\n'],
  ['noExplicitAny', 'export const a: any = 1\n'],
  ['noDefaultExport', 'export default 1\n'],
  ['noUnusedImports', "import { a } from './a.ts'\nexport const b = 1\n"],
]

/** What Biome says, with the configuration of this house, to a house of one file. */
function biome(source: string): { status: number | null; printed: string } {
  const root = mkdtempSync(join(tmpdir(), 'tumen-biome-'))
  copyFileSync(join(repositoryRoot, 'biome.json'), join(root, 'biome.json'))
  writeFileSync(join(root, 'silence.ts'), source)
  const program = join(repositoryRoot, 'node_modules/@biomejs/biome/bin/biome')
  const args = [program, 'lint', '--error-on-warnings', '--colors=off']
  const child = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  rmSync(root, { recursive: true })
  return { status: child.status, printed: child.stdout + child.stderr }
}

test('[H12] a source of the house passes Biome', () => {
  assert.equal(biome('export const f = (a: 1, b: 1, c: 1, d: 1): 1[] => [a, b, c, d]\n').status, 0)
})

for (const [rule, source] of REFUSED_BY_BIOME) {
  test(`[H12] mutation test: Biome refuses what breaks ${rule}`, () => {
    const { status, printed } = biome(source)
    assert.notEqual(status, 0)
    assert.match(printed, new RegExp(rule))
  })
}
