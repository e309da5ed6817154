import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Output } from '@tumen/contract'
import { fill, LANGUAGES, wordsIn } from '@tumen/words'
import { inGroup, openNorth, openWorld } from '@tumen/world'
import { type FixtureDoor, ORIGIN, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { HOSTILE, mainOf, SECRET, worldWithTexts } from '../../../fixture/text.ts'

const theWorld = worldWithTexts()

type Fields = Record<string, string | File>
const PLAIN = { title: 'A title', language: 'ko', published: '2022-04', publisher: 'lantern' }

/** Posts the form as a browser does, with its file. */
function send(door: FixtureDoor, fields: Fields): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const headers = { cookie: door.cookie, origin: ORIGIN }
  return door.send('/documents/new', { method: 'POST', headers, body })
}

/** The page that follows on a form that was taken. */
async function added(door: FixtureDoor, fields: Fields): Promise<{ path: string; page: string }> {
  const answer = await send(door, fields)
  const path = answer.headers.get('location') ?? ''
  assert.equal(answer.status, 303, mainOf(await answer.text()).slice(0, 600))
  return { path, page: await door.text(path) }
}

const EN = 'About eighty people have been detained, sources say, in the north of the country.'

const HTML =
  '<html><head><title>쪽의 제목</title><script>steal()</script></head><body><p>39명이 붙잡혔다.</p>' +
  '<img src="x"><div hidden>hidden words</div></body></html>'

test('[E43] an empty workspace has the adding of the first report as its next step', async () => {
  const door = await openFixtureDoor(await theWorld)
  const page = await door.text('/documents/new')
  for (const words of ['name="text"', 'type="file"', 'multipart/form-data', 'cp949', 'up to 20 MB'])
    assert.ok(page.includes(words), words)
  const world = await openWorld({ revise: () => [] })
  const list = mainOf(await (await openFixtureDoor(world)).text('/documents'))
  assert.match(list, /Everything begins with a report[\s\S]*href="\/documents\/new">Add your first/)
  const viewer = mainOf(await (await openFixtureDoor(world, VIEWER)).text('/documents'))
  assert.ok(viewer.includes('Nothing has been added yet.') && !viewer.includes('/documents/new'))
  await world.close()
})

test('[E1076] a text of which nothing was read yet is read first, any other is claimed from', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const firstOf = (page: string) =>
    /class="actions no-print"><a class="button send" href="([^"]*)"/.exec(page)?.[1]
  const { path, page } = await added(door, { ...PLAIN, language: 'en', text: EN })
  const at = path.replace(/\?.*/, '')
  assert.equal(firstOf(page), `${at}/proposals`)
  assert.ok(page.includes(`class="button" href="${at}/claims/new"`))
  assert.equal(firstOf(await door.text('/documents/R12')), '/documents/R12/claims/new')
  await world.close()
})

test('[E572] a text of other letters or another date line is added, and its page says so', async () => {
  const door = await openFixtureDoor(await theWorld)
  const text = '消息人士说，该国北部约有八十人被拘留，家属一直没有得到任何消息，当局拒绝评论此事。'
  const wrong = { ...PLAIN, language: 'en', text }
  const one = mainOf((await added(door, wrong)).page)
  assert.match(one, /Few letters of the text are of the script in which its language is written\./)
  assert.match(one, /undo the addition and add the text again/)
  assert.doesNotMatch(one, /bears the date/)
  const dated = { ...PLAIN, language: 'en', text: `Sixty held\n\nAugust 8, 2021\n\n${EN}` }
  const two = mainOf((await added(door, dated)).page)
  assert.match(two, /The text itself bears the date 8 August 2021, which is not the day/)
  assert.doesNotMatch(two, /Few letters/)
  const right = { ...PLAIN, language: 'en', text: `April 8, 2022\n\n${EN}` }
  assert.doesNotMatch((await added(door, right)).page, /id="doubt"/)
})

