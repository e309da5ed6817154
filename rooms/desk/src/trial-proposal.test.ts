// A report with three proposals over a real store, for the tests of what people decide about them.
// No tests here.
import assert from 'node:assert/strict'
import { openTrial, type Person, type TrialDesk } from './trial-desk.test.ts'

/** A report whose number, act and part are plain: these tests say nothing of reading. Invented. */
export const TEXT =
  '지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다. ' +
  '이 가운데 12명은 북송됐다고 그는 전했다.\n\n지린성에서는 약 80명이 체포됐다.'
/** The keys of its three proposals. */
export const [HELD, RETURNED, ARRESTED] = ['최소 52명', '12명', '약 80명'].map((words) => {
  const start = TEXT.indexOf(words)
  return `quantity-${start}-${start + words.length}`
}) as [string, string, string]

interface Proposed {
  id: string
  key: string
  range: { start: number; end: number }
  claim: { quantity?: { op: string; value?: number }; sensitivity: string }
  standing: string[]
  decision?: { decision: string; claim?: string; reason?: string; leaf: number }
}
/** The answer of document.read, as far as the tests look. */
export interface Read {
  proposals: Proposed[]
  counts: { all: number; open: number; accepted: number; rejected: number }
}

/** A trial with the report as K1. */
export async function openReport(review: 'self' | 'second-person' = 'self'): Promise<TrialDesk> {
  const trial = await openTrial(review)
  await trial.ask('own', 'agent.record', { id: 'harbour', kind: 'outlet', name: { ko: '하버' } })
  await add(trial, 'K1')
  return trial
}

/** Adds an edition of the report. */
export async function add(trial: TrialDesk, id: string, more: object = {}): Promise<void> {
  await trial.ask('own', 'document.add', {
    ...{ id, title: `보도 ${id}`, text: `${TEXT} ${id}판.`, language: 'ko' },
    ...{ publisher: 'harbour', published: '2022-04-29', ...more },
  })
}

export const read = (trial: TrialDesk, document = 'K1', who: Person = 'own') =>
  trial.ask<Read>(who, 'document.read', { document })

/** The id under which a proposal is shown. */
export async function idOf(trial: TrialDesk, key: string, document = 'K1'): Promise<string> {
  const found = (await read(trial, document)).proposals.find((one) => one.key === key)
  assert.ok(found, `${key} is proposed`)
  return found.id
}

export async function accept(
  trial: TrialDesk,
  keys: string[],
  document = 'K1',
  who: Person = 'own',
) {
  const proposals = await Promise.all(keys.map((key) => idOf(trial, key, document)))
  const input = { document, proposals }
  const { claims } = await trial.ask<{ claims: { key: string; id: string; counts: boolean }[] }>(
    ...([who, 'proposal.accept', input] as const),
  )
  return claims
}

export async function decisionOf(trial: TrialDesk, key: string, who: Person = 'own') {
  return (await read(trial, 'K1', who)).proposals.find((one) => one.key === key)?.decision
}
