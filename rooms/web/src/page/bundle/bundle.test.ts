// The pages of bundles: what is shown before anything is made, the second decision, who decides,
// and the file that is handed out once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { canary, letLeave, type OpenedWorld, openWorld } from '@tumen/world'
import {
  type FixtureDoor,
  KEEPER,
  ORIGIN,
  openFixtureDoor,
  readOnlyWorld,
  VIEWER,
} from '../../../fixture/door.ts'

const HELD = '/bundles/new?act=detention&place=CN%2FLN&at=2022-07-31'
/** A problem that only few may read, of a statement that counts in this answer. */
const SECRET = canary(22).ascii
const EDITOR = { account: 'edi-1', roles: ['editor' as const] }
const RECIPIENT = 'the invented court of the delta'

const fieldOf = (page: string, name: string) =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ?? ''

/** What would go, as a page; and the fields with which it is asked for. */
async function preview(door: FixtureDoor, profile = 'court') {
  const answer = await door.post(HELD, { profile })
  assert.equal(answer.status, 200)
  const page = await answer.text()
  const fields = { do: 'ask', profile, seen: fieldOf(page, 'seen'), recipient: RECIPIENT }
  return { page, fields }
}

/** Asks for a bundle; gives the address of its page. */
async function asked(door: FixtureDoor, more: Record<string, string> = {}): Promise<string> {
  const { fields } = await preview(door)
  const answer = await door.post(HELD, { ...fields, ...more })
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}

async function sizeOf({ desk }: OpenedWorld): Promise<number> {
  return (await desk.ledger.head()).size
}

/** Everything in an archive, as one text: it is stored and not packed. */
async function textIn(answer: Response | undefined): Promise<string> {
  const bytes = Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer())
  assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004')
  return bytes.toString('latin1')
}

test('[E580] before anything is made a page shows what goes and what stays, each and by kind', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const size = await sizeOf(world)
  const choice = await door.text(HELD)
  assert.match(choice, /4 statements count in this answer, from 4 documents/)
  assert.ok(!choice.includes(SECRET) && !choice.includes('What stays here'))
  const { page, fields } = await preview(door)
  assert.match(page, /<dt>Files of evidence<\/dt><dd>4<\/dd>/)
  assert.match(page, /<td>problem or note<\/td><td class="number">4<\/td>/)
  assert.ok(page.includes(SECRET))
  assert.match(fields.seen, /^[0-9a-f]{64}$/)
  assert.equal(await sizeOf(world), size, 'nothing is recorded')
  const open = await preview(door, 'partner')
  assert.ok(!open.page.includes(SECRET) && !open.page.includes('name="withNotes"'))
  assert.equal((await door.post(HELD, { profile: 'everybody' })).status, 422)
  await world.close()
})

test('[E580] without a question a page leads to the saved ones, and to asking', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/bundles/new')
  assert.match(page, /href="\/bundles\/new\?[^"]*act=detention/)
  assert.ok(page.includes('href="/figures"'))
  const none = await door.text('/bundles/new?act=torture&place=CN&at=1990-01-01')
  assert.ok(none.includes('Nothing counts in this answer'))
  assert.ok(!none.includes('name="profile"'))
  const figure = await door.text(HELD.replace('/bundles/new', '/figures/show'))
  assert.match(figure, /href="\/bundles\/new\?[^"]*act=detention[^"]*asKnownOn=/)
  for (const path of ['/', '/log', '/bundles'])
    assert.match(await door.text(path), /href="\/bundles(?:\/new)?"/, path)
})

test('[E862] who asks and who lets it go read the same; an empty one says why and offers nothing', async () => {
  const world = await openWorld()
  const [door, editor] = [await openFixtureDoor(world), await openFixtureDoor(world, EDITOR)]
  const factsIn = (page: string) =>
    /id="goes-title"[\s\S]*?(<dl class="facts">[\s\S]*?<\/dl>)/.exec(page)?.[1]
  for (const profile of ['court', 'partner', 'exchange']) {
    const { page, fields } = await preview(door, profile)
    if (!page.includes('id="ask-title"')) continue
    const needed = page.includes(wordsIn('en').page.bundle.secondNeeded)
    const more = needed ? { withNotes: 'yes' } : {}
    const answer = await door.post(HELD, { ...fields, ...more })
    const shown = await editor.text(answer.headers.get('location') ?? '')
    assert.match(page, needed ? /name="withNotes"[^>]* required/ : /name="recipient"/)
    if (!needed) assert.equal(factsIn(shown), factsIn(page) ?? assert.fail(profile), profile)
  }
  for (const language of LANGUAGES) {
    const { leftOut, page: own } = wordsIn(language)
    const { bundle } = own
    const answer = await door.send(HELD, {
      method: 'POST',
      headers: { cookie: door.cookie, origin: ORIGIN, 'accept-language': language },
      body: new URLSearchParams({ profile: 'public' }),
    })
    const page = await answer.text()
    for (const words of [bundle.nothingGoes, bundle.nothingNext, leftOut['not-released']])
      assert.ok(page.includes(words), `${language} ${words}`)
    assert.ok(!page.includes('name="recipient"') && !page.includes(bundle.askTitle), language)
  }
  await world.close()
})