test('[E44] pasted text, pasted HTML and a file are added; what was left out is told', async () => {
  const door = await openFixtureDoor(await theWorld)
  const text = await added(door, { ...PLAIN, text: 'First line.\r\nSecond\u202e line.' })
  assert.match(text.path, /^\/documents\/doc_\w+\?sign=bidi_control\.1$/)
  for (const words of [
    'Recorded.',
    'Undo',
    'data-offset="12"',
    'one character that turns the order',
  ])
    assert.ok(text.page.includes(words), words)
  const html = await added(door, { ...PLAIN, title: '', text: HTML, html: 'yes' })
  for (const words of [
    '쪽의 제목',
    'one script (7 characters of text)',
    'one picture',
    'one hidden part',
  ])
    assert.ok(html.page.includes(words), words)
  for (const words of ['steal()', 'hidden words']) assert.ok(!html.page.includes(words), words)
  const file = new File([`${HTML} `], 'page.html', { type: 'text/html' })
  const sent = await added(door, { ...PLAIN, title: '', text: '', file })
  assert.ok(sent.page.includes('39명이 붙잡혔다.') && sent.page.includes('text/html'))
  assert.ok(sent.page.includes('April 2022') && sent.page.includes('href="/speakers/lantern"'))
})

test('[E44] a restricted report is one from the beginning', async () => {
  const world = await theWorld
  const door = await openFixtureDoor(world)
  const { path } = await added(door, {
    ...PLAIN,
    text: 'Told in private.',
    sensitivity: 'restricted',
  })
  assert.ok((await door.text(path)).includes('restricted'))
  assert.equal((await (await openFixtureDoor(world, VIEWER)).get(path)).status, 404)
})

test('[E960] what is restricted by itself says so at the form, on its page and in a list', async () => {
  const door = await openFixtureDoor(await theWorld)
  const form = mainOf(await door.text('/documents/new'))
  assert.match(form, /a scan of paper and what is not read here are restricted/)
  const gif = (n: number) => new File([`GIF89a\0\u0001${n}`], `${n}.gif`, { type: 'image/gif' })
  const { path, page } = await added(door, { ...PLAIN, title: 'G', text: '', file: gif(1) })
  assert.match(path, /closed=picture/)
  assert.match(page, /nobody has looked yet at whom the picture shows\. Whoever has looked at it/)
  const open = { ...PLAIN, title: 'H', text: '', sensitivity: 'public', file: gif(2) }
  assert.doesNotMatch((await added(door, open)).page, /id="closed"/)
  // An address that asks for a sentence that is none gets none.
  const id = path.replace(/\?.*/, '')
  assert.doesNotMatch(await door.text(`${id}?closed=remedy`), /id="closed"/)
  assert.doesNotMatch(await door.text(`${id}?closed=constructor`), /id="closed"/)
})

test('[E45] a refused form keeps every field, and says that a file must be chosen again', async () => {
  const door = await openFixtureDoor(await theWorld)
  const fields = {
    title: `Title ${HOSTILE}`,
    language: 'ko',
    published: '2022-02-31',
    publisher: 'Somebody new',
    publisherKind: 'official_body',
    url: 'https://example.org/',
    covers: '2021',
    sensitivity: 'restricted',
    encoding: 'big5',
  }
  const file = new File(['text'], 'a.txt', { type: 'text/plain' })
  const refused = await send(door, { ...fields, text: '', file })
  assert.equal(refused.status, 422)
  const page = mainOf(await refused.text())
  const must = [
    'There is no such day',
    'choose it again',
    'value="ko"',
    'value="2022-02-31"',
    'value="Somebody new"',
    'value="https://example.org/"',
    'value="2021"',
    '<option value="official_body" selected',
    '<option value="restricted" selected',
    '<option value="big5" selected',
    '&lt;script>alert(1)&lt;/script>',
  ]
  for (const words of must) assert.ok(page.includes(words), words)
  assert.doesNotMatch(page, /<script>alert/)
  const pasted = await send(door, { ...fields, text: '  kept words\n\nas they are ', html: 'yes' })
  const kept = mainOf(await pasted.text())
  assert.match(kept, />\n {2}kept words\n\nas they are <\/textarea>/)
  assert.match(kept, /name="html"[^>]*checked/)
  assert.ok(!kept.includes('choose it again'))
  const agents = await door.world.ask<{ agents: object[] }>('ana-1', 'agent.list', {
    name: 'Somebody new',
  })
  assert.equal(agents.agents.length, 0)
})

test('[E45] nothing, or both a text and a file, is refused beside the field', async () => {
  const door = await openFixtureDoor(await theWorld)
  const file = new File(['text'], 'a.txt', { type: 'text/plain' })
  const forms: Fields[] = [{ ...PLAIN }, { ...PLAIN, text: 'both', file }]
  for (const form of forms) {
    const page = mainOf(await (await send(door, form)).text())
    assert.match(page, /aria-describedby="text-hint text-problem"[^>]* aria-invalid="true"/)
    assert.match(page, /id="text-problem">exactly one of these fields must be given</)
    assert.match(page, /class="notice problem" role="alert"/)
  }
})

