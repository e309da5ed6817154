// Places, speakers and the order in which everything is done.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Agent, Claim, GazetteerPlace } from '@tumen/claim'
import { worldFiles, worldJson, worldText } from './world-file.ts'

interface Step {
  day: string
  account: string
  operation: string
  from?: string
  text?: string
  input?: Record<string, unknown>
}
interface Identity {
  day: string
  by: string
  a: string
  b: string
  relation: string
}

const steps = worldJson<Step[]>('timeline.json#/steps')
const agents = worldJson<Record<string, Agent>>('speakers.json#/agents')
const places = worldJson<GazetteerPlace[]>('places.json')
const stepsOf = (operation: string) => steps.filter((step) => step.operation === operation)
const claimsOf = (file: string) => worldJson<Claim[]>(`claims/${file}`)
const claims = worldFiles('claims/', '.json').flatMap(claimsOf)

test('[W10] places form a tree, with three names, and sites have no point', () => {
  const ids = new Set(places.map(({ id }) => id))
  assert.equal(places.length, 16)
  assert.equal(ids.size, 16)
  for (const { id, level, names, latitude, longitude } of places) {
    const parent = id.split('/').slice(0, -1).join('/')
    assert.ok(parent === '' || ids.has(parent), id)
    assert.deepEqual(Object.keys(names), ['en', 'ko', 'zh'])
    const point = [latitude, longitude].map((degrees) => degrees !== undefined)
    assert.deepEqual(point, level === 'site' ? [false, false] : [true, true])
    if (latitude) assert.match(`${latitude} ${longitude}`, /^-?\d+\.\d -?\d+\.\d$/)
  }
  const aliases = places.flatMap(({ aliases: other = [] }) => other)
  for (const alias of ['요녕성', '길림성', '운남성', '흑룡강성', '양강도'])
    assert.ok(aliases.includes(alias), alias)
})

test('[W11] every agent, place and claim that a claim names exists', () => {
  const ids = new Set(claims.map(({ id }) => id))
  const paths = new Set(places.map(({ id }) => id))
  for (const claim of claims) {
    for (const { agent } of claim.chain) assert.ok(agents[agent], agent)
    for (const { gazetteer } of claim.places) assert.ok(paths.has(gazetteer ?? ''), gazetteer)
    const partOf = claim.quantity?.partOf?.claim
    if (partOf) assert.ok(ids.has(partOf), partOf)
  }
  for (const [id, agent] of Object.entries(agents)) assert.equal(agent.id, id)
  const party = Object.values(agents).filter((agent) => agent.party)
  assert.deepEqual(party.map(({ id }) => id).sort(), ['foreign-ministry', 'morning-post'])
})

test('[W11] identity rows are those of section 2, on their days', () => {
  const rows = Object.values(worldJson<Record<string, Identity>>('speakers.json#/identities'))
  const told = rows.map(({ day, by, a, b, relation }) => [day, by, a, relation, b].join(' '))
  assert.deepEqual(told, [
    '2022-08-05 rev-1 lantern-director same lantern',
    '2022-08-05 rev-1 sks same S-02',
    '2022-08-05 rev-1 S-02 different lantern',
    '2022-08-05 rev-1 S-03 different lantern',
    '2022-10-16 rev-1 S-02 possible ferry-house',
  ])
  const done = stepsOf('agent.relate').map((step) => [step.day, step.account].join(' '))
  assert.deepEqual(
    done,
    rows.map(({ day, by }) => [day, by].join(' ')),
  )
})

test('[W12] what is sealed stands apart, as numbers, and no step reads it', () => {
  const sealed = worldJson<Record<string, Record<string, number>>>('sealed.json#/sealed')
  const numbers = Object.values(sealed).flatMap((parts) => Object.values(parts))
  assert.deepEqual(
    numbers,
    Array.from({ length: 20 }, (_, n) => n + 1),
  )
  assert.ok(!worldText('timeline.json').includes('sealed'))
  assert.ok(!worldText('speakers.json').includes('sealed'))
})