test('[E581] only a box of its own, never ticked by itself, lets go what only few may read', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const requests = async () => (await world.desk.ledger.read.rows('bundle')).map(({ row }) => row)
  const { page, fields } = await preview(door)
  assert.match(page, /<legend>A second decision<\/legend>/)
  assert.match(page, /<input id="withNotes" name="withNotes" type="checkbox" value="yes"\/?>/)
  await asked(door)
  assert.deepEqual((await requests()).at(-1)?.notes, undefined)
  const refused = await door.post(HELD, { ...fields, withNotes: 'yes', recipient: '' })
  const again = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(again, /<input id="withNotes" name="withNotes" type="checkbox" value="yes"\/?>/)
  const path = await asked(door, { withNotes: 'yes' })
  assert.equal((await requests()).at(-1)?.notes?.length, 4)
  const shown = await door.text(path)
  assert.match(shown, /Goes out although only few may read it<\/h2><table/)
  const count = (await requests()).length
  const changed = await door.post(HELD, { ...fields, seen: '0'.repeat(64), withNotes: 'yes' })
  assert.equal(changed.status, 409)
  assert.match(await changed.text(), /Since you looked at it, something has changed/)
  assert.equal((await requests()).length, count)
  await world.close()
})

test('[E582] somebody else decides; who asked gets one file, saved and never shown, once', async () => {
  const world = await openWorld()
  const [door, editor] = [await openFixtureDoor(world), await openFixtureDoor(world, EDITOR)]
  const path = await asked(door, { withNotes: 'yes' })
  assert.match(await door.text(path), /Waits for an editor other than you/)
  assert.equal((await door.post(path, { do: 'approved' })).status, 409, 'nobody approves their own')
  assert.equal((await door.post(path, { do: 'make' })).status, 409, 'nothing is made before')
  assert.match(await editor.text('/'), /<a href="\/requests">One request waits for your decision/)
  const shown = await editor.text(path)
  assert.match(shown, /<td>problem or note<\/td><td class="number">4<\/td>/)
  assert.ok(shown.includes('value="approved"') && !shown.includes(SECRET))
  // Who may not read what goes lets none of it leave.
  assert.equal((await editor.post(path, { do: 'approved', reason: 'fine' })).status, 409)
  await letLeave(world.desk, path.split('/').at(-1) ?? '')
  assert.match(await editor.text(path), /Only who asked for it gets it/)
  assert.equal((await editor.post(path, { do: 'make' })).status, 403)
  assert.equal((await door.post(path, { do: 'refuse' })).status, 422, 'no word of the page')
  const made = await door.post(path, { do: 'make' })
  const id = path.split('/').at(-1)
  const headers = ['content-type', 'content-disposition', 'content-security-policy']
  assert.deepEqual(
    [made.status, ...headers.map((name) => made.headers.get(name))],
    [
      ...[200, 'application/zip', `attachment; filename="${id}.zip"`],
      "sandbox; default-src 'none'",
    ],
  )
  assert.equal(made.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(made.headers.get('cache-control'), 'no-store')
  const text = await textIn(made)
  assert.ok(text.includes(SECRET) && !text.includes(RECIPIENT))
  // Another form in between: it is another press.
  await door.post('/look', { back: '/', theme: 'other' })
  const again = await door.post(path, { do: 'make', again: 'yes' })
  assert.equal(again.status, 409)
  assert.ok(!again.headers.get('content-type')?.includes('zip'))
  assert.match(await again.text(), /with the bundle as it is now: handed out\./)
  assert.match(await door.text(path), /<dt>State<\/dt><dd dir="auto">handed out/)
  await world.close()
})

test('[E582] two presses of the button get the same file, and a refused one none', async () => {
  const world = await openWorld()
  const [door, editor] = [await openFixtureDoor(world), await openFixtureDoor(world, EDITOR)]
  const path = await asked(door)
  await editor.post(path, { do: 'approved' })
  const [one, other] = await Promise.all([1, 2].map(() => door.post(path, { do: 'make' })))
  assert.deepEqual([one?.status, other?.status], [200, 200])
  const text = await textIn(one)
  assert.equal(await textIn(other), text)
  assert.ok(!text.includes(SECRET))
  const second = await asked(door)
  await editor.post(second, { do: 'refused' })
  assert.match(await door.text(second), /<dd dir="auto">refused/)
  assert.equal((await door.post(second, { do: 'make' })).status, 409)
  await world.close()
})

test('[E583] nobody else learns of a bundle, or of what stays in one, by page, link or count', async () => {
  const world = await openWorld()
  const keeper = await openFixtureDoor(world, { account: 'ana-1', roles: ['analyst'] })
  const path = await asked(keeper, { withNotes: 'yes' })
  const { fields } = await preview(keeper)
  for (const actor of [VIEWER, { account: 'doc-1', roles: ['documenter' as const] }]) {
    const door = await openFixtureDoor(world, actor)
    for (const one of [HELD, '/bundles/new', '/bundles', path])
      assert.equal((await door.get(one)).status, 403, one)
    for (const form of [{ profile: 'court' }, fields]) {
      const answer = await door.post(HELD, form)
      const text = await answer.text()
      assert.equal(answer.status, 403)
      assert.ok(!text.includes(SECRET) && !/problem or note/.test(text))
    }
    assert.equal((await door.post(path, { do: 'make' })).status, 403)
    for (const one of ['/', '/log', HELD.replace('/bundles/new', '/figures/show')])
      assert.ok(!(await door.text(one)).includes('/bundles'), one)
  }
  // Another analyst's is as if it were not there.
  const other = await openFixtureDoor(world, { account: 'oth-1', roles: ['analyst'] })
  const [theirs, none] = [await other.get(path), await other.get('/bundles/bu_none')]
  assert.deepEqual([theirs.status, none.status], [404, 404])
  assert.ok(!(await other.text('/bundles')).includes(RECIPIENT))
  await world.close()
})

test('[E583] a custodian sees how many notes of which kind stay, and reads none of them', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world, { account: 'cus-1', roles: ['custodian'] })
  const { page } = await preview(door)
  assert.match(page, /<td>problem or note<\/td><td class="number">\d+<\/td>/)
  assert.ok(page.includes('not for you to read') && !page.includes(SECRET))
  await world.close()
})