test('[E1056] of a file that is empty the page says that it is, and keeps the rest', async () => {
  const door = await openFixtureDoor(await theWorld)
  const file = new File([''], 'empty.txt', { type: 'text/plain' })
  const answer = await send(door, { ...PLAIN, file })
  const page = mainOf(await answer.text())
  assert.equal(answer.status, 422)
  assert.doesNotMatch(page, /exactly one of these fields/)
  assert.match(page, /There is nothing in it/)
})

test('[E733] without a title the first words are one, and the page of the document says so', async () => {
  const door = await openFixtureDoor(await theWorld)
  const untitled = { ...PLAIN, title: '', text: 'Without a title.\n\nNine were held.' }
  const { path } = await added(door, untitled)
  assert.match(path, /found=title/)
  const page = mainOf(await door.text(path))
  assert.ok(page.includes('the first words of the text are its title'))
  assert.ok(page.includes('Without a title.'))
  const russian = 'В пятницу полиция сообщила, что девять пастухов были задержаны в городе.'
  const unsure = await send(door, { ...PLAIN, language: '', text: russian })
  assert.match(mainOf(await unsure.text()), /English, Korean and Chinese are known by themselves/)
})

test('[E46] the same report again leads to the one that is here, if it may be read', async () => {
  const door = await openFixtureDoor(await theWorld)
  const form = { ...PLAIN, text: 'Sent twice.' }
  const { path } = await added(door, form)
  // Not the same press: something else was sent between.
  await send(door, { ...form, text: '' })
  const again = await send(door, form)
  assert.equal(again.status, 409)
  const page = mainOf(await again.text())
  assert.ok(page.includes(`<a href="${path}">Open the document that is here already</a>`))
  assert.ok(page.includes('Sent twice.'))
})

test('[E47] a new publisher is recorded and said; of several with one name one is chosen', async () => {
  const world = await theWorld
  const door = await openFixtureDoor(world)
  const fresh = await added(door, { ...PLAIN, text: 'New outlet.', publisher: '새 매체' })
  assert.match(fresh.path, /new=publisher/)
  assert.ok(fresh.page.includes('is now recorded as a speaker'))
  assert.ok(fresh.page.includes('lang="ko">새 매체<'))
  for (const id of ['twin-1', 'twin-2'])
    await world.ask('ana-1', 'agent.record', { id, kind: 'outlet', name: { en: 'Twin Post' } })
  const form = { ...PLAIN, text: 'Of a twin.', publisher: 'Twin Post' }
  const refused = await send(door, form)
  const page = mainOf(await refused.text())
  assert.ok(page.includes('Several have this name. Which one is it?'))
  assert.match(
    page,
    /value="twin-2"[^>]*> <span[^>]*>Twin Post<\/span> <a[^>]*twin-2[^>]*>\(outlet, named\)/,
  )
  const { page: chosen } = await added(door, { ...form, publisherId: 'twin-2' })
  assert.ok(chosen.includes('href="/speakers/twin-2"'))
  assert.ok(!(await door.text('/documents/new')).includes(SECRET))
})

test('[E48] a file in an old encoding names those that would read it, and is read when one is named', async () => {
  const door = await openFixtureDoor(await theWorld)
  const bytes = Uint8Array.of(0xc5, 0xbb, 0xba, 0xcf, 0xb9, 0xce)
  const file = new File([bytes], 'old.txt', { type: 'text/plain' })
  const refused = await send(door, { ...PLAIN, text: '', file })
  const page = mainOf(await refused.text())
  assert.match(page, /these encodings would read it: [^<]*cp949/)
  assert.match(page, /id="file-problem">is not UTF-8; these encodings/)
  assert.match(page, /<details class="encoding" open/)
  const { page: old } = await added(door, { ...PLAIN, text: '', file, encoding: 'cp949' })
  assert.ok(old.includes('탈북민'))
  const picture = new File(['GIF89a\0'], 'a.jpg', { type: 'image/jpeg' })
  // Its bytes say what it is, whatever it is called.
  const other = await added(door, { ...PLAIN, text: '', file: picture })
  assert.match(other.page, /image\/gif/)
  const letter = readFileSync(
    new URL('../../../../../vectors/intake/river-letter.png', import.meta.url),
  )
  const named = new File([letter], 'a.pdf', { type: 'application/pdf' })
  const read = await added(door, { ...PLAIN, title: 'B', text: '', file: named })
  assert.match(read.page, /image\/png/)
})

