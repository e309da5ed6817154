import assert from 'node:assert/strict'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { contractList, REFUSAL_CODES } from '@tumen/contract'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { canary, openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

/** What HTML makes of the text of an element. */
function textOf(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

function signedTexts(page: string): string[] {
  return [...page.matchAll(/<pre class="signed">([\s\S]*?)<\/pre>/g)].map(([, text]) =>
    textOf(text ?? ''),
  )
}

test('[E190] the head and the newest checkpoint stand there exactly as they were signed', async () => {
  const world = await readOnlyWorld()
  const door = await openFixtureDoor(world, VIEWER)
  const page = mainOf(await door.text('/log'))
  const head = await world.ask<{ note: string; rootHex: string; vkey: string; size: number }>(
    'vie-1',
    'log.show',
    {},
  )
  assert.deepEqual(signedTexts(page), [head.note])
  for (const words of [head.rootHex, head.vkey, `<dd>${head.size}</dd>`])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('value="sign"') && !page.includes('href="/log/check"'))
  assert.equal((await door.post('/log', { do: 'sign' })).status, 403)
})

test('[E190] signing makes a new checkpoint, and a proof with its opening is printed exactly', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  await door.post('/speakers/harbour', { do: 'grade', grade: 'B' })
  assert.ok(/not yet signed<\/dt><dd>1</.test(mainOf(await door.text('/log'))))
  assert.equal((await door.post('/log', { do: 'sign' })).status, 303)
  assert.ok(/not yet signed<\/dt><dd>0</.test(mainOf(await door.text('/log'))))
  const proved = await door.post('/log', { do: 'prove', leaf: '40' })
  assert.equal(proved.status, 200)
  const own = await world.ask<{ proof: string; opening: string }>('rev-1', 'log.prove', {
    leaf: 40,
  })
  const texts = signedTexts(await proved.text())
  assert.ok(texts.includes(own.proof) && texts.includes(own.opening))
  await world.close()
})

test('[E190] a leaf that is no number or not there is refused beside the field', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const leaf of ['<b>', '-1', '99999', '']) {
    const answer = await door.post('/log', { do: 'prove', leaf })
    assert.ok(answer.status === 422 || answer.status === 404, leaf)
    assert.ok(!(await answer.text()).includes('<b>'))
  }
})

interface Keys {
  vkey: string
  policy: string
  signers: string
}

test('[E430] every checkpoint stands there as others get it, newest first, a page at a time', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  for (let n = 0; n < 21; n++) {
    const grade = n % 2 === 0 ? 'B' : 'C'
    await door.post('/speakers/harbour', { do: 'grade', grade })
    await door.post('/log', { do: 'sign' })
  }
  const { heads } = await world.ask<{ heads: { size: number; file: string }[] }>(
    'vie-1',
    'log.heads',
    { limit: 50 },
  )
  assert.ok(heads.length > 20)
  const first = mainOf(await door.text('/log/witnesses'))
  const [next = ''] = /\/log\/witnesses\?before=\d+/.exec(first) ?? []
  const second = mainOf(await door.text(next))
  const shown = [first, second].flatMap((page) =>
    signedTexts(page).filter((text) => heads.some(({ file }) => file === text)),
  )
  assert.deepEqual(
    shown,
    heads.map(({ file }) => file),
  )
  assert.ok(!second.includes('/log/witnesses?before='))
  for (const before of ['x', '-5', '1e9', '<b>', '0'])
    assert.equal((await door.get(`/log/witnesses?before=${before}`)).status, 200)
  await world.close()
})

test('[E431] a log that asks nobody says so, and says how to name witnesses to whoever may', async () => {
  const [keeper, viewer] = [
    mainOf(await (await openFixtureDoor(await readOnlyWorld())).text('/log/witnesses')),
    mainOf(await (await openFixtureDoor(await readOnlyWorld(), VIEWER)).text('/log/witnesses')),
  ]
  for (const page of [keeper, viewer]) {
    assert.ok(page.includes('Nobody: the log vouches for itself alone.'))
    assert.ok(!page.includes('Ask the witnesses now') && !page.includes('value="stamp"'))
  }
  assert.ok(keeper.includes('tumen log set-policy') && !viewer.includes('tumen log set-policy'))
})

