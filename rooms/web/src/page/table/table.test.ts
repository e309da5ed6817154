// Lists, searches and figures as files in the browser: where they are offered, to whom, and how
// they come. The invented world as one person has it who decides alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, KEEPER, ORIGIN, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const world = await openWorld()
test.after(() => world.close())
const { ledger } = world.desk
const settings = { ...ledger.settings, review: 'self' as const }
const own = new Proxy(ledger, {
  get: (target, name) => {
    if (name === 'settings') return settings
    const value: unknown = Reflect.get(target, name, target)
    return typeof value === 'function' ? value.bind(target) : value
  },
})
const alone = { ...world, desk: { ...world.desk, ledger: own } }
const [keeper, viewer] = [await openFixtureDoor(alone), await openFixtureDoor(alone, VIEWER)]

const QUESTION = '/figures/show?act=detention&place=CN%2FLN&at=2022-08'
/** Pages with a line, and the tables that each offers. */
const OFFERED: readonly [path: string, ...tables: string[]][] = [
  ['/claims', 'claims'],
  ['/claims?state=withdrawn', 'claims'],
  ['/documents?language=ko', 'documents'],
  ['/events', 'events'],
  ['/speakers?kind=outlet', 'speakers'],
  ['/lists', 'lists'],
  ['/figures', 'figures'],
  [QUESTION, 'figure'],
  ['/figures/table?acts=arrest&acts=custody&place=CN&from=2022&to=2022', 'cells'],
]

/** The forms of a page that offer a table, as the fields that a browser would post. */
function formsOf(page: string): Record<string, string>[] {
  const forms = page.match(/<form[^>]*class="as-table[\s\S]*?<\/form>/g) ?? []
  return forms.map((form) => {
    const inputs = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
    return Object.fromEntries([...inputs].map(([, name, value]) => [name, value]))
  })
}

const take = (door: FixtureDoor, fields: Record<string, string>) => door.post('/table', fields)

test('[E920] each list and figure offers itself as a table with the filters of its page', async () => {
  for (const [path, ...tables] of OFFERED) {
    const forms = formsOf(await keeper.text(path))
    assert.deepEqual(
      forms.map((form) => form.table),
      tables,
      path,
    )
    for (const format of ['csv', 'xlsx', 'jsonl'])
      for (const form of forms) {
        const answer = await take(keeper, { ...form, format })
        assert.equal(answer.status, 200, `${path} ${format}`)
        const said = answer.headers.get('content-disposition') ?? ''
        assert.equal(said, `attachment; filename="tumen-${form.table}-2023-03-01.${format}"`)
        assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
        assert.ok((await answer.arrayBuffer()).byteLength > 50)
      }
  }
})

test('[E920] the file holds what the filters of the page leave, each row with its link', async () => {
  const [form = {}] = formsOf(await keeper.text('/claims?state=withdrawn'))
  assert.equal(form['filter.state'], 'withdrawn')
  const lines = (await (await take(keeper, { ...form, format: 'jsonl' })).text()).trim().split('\n')
  const found = lines.map((line) => JSON.parse(line) as { url: string; state: string })
  assert.ok(found.length > 0 && found.every(({ state }) => state === 'withdrawn'))
  for (const { url } of found) assert.equal((await keeper.get(url)).status, 200, url)
})

test('[E921] the words of a search go along with the form and stand in no address', async () => {
  const page = await (await keeper.post('/search', { query: 'Liaoning' })).text()
  const forms = formsOf(page)
  assert.deepEqual(
    forms.map((form) => form.table),
    ['found-documents', 'found-claims'],
  )
  assert.ok(forms.every((form) => form['filter.query'] === 'Liaoning'))
  assert.doesNotMatch(page, /(href|action)="[^"]*Liaoning/)
  const answer = await take(keeper, { ...forms[0], format: 'csv' })
  assert.match(await answer.text(), /^\ufeff?url,id,title/)
})

test('[E922] who may not take claims along sees no line, and is refused', async () => {
  for (const [path] of OFFERED.filter(([path]) => path !== '/lists'))
    assert.deepEqual(formsOf(await viewer.text(path)), [], path)
  const answer = await take(viewer, { table: 'claims', format: 'csv' })
  assert.equal(answer.status, 403)
  assert.equal(answer.headers.get('content-disposition'), null)
})

test('[E922] where a second person decides, the page says what to do, in each language', async () => {
  const shared = await openFixtureDoor(world, KEEPER)
  for (const [path] of OFFERED) assert.deepEqual(formsOf(await shared.text(path)), [], path)
  const searched = await shared.post('/search', { query: 'Liaoning' })
  assert.deepEqual(formsOf(await searched.text()), [])
  for (const [language, words] of [
    ['en', /Ask for a bundle of claims/],
    ['ko', /묶음 쪽에서/],
    ['zh', /证据包页面/],
  ] as const) {
    const init = { method: 'POST', headers: { cookie: shared.cookie, origin: ORIGIN } }
    const headers = { ...init.headers, 'accept-language': language }
    const body = new URLSearchParams({ table: 'claims', format: 'xlsx' })
    const answer = await shared.send('/table', { ...init, headers, body })
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), words)
  }
})

test('[E923] a program gets the same file from the interface, and a refusal as one', async () => {
  const headers = { cookie: keeper.cookie, origin: ORIGIN, 'content-type': 'application/json' }
  const ask = (input: object) =>
    keeper.send('/api/table.export', { method: 'POST', headers, body: JSON.stringify(input) })
  const answer = await ask({ table: 'claims', filter: { act: 'detention' } })
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
  const [form = {}] = formsOf(await keeper.text('/claims?act=detention'))
  assert.equal(await answer.text(), await (await take(keeper, { ...form, format: 'csv' })).text())
  const wrong = await ask({ table: 'claims', filter: { nonsense: 1 } })
  assert.equal(wrong.status, 422)
  assert.equal(
    ((await wrong.json()) as { refused: { code: string } }).refused.code,
    'invalid-input',
  )
})
