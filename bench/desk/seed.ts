// Real input: a news report of August 2019, as another outlet reprinted it, with its 52 claims,
// taken in through the operations that a user has. Then one question on four dates. Expected
// answers: figures.md, section 8 (cases E01, E02, E05). Exit status 1 on a difference.
//
// The statement of July is told in the report of 8 August. To answer for 20 July as a documenter
// could have on that day, the newspaper's report of 15 July is recorded as a document of its own,
// by a note in our words (the fact stands in figures.md; its text is not ours to keep).
//
// Run: npx tsx --conditions=tumen-source bench/desk/seed.ts
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@tumen/contract'
import { callByName, createDesk, type OpenDesk } from '@tumen/desk'
import type { Figure } from '@tumen/figure'

const data = new URL('../../../shared/data/claims/', import.meta.url)

interface Seed {
  doc: { id: string; sha256: string; published: string }
  agents: { id: string; kind: string; anonymity: string; label: string; scope?: string }[]
  agentRelations: { a: string; b: string; relation: string; reason: string }[]
  claims: { id: string }[]
}

type Ask = (
  who: 'doc' | 'rev',
  operation: string,
  input: object,
) => Promise<Record<string, unknown>>

const ROLES: Record<'doc' | 'rev', Role[]> = {
  doc: ['documenter'],
  rev: ['reviewer', 'analyst'],
}
const EVENT = 'held-in-liaoning'
const POPULATION = 'pop:north-koreans-in-china'

/** What must come out: low, best, high, origins, flags that must be there. */
const EXPECTED = [
  { on: '2019-07-20', numbers: [39, 39, null], origins: [1, 1], flags: ['best_is_floor'] },
  { on: '2019-08-09', numbers: [39, 60, 60], origins: [1, 2], flags: [] },
  { on: '2019-09-01', numbers: [39, 39, null], origins: [1, 1], flags: ['retracted'] },
  { on: '2019-08-09', numbers: [39, 60, 60], origins: [1, 2], flags: [] },
]

async function main(): Promise<void> {
  if (!existsSync(new URL('texts/001.txt', data))) {
    console.log('bench/seed: skipped, ../shared/data/claims is not here')
    return
  }
  const root = await mkdtemp(join(tmpdir(), 'tumen-seed-'))
  const now = { day: '2019-07-16' }
  const desk = await openNew(join(root, 'workspace'), now)
  const ask: Ask = async (who, operation, input) =>
    (await callByName(desk, operation, input, {
      actor: { account: who, roles: ROLES[who] },
      progress: { report: () => undefined },
    })) as Record<string, unknown>
  try {
    const activist = await recordJuly(ask)
    await recordAugust(ask, now, activist)
    now.day = '2019-08-20'
    for (const claim of ['s13', 's05'])
      await ask('rev', 'claim.retract', {
        claim,
        why: 'origin_withdraws',
        reason: 'the missionary withdraws his statement',
      })
    now.day = '2019-10-01'
    await askQuestions(ask)
  } finally {
    await desk.close()
    await rm(root, { recursive: true, force: true })
  }
}

