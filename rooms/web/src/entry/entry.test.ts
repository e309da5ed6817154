// Joining by an invitation and signing in by words: what works without scripts.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { cookieOf, openGroupDoor, wordsOn } from '../../fixture/group.ts'
import { openGroup } from './group-door.ts'

async function joined(t: TestContext, account = 'doc-1', role = 'documenter') {
  const door = await openGroupDoor(t)
  const word = await door.invite(account, role)
  const answer = await door.send('/join', { form: { word, do: 'words' } })
  const page = await answer.text()
  const words = wordsOn(page)
  const signIn = (recovery: string, more: object = {}) =>
    door.send('/sign-in', { form: { account, recovery }, ...more })
  return { ...door, word, answer, page, words, signIn, cookie: cookieOf(answer) }
}

test('[E643] an invitation is joined without scripts, and each of ten words signs in once', async (t) => {
  const { send, words, cookie, signIn } = await joined(t)
  assert.equal(new Set(words).size, 10)
  assert.match(await (await send('/', { cookie })).text(), /Signed in as <strong>doc-1</)
  const [one = '', two = ''] = words
  const entered = await signIn(` ${one.toUpperCase()} `)
  assert.equal(entered.status, 303)
  const page = await (await send('/', { cookie: cookieOf(entered) })).text()
  assert.match(page, /Signed in as <strong>doc-1</)
  assert.equal((await signIn(one)).status, 403)
  assert.equal((await signIn(two)).status, 303)
})

test('[E643] the word of an invitation stands in no address and is asked for in three languages', async (t) => {
  const { send, invite } = await openGroupDoor(t)
  for (const language of LANGUAGES) {
    const page = await (await send('/join', { headers: { 'accept-language': language } })).text()
    assert.ok(page.includes(wordsIn(language).page.entry.joinWhy))
    assert.match(page, /<form method="post" action="\/join"/)
  }
  const word = await invite('doc-1', 'documenter')
  const asked = await send('/join', { form: { word, language: 'ko' } })
  const page = await asked.text()
  assert.ok(page.includes(wordsIn('ko').page.entry.makeKeyWhy))
  assert.equal(cookieOf(asked), '')
})

test('[E644] a stolen invitation is worth nothing once it was used, or after a day', async (t) => {
  const { send, word, invite, now } = await joined(t)
  const wrong = wordsIn('en').page.entry.joinWrong
  const again = await send('/join', { form: { word, do: 'words' } })
  assert.equal(again.status, 403)
  assert.ok((await again.text()).includes(wrong))
  assert.equal(cookieOf(again), '')
  const late = await invite('doc-2', 'documenter')
  now.ms += 24 * 60 * 60_000 + 1
  assert.equal((await send('/join', { form: { word: late, do: 'words' } })).status, 403)
})

test('[E645] joining and signing in begin a session of their own and end the one before', async (t) => {
  const { send, signIn, words, cookie, book } = await joined(t)
  const fixed = '__Host-tumen-4321=chosen-by-somebody-else'
  const entered = await signIn(words[0] ?? '', { cookie: fixed })
  assert.notEqual(cookieOf(entered), fixed)
  assert.equal(book.find('chosen-by-somebody-else'), undefined)
  const second = await signIn(words[1] ?? '', { cookie })
  assert.equal(second.status, 303)
  assert.equal((await send('/', { cookie })).status, 401)
})

test('[E646] an account that is not there is answered as a wrong word, byte for byte', async (t) => {
  const { send } = await joined(t)
  const challenge = /data-options="[^"]*"/g
  const ask = async (account: string) => {
    const form = { account, recovery: 'aaaa-bbbb-cccc-dddd-eeee' }
    const answer = await send('/sign-in', { form })
    const body = (await answer.text()).replace(challenge, '')
    return { status: answer.status, body, headers: [...answer.headers] }
  }
  assert.deepEqual(await ask('nobody'), await ask('doc-1'))
})