test('[E432] who may not ask witnesses cannot, and an unknown authority is refused', async () => {
  const world = await readOnlyWorld()
  const viewer = await openFixtureDoor(world, VIEWER)
  for (const what of ['ask', 'stamp'])
    assert.equal((await viewer.post('/log/witnesses', { do: what })).status, 403)
  const keeper = await openFixtureDoor(world)
  const refused = await keeper.post('/log/witnesses', { do: 'stamp' })
  assert.ok(refused.status >= 400 && refused.status < 500)
})

test('[E433] the three texts that an outsider needs stand there exactly', async () => {
  const world = await readOnlyWorld()
  const page = mainOf(await (await openFixtureDoor(world, VIEWER)).text('/log/witnesses'))
  const keys = await world.ask<Keys>('vie-1', 'bundle.keys', {})
  for (const text of Object.values(keys)) assert.ok(signedTexts(page).includes(text), text)
  assert.ok(page.includes('verify.mjs --policy policy.txt --signers allowed_signers'))
  assert.ok(!/authentic/i.test(page))
})

test('[E191] the check recomputes everything and says what is wrong by identifiers only', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const form = mainOf(await door.text('/log/check'))
  assert.ok(form.includes('data-progress') && form.includes('name="all"'))
  const sound = await door.post('/log/check', { all: 'yes' })
  assert.ok((await sound.text()).includes('Everything was recomputed; nothing is wrong.'))
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.post('/log/check', {})).status, 403)
  // Bite: one piece of evidence is gone.
  const objects = join(world.folder, 'objects')
  const [part = ''] = await readdir(objects)
  await rm(join(objects, part), { recursive: true })
  const broken = mainOf(await (await door.post('/log/check', { all: 'yes' })).text())
  assert.ok(broken.includes('things are wrong') && broken.includes('<code>FS6</code>'))
  assert.ok(!broken.includes('nothing is wrong'))
  await world.close()
})

test('[E192] changes are listed newest first, a page at a time, each once', async () => {
  const world = await readOnlyWorld()
  const door = await openFixtureDoor(world)
  const shown: string[] = []
  for (let path: string | undefined = '/log/changes'; path !== undefined; ) {
    const page: string = mainOf(await door.text(path))
    const rows = page.match(/<tr data-row[\s\S]*?<\/tr>/g) ?? []
    shown.push(...rows.map((row) => /<time dateTime="([^"]+)"/i.exec(row)?.[1] ?? row))
    path = /href="(\/log\/changes\?before=\d+)"/.exec(page)?.[1]
  }
  const listed = await door.call('change.list', { limit: 1000 })
  const { changes } = listed.body as { changes: { recorded: string; leaf: number }[] }
  assert.ok(shown.length > 50)
  assert.deepEqual(
    shown,
    changes.map(({ recorded }) => recorded),
  )
  const leaves = changes.map(({ leaf }) => leaf)
  assert.deepEqual(
    leaves,
    [...new Set(leaves)].sort((x, y) => y - x),
  )
  for (const before of ['x', '-5', '1e9', '<b>'])
    assert.equal((await door.get(`/log/changes?before=${before}`)).status, 200)
})

test('[E192] every linked record of the list has its history', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = mainOf(await door.text('/log/changes'))
  const links = new Set([...page.matchAll(/href="(\/history\/[^"]+)"/g)].map(([, href]) => href))
  assert.ok(links.size > 10)
  for (const link of links) assert.equal((await door.get(link ?? '')).status, 200, link)
})

test('[E193] what a viewer may not read is in no list of changes and in no history', async () => {
  const world = await openWorld()
  const secret = canary(55).ascii
  await world.ask('ana-1', 'document.add', {
    id: 'X-6',
    title: secret,
    text: 'Nobody else reads this.',
    language: 'en',
    published: '2023-01-10',
    sensitivity: 'restricted',
  })
  await world.ask('ana-1', 'query.save', {
    id: undefined,
    kind: 'search',
    name: secret,
    query: { query: secret },
  })
  const viewer = await openFixtureDoor(world, VIEWER)
  const keeper = await openFixtureDoor(world)
  const list = await viewer.text('/log/changes')
  assert.ok(!list.includes('X-6') && !list.includes(secret) && !list.includes('R08l'))
  assert.ok((await keeper.text('/log/changes')).includes('X-6'))
  const pages = await Promise.all(
    ['X-6', 'R08l', 'R99z'].map(async (id) => {
      const answer = await viewer.get(`/history/${id}`)
      return [answer.status, (await answer.text()).replaceAll(id, 'ID')]
    }),
  )
  assert.deepEqual(pages[0], pages[2])
  assert.deepEqual(pages[1], pages[2])
  assert.equal(pages[2]?.[0], 404)
  assert.ok((await keeper.text('/history/X-6')).includes(secret))
  await world.close()
})

