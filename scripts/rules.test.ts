import assert from 'node:assert/strict'
import test from 'node:test'
import { checkoutAt, checkoutOf, repositoryRoot } from './place.ts'
import { ruleProblems, rulesNamed, rulesOf } from './rules.ts'

const SPEC = '# Stones\n\n- **S1** A stone has a weight.\n- **S2** It is not negative.\n'
const TESTS = "test('[S1] [S2] a weight', () => {})\ntest(`[S2] ${name}`, () => {})\n"
const HOUSE = { 'rooms/stone/SPEC.md': SPEC, 'rooms/stone/src/a.test.ts': TESTS }

function kindsOf(texts: Readonly<Record<string, string>>): string[] {
  return ruleProblems(checkoutOf(texts)).map((one) => `${one.rule} ${one.text.split(' ')[0]}`)
}

test('[H30] every rule with its test: no problem', () => {
  assert.deepEqual(kindsOf(HOUSE), [])
})

test('[H30] mutation test: without its test, a rule is a problem', () => {
  const fewer = { ...HOUSE, 'rooms/stone/src/a.test.ts': "test('[S2] x', () => {})\n" }
  assert.deepEqual(kindsOf(fewer), ['untested S1'])
})

test('[H30] a test in another folder does not prove the rule', () => {
  const moved = { 'rooms/stone/SPEC.md': SPEC, 'rooms/wall/src/a.test.ts': TESTS }
  assert.deepEqual(kindsOf(moved), ['untested S1', 'untested S2'])
})

test('[H30] a number that stands only in a comment or inside a name proves nothing', () => {
  const text = "// [S1]\ntest('about [S1]', () => {})\ntest('[S2] x', () => {})\n"
  assert.deepEqual(kindsOf({ ...HOUSE, 'rooms/stone/src/a.test.ts': text }), ['untested S1'])
})

test('[H31] mutation test: without its rule, a number in a test is a problem', () => {
  const fewer = { ...HOUSE, 'rooms/stone/SPEC.md': '- **S1** A stone has a weight.\n' }
  assert.deepEqual(kindsOf(fewer), ['unknown-rule names', 'unknown-rule names'])
})

test('[H32] a number for two rules, and a SPEC.md that says nothing', () => {
  const twice = { ...HOUSE, 'rooms/wall/SPEC.md': '- **S1** A wall stands.\n' }
  assert.ok(kindsOf(twice).includes('double-rule S1'))
  assert.deepEqual(kindsOf({ ...HOUSE, 'rooms/wall/SPEC.md': '# Nothing\n' }), ['no-rule states'])
})

const own = checkoutAt(repositoryRoot)
/** The scripts of this repository: no other folder names their rules. */
const files = own.files.filter((path) => path.startsWith('scripts/'))

/** They with one file changed in memory; the files themselves stay as they are. */
function changedCopy(path: string, change: (text: string) => string): string[] {
  const read = (asked: string): string =>
    asked === path ? change(own.read(asked)) : own.read(asked)
  return ruleProblems({ files, read }).map((one) => one.text)
}

test('[H30] [H31] mutation test: in these scripts, removing any one rule of the house', () => {
  const spec = 'scripts/SPEC.md'
  const rules = rulesOf(spec, checkoutAt(repositoryRoot).read(spec))
  assert.ok(rules.length > 20)
  const before = changedCopy(spec, (text) => text).length
  for (const { rule } of rules) {
    const after = changedCopy(spec, (text) => text.replace(`- **${rule}**`, '- '))
    assert.ok(after.length > before && after.join().includes(`names [${rule}]`), rule)
  }
})

test('[H30] mutation test: in these scripts, renaming the tests of one file turns it red', () => {
  const file = 'scripts/rules.test.ts'
  const named = rulesNamed(file, checkoutAt(repositoryRoot).read(file)).map((one) => one.rule)
  const after = changedCopy(file, (text) => text.replace(/\[(H\d+)\]/g, '$1')).join()
  for (const rule of new Set(named.filter((one) => one.startsWith('H')))) {
    assert.ok(after.includes(`whose name begins with [${rule}]`), rule)
  }
})
