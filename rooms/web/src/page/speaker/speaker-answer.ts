// What the pages about speakers read out of answers, and what is made of it for lists.

import type { Grade } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { ShownSpeaker } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'

/** The judgement on a pair, as it was recorded. */
export type Judgement = Output<'agent.list'>['relations'][number]

/** A grade with its topic. */
export type GradeLine = Output<'agent.list'>['grades'][number]
/** The part of `agent.list` that pages print. */
export type SpeakersAnswer = Output<'agent.list'>

/** The part of `agent.show` that pages print. */
export type SpeakerAnswer = Output<'agent.show'>

/** The answer of `agent.relays`. */
export type RelaysAnswer = Output<'agent.relays'>

/** The newest grade for everything of each speaker. */
export function plainGrades(grades: readonly GradeLine[]): ReadonlyMap<string, Grade> {
  const plain = grades.filter(({ topic }) => topic === undefined)
  return new Map(plain.sort((a, b) => a.leaf - b.leaf).map(({ agent, grade }) => [agent, grade]))
}

/** Of the judgements on each pair the newest, in the order of recording. */
export function newestJudgements(judgements: readonly Judgement[]): Judgement[] {
  const newest = new Map<string, Judgement>()
  for (const one of [...judgements].sort((a, b) => a.leaf - b.leaf)) {
    const pair = pairKey(one.a, one.b)
    newest.delete(pair)
    newest.set(pair, one)
  }
  return [...newest.values()]
}

/** One key for a pair, whichever of the two is named first. */
export function pairKey(a: string, b: string): string {
  return [a, b].sort().join('\n')
}

/** The address of the page that compares two speakers. */
export function relatePath(a: string, b: string): string {
  return `/speakers/relate?${new URLSearchParams({ a, b })}`
}

/** Who these ids are, as far as the person may know: by id, without those who may not be named. */
export async function speakersById(
  { call }: Pick<Ask, 'call'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ShownSpeaker>> {
  const known = [...new Set(ids)].slice(0, 1000)
  if (known.length === 0) return new Map()
  const input = { ids: known, limit: known.length }
  const { agents } = await call('agent.list', input)
  return new Map(agents.map((one) => [one.id, one]))
}