function openNew(folder: string, now: { day: string }): Promise<OpenDesk> {
  return createDesk({
    folder,
    passphrase: 'a bench keeps no secrets',
    owner: 'doc',
    review: 'second-person',
    workFactor: 10,
    clockMayJump: true,
    clock: () => new Date(`${now.day}T12:00:00.000Z`),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
}

/** The newspaper's report of 15 July, as a note in our words. Gives the activist's agent id. */
async function recordJuly(ask: Ask): Promise<string> {
  const words = 'the custody of at least 39 North Koreans in Liaoning'
  await ask('doc', 'agent.record', {
    id: 'agent:chosun-ilbo',
    kind: 'outlet',
    name: { und: 'South Korea’s Chosun Ilbo newspaper' },
  })
  await ask('doc', 'document.add', {
    id: 'chosun-2019-07-15',
    title: 'Chosun Ilbo, 15 July 2019 (note of the documenter)',
    text: `The newspaper cites an activist who helps defectors on ${words}.`,
    language: 'en',
    publisher: 'agent:chosun-ilbo',
    published: '2019-07-15',
  })
  await ask('doc', 'claim.record', {
    id: 'july',
    document: 'chosun-2019-07-15',
    quote: [words],
    number: 'at least 39',
    act: 'detention',
    place: 'Liaoning',
    affected: 'North Koreans',
    population: POPULATION,
    chain: ['agent:chosun-ilbo', 'an activist who helps defectors'],
    anonymity: 'unnamed',
  })
  await ask('rev', 'claim.accept', { claims: ['july'] })
  const title = 'The group held in Liaoning'
  await ask('rev', 'event.record', { id: EVENT, title, act: 'detention', place: 'CN/LN' })
  await ask('rev', 'event.link', { claims: ['july'], event: EVENT })
  const { claim } = (await ask('doc', 'claim.show', { id: 'july' })) as {
    claim: { origin: string }
  }
  return claim.origin
}

/** The report of August with its 52 claims, and what a reviewer decides about it. */
async function recordAugust(ask: Ask, now: { day: string }, activist: string): Promise<void> {
  const seed = JSON.parse(readFileSync(new URL('seed-claims.json', data), 'utf8')) as Seed
  now.day = '2019-08-08'
  await ask('doc', 'agent.record', { id: 'agent:amn', kind: 'outlet', name: { und: 'AMN' } })
  await ask('doc', 'document.add', {
    id: seed.doc.id,
    title: 'Report of 8 August 2019, reprinted',
    text: readFileSync(new URL('texts/001.txt', data), 'utf8'),
    sha256: seed.doc.sha256,
    language: 'en',
    publisher: 'agent:amn',
    published: seed.doc.published,
  })
  const { claims, agents } = seed
  console.log('claim.import:', JSON.stringify(await ask('doc', 'claim.import', { claims, agents })))
  for (const row of seed.agentRelations) await ask('rev', 'agent.relate', row)
  await ask('rev', 'claim.accept', { claims: claims.map(({ id }) => id) })
  await ask('rev', 'event.link', { claims: ['s05', 's13', 's28'], event: EVENT })
  const reason = 'the report relays the newspaper of 15 July'
  await relateSame(ask, activist, 'anon:001#chosun-activist', reason)
  now.day = '2019-08-09'
  const plural = 'the plural of the lead is the missionary of the body'
  await relateSame(ask, 'anon:001#missionary', 'anon:001#south-korean-sources', plural)
}

async function relateSame(ask: Ask, a: string, b: string, reason: string): Promise<void> {
  await ask('rev', 'agent.relate', { a, b, relation: 'same', reason })
}

async function askQuestions(ask: Ask): Promise<void> {
  const asked = { act: 'detention', event: EVENT, population: POPULATION }
  for (const { on, numbers, origins, flags } of EXPECTED) {
    const answer = await ask('rev', 'figure.ask', { ...asked, asKnownOn: on })
    const figure = answer.figure as Figure
    const found = [figure.low, figure.best, figure.high].map((end) => end?.value ?? null)
    const same =
      JSON.stringify([found, figure.figure]) === JSON.stringify([numbers, origins]) &&
      flags.every((flag) => (figure.flags as string[]).includes(flag))
    const told = `${found.map((n) => n ?? 'open').join(' / ')}, origins ${figure.figure.join('-')}`
    console.log(`${same ? 'ok  ' : 'DIFF'} known on ${on}: ${told} (${figure.flags.join(', ')})`)
    if (!same) process.exitCode = 1
  }
  const before = await ask('rev', 'figure.ask', { ...asked, asKnownOn: '2019-08-08' })
  const { figure } = before.figure as Figure
  console.log(
    `note: before the row "sources = missionary" of 9 August: origins ${figure.join('-')}`,
  )
}

await main()
