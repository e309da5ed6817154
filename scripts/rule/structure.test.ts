import assert from 'node:assert/strict'
import test from 'node:test'
import { checkoutOf } from '../place.ts'
import { circleProblems, folderProblems, importCircles } from './structure.ts'

function folderOf(count: number, ending: string): Record<string, string> {
  const names = Array.from({ length: count }, (_, n) => `rooms/a/src/noun/f${n}${ending}`)
  return Object.fromEntries(names.map((name) => [name, '']))
}

test('[H8] a folder with more than thirty sources is a problem; tests are not counted', () => {
  const within = { ...folderOf(30, '.ts'), ...folderOf(30, '.test.ts') }
  assert.deepEqual(folderProblems(checkoutOf(within)), [])
  const [problem] = folderProblems(checkoutOf(folderOf(31, '.tsx')))
  assert.equal(problem?.path, 'rooms/a/src/noun')
})

test('[H9] files that import each other when they run are a problem, types are not', () => {
  const circle = {
    'rooms/a/src/one.ts': "import { two } from './noun/two.ts'\nexport const one = two\n",
    'rooms/a/src/noun/two.ts': "export { three as two } from '../three.ts'\n",
    'rooms/a/src/three.ts': "import '../src/one.ts'\nexport const three = 3\n",
  }
  assert.equal(circleProblems(checkoutOf(circle)).length, 1)
  for (const line of [
    "import type { two } from './noun/two.ts'",
    "import { type two } from './noun/two.ts'",
  ]) {
    const typed = checkoutOf({ ...circle, 'rooms/a/src/one.ts': line })
    assert.deepEqual(circleProblems(typed), [])
    assert.equal(importCircles(typed, true).length, 1)
  }
  const quoted = `const text = "import { two } from './noun/two.ts'"`
  assert.deepEqual(circleProblems(checkoutOf({ ...circle, 'rooms/a/src/one.ts': quoted })), [])
})
