// The language model in the browser: the page that turns one on, and what is said of it beside the
// proposals of a document. Servers and reports are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '@tumen/words'
import {
  type Answering,
  answerTo,
  type ModelServer,
  openModel,
  say,
  startModelServer,
} from '@tumen/world/model-server'
import { KEEPER, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { type FixtureReport, openReport, PATH } from '../../../fixture/report.ts'
import { mainOf } from '../../../fixture/text.ts'
import { MODEL_PATH } from './model.tsx'

const KOREAN = {
  act: 'detention',
  quotes: { act: '구금됐다고', place: ['랴오닝성'], time: ['지난 4월'], speaker: [] },
}
const LANGUAGES = ['en', 'ko', 'zh'] as const
const LANGUAGE = (language: string) => ({ 'accept-language': language })

const turnOn = (door: FixtureReport, { url }: ModelServer, more: Record<string, string> = {}) =>
  door.post(MODEL_PATH, { url, model: 'herd-7b', ...more })

/** The page of proposals, when the model does nothing any more. */
async function whenOver(door: FixtureReport, path = PATH): Promise<string> {
  for (let n = 0; n < 300; n++) {
    const page = mainOf(await door.text(path))
    if (!/data-model="\/documents/u.test(page)) return page
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return assert.fail('it reads on and on')
}

async function withReport(
  server: ModelServer,
  use: (door: FixtureReport) => Promise<void>,
): Promise<void> {
  const door = await openReport()
  Object.assign(door.world.desk, { modelLimit: { timeMs: 400, bytes: 32 * 1024 } })
  try {
    await use(door)
  } finally {
    await door.world.close()
    await server.close()
  }
}

test('[E610] the page says that nothing leaves, turns a model on, and says where texts go', async () => {
  const digest = 'c'.repeat(64)
  const server = await openModel({}, [{ name: 'herd-7b', digest }])
  await withReport(server, async (door) => {
    for (const language of LANGUAGES) {
      const { model } = wordsIn(language).page
      const page = mainOf(await door.text(MODEL_PATH, LANGUAGE(language)))
      for (const words of [model.offNow, model.tried, model.trustedHint])
        assert.ok(page.includes(words), `${language} ${words}`)
    }
    assert.ok(mainOf(await door.text('/log')).includes(`href="${MODEL_PATH}"`))
    assert.equal(server.connections(), 0)
    assert.equal((await turnOn(door, server)).headers.get('location'), MODEL_PATH)
    const page = mainOf(await door.text(MODEL_PATH))
    for (const words of ['A model is on: herd-7b', `To ${server.url}, on this machine`, digest])
      assert.ok(page.includes(words), words)
    assert.equal((await door.post(MODEL_PATH, { do: 'off' })).status, 303)
    assert.ok(mainOf(await door.text(MODEL_PATH)).includes('No model is on.'))
  })
})

test('[E611] a refused address keeps what was typed and says what to do; nothing is set', async () => {
  const server = await openModel()
  await withReport(server, async (door) => {
    for (const [url, words] of [
      ['http://10.0.0.5:8080', 'not of this machine'],
      ['https://127.0.0.1:8080', 'written like http://127.0.0.1:8080'],
      ['http://127.0.0.1:9', 'nothing listens|No answer came'],
    ] as const) {
      const answer = await turnOn(door, { ...server, url })
      assert.ok(answer.status >= 400, url)
      const page = mainOf(await answer.text())
      assert.match(page, new RegExp(words))
      assert.ok(page.includes(`value="${url}"`))
    }
    assert.ok(mainOf(await door.text(MODEL_PATH)).includes('No model is on.'))
    assert.equal(server.connections(), 0)
  })
})

test('[E611] who is no administrator sees no form, and is told who turns a model on', async () => {
  const server = await openModel()
  await withReport(server, async (door) => {
    const roles = KEEPER.roles.filter((role) => role !== 'administrator')
    const other = await openFixtureDoor(door.world, { ...KEEPER, roles })
    const page = mainOf(await other.text(MODEL_PATH))
    assert.ok(page.includes('An administrator turns a model on.'))
    assert.ok(!page.includes('name="url"'))
    const viewer = await openFixtureDoor(door.world, VIEWER)
    assert.equal((await viewer.post(MODEL_PATH, { url: server.url, model: 'x' })).status, 403)
    assert.equal(server.connections(), 0)
  })
})

test('[E612] the page of proposals waits for nothing: how far the model is, and a way to stop', async () => {
  const held: (() => void)[] = []
  const server = await startModelServer((asked, response) => {
    if (JSON.stringify(asked).includes('ferrymen')) say(response, answerTo(asked))
    else held.push(() => say(response, answerTo(asked)))
  })
  await withReport(server, async (door) => {
    Object.assign(door.world.desk, { modelLimit: { timeMs: 30_000, bytes: 32 * 1024 } })
    const rules = mainOf(await door.text(PATH)).match(/<li data-number/g)?.length
    assert.ok(rules)
    await turnOn(door, server)
    const first = mainOf(await door.text(PATH))
    assert.equal(first.match(/<li data-number/g)?.length, rules)
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    held.shift()?.()
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const [language, words] of [
      ['en', 'The model is reading (1 of 2 parts).'],
      ['ko', '모델이 읽고 있습니다(2부분 가운데 1부분).'],
      ['zh', '模型正在读（2部分中的1部分）。'],
    ] as const) {
      const page = mainOf(await door.text(PATH, LANGUAGE(language)))
      assert.ok(page.includes(words), language)
      // Without scripts: a link and a form.
      assert.ok(page.includes(`<a href="${PATH}">`) && page.includes('value="stop"'))
    }
    const apart = mainOf(await door.text('/documents/K1/model'))
    assert.ok(apart.includes('The model is reading (1 of 2 parts).'))
    const stopped = await door.post('/documents/K1/model', { do: 'stop' })
    assert.equal(stopped.headers.get('location'), PATH)
    const page = await whenOver(door)
    assert.ok(page.includes('The model was stopped.') && page.includes('value="again"'))
    assert.ok(!page.includes('class="agreement'))
  })
})

test('[E613] rules and model stand together: agreement in words, a difference as chips of both', async () => {
  const server = await openModel({ '최소 52명': { ...KOREAN, act: 'killing' } })
  await withReport(server, async (door) => {
    await turnOn(door, server)
    await door.text(PATH)
    const page = await whenOver(door)
    assert.match(page, /class="agreement (?:agree|differ|only-rules)"/)
    assert.match(page, /Rules and model differ: [^<]*What happened/)
    assert.doesNotMatch(page, /\d\s?%/)
    const [, item = ''] = page.split('<li data-number="1"')
    const chips = item.split('<li data-number')[0] ?? ''
    for (const act of ['value="detention"', 'value="killing"']) assert.ok(chips.includes(act), act)
    for (const [language, words] of [
      ['ko', '규칙과 모델이 다릅니다: '],
      ['zh', '规则与模型不同：'],
    ] as const)
      assert.ok(mainOf(await door.text(PATH, LANGUAGE(language))).includes(words))
  })
})

test('[E693] a question on which rules and model differ shows the sentence with the words', async () => {
  const server = await openModel({ '최소 52명': { ...KOREAN, act: 'killing' } })
  await withReport(server, async (door) => {
    await turnOn(door, server)
    await door.text(PATH)
    const page = await whenOver(door)
    const asked = page.split('<fieldset').find((one) => one.includes('value="killing"')) ?? ''
    assert.match(asked, /proposal-excerpt[\s\S]*<mark>최소 52명<\/mark>/)
  })
})

const FAILING: [string, RegExp, Answering][] = [
  ['silent', /did not read this text: no answer came/, () => undefined],
  ['prose', /it did not answer in the form/, (_, response) => say(response, 'Fifty-two.')],
  [
    'redirecting',
    /its server sends the request elsewhere/,
    (_, response) => void response.writeHead(307, { location: 'http://10.0.0.1/' }).end(),
  ],
]

for (const [name, words, answer] of FAILING)
  test(`[E614] what a server failed at is said, and the rules stand: ${name}`, async () => {
    let isGood = true
    const server = await startModelServer((asked, response) => {
      if (isGood) say(response, answerTo(asked))
      else answer(asked, response)
    })
    await withReport(server, async (door) => {
      const before = mainOf(await door.text(PATH)).match(/<li data-number/g)?.length
      await turnOn(door, server)
      isGood = false
      await door.text(PATH)
      const page = await whenOver(door)
      assert.match(page, words)
      assert.equal(page.match(/<li data-number/g)?.length, before)
      assert.ok(!page.includes('class="agreement'))
      for (const language of ['ko', 'zh'])
        assert.doesNotMatch(mainOf(await door.text(PATH, LANGUAGE(language))), /undefined|\{why\}/)
    })
  })

test('[E615] a report that is added by the form is read along; while none is on, by nobody', async () => {
  const server = await openModel()
  await withReport(server, async (door) => {
    const text = 'In March 2022 police in Liaoning arrested 17 people, Harbour Wire said.'
    const fields = { title: 'Seventeen', text, language: 'en', published: '2022-04-01' }
    const add = (title: string) => door.post('/documents/new', { ...fields, title })
    assert.equal((await add('First')).status, 303)
    assert.equal(server.connections(), 0)
    await turnOn(door, server)
    const asked = server.asked.length
    assert.equal((await add('Second')).status, 303)
    for (let n = 0; n < 200 && server.asked.length === asked; n++)
      await new Promise((resolve) => setTimeout(resolve, 10))
    assert.match(JSON.stringify(server.asked.at(-1)), /arrested 17 people/)
  })
})

test('[E616] another machine stands in words on the page and on every proposal', async () => {
  const server = await openModel()
  await withReport(server, async (door) => {
    const far = { ...server, url: server.url.replace('127.0.0.1', '0.0.0.0') }
    assert.ok((await turnOn(door, far)).status >= 400)
    assert.equal((await turnOn(door, far, { trustedHost: '0.0.0.0' })).status, 303)
    assert.match(mainOf(await door.text(MODEL_PATH)), /on another machine: 0\.0\.0\.0\. Whoever/)
    await door.text(PATH)
    const page = await whenOver(door)
    const agreements = page.match(/class="agreement/g)?.length ?? 0
    assert.ok(agreements > 0)
    assert.equal(
      page.match(/A model read it on another machine: 0\.0\.0\.0\./g)?.length,
      agreements,
    )
  })
})

test('[E617] what was measured is told, and how many decisions are missing before', async () => {
  const server = await openModel()
  await withReport(server, async (door) => {
    for (const language of LANGUAGES) {
      const page = mainOf(await door.text(MODEL_PATH, LANGUAGE(language)))
      assert.match(page, /(?:5\d|4\d)/, language)
      assert.ok(page.includes(wordsIn(language).page.model.measuredHint), language)
    }
    assert.match(mainOf(await door.text(MODEL_PATH)), /\d+ more decided proposals are needed/)
  })
})
