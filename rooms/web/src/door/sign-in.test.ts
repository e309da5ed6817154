// Signing in and out: the word, the cookie, the ends of a session, wrong words, and what was
// being written when a session ended.
import assert from 'node:assert/strict'
import test from 'node:test'
import { HOST, KEEPER, ORIGIN, readOnlyWorld } from '../../fixture/door.ts'
import { createApp, type DoorOptions } from './app.tsx'
import { type Session, SessionBook } from './session.ts'
import { SignInLimit } from './sign-in-limit.ts'

const world = await readOnlyWorld()
const MINUTE = 60_000

type Headers = Record<string, string>

/** A door whose clock the test sets. */
function openClocked(more: Partial<DoorOptions> = {}) {
  const now = { ms: Date.parse('2023-03-01T09:00:00Z') }
  let drawn = 0
  const book = new SessionBook({
    clock: () => new Date(now.ms),
    random: (length) => Uint8Array.from({ length }, () => (drawn++ * 151) % 256),
  })
  const app = createApp({
    desk: world.desk,
    actor: KEEPER,
    book,
    host: HOST,
    language: 'en',
    invented: true,
    onFault: () => undefined,
    ...more,
  })
  const send = async (path: string, headers: Headers = {}, body?: BodyInit, env?: object) => {
    const init = { headers: { host: HOST, origin: ORIGIN, ...headers } }
    const posted = body === undefined ? {} : { method: 'POST', body }
    return app.request(`${ORIGIN}${path}`, { ...init, ...posted }, env)
  }
  const enter = (fields: Record<string, string>, headers: Headers = {}, env?: object) =>
    send('/sign-in', headers, new URLSearchParams(fields), env)
  return { now, book, send, enter }
}

function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test('[E12] a word signs in once, and its cookie cannot be read, lent or sent in clear', async () => {
  const { book, enter, send } = openClocked()
  const word = book.newWord()
  assert.match(word, /^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/)
  const first = await enter({ word: ` ${word.toUpperCase()} `, back: '/log' })
  assert.deepEqual([first.status, first.headers.get('location')], [303, '/log'])
  const set = first.headers.get('set-cookie') ?? ''
  const name = `__Host-tumen-${HOST.split(':')[1]}`
  assert.match(set, new RegExp(`^${name}=[A-Za-z0-9_-]{43}; `))
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
    assert.ok(set.includes(flag), flag)
  assert.doesNotMatch(set, /Domain|Max-Age|Expires/)
  assert.equal((await send('/', { cookie: cookieOf(first) })).status, 200)
  const replayed = await enter({ word })
  assert.deepEqual([replayed.status, replayed.headers.get('set-cookie')], [403, null])
})

test('[E12] a word lives half an hour; neither words nor tokens are held as they are', async () => {
  const { now, book, enter } = openClocked()
  const [early, late] = [book.newWord(), book.newWord()]
  now.ms += 30 * MINUTE
  const signed = await enter({ word: early })
  assert.equal(signed.status, 303)
  now.ms += 1
  assert.equal((await enter({ word: late })).status, 403)
  const { inspect } = await import('node:util')
  const held = inspect(book, { depth: 9, showHidden: true })
  for (const secret of [late, late.replaceAll('-', ''), cookieOf(signed).split('=')[1] ?? '?'])
    assert.ok(!held.includes(secret))
})

test('[E13] a session ends after half an hour without use, and after eight hours with it', async () => {
  const { now, book, enter, send } = openClocked()
  const cookie = cookieOf(await enter({ word: book.newWord() }))
  for (let minutes = 0; minutes < 8 * 60; minutes += 30) {
    assert.equal((await send('/log', { cookie })).status, 200, `${minutes} minutes`)
    now.ms += 30 * MINUTE
  }
  now.ms += 1
  const ended = await send('/log', { cookie })
  assert.equal(ended.status, 401)
  assert.match(await ended.text(), /signed out after a pause/)
  const other = cookieOf(await enter({ word: book.newWord() }))
  now.ms += 30 * MINUTE + 1
  assert.equal((await send('/log', { cookie: other })).status, 401)
})

test('[E13] signing out ends this session only, and tells the browser to forget', async () => {
  const { book, enter, send } = openClocked()
  const [mine, other] = [
    await enter({ word: book.newWord() }),
    await enter({ word: book.newWord() }),
  ]
  const cookie = cookieOf(mine)
  const out = await send('/sign-out', { cookie }, new URLSearchParams({ back: '/' }))
  assert.equal(out.status, 200)
  assert.equal(out.headers.get('clear-site-data'), '"cache", "cookies", "storage"')
  assert.match(out.headers.get('set-cookie') ?? '', /=; Max-Age=0; Path=\/; HttpOnly; Secure/)
  assert.equal((await send('/log', { cookie })).status, 401)
  assert.equal((await send('/log', { cookie: cookieOf(other) })).status, 200)
})