test('[E646] an account that is not there takes as long to answer as one that is', async (t) => {
  const { send, now } = await joined(t)
  const times: Record<string, number[]> = { nobody: [], 'doc-1': [] }
  for (let round = 0; round < 25; round++)
    for (const account of Object.keys(times)) {
      now.ms += 16 * 60_000
      const begun = performance.now()
      const form = { account, recovery: 'aaaa-bbbb-cccc-dddd-eeee' }
      await (await send('/sign-in', { form })).text()
      times[account]?.push(performance.now() - begun)
    }
  // The quickest says what the work costs; what other tests do beside it says nothing.
  const [missing, there] = ['nobody', 'doc-1'].map((name) => Math.min(...(times[name] ?? [])))
  assert.ok(Math.abs((missing ?? 0) - (there ?? 0)) < 5, `${missing} ${there}`)
})

test('[E647] guesses at one account wait, from wherever they come, and keep nobody else out', async (t) => {
  const { send, words, signIn } = await joined(t)
  const env = (n: number) => ({ incoming: { socket: { remoteAddress: `192.0.2.${n}` } } })
  const guess = (n: number, account = 'doc-1') =>
    send('/sign-in', { form: { account, recovery: `aaaa-${n}` }, env: env(n) })
  const statuses = []
  for (let n = 0; n < 6; n++) statuses.push((await guess(n)).status)
  assert.deepEqual(statuses, [403, 403, 403, 403, 429, 429])
  const held = await signIn(words[0] ?? '', { env: env(99) })
  assert.equal(held.status, 429)
  assert.match(await held.text(), /Wait \d+ seconds/)
  assert.equal((await guess(50, 'doc-2')).status, 403)
})

test('[E647] the wait doubles up to 42 seconds, and is over after a quarter of an hour', async (t) => {
  const { send, words, signIn, now } = await joined(t)
  const waits = []
  for (let n = 0; n < 12; n++) {
    const answer = await send('/sign-in', { form: { account: 'doc-1', recovery: `aaaa-${n}` } })
    const wait = Number(answer.headers.get('retry-after') ?? 0)
    waits.push(wait)
    now.ms += wait * 1000
  }
  assert.deepEqual(waits, [0, 0, 0, 0, 2, 4, 8, 16, 32, 42, 42, 42])
  assert.equal((await signIn(words[0] ?? '')).status, 303)
})

test('[E647] guesses at many accounts from one address wait, too', async (t) => {
  const { send, now } = await openGroupDoor(t)
  const env = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
  const statuses = []
  for (let n = 0; n < 20; n++) {
    const form = { account: `doc-${n}`, recovery: 'aaaa' }
    statuses.push((await send('/sign-in', { form, env })).status)
  }
  assert.deepEqual([...new Set(statuses)], [403, 429])
  assert.equal(statuses.indexOf(429), 19)
  now.ms += 3_000
  const word = await send('/join', { form: { word: 'aaaa' }, env })
  assert.equal(word.status, 429)
})

test('[E648] the printed word sets up alone: no longer once somebody is an administrator', async (t) => {
  const { send, book, invite } = await openGroupDoor(t)
  const entered = await send('/sign-in', { form: { word: book.newWord() } })
  assert.equal(entered.status, 303)
  const cookie = cookieOf(entered)
  assert.equal((await send('/documents', { cookie })).status, 403)
  const word = await invite('adm-1', 'administrator')
  assert.equal((await send('/help/keys', { cookie })).status, 200)
  await send('/join', { form: { word, do: 'words' } })
  assert.equal((await send('/help/keys', { cookie })).status, 401)
  assert.equal((await send('/sign-in', { form: { word: book.newWord() } })).status, 403)
  assert.ok(!(await (await send('/sign-in')).text()).includes('name="word"'))
})

test('[E649] M17: what can go wrong is read before signing in, in three languages', async (t) => {
  const { send } = await openGroupDoor(t)
  for (const language of LANGUAGES) {
    const headers = { 'accept-language': language }
    const page = await (await send('/help/what-can-go-wrong', { headers })).text()
    for (const { title } of Object.values(wordsIn(language).page.wrong.part))
      assert.ok(page.includes(title))
    const look = await send('/look', { form: { language, back: '/help/what-can-go-wrong' } })
    assert.ok((await look.text()).includes(wordsIn(language).page.wrong.title))
    assert.ok((await (await send('/sign-in')).text()).includes('/help/what-can-go-wrong'))
  }
})

