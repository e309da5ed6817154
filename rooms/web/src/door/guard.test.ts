// Who is not answered: other hosts, other origins, other bodies, on every page that changes
// something and on every operation; and what happens when a guard is taken away.

import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, HOST, KEEPER, ORIGIN, openFixtureDoor } from '../../fixture/door.ts'
import { pages } from '../page-table.ts'
import { GUARDS } from './guard.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)

/** Eight ways of not being our own page. */
const FOREIGN: [name: string, headers: Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example' }],
  ['another port', { origin: 'http://localhost:9999' }],
  ['the address instead of the name', { origin: 'http://127.0.0.1:4321' }],
  ['another scheme', { origin: `https://${HOST}` }],
  ['a name that begins like ours', { origin: `${ORIGIN}.evil.example` }],
  ['no origin (sandboxed)', { origin: 'null' }],
  ['none, sent by another site', { 'sec-fetch-site': 'cross-site' }],
  ['none at all', {}],
]

const forms = pages.filter((page) => page.act).map((page) => page.path.replace(/:\w+/g, 'R08'))
const FORM_PATHS = [
  ...forms,
  '/sign-in',
  '/sign-out',
  '/look',
  '/keys',
  `/progress/${'0'.repeat(32)}/cancel`,
]

/** Sends an empty form or an empty input, as whoever is signed in. */
function sendTo(at: FixtureDoor, path: string, headers: Record<string, string>): Promise<Response> {
  const isApi = path.startsWith('/api/')
  const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded'
  const all = { cookie: at.cookie, 'content-type': type, ...headers }
  return at.send(path, { method: 'POST', headers: all, body: isApi ? '{}' : 'a=1' })
}

const PATHS = [...FORM_PATHS, ...contractList.map(({ name }) => `/api/${name}`)]

test('[E9] nothing is done for eight kinds of wrong origin, on every form and operation', async () => {
  const size = (await world.desk.ledger.head()).size
  for (const path of PATHS)
    for (const [name, headers] of FOREIGN) {
      const answer = await sendTo(door, path, headers)
      assert.equal(answer.status, 403, `${path} from ${name}`)
      assert.equal(answer.headers.get('set-cookie'), null)
    }
  assert.equal((await world.desk.ledger.head()).size, size)
  assert.equal((await door.get('/')).status, 200, 'the session lives on')
})

test('[E9] our own page is served: by its origin, or by what the browser says of it', async () => {
  for (const headers of [{ origin: ORIGIN }, { 'sec-fetch-site': 'same-origin' }])
    for (const path of ['/look', '/api/log.show'])
      assert.notEqual((await sendTo(door, path, headers)).status, 403, path)
})

test('[E9] mutation test: without the guard of origins every one of them comes through', async () => {
  const guards = GUARDS.filter((name) => name !== 'origin' && name !== 'fetch')
  const open = await openFixtureDoor(world, KEEPER, true, { guards })
  for (const [name, headers] of FOREIGN)
    assert.equal((await sendTo(open, '/api/log.show', headers)).status, 200, name)
})

test('[E9] another page cannot load ours as a part of itself, but may link to it', async () => {
  const cookie = door.cookie
  const parts: [Record<string, string>, number][] = [
    [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      403,
    ],
    [{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 403],
    [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
    [
      {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
      200,
    ],
    [{ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 200],
    [{ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 200],
  ]
  for (const [headers, status] of parts)
    assert.equal((await door.get('/log', { cookie, ...headers })).status, status)
})

test('[E7] only the printed host is answered, on every address', async () => {
  const hosts = [
    'evil.example',
    '127.0.0.1:4321',
    'localhost',
    'localhost:9999',
    'LOCALHOST:4321',
    '',
  ]
  for (const path of ['/', '/sign-in', '/style.css', '/api/openapi.json', ...PATHS])
    for (const host of hosts) {
      const answer = await door.send(path, { headers: { host, cookie: door.cookie } })
      assert.equal(answer.status, 421, `${path} at ${host}`)
    }
})

test('[E7] mutation test: without the guard of hosts a foreign name is answered', async () => {
  const guards = GUARDS.filter((name) => name !== 'host')
  const open = await openFixtureDoor(world, KEEPER, true, { guards })
  const headers = { host: 'evil.example', cookie: open.cookie }
  assert.equal((await open.send('/', { headers })).status, 200)
})

test('[E10] forms take form types and operations JSON, whatever the origin says', async () => {
  const wrong: [path: string, type: string][] = [
    ...['text/plain', 'application/json', 'multipart/mixed', '', 'application/xml'].map(
      (type): [string, string] => ['/look', type],
    ),
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ].map((type): [string, string] => ['/api/log.show', type]),
  ]
  for (const [path, type] of wrong) {
    const answer = await sendTo(door, path, { origin: ORIGIN, 'content-type': type })
    assert.equal(answer.status, 415, `${path} ${type}`)
  }
  const type = 'APPLICATION/JSON; charset=utf-8'
  assert.equal(
    (await sendTo(door, '/api/log.show', { origin: ORIGIN, 'content-type': type })).status,
    200,
  )
})

test('[E10] mutation test: without the guard of types JSON is read from a form of any type', async () => {
  const guards = GUARDS.filter((name) => name !== 'type')
  const open = await openFixtureDoor(world, KEEPER, true, { guards })
  const headers = { origin: ORIGIN, 'content-type': 'text/plain' }
  assert.equal((await sendTo(open, '/api/log.show', headers)).status, 200)
})

test('[E11] an address with more than fifty filters is refused', async () => {
  const filters = (n: number) => Array.from({ length: n }, (_, k) => `f${k}=1`).join('&')
  assert.equal((await door.get(`/log?${filters(50)}`)).status, 200)
  const refused = await door.get(`/log?${filters(51)}`)
  assert.equal(refused.status, 414)
  assert.match(await refused.text(), /50/)
})

test('[E11] mutation test: without the guard of filters the same address is answered', async () => {
  const guards = GUARDS.filter((name) => name !== 'filters')
  const open = await openFixtureDoor(world, KEEPER, true, { guards })
  const filters = Array.from({ length: 51 }, (_, k) => `f${k}=1`).join('&')
  assert.equal((await open.get(`/log?${filters}`)).status, 200)
})