test('[E13] signing in anew ends the session of that browser; a made-up token opens nothing', async () => {
  const { book, enter, send } = openClocked()
  const first = cookieOf(await enter({ word: book.newWord() }))
  const second = cookieOf(await enter({ word: book.newWord() }, { cookie: first }))
  assert.notEqual(second, first)
  assert.equal((await send('/log', { cookie: first })).status, 401)
  const name = first.split('=')[0]
  for (const token of ['', 'a', 'A'.repeat(43), '__proto__'])
    assert.equal((await send('/log', { cookie: `${name}=${token}` })).status, 401)
})

test('[E14] whoever guesses keeps nobody else out, wherever they come from', async () => {
  const { book, enter } = openClocked()
  const [guesser, owner] = [{ incoming: { socket: {} } }, { incoming: { socket: {} } }]
  for (let n = 0; n < 4; n++) assert.equal((await enter({ word: 'x' }, {}, guesser)).status, 403)
  for (let n = 0; n < 40; n++) assert.equal((await enter({ word: 'x' }, {}, guesser)).status, 429)
  assert.equal((await enter({ word: book.newWord() }, {}, guesser)).status, 429)
  assert.equal((await enter({ word: book.newWord() }, {}, owner)).status, 303)
})

test('[E14] mutation test: counted for everybody together, the owner would wait as well', async () => {
  class ForAll extends SignInLimit {
    override waitFor(): number {
      return super.waitFor(this)
    }
    override noteWrong(): number {
      return super.noteWrong(this)
    }
  }
  const { book, enter } = openClocked({ signInLimit: new ForAll(() => 0) })
  const [guesser, owner] = [{ incoming: { socket: {} } }, { incoming: { socket: {} } }]
  for (let n = 0; n < 5; n++) await enter({ word: 'x' }, {}, guesser)
  assert.equal((await enter({ word: book.newWord() }, {}, owner)).status, 429)
})

test('[E14] during the wait even the right word is not looked at, and it is not used up', async () => {
  const { book, enter } = openClocked()
  const word = book.newWord()
  for (let n = 0; n < 5; n++) await enter({ word: `wrong ${n}` })
  const kept = await enter({ word, back: '/log' })
  assert.equal(kept.status, 429)
  assert.ok(Number(kept.headers.get('retry-after')) >= 1)
  assert.match(await kept.text(), /Wait \d+ seconds/)
  assert.equal(kept.headers.get('set-cookie'), null)
  assert.ok(book.useWord(word), 'the word still works')
})

test('[E14] mutation test: where nothing is counted the right word is taken after any number', async () => {
  class Uncounted extends SignInLimit {
    override noteWrong(): number {
      return 0
    }
  }
  const { book, enter } = openClocked({ signInLimit: new Uncounted(() => 0) })
  for (let n = 0; n < 30; n++) assert.equal((await enter({ word: `wrong ${n}` })).status, 403)
  assert.equal((await enter({ word: book.newWord() })).status, 303)
})

test('[E15] headers that name another address change nothing', async () => {
  const { enter } = openClocked()
  let last = 0
  for (let n = 0; n < 6; n++) {
    const liar = `10.0.0.${n}`
    const headers = { 'x-forwarded-for': liar, forwarded: `for=${liar}`, 'x-real-ip': liar }
    last = (await enter({ word: 'wrong' }, headers)).status
  }
  assert.equal(last, 429)
  const { send } = openClocked()
  const foreign = { 'x-forwarded-host': HOST, forwarded: `host=${HOST}`, host: 'evil.example' }
  assert.equal((await send('/sign-in', foreign)).status, 421)
})

test('[E16] the language can be chosen before signing in, and stays', async () => {
  const { book, send, enter } = openClocked()
  const asked = await send('/look', {}, new URLSearchParams({ language: 'ko', back: '/log' }))
  const page = await asked.text()
  assert.equal(asked.status, 200)
  assert.match(page, /<html lang="ko"/)
  assert.match(page, /name="language" value="ko"/)
  assert.match(page, /name="back" value="\/log"/)
  const word = book.newWord()
  const wrong = await enter({ word: 'x', language: 'ko', back: '/log' })
  assert.match(await wrong.text(), /<html lang="ko"/)
  const cookie = cookieOf(await enter({ word, language: 'ko', back: '/log' }))
  assert.match(await (await send('/log', { cookie })).text(), /<html lang="ko"/)
})