test('[E194] a history shows what each row changed, text word by word, and the undone rows', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const script = '<script>alert(2)</script>'
  const event = { id: 'E-1', title: `Held ${script}`, act: 'detention' }
  await world.ask('ana-1', 'event.record', event)
  await door.post('/events/E-1', { claims: 'R08b', role: 'part' })
  const page = mainOf(await door.text('/history/E-1'))
  for (const words of [
    'Event recorded',
    '<th scope="row">title</th>',
    'As first recorded',
    '&lt;script>',
  ])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes(script))
  const [, leaf = ''] = /Claim linked to an event[\s\S]*?name="leaf" value="(\d+)"/.exec(page) ?? []
  assert.equal((await door.post('/undo', { leaf, back: '/history/E-1' })).status, 303)
  const after = mainOf(await door.text('/history/E-1'))
  assert.ok(after.includes('class="card undone"'))
  await world.close()
})

test('[E194] of an amended claim the words that differ are marked on their side', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const quote = {
    document: 'R07',
    quote: ['구금돼'],
    act: 'detention',
    text: 'People are held there.',
  }
  const { id } = await world.ask<{ id: string }>('doc-1', 'claim.record', quote)
  const amended = { ...quote, text: 'People were held there.' }
  const changed = await world.ask<{ id: string }>('doc-1', 'claim.amend', {
    amends: id,
    reason: 'tense',
    ...amended,
  })
  const page = mainOf(await door.text(`/history/${changed.id}`))
  assert.ok(page.includes('People <del>are</del> held there.'))
  assert.ok(page.includes('People <ins>were</ins> held there.'))
  await world.close()
})

test('[E195] undoing is offered only where it could be done, and the key presses only what was just done', async () => {
  const world = await openWorld()
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.ok(!mainOf(await viewer.text('/log/changes')).includes('action="/undo"'))
  assert.ok(!mainOf(await viewer.text('/history/R08b')).includes('action="/undo"'))
  const documenter = await openFixtureDoor(world, { account: 'doc-2', roles: ['documenter'] })
  const list = mainOf(await documenter.text('/log/changes'))
  const rows = [...list.matchAll(/<tr data-row[\s\S]*?<\/tr>/g)].map(([row]) => row)
  const withUndo = rows.filter((row) => row.includes('action="/undo"'))
  assert.ok(withUndo.length > 0)
  assert.ok(withUndo.every((row) => row.includes('<td>doc-2</td>')))
  const keeper = await openFixtureDoor(world)
  assert.ok(!(await keeper.text('/log/changes')).includes('data-undo'))
  await keeper.post('/speakers/harbour', { do: 'grade', grade: 'B' })
  assert.equal((await keeper.text('/log/changes')).match(/data-undo/g)?.length, 1)
  await world.close()
})

test('[E738] U5: a history says of each field who changed it last and when, and no undone change', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const lines = (page: string) => {
    const table = /id="last-changes"[\s\S]*?<\/table>/.exec(page)?.[0] ?? ''
    const rows = table.match(/<tr>[\s\S]*?<\/tr>/g) ?? []
    return rows.map((row) => row.replace(/<[^>]*>/g, '|'))
  }
  const before = lines(await door.text('/history/harbour'))
  assert.ok(before.length > 1)
  await door.post('/speakers/harbour', { do: 'grade', grade: 'B' })
  const graded = lines(await door.text('/history/harbour')).filter((row) => row.includes('ana-1'))
  assert.ok(graded.length > 0, 'with the account that changed it')
  const { changes } = await world.ask<{ changes: { leaf: number }[] }>('ana-1', 'change.list', {
    limit: 1,
  })
  await world.ask('ana-1', 'change.undo', { change: changes[0]?.leaf })
  assert.deepEqual(lines(await door.text('/history/harbour')), before)
  await world.close()
})

