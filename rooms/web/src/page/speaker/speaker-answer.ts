// What the pages about speakers read out of answers, and what is made of it for lists.
import type { Act, AgentRelationName, Grade } from '@tumen/claim'
import type { ListedClaim, ShownSpeaker } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'

/** The judgement on a pair, as it was recorded. */
export interface Judgement {
  a: string
  b: string
  relation: AgentRelationName
  reason?: string
  /** Whether it follows from a confirmed copy of a document. */
  copied?: true
  recorded: string
  by: string
  leaf: number
}

/** A grade with its topic. */
export interface GradeLine {
  agent: string
  grade: Grade
  topic?: { act?: Act; place?: string; period?: { earliest: string; latest: string } }
  recorded: string
  by: string
  leaf: number
}

interface Judgements {
  relations: Judgement[]
  grades: GradeLine[]
}

/** The part of `agent.list` that pages print. */
export interface SpeakersAnswer extends Judgements {
  agents: ShownSpeaker[]
  next?: string
}

/** The part of `agent.show` that pages print. */
export interface SpeakerAnswer extends Judgements {
  agent: ShownSpeaker & { recorded: string; by: string }
  said: number
  relayed: number
  reports: number
  truncated?: true
  claims: ListedClaim[]
  next?: string
}

/** The answer of `agent.relays`. */
export interface RelaysAnswer {
  agents: ShownSpeaker[]
  edges: { from: string; to: string; documents: number; claims: number }[]
  truncated?: true
}

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
  const { agents } = await call<SpeakersAnswer>('agent.list', input)
  return new Map(agents.map((one) => [one.id, one]))
}