/** The value of a hidden field as a browser would send it. */
function hidden(page: string, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const signs: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" }
  return found.replace(/&(quot|amp|lt|gt|#39);/g, (_, sign: string) => signs[sign] ?? '')
}

test('[E17] what was typed when the session had ended comes back on its page, unharmed', async () => {
  const { book, send, enter } = openClocked()
  const query = '"강제북송" <script>alert(1)</script> & \u2028 “52”\n둘째 줄'
  const posted = await send('/search', {}, new URLSearchParams({ query, mode: 'as_written' }))
  assert.equal(posted.status, 401)
  const page = await posted.text()
  assert.ok(!page.includes('<script>alert'))
  assert.match(page, /Your text is kept/)
  const carried = { 'kept-path': hidden(page, 'kept-path'), kept: hidden(page, 'kept') }
  const wrong = await (await enter({ word: 'wrong', ...carried })).text()
  assert.equal(hidden(wrong, 'kept'), carried.kept, 'a wrong word loses nothing')
  const entered = await enter({ word: book.newWord(), ...carried })
  assert.deepEqual([entered.status, entered.headers.get('location')], [303, '/search'])
  const back = await (await send('/search', { cookie: cookieOf(entered) })).text()
  assert.ok(!back.includes('<script>alert'))
  assert.match(back, /강제북송/)
  assert.match(back, /look at it and send it again/)
})

test('[E17] a megabyte of Korean travels through; a file does not, its fields do', async () => {
  const { book, enter, now, send } = openClocked()
  const cookie = cookieOf(await enter({ word: book.newWord() }))
  now.ms += 30 * MINUTE + 1
  const text = '북송'.repeat(170_000)
  const form = new FormData()
  form.set('text', text)
  form.set('title', 'Twelve held')
  form.set('file', new File(['x'.repeat(2_000_000)], 'secret-name.txt'))
  const posted = await send('/documents/new', { cookie }, form)
  assert.equal(posted.status, 401)
  const page = await posted.text()
  assert.ok(!page.includes('secret-name'))
  const again = new FormData()
  again.set('word', book.newWord())
  for (const name of ['kept-path', 'kept']) again.set(name, hidden(page, name))
  const entered = await send('/sign-in', { cookie }, again)
  assert.deepEqual([entered.status, entered.headers.get('location')], [303, '/documents/new'])
  const token = cookieOf(entered).split('=')[1]
  const session = book.find(token) as Session
  assert.deepEqual(session.kept?.entries, [
    ['text', text],
    ['title', 'Twelve held'],
  ])
})

test('[E17] what is too large to carry is refused and said; buttons are simply pressed again', async () => {
  const { book, enter, now, send } = openClocked()
  const cookie = cookieOf(await enter({ word: book.newWord() }))
  now.ms += 30 * MINUTE + 1
  const formOf = (length: number) => {
    const form = new FormData()
    form.set('text', 'x'.repeat(length))
    return form
  }
  const statusOf = async (length: number, headers: Headers) =>
    (await send('/documents/new', headers, formOf(length))).status
  assert.equal(await statusOf(5_000_000, { cookie }), 413)
  assert.equal(await statusOf(4_000_000, { cookie }), 401)
  assert.equal(await statusOf(60_000, {}), 413, 'a stranger is carried less')
  const most = await send('/documents/new', {}, formOf(57_000))
  const carried = new FormData()
  const page0 = await most.text()
  for (const name of ['kept-path', 'kept']) carried.set(name, hidden(page0, name))
  carried.set('word', book.newWord())
  assert.equal((await send('/sign-in', {}, carried)).status, 303)
  const undo = await send('/undo', {}, new URLSearchParams({ leaf: '3', back: '/log' }))
  const page = await undo.text()
  assert.equal(undo.status, 401)
  assert.ok(!page.includes('name="kept"'))
  assert.match(page, /name="back" value="\/log"/)
})

test('[E17] what a forged sign-in form carries leads to no page of others', async () => {
  const { book, enter } = openClocked()
  for (const path of ['https://evil.example/', '//evil.example', 'javascript:1']) {
    const kept = JSON.stringify([['a', 'b'], [1, 2], 'c'])
    const entered = await enter({ word: book.newWord(), 'kept-path': path, kept })
    assert.equal(entered.headers.get('location'), '/')
  }
  const broken = await enter({ word: book.newWord(), 'kept-path': '/log', kept: '{' })
  assert.equal(broken.headers.get('location'), '/')
})
