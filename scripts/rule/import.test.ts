import assert from 'node:assert/strict'
import test from 'node:test'
import { checkoutOf } from '../place.ts'
import { engineProblems, importProblems, purityProblems } from './import.ts'
import { importsOf, maskSource } from './source-mask.ts'

const IMPURE = [
  "import { readFileSync } from 'node:fs'",
  'const t = Date.now()',
  'const t = new Date()',
  'const t = new Date',
  'const t = Date()',
  'const r = Math.random()',
  'const r = crypto.getRandomValues(x)',
  'const p = process.env.HOME',
  "console.log('x')",
  'const a = await fetch(url)',
  'setTimeout(run, 1)',
  'globalThis.x = 1',
  'const b = Buffer.from(x)',
  'const m = `${Date.now()}`',
  'const t = performance.now()',
]
const PURE = [
  'const t = new Date(value)',
  'const t = Date.UTC(2022, 0, 1)',
  'const t = Date.parse(text)',
  'const m = Math.max(1, 2)',
  'const p = row.process.name',
  '// console.log and Date.now() in a comment',
  "const s = 'Math.random() and process.env'",
  'const s = `fetch(x) and new Date()`',
  'const r = /console.log(x)/',
  'const processed = 1',
]

for (const line of IMPURE) {
  test(`[H5] a pure room refuses: ${line}`, () => {
    assert.equal(purityProblems('a.ts', `const one = 1\n${line}\n`)[0]?.line, 2)
  })
}

for (const line of PURE) {
  test(`[H5] [H6] a pure room accepts: ${line}`, () => {
    assert.deepEqual(purityProblems('a.ts', line), [])
  })
}

test('[H5] only sources of pure rooms are asked, tests are not', () => {
  const table = '## The rooms\n| `a` | x | – | yes |\n| `b` | x | – | no |\n'
  const impure = 'const x = Math.random()\n'
  const texts = {
    'ARCHITECTURE.md': table,
    'rooms/a/package.json': '{}',
    'rooms/b/package.json': '{}',
    'rooms/a/src/x.test.ts': impure,
    'rooms/b/src/x.ts': impure,
  }
  assert.deepEqual(importProblems(checkoutOf(texts)), [])
  const broken = importProblems(checkoutOf({ ...texts, 'rooms/a/src/x.ts': impure }))
  assert.deepEqual(
    broken.map((one) => one.path),
    ['rooms/a/src/x.ts'],
  )
})

test('[H7] the room of estimates asks no engine for what engines choose', () => {
  const engine = [
    'Math.exp(x)',
    'xs.map(Math.log)',
    'x ** 2',
    'Math.hypot(a, b)',
    'Math.atan2(a, b)',
  ]
  for (const code of engine) {
    assert.equal(engineProblems('a.ts', `const one = 1\nconst y = ${code}\n`)[0]?.line, 2)
  }
  for (const code of ['Math.sqrt(x)', 'Math.LOG2E', 'exp(x)', "'Math.exp'", '1 // x ** 2', 'a * b'])
    assert.deepEqual(engineProblems('a.ts', `const y = ${code}`), [])
  const table = '## The rooms\n| `estimate` | x | – | yes |\n| `b` | x | – | yes |\n'
  const source = '// A.\nexport const a = Math.exp(1)\n'
  const texts = {
    'ARCHITECTURE.md': table,
    'rooms/estimate/package.json': '{}',
    'rooms/b/package.json': '{}',
    'rooms/estimate/src/x.ts': source,
    'rooms/estimate/src/x.test.ts': source,
    'rooms/b/src/x.ts': source,
  }
  assert.deepEqual(
    importProblems(checkoutOf(texts)).map((one) => one.path),
    ['rooms/estimate/src/x.ts'],
  )
})

test('[H6] masking keeps length and lines, and finds every comment', () => {
  const source = 'a // b\nc /* d\ne */ f `x${g /* h */ + `i${j}`}k` /[/]l/.test(m) n / o / p\n'
  const { code, comments } = maskSource(source)
  assert.equal(code.length, source.length)
  assert.equal(code.split('\n').length, source.split('\n').length)
  assert.equal(code.replace(/[^a-z]/g, ''), 'acfgjtestmnop')
  assert.deepEqual(
    comments.map((one) => one.text),
    ['// b', '/* d\ne */', '/* h */'],
  )
})

test('[H6] imports are found where they are, not where they are spoken of', () => {
  const source = [
    "import type { A } from './a.ts'",
    'import {',
    '  b,',
    "} from '@tumen/b'",
    'export * from "c"',
    "const d = await import('d')",
    "// import 'e'",
    'const f = "import \'f\'"',
    'export interface G { from: string }',
    "const h = ['from', 'h']",
  ].join('\n')
  assert.deepEqual(
    importsOf(source).map((one) => one.specifier),
    ['./a.ts', '@tumen/b', 'c', 'd'],
  )
})
