// Saved questions with their answers of today. Only those that say where, when or in which event
// are answered in the list: a question about everything takes its time.
import { Refusal } from '@tumen/desk'
import { answerSentence } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'
import { type Asked, askedOf, hasScope, inputOf } from './question.ts'

/** How many questions are answered in the list. */
const MOST_ANSWERED = 10

export interface SavedQuestion {
  id: string
  name: string
  shared: boolean
  isOwn: boolean
  asked: Asked
  /** Nothing when it was not asked here. */
  answer?: SavedAnswer | 'failed'
}

export interface SavedAnswer {
  told: string
  knownOn: string
  reports: number
  /** Of the figure: at the least, at the most. */
  origins: [number, number]
}

/** The saved questions that the person may see. */
export async function readSaved(ask: Ask): Promise<SavedQuestion[]> {
  const { queries } = await ask.call('query.list', { kind: 'question' })
  const saved: SavedQuestion[] = []
  let answered = 0
  for (const { id, name, shared, by, query } of queries) {
    const asked = askedOf(new URLSearchParams(query))
    const one = { id, name, shared, isOwn: by === ask.actor.account, asked }
    const isAsked = hasScope(asked) && answered < MOST_ANSWERED
    if (isAsked) answered += 1
    saved.push(isAsked ? { ...one, answer: await answerTo(ask, asked) } : one)
  }
  return saved
}

async function answerTo(ask: Ask, asked: Asked): Promise<SavedQuestion['answer'] & {}> {
  try {
    const answer = await ask.call('figure.ask', inputOf(asked))
    const told = answerSentence(ask.language, answer.question, answer.figure)
    const { reports, figure: origins } = answer.figure
    return { told, knownOn: answer.knownOn, reports, origins }
  } catch (error) {
    if (error instanceof Refusal) return 'failed'
    throw error
  }
}
