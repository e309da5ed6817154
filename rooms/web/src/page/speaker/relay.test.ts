import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import { RelayPicture, RelayTable } from './relay-picture.tsx'

const MADE = { recorded: '2022-05-01T10:00:00.000Z', by: 'own', leaf: 1 }

/** The page between its first heading and its foot, without the frame. */
function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('[E152] a sealed identity is a dot without a name in the picture, and ● in the table', () => {
  const sealed = {
    id: 'ag-sealed',
    kind: 'person',
    anonymity: 'pseudonym',
    name: { en: 'a clerk' },
    sealed: '[sealed]',
    ...MADE,
  } as const
  const outlet = {
    id: 'paper',
    kind: 'outlet',
    anonymity: 'named',
    name: { en: 'Paper' },
    ...MADE,
  } as const
  const edges = [{ from: 'paper', to: 'ag-sealed', documents: 1, claims: 2 }]
  const props = { language: 'en' as const, relays: { agents: [sealed, outlet], edges, pairs: [] } }
  const picture = renderToString(h(RelayPicture, props))
  assert.ok(picture.includes('chart-sealed'))
  assert.ok(picture.includes('Paper'))
  for (const words of ['a clerk', 'ag-sealed']) assert.ok(!picture.includes(words), words)
  const table = renderToString(h(RelayTable, props))
  assert.ok(table.includes('● '))
  assert.ok(table.includes('a clerk'))
})

test('[E156] relays stand as a picture and a table of the same links, of all or of one', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const all = mainOf(await door.text('/relays'))
  const linksOf = (page: string, part: RegExp) =>
    new Set(
      [...(part.exec(page)?.[0] ?? '').matchAll(/href="(\/speakers\/[^"]+)"/g)].map(([, to]) => to),
    )
  const drawn = linksOf(all, /<svg[\s\S]*<\/svg>/)
  assert.ok(drawn.size > 10)
  assert.deepEqual([...drawn].sort(), [...linksOf(all, /<table[\s\S]*<\/table>/)].sort())
  const one = mainOf(await door.text('/relays?document=R07'))
  assert.ok(one.includes('In document 활동가 “붙잡힌 이들의 가족이 기다린다”, Dawn Ferry News'))
  assert.ok(one.includes('an activist') && !one.includes('a missionary'))
  const around = mainOf(await door.text('/relays?agent=S-03'))
  assert.ok(around.includes('Around a trader') && around.includes('a trader'))
  const question = mainOf(await door.text('/relays?act=detention&place=CN%2FLN&at=2022-07-31'))
  assert.ok(
    question.includes('href="/figures/show?act=detention&amp;place=CN%2FLN&amp;at=2022-07-31"'),
  )
  assert.ok(mainOf(await door.text('/relays?agent=nobody')).includes('Nobody passes on anybody'))
})

test('[E156] two narrowings at once, or a place that is not there, are refused beside the form', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const query of ['agent=S-02&document=R08', 'act=detention&place=Nowhereland']) {
    const answer = await door.get(`/relays?${query}`)
    assert.equal(answer.status, 422, query)
    const page = await answer.text()
    assert.ok(page.includes('role="alert"') && page.includes('action="/relays"'), query)
  }
})

test('[E156] more than a picture can show asks for less and lists the first links', () => {
  const agents = Array.from({ length: 150 }, (_, n) => ({
    id: `a${n}`,
    kind: 'outlet' as const,
    anonymity: 'named' as const,
    ...MADE,
  }))
  const edges = agents.slice(1).map(({ id }) => ({ from: 'a0', to: id, documents: 1, claims: 1 }))
  const relays = { agents, edges, pairs: [], truncated: true as const }
  assert.equal(renderToString(h(RelayPicture, { language: 'en', relays })), '')
  const table = renderToString(h(RelayTable, { language: 'en', relays }))
  assert.ok(table.includes('these are the first 100'))
  assert.equal(table.match(/<tr data-row/g)?.length, 100)
})

test('[E25] an id that is typed comes into the address only when it is one; a name does not', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const known = await door.post('/relays', { document: 'R07' })
  assert.deepEqual([known.status, known.headers.get('location')], [303, '/relays?document=R07'])
  const pair = await door.post('/speakers/relate', { do: 'choose', a: 'S-02', b: 'lantern' })
  assert.equal(pair.headers.get('location'), '/speakers/relate?a=S-02&b=lantern')
  for (const [path, fields] of [
    ['/relays', { agent: 'Somebody Real' }],
    ['/speakers/relate', { do: 'choose', a: 'S-02', b: 'Somebody Real' }],
  ] as const) {
    const answer = await door.post(path, fields)
    assert.deepEqual([answer.status, answer.headers.get('location')], [404, null], path)
    assert.ok((await answer.text()).includes('value="Somebody Real"'), 'what was typed stays')
  }
})
