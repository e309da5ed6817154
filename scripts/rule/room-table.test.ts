import assert from 'node:assert/strict'
import test from 'node:test'
import { checkoutOf } from '../place.ts'
import { importProblems } from './import.ts'
import { roomProblems, roomTable } from './room-table.ts'

const TABLE = `# House
## The rooms
| room | what | may import | pure |
|---|---|---|---|
| \`stone\` | stones | – | yes |
| \`wall\` | walls | \`stone\`, \`mortar\` | no |
## Beside the rooms
| folder | what | may import |
|---|---|---|
| \`garden\` | a garden | \`wall\` |
`
const HOUSE = {
  'ARCHITECTURE.md': TABLE,
  'rooms/stone/package.json': '{}',
  'rooms/stone/src/index.ts': "export * from './stone.ts'\n",
  'rooms/stone/src/stone.ts': 'export const weight = 3\n',
  'rooms/wall/package.json': '{"dependencies":{"@tumen/stone":"1","mortar":"1"}}',
  'rooms/wall/src/index.ts': "import 'mortar'\nexport { weight } from '@tumen/stone'\n",
}

/** The words of every problem of the house with some files changed. */
function problemsOf(changed: Readonly<Record<string, string | undefined>>): string[] {
  const texts: Record<string, string> = {}
  for (const [path, text] of Object.entries({ ...HOUSE, ...changed })) {
    if (text !== undefined) texts[path] = text
  }
  const checkout = checkoutOf(texts)
  return [...roomProblems(checkout), ...importProblems(checkout)].map(
    (one) => `${one.path}: ${one.text}`,
  )
}

test('[H1] the tables give folders, packages and purity', () => {
  const [stone, wall, garden] = roomTable(TABLE)
  assert.deepEqual([stone?.folder, stone?.isPure, stone?.mayImport.size], ['rooms/stone', true, 0])
  assert.deepEqual([...(wall?.mayImport ?? [])], ['@tumen/stone', 'mortar'])
  assert.deepEqual([garden?.folder, garden?.isPure], ['garden', false])
})

test('[H1] a house that keeps its table has no problem; rooms and rows must match', () => {
  assert.deepEqual(problemsOf({}), [])
  assert.match(problemsOf({ 'rooms/roof/src/a.ts': '' }).join(), /rooms\/roof: is not in the room/)
  const gone = { 'rooms/stone/package.json': undefined, 'rooms/stone/src/index.ts': undefined }
  const all = problemsOf({ ...gone, 'rooms/stone/src/stone.ts': undefined })
  assert.match(all.join(), /names rooms\/stone, which does not exist/)
})

test('[H1] a house without its table has a problem', () => {
  assert.match(problemsOf({ 'ARCHITECTURE.md': undefined }).join(), /is missing/)
})

test('[H2] a dependency outside the row, and a row outside the dependencies', () => {
  const more = { 'rooms/stone/package.json': '{"dependencies":{"zod":"1"}}' }
  assert.match(problemsOf(more).join(), /depends on zod, which the room table/)
  const less = { 'rooms/wall/package.json': '{"dependencies":{"@tumen/stone":"1"}}' }
  assert.match(problemsOf(less).join(), /lets wall import mortar/)
})

test('[H3] an import that is not listed, and a listed package that is not imported', () => {
  const more = { 'rooms/stone/src/stone.ts': "import { x } from '@tumen/wall'\n" }
  assert.match(problemsOf(more).join(), /stone.ts: imports @tumen\/wall, which/)
  const dynamic = { 'rooms/stone/src/stone.ts': "const x = await import('zod/v4')\n" }
  assert.match(problemsOf(dynamic).join(), /imports zod, which/)
  const less = { 'rooms/wall/src/index.ts': "import '@tumen/stone'\n" }
  assert.match(problemsOf(less).join(), /lists mortar, which nothing/)
  const itself = { 'rooms/stone/src/stone.ts': "import '@tumen/stone'\n" }
  assert.match(problemsOf(itself).join(), /imports its own room/)
})

test('[H3] a test may use what its row allows, fast-check and the world', () => {
  const file = 'rooms/wall/src/wall.test.ts'
  assert.deepEqual(problemsOf({ [file]: "import 'fast-check'\nimport '@tumen/world'\n" }), [])
  assert.match(problemsOf({ [file]: "import 'zod'\n" }).join(), /imports zod/)
})

test('[H4] a relative import may not leave the room', () => {
  const out = {
    'rooms/wall/src/index.ts': "import 'mortar'\nimport '../../stone/src/stone.ts'\n",
  }
  assert.match(problemsOf(out).join(), /\.\.\/\.\.\/stone\/src\/stone\.ts leaves the room/)
})
