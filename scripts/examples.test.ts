import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { compareAnswers } from '../bench/estimate/peer-compare.ts'
import { reasonFor } from '../bench/estimate/peer-reason.ts'
import { judgeFolders } from '../bench/estimate/peer-reference.ts'
import { exampleProgram } from './example-program.ts'
import { isPromised } from './example-value.ts'
import { runShell, runTypeScript, silentRooms } from './examples.ts'
import { markdownBlocks } from './markdown-block.ts'
import { staleProblems, writePages } from './reference.ts'
import { operationsPage, refusalsPage } from './reference-page.ts'

const example = (language: string, text: string) => ({
  path: 'a.md',
  block: { language, mark: '', text, line: 3 },
})

test('[H40] blocks are found with language, mark and line', () => {
  const document = 'a\n```ts\nconst a = 1\n```\n```sh test\nls\n```\n'
  assert.deepEqual(markdownBlocks(document), [
    { language: 'ts', mark: '', text: 'const a = 1\n', line: 2 },
    { language: 'sh', mark: 'test', text: 'ls\n', line: 5 },
  ])
})

test('[H40] a value may be promised as it is printed, as JSON or as an expression', () => {
  assert.ok(isPromised('39', 39) && isPromised("'a'", 'a') && isPromised('a', 'a'))
  assert.ok(isPromised('{ low: 39, best: null }', { low: 39, best: null }))
  assert.ok(isPromised('{"low":39}', { low: 39 }) && isPromised('undefined', undefined))
  assert.ok(isPromised('[ { low: 39, … } ]', [{ low: 39, high: 60 }]))
  assert.ok(!isPromised('39', 40) && !isPromised('{ low: 39 }', { low: 39, best: 60 }))
  assert.ok(!isPromised('[ 1, … ]', [2, 3]))
})

test('[H40] promises stand behind a statement of any length, or below it', () => {
  const program = exampleProgram(
    'const x = f({\n  a: 1,\n})\nx.low // → 39\ng(\n  x,\n)\n// → [1]\nconsole.log(x) // → …\n',
    'p',
  )
  assert.match(program, /keepPromise\("39", \(x\.low\)\)/)
  assert.match(program, /keepPromise\("\[1\]", \(g\(\n {2}x,\n\)\)\)/)
  assert.match(program, /keepPromise\("…", \(x\)\)/)
  assert.match(exampleProgram('const y = f()\n  .g() // → 2\n', 'p'), /keepPromise\("2", y\)/)
})

test('[H40] an example that keeps its promise passes; mutation test: a wrong one is a problem', async () => {
  const lines = (value: string): string =>
    `import { ACTS } from '@tumen/claim'\nconst first: string = ACTS[0]\nfirst // → ${value}\n`
  assert.deepEqual(await runTypeScript(example('ts', lines("'arrest'"))), [])
  const [problem] = await runTypeScript(example('ts', lines("'no such act'")))
  assert.equal(problem?.line, 3)
  assert.match(problem?.text ?? '', /promises 'no such act', the code gives 'arrest'/)
})

test('[H41] shell blocks share one home, and their words are compared in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-program-'))
  const program = join(folder, 'main.js')
  writeFileSync(program, "console.log('asked', ...process.argv.slice(2))\n")
  const first = example(
    'sh',
    'export WHO=me\necho 39 > note\ntumen figure ask\n# → asked figure ask\n',
  )
  const second = example('sh', 'cat note\n# → 39\nnpx tumen $WHO\n# → asked me\n')
  assert.deepEqual(await runShell([first, second], program), [])
  const [unknown] = await runShell([example('sh', 'npx other-thing\n')], program)
  assert.match(unknown?.text ?? '', /other-thing is not part of an example/)
  const [wrong] = await runShell([example('sh', 'echo b a\n# → a\n# → b\n')], program)
  assert.match(wrong?.text ?? '', /does not print "b"/)
  const [failing] = await runShell([example('sh', 'false | cat\necho on\n')], program)
  assert.match(failing?.text ?? '', /^fails/)
  rmSync(folder, { recursive: true })
})

test('[H42] a room without a README, or with one that shows nothing, is a problem', () => {
  const files = ['rooms/a/README.md', 'rooms/b/README.md', 'rooms/c/src/c.ts']
  const shown = [{ path: 'rooms/a/README.md', block: example('ts', '').block }]
  assert.deepEqual(
    silentRooms(files, shown).map((one) => one.path),
    ['rooms/b/README.md', 'rooms/c/README.md'],
  )
})