test('[E739] U24: every refusal has a sentence in each language, on pages and for programs', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const language of LANGUAGES)
    for (const code of REFUSAL_CODES) {
      const { refusal, otherRefusal } = wordsIn(language)
      const sentence = refusal[code]
      assert.ok(sentence.length > 5 && sentence !== otherRefusal, `${language} ${code}`)
      assert.match(sentence, /[.。？?!\]]$/u, `${language} ${code}`)
    }
  const refused = async (operation: string, input: object) => {
    const { status, body } = await door.call(operation, input)
    assert.ok(status >= 400 && status < 500, operation)
    return (body as { refused: { code: string; sentence: string } }).refused
  }
  for (const { name } of contractList) {
    const { code, sentence } = await refused(name, { nonsense: [] })
    assert.ok(code.length > 0 && sentence.length > 5, name)
  }
})

test('[E718] long work is listed with how far it is, and stopped from its page', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const { job: own } = wordsIn('en').page
  assert.ok(mainOf(await door.text('/log/jobs')).includes(own.none))
  let isStopped = false
  const end = world.desk.memory.jobs.begin({
    ...{ kind: 'import', by: 'doc-1', since: '2026-01-02T03:04:05.000Z' },
    at: () => ({
      step: 'check',
      done: 3,
      total: 7,
      waits: false,
      moved: '2026-01-02T03:04:05.000Z',
    }),
    stop: () => {
      isStopped = true
    },
  })
  for (const language of ['en', 'ko', 'zh'] as const) {
    const page = mainOf(await door.text('/log/jobs', { 'accept-language': language }))
    assert.ok(page.includes(wordsIn(language).page.job.kind.import), language)
    assert.ok(page.includes('doc-1') && page.includes('3') && page.includes('7'), language)
  }
  const viewer = await openFixtureDoor(world, VIEWER)
  const [, job = ''] = /name="job" value="([^"]+)"/.exec(await door.text('/log/jobs')) ?? []
  assert.ok(!(await viewer.text('/log/jobs')).includes('name="job"'))
  assert.equal((await viewer.post('/log/jobs', { job })).status, 403)
  assert.equal((await door.post('/log/jobs', { job })).status, 303)
  assert.ok(isStopped)
  assert.ok((await door.text('/log/jobs')).includes(wordsIn('en').page.frame.done.stopped))
  end()
  await world.close()
})

test('[E936] pages show the number of a change only with its proof', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  const door = await openFixtureDoor(world)
  await door.post('/speakers/harbour', { do: 'grade', grade: 'B' })
  const { changes } = await world.ask<{ changes: { leaf: number }[] }>('ana-1', 'change.list', {
    limit: 100,
  })
  const leaf = String(changes[0]?.leaf)
  await world.ask('ana-1', 'change.undo', { change: Number(leaf) })
  const { size } = await world.desk.ledger.head()
  const numbers = Array.from({ length: size }, (_, n) => `${n}`).filter((one) => one.length > 2)
  assert.ok(numbers.includes(leaf))
  for (const language of LANGUAGES) {
    const header = { 'accept-language': language }
    for (const path of ['/log/changes', '/history/harbour', '/speakers/harbour']) {
      const shown = mainOf(await door.text(path, header)).replace(/<[^>]*>/g, ' ')
      const told = shown.match(/(?<![\p{L}\d_-])\d{3}(?![\p{L}\d_-])/gu) ?? []
      assert.deepEqual(
        told.filter((one) => numbers.includes(one)),
        [],
        `${language} ${path}`,
      )
    }
    const { title, text } = wordsIn(language).page.wrong.part.numbers
    const wrong = await door.text('/help/what-can-go-wrong', header)
    assert.ok(textOf(wrong).includes(title) && textOf(wrong).includes(text), language)
  }
  // The history asks for the proof, which names its place.
  const history = await door.text('/history/harbour')
  assert.match(history, new RegExp(`name="leaf" value="${leaf}"/><button[^>]*value="prove"`))
  await world.ask('cus-1', 'log.checkpoint', {})
  const proof = mainOf(await (await door.post('/log', { do: 'prove', leaf })).text())
  assert.ok(signedTexts(proof).some((one) => one.split('\n').includes(`index ${leaf}`)))
})