test('[E654] where somebody comes from is what the socket says; a proxy is believed only here', async (t) => {
  const { group } = await openGroupDoor(t)
  const around = { nowMs: () => 0, tickMs: () => 0, random: (n: number) => new Uint8Array(n) }
  const whence = (isProxied: boolean, peer: string, forwarded = '', { origin } = group) => {
    const env = { incoming: { socket: { remoteAddress: peer } } }
    const header = (name: string) => (name === 'x-forwarded-for' ? forwarded : 'lie')
    const c = { env, req: { header } } as unknown as Parameters<typeof group.connectionOf>[0]
    return openGroup({ origin, isProxied }, around).connectionOf(c)
  }
  const plain = whence(false, '127.0.0.1')
  assert.equal(whence(false, '127.0.0.1', '192.0.2.7'), plain)
  assert.notEqual(whence(true, '127.0.0.1', '192.0.2.7'), whence(true, '127.0.0.1', '192.0.2.8'))
  const last = whence(true, '127.0.0.1', '192.0.2.7')
  assert.equal(whence(true, '127.0.0.1', '198.51.100.1, 192.0.2.7'), last)
  assert.equal(whence(true, '192.0.2.9', '192.0.2.7'), whence(true, '192.0.2.9'))
  assert.ok(!last.includes('192'))
  // Behind an onion address no proxy stands: what is named there is named by the visitor.
  const onion = { ...group, origin: `http://${'a'.repeat(56)}.onion` }
  const visitor = whence(true, '127.0.0.1', '192.0.2.7', onion)
  assert.equal(visitor, whence(true, '127.0.0.1', '198.51.100.1', onion))
})

test('[E773] a clock that is put back lets no session, proof, word or challenge live on', async (t) => {
  const { send, now, book, group, cookie, words, signIn } = await joined(
    t,
    'adm-1',
    'administrator',
  )
  const status = async () => (await send('/accounts', { cookie })).status
  const challenge = group.challenges.issue('sign-in')
  const late = book.newWord()
  // As a clock is set right by some seconds.
  now.ms -= 30_000
  assert.equal(await status(), 200)
  const form = { do: 'invite', account: 'doc-2', 'held documenter ': 'yes' }
  assert.equal((await send('/accounts', { cookie, form })).status, 200)
  now.ms -= 24 * 60 * 60_000
  assert.equal(await status(), 401)
  assert.equal(group.challenges.use(challenge, 'sign-in'), false)
  assert.equal(book.useWord(late), false)
  const entered = await signIn(words[0] ?? '')
  assert.notEqual(entered.status, 500)
  // Nor does one that is put forward: who was in is out, and nobody comes in by what was old.
  now.ms += 48 * 60 * 60_000
  assert.equal(await status(), 401)
})

test('[E774] guesses from everywhere at everybody wait together, and keys and open sessions do not', async (t) => {
  const { send, cookie, now, words, signIn } = await joined(t)
  const env = (n: number) => ({
    incoming: { socket: { remoteAddress: `2001:db8::${n.toString(16)}` } },
  })
  const statuses: number[] = []
  for (let n = 0; n < 310; n++) {
    const form = { account: `nobody-${n}`, recovery: 'aaaa' }
    statuses.push((await send('/sign-in', { form, env: env(n) })).status)
  }
  assert.equal(statuses.indexOf(429), 299)
  assert.ok(statuses.slice(299).every((status) => status === 429))
  const held = await signIn(words[0] ?? '', { env: env(999) })
  assert.equal(held.status, 429)
  assert.equal((await send('/', { cookie })).status, 200)
  // A key is looked at all the same: nobody guesses a signature.
  const key = await send('/sign-in', { form: { key: '{}' }, env: env(1000) })
  assert.equal(key.status, 403)
  // A right word that waited is not used up, and works when the wait is over.
  now.ms += 16 * 60_000
  assert.equal((await signIn(words[0] ?? '')).status, 303)
})