test('[W13] steps stand in the order of days, and everything they name exists', () => {
  const days = steps.map(({ day }) => day)
  assert.deepEqual(days, days.toSorted())
  const accounts = worldJson<{ account: string }[]>('accounts.json#/accounts')
  for (const { account, from, text, input } of steps) {
    assert.ok(accounts.some((known) => known.account === account))
    assert.ok(from !== undefined || input !== undefined)
    if (from) assert.ok(worldJson<unknown>(from))
    if (text) assert.ok(worldText(text).length > 0)
  }
  const used = new Set(steps.flatMap(({ from }) => from ?? []))
  for (const id of Object.keys(agents)) assert.ok(used.has(`speakers.json#/agents/${id}`), id)
})

test('[W13] each report is added and its claims imported on its day of recording', () => {
  for (const file of worldFiles('reports/', '.json')) {
    const { recorded } = worldJson<{ recorded: string }>(`reports/${file}`)
    const added = stepsOf('document.add').filter(({ from }) => from === `reports/${file}`)
    const imported = stepsOf('claim.import').filter(({ from }) => from === `claims/${file}`)
    assert.deepEqual(
      [...added, ...imported].map(({ day }) => day),
      [recorded, recorded],
      file,
    )
    assert.ok(steps.indexOf(added[0] as Step) < steps.indexOf(imported[0] as Step))
  }
})

test('[W13] rev-1 accepts each claim once, on its day, but R11 after the link was decided', () => {
  const accepted = stepsOf('claim.accept').flatMap(({ day, account, input }) =>
    ((input?.claims ?? []) as string[]).map((id) => `${id} ${day} ${account}`),
  )
  const expected = claims.map(({ id, doc }) => {
    const { recorded } = worldJson<{ recorded: string }>(`reports/${doc}.json`)
    return `${id} ${doc === 'R11' ? '2022-08-15' : recorded} rev-1`
  })
  assert.deepEqual(accepted.toSorted(), expected.toSorted())
  const [decision, ...others] = stepsOf('document.decide')
  assert.deepEqual([decision?.day, decision?.account, others.length], ['2022-08-15', 'rev-1', 0])
  const accept = steps.find(({ input }) => (input?.claims as string[])?.includes('R11a'))
  assert.ok(steps.indexOf(decision as Step) < steps.indexOf(accept as Step))
})

test('[W13] relations of documents, event links and the correction are those of section 3', () => {
  const related = stepsOf('document.relate').map(({ day, input }) =>
    [day, ...Object.values(input ?? {})].join(' '),
  )
  assert.deepEqual(related, [
    '2022-08-08 R09 R08 reprint_of declared',
    '2022-08-08 R10 R09 relays declared',
    '2022-08-12 R11 R08 excerpt_of text',
    '2023-01-31 R16-en R16-ko translation_of declared',
  ])
  const links = stepsOf('event.link').map(
    ({ day, input }) => `${day} ${input?.event}: ${input?.claims}`,
  )
  assert.deepEqual(links, [
    '2022-05-23 CG18: R03a,R04a,R04b',
    '2022-06-06 GH2: R05d,R05e',
    '2022-10-13 OCT11: R13a',
    '2022-10-14 OCT11: R14a,R14b,R14c',
    '2022-10-21 OCT11: R15a',
  ])
  const [correction] = stepsOf('claim.retract')
  assert.deepEqual([correction?.day, correction?.input?.on], ['2022-08-22', '2022-08-20'])
})

test('[W26] the questions saved for everybody are questions of section 5, each once', () => {
  const asked = worldJson<{ question: object }[]>('expected/questions.json#/questions').map(
    ({ question }) => JSON.stringify(question),
  )
  const accounts = worldJson<{ account: string; roles: string[] }[]>('accounts.json#/accounts')
  const saved = stepsOf('query.save').map(({ account, input = {} }) => {
    assert.ok(accounts.some((one) => one.account === account && one.roles.includes('analyst')))
    assert.equal(input.kind, 'question')
    assert.equal(input.shared, true)
    return JSON.stringify(input.query)
  })
  assert.equal(saved.length, 5)
  assert.equal(new Set(saved).size, 5)
  for (const query of saved) assert.ok(asked.includes(query), query)
})
