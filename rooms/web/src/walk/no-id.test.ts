// What a page says is words: no id of a record stands where a title or a name should, in any
// language. The id stands once on the record's own page, in addresses, and where it was typed.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../fixture/door.ts'
import { EVERY_PAGE } from './every-page.test.ts'
import { linkWorld } from './linked-world.test.ts'

/** Every table whose rows have an id of their own that a page could print. */
const TABLES = [
  ...(['document', 'claim', 'event', 'agent', 'query', 'list', 'list_entry', 'overlap'] as const),
  ...(['estimate', 'mention', 'person', 'linkage_run', 'judgement', 'person_proposal'] as const),
  ...(['proposal_decision', 'list_mapping', 'import_run', 'derivative', 'attachment'] as const),
] as const

interface WholeReader {
  rows(table: string): Promise<{ row: { id: string } }[]>
}

/** Ids of every record of a workspace. */
async function idsOf({ desk }: OpenedWorld): Promise<string[]> {
  // The type keeps large tables from being read whole; these are small.
  const read = desk.ledger.read as unknown as WholeReader
  const rows = await Promise.all(TABLES.map((table) => read.rows(table)))
  return [...new Set(rows.flat().map(({ row }) => row.id))]
}

/** An id that is also a word, such as `A` of "List A", cannot be told from it. */
const isCode = (id: string): boolean => /\d/.test(id) && id.length > 1

/** What a page shows and what is read out of its attributes, without what was typed. */
function visibleIn(page: string): string {
  const read = [...page.matchAll(/\s(?:aria-label|title|alt|placeholder)="([^"]*)"/g)]
  const text = page
    .replace(/<(script|style|textarea)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<p class="print-only citation-print">[\s\S]*?<\/p>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
  return [text, ...read.map(([, words = '']) => words)].join('\n')
}

/** Ids that stand in the text of a page as whole words. */
function idsIn(text: string, ids: ReadonlySet<string>): string[] {
  const tokens = text.match(/[A-Za-z0-9][A-Za-z0-9:._#/-]*/g) ?? []
  const found = tokens.flatMap((token) => [token, token.replace(/[:._#/-]+$/, '')])
  return [...new Set(found.filter((token) => ids.has(token)))]
}

/** The page without the one place where it says its own id; a review may be of two records. */
function withoutOwn(page: string, path: string): string {
  const own = decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '')
  return own.split(' ').reduce((left, id) => left.replace(`class="code">${id}<`, '><'), page)
}

test('[E560] no page says the id of a record where a name should stand, in any language', async () => {
  const world = await openWorld()
  try {
    const { paths } = await linkWorld(world)
    const door = await openFixtureDoor(world)
    const ids = new Set((await idsOf(world)).filter(isCode))
    assert.ok(ids.size > 1000, `${ids.size} ids`)
    const said: string[] = []
    for (const language of LANGUAGES)
      for (const path of [...EVERY_PAGE, ...paths]) {
        const page = await door.text(path, { 'accept-language': language })
        const found = idsIn(visibleIn(withoutOwn(page, path)), ids)
        if (found.length > 0) said.push(`${language} ${path}: ${found.slice(0, 5).join(' ')}`)
      }
    assert.deepEqual(said, [])
  } finally {
    await world.close()
  }
})

test('[E560] mutation test: an id in a sentence, a label or a title is found', () => {
  const ids = new Set(['R08b', 'list-a/A-001'])
  for (const page of [
    '<p>because of R08b:</p>',
    '<button aria-label="Open R08b">Open</button>',
    '<title>Claim R08b · Tumen</title>',
    '<td>(R08b)</td>',
  ])
    assert.deepEqual(idsIn(visibleIn(page), ids), ['R08b'], page)
  assert.deepEqual(idsIn(visibleIn('<th>list-a/A-001.</th>'), ids), ['list-a/A-001'])
  assert.deepEqual(idsIn(visibleIn('<a href="/claims/R08b">at least 39</a> R08bc'), ids), [])
  const own = '<dd class="code">R08b</dd>'
  assert.deepEqual(idsIn(visibleIn(withoutOwn(own, '/claims/R08b?x=y')), ids), [])
  assert.deepEqual(idsIn(visibleIn(withoutOwn(own + own, '/claims/R08b')), ids), ['R08b'])
})