test('[E580] the pages say the same in Korean and Chinese', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), KEEPER)
  for (const [language, words] of [
    ['ko', '증거 묶음 만들기'],
    ['zh', '制作证据包'],
  ] as const)
    assert.ok((await door.text(HELD, { 'accept-language': language })).includes(words))
})

test('[E735] M9: what came too late is asked for again by the same form, filled as it was', async () => {
  const world = await openWorld()
  const now = { at: '2023-03-01T09:00:00.000Z' }
  Object.assign(world.desk, { clock: () => new Date(now.at) })
  const [door, editor] = [await openFixtureDoor(world), await openFixtureDoor(world, EDITOR)]
  const path = await asked(door, { reason: 'for the hearing' })
  assert.match(await editor.text('/bundles'), /<h2>Waiting for your decision<\/h2>/)
  assert.match(await door.text('/bundles'), /<h2>Asked for by you<\/h2>/)
  await editor.post(path, { do: 'approved' })
  assert.match(await door.text('/bundles'), /<time datetime="2023-03-02T09:00:00.000Z">/i)
  now.at = '2023-03-02T09:00:01.000Z'
  const later = await openFixtureDoor(world)
  assert.equal((await later.post(path, { do: 'make' })).status, 409)
  const over = await later.text(path)
  assert.match(over, /The time is over/)
  assert.equal(fieldOf(over, 'recipient'), RECIPIENT)
  assert.match(over, />\s*for the hearing<\/textarea>/)
  const other = await openFixtureDoor(world, EDITOR)
  assert.doesNotMatch(await other.text(path), /The time is over/)
  const fields = { do: 'ask', recipient: RECIPIENT, seen: fieldOf(over, 'seen') }
  assert.equal((await other.post(path, fields)).status, 409, 'only who asked asks again')
  const again = await later.post(path, fields)
  assert.equal(again.status, 303)
  const next = again.headers.get('location') ?? ''
  assert.notEqual(next, path)
  assert.match(await later.text(next), /Waits for an editor other than you/)
  await world.close()
})
