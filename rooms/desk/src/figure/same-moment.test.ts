// What is asked twice at the same moment is done once.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Made } from '../../fixture/bundle.ts'
import { actorOf, addReport, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'
import { newMemory } from '../memory.ts'

const fixture = await openFixture('second-person')
await addReport(fixture, 'R1')

/** A bundle that was asked for and approved, and not made yet. */
async function approved(): Promise<string> {
  const input = { profile: 'court', documents: ['R1'], claims: [], recipient: 'the court' }
  const { bundle } = await fixture.ask<{ bundle: string }>('ana', 'bundle.ask', input)
  await fixture.ask('edi', 'bundle.approve', { bundle })
  return bundle
}

type AskOne = (who: Person, name: string, input: object) => Promise<unknown>

/** Asks at a desk that does not know of what others ask at this moment: its guards see nothing. */
const askApart: AskOne = (who, name, input) => {
  const ledger = new Proxy(fixture.desk.ledger, {
    get(of, key) {
      const value: unknown = Reflect.get(of, key, of)
      return typeof value === 'function' ? value.bind(of) : value
    },
  })
  const call = { actor: actorOf(who), progress: { report() {} } }
  return callByName({ ...fixture.desk, ledger, memory: newMemory() }, name, input, call)
}

async function checkHandedOutOnce(ask: AskOne): Promise<void> {
  for (let n = 0; n < 3; n++) {
    const bundle = await approved()
    const asked = Array.from({ length: 4 }, () => ask('ana', 'bundle.make', { bundle }))
    const settled = await Promise.allSettled(asked)
    const made = settled.filter(({ status }) => status === 'fulfilled')
    assert.equal(made.length, 1)
    for (const one of settled)
      if (one.status === 'rejected') {
        assert.equal((one.reason as { code: string }).code, 'wrong-state')
        assert.deepEqual((one.reason as { details: object[] }).details, [{ state: 'served' }])
      }
    const again = await refused(fixture.ask('ana', 'bundle.make', { bundle }))
    assert.equal(again.code, 'wrong-state')
  }
}

test('[D471] a bundle that is asked for several times at once is handed out once', () =>
  checkHandedOutOnce(fixture.ask))

async function checkBetween(ask: AskOne): Promise<void> {
  const bundle = await approved()
  let between: Promise<PromiseSettledResult<unknown>[]> | undefined
  const report = (step: string) => {
    if (step === 'sign') between ??= Promise.allSettled([ask('ana', 'bundle.make', { bundle })])
  }
  await fixture.ask<Made>('ana', 'bundle.make', { bundle }, { progress: { report } })
  const [other] = (await between) ?? []
  // Without a message Node looks for one in the source, which takes seconds in what tsx made.
  assert.ok(other?.status === 'rejected', 'it was handed out a second time')
  assert.equal((other.reason as { code: string }).code, 'wrong-state')
}

test('[D471] one that is asked for between the seal and the signing of another is refused', () =>
  checkBetween(fixture.ask))

test('[D471] mutation test: a desk that knows of no other hands it out twice', () =>
  assert.rejects(checkBetween(askApart), { code: 'ERR_ASSERTION' }))

test('[D471] one that could not be made is made when it is asked for once more', async () => {
  const bundle = await approved()
  const other = await refused(fixture.ask('edi', 'bundle.make', { bundle }))
  assert.equal(other.code, 'not-allowed')
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle })
  assert.ok(archive.length > 1000)
})

interface Added {
  id: string
  publisher: { id: string; isNew: boolean }
}

async function checkOneAgent(ask: AskOne, outlet: string): Promise<void> {
  const upload = (n: number) =>
    ask('doc', 'document.add', {
      ...{ title: `Report ${n}`, language: 'en', published: '2022-04-29' },
      ...{ publisher: outlet, text: `${outlet} ${n}: at least ${30 + n} people were held.` },
    }) as Promise<Added>
  const added = await Promise.all([1, 2, 3, 4].map(upload))
  assert.equal(new Set(added.map(({ publisher }) => publisher.id)).size, 1)
  assert.equal(added.filter(({ publisher }) => publisher.isNew).length, 1)
  const { agents } = await fixture.ask<{ agents: { id: string }[] }>('doc', 'agent.list', {
    name: outlet,
  })
  assert.equal(agents.length, 1)
  for (const { id, publisher } of added) {
    const shown = await fixture.ask<{ document: { publisher: string } }>('doc', 'document.show', {
      id,
    })
    assert.equal(shown.document.publisher, publisher.id)
  }
}

test('[D472] first uploads of one new outlet at the same moment make one agent', () =>
  checkOneAgent(fixture.ask, 'Meridian Post'))

test('[D472] mutation test: at desks that do not know of each other they make several', () =>
  assert.rejects(checkOneAgent(askApart, 'Harbour Post'), { code: 'ERR_ASSERTION' }))

test('[D472] a new outlet of an upload that was refused is new to the next one', async () => {
  const upload = (title: string, publisher: string) =>
    fixture.ask<Added>('doc', 'document.add', {
      ...{ id: 'R9', title, language: 'en', published: '2022-04-29', publisher, text: title },
    })
  const [first, second] = await Promise.allSettled([
    upload('One of two.', 'Old Ferry'),
    upload('Two of two.', 'New Ferry'),
  ])
  assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected'])
  const { agents } = await fixture.ask<{ agents: object[] }>('doc', 'agent.list', {
    name: 'New Ferry',
  })
  assert.equal(agents.length, 0)
})