test('[E48] a file beyond the limit is refused, and so is a form far beyond it', async () => {
  const door = await openFixtureDoor(await theWorld)
  const large = (bytes: number) => new File(['x'.repeat(bytes)], 'a.txt', { type: 'text/plain' })
  const refused = await send(door, { ...PLAIN, text: '', file: large(20_000_001) })
  assert.equal(refused.status, 413)
  const page = mainOf(await refused.text())
  assert.ok(page.includes('value="A title"') && page.includes('20000000'))
  const far = await send(door, { ...PLAIN, text: '', file: large(22_000_000) })
  assert.equal(far.status, 413)
})

test('[E43] whoever may not add or relate gets no form that would be refused', async () => {
  const door = await openFixtureDoor(await theWorld, VIEWER)
  for (const path of ['/documents/new', '/documents/R05/relate']) {
    const shown = await door.get(path)
    assert.equal(shown.status, 403, path)
    assert.doesNotMatch(mainOf(await shown.text()), /<form|<input/)
  }
  const answer = await send(door, { ...PLAIN, text: 'By a viewer.' })
  assert.equal(answer.status, 403)
})

test('[E44] undoing the addition leads to a page that says so and offers to do it again', async () => {
  const world = await worldWithTexts()
  const door = await openFixtureDoor(world)
  const { path, page } = await added(door, { ...PLAIN, text: 'Added by mistake.' })
  const leaf = /name="leaf" value="(\d+)"/.exec(page)?.[1] ?? ''
  await door.post('/undo', { leaf, back: path })
  const gone = await door.get(path)
  assert.equal(gone.status, 404)
  const text = await gone.text()
  assert.ok(text.includes('Undone.') && text.includes('Do it again'))
  const again = /name="leaf" value="(\d+)"/.exec(text)?.[1] ?? ''
  await door.post('/undo', { leaf: again, back: path })
  assert.ok((await door.text(path)).includes('Added by mistake.'))
  await world.close()
})

test('[E627] the language is a choice: found in the text and told, one that is read, or named', async () => {
  const door = await openFixtureDoor(await theWorld)
  const page = await door.text('/documents/new')
  for (const words of ['as the text says', 'English', 'Korean', 'Chinese', 'another language'])
    assert.match(page, new RegExp(`<option[^>]*>${words}</option>`), words)
  assert.match(page, /The program reads English, Korean and Chinese/)
  const { language: _, ...plain } = PLAIN
  const found = await added(door, { ...plain, language: '', text: `${EN} The first of them.` })
  assert.match(mainOf(found.page), /Its language was found in the text: English/)
  for (const [n, [chosen, other]] of [
    ['ko', ''],
    [':other', '한국어'],
    ['', 'English'],
    [':other', 'Turkish'],
  ].entries()) {
    const text = `${EN} Number ${n} of them.`
    const own = { ...plain, language: chosen ?? '', otherLanguage: other ?? '', text }
    assert.doesNotMatch(mainOf((await added(door, own)).page), /found in the text/)
  }
  const unsaid = { ...plain, language: '', text: '60 / 39 / 601' }
  const refused = mainOf(await (await send(door, unsaid)).text())
  assert.match(refused, /<select[^>]*id="language"|id="language"[^>]*>/)
  const half = { ...plain, published: '', language: '', text: EN }
  assert.match(await (await send(door, half)).text(), /as the text says: English/)
})

test('[E863] who adds a document reads which groups it will belong to, and who will see it', async () => {
  const { world, north } = await openNorth()
  const { groups } = (await world.ask('ana-1', 'group.list', {})) as Output<'group.list'>
  const name = groups.find(({ id }) => id === north)?.name ?? assert.fail('a group')
  const own = await openFixtureDoor(world, inGroup('documenter', north))
  const all = await openFixtureDoor(world)
  for (const language of LANGUAGES) {
    const { form } = wordsIn(language).page.document
    const header = { 'accept-language': language }
    const page = mainOf(await own.text('/documents/new', header))
    for (const pattern of [form.sensitivityGroups, form.sensitivityPublic])
      assert.ok(page.includes(fill(pattern, { groups: name })), `${language} ${pattern}`)
    assert.ok(!page.includes(form.sensitivityHint), language)
    const open = mainOf(await all.text('/documents/new', header))
    assert.ok(open.includes(form.sensitivityHint) && !open.includes(name), language)
  }
  await world.close()
})