test('[H43] mutation test: a page that is missing or changed is a problem, writing it mends that', () => {
  const root = mkdtempSync(join(tmpdir(), 'tumen-reference-'))
  const pages = { 'docs/reference/a.md': 'one\n' }
  assert.equal(staleProblems(root, pages).length, 1)
  writePages(root, pages)
  assert.deepEqual(staleProblems(root, pages), [])
  writeFileSync(join(root, 'docs/reference/a.md'), 'two\n')
  assert.equal(staleProblems(root, pages).length, 1)
  assert.equal(readFileSync(join(root, 'docs/reference/a.md'), 'utf8'), 'two\n')
  rmSync(root, { recursive: true })
})

test('[H43] pages show fields, roles and sentences', () => {
  const kind = { name: 'kind', value: '"a" | "b"', needed: true, meaning: 'which one' }
  const entry = {
    name: 'a.show',
    summary: 'Gives a.',
    changes: false,
    isLong: true,
    isOfAll: false,
  }
  const schemas = {
    input: { fields: [kind], text: 'object' },
    output: { fields: [], text: 'null' },
  }
  const page = operationsPage([{ ...entry, ...schemas, roles: ['viewer'] }], ['viewer', 'editor'])
  assert.match(page, /\| `kind` \| "a" \\\| "b" \| yes \| which one \|/)
  assert.match(page, /\| \[`a\.show`\]\(#ashow\) \| yes \| – \|/)
  assert.match(page, /`null`/)
  const whole = { ...entry, ...schemas, isOfAll: true, roles: ['viewer' as const] }
  assert.match(operationsPage([whole], ['viewer']), /\| \[`a\.show`\]\(#ashow\) \| all \|/)
  assert.match(
    refusalsPage([{ code: 'empty', sentence: 'Nothing.' }]),
    /\| `empty` \| Nothing\. \|/,
  )
})

test('[H62] a folder is judged by its numbers, and a miss ends with 1', () => {
  const lines: string[] = []
  const judge = () => judgeFolders([root], (line) => lines.push(line))
  const root = mkdtempSync(join(tmpdir(), 'tumen-judged-'))
  const vectors = new URL('../vectors/estimate/', import.meta.url)
  const read = (path: string) => readFileSync(new URL(path, vectors), 'utf8')
  const { table, rows } = JSON.parse(read('reference/hav3.json')) as {
    table: string
    rows: { id: string; result: object }[]
  }
  const [row] = rows
  const write = (result: object | undefined) => {
    for (const folder of ['tables', 'reference']) mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, 'tables/hav3.json'), read('tables/hav3.json'))
    const changed = { table, rows: [{ ...row, result }] }
    writeFileSync(join(root, 'reference/hav3.json'), JSON.stringify(changed))
  }
  try {
    write(row?.result)
    assert.equal(judge(), 0)
    assert.match(lines.at(-1) ?? '', /1 rows, 0 refused, 0 not offered, 0 numbers missed/)
    write(JSON.parse(JSON.stringify(row?.result).replace(/388\.[\d]+/, '9.5')))
    assert.equal(judge(), 1)
    assert.ok(lines.some((line) => line.startsWith('MISSED')))
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('[H62] what differs for a stated reason is told apart from a miss', () => {
  const reason = (call: string) => reasonFor({ ...ROW, call })
  assert.match(reason("popsize(data,K=2,funcname='ranger')") ?? '', /forests are not offered/)
  assert.equal(reason("popsize(data,K=2,funcname='logit')"), undefined)
  const chain = (ess: number) => reasonFor({ ...ROW, result: { ess } })
  assert.match(chain(18.1) ?? '', /^one chain of theirs with 18 effective draws/)
  assert.equal(chain(186), undefined)
  const { comparisons, refused } = compareAnswers(
    { one: 1, two: 2 },
    { one: 1, two: { refused: 'no_maximum' } },
    { relative: 1e-9 },
  )
  assert.deepEqual([comparisons.length, refused], [1, ['two no_maximum']])
})

const ROW = { id: 'x.01', about: '', source: '', call: '', result: {}, tolerance: {} }
