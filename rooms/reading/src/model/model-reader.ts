// A reader that asks a language model on this machine, group by group. Whatever the server does,
// the rules' draft stands where it gives no answer, and a note says why. Source: reader.md 3.
import { isDeepStrictEqual } from 'node:util'
import { asReaderDraft, type Reader, type ReaderDraft, type ReadTask } from '../port/reader.ts'
import type { ModelAddress } from './address.ts'
import { type PostLimit, post } from './post.ts'
import { type Group, groupsOf, messagesOf, schemaOf, smaller } from './prompt.ts'

/** Which model is asked, and how long. */
export interface ModelOptions {
  address: ModelAddress
  model: string
  limit?: PostLimit
}

/** Two minutes for a small model on a laptop, and more text than any answer has. */
const LIMIT: PostLimit = { timeMs: 120_000, bytes: 256 * 1024 }
/** The same question gets the same answer. */
const SEED = 1
/** Tokens of an answer: a number needs about 150. */
const TOKENS = 200
const PATH = '/v1/chat/completions'

/** The reader that asks `model` at `address`. */
export function modelReader({ address, model, limit = LIMIT }: ModelOptions): Reader {
  async function ask(group: Group, task: ReadTask, signal: AbortSignal): Promise<Answer> {
    const json_schema = { name: 'claims', strict: true, schema: schemaOf(group) }
    const json = {
      model,
      messages: messagesOf(group, task),
      response_format: { type: 'json_schema', json_schema },
      ...{ temperature: 0, seed: SEED, stream: false },
      max_tokens: TOKENS * (group.numbers.length + 2),
    }
    const path = `${address.path}${PATH}`
    const { body, failure } = await post(address, { path, json }, limit, signal)
    return body === undefined ? { failure } : draftsIn(body, group)
  }
  return {
    name: model,
    version: '1',
    async *read(task, progress, signal) {
      const groups = groupsOf(task)
      for (const [done, group] of groups.entries()) {
        if (signal.aborted) return
        const first = await ask(group, task, signal)
        const less = smaller(group, task)
        // The same question would get the same answer, or none again.
        const isFinal = first.failure === undefined || first.failure === 'stopped'
        const isSame = isDeepStrictEqual(messagesOf(less, task), messagesOf(group, task))
        const answer = isFinal || isSame ? first : await ask(less, task, signal)
        if (answer.drafts) yield* answer.drafts
        const step = { done: done + 1, total: groups.length }
        progress(answer.failure === undefined ? step : { ...step, failed: answer.failure })
        // A server that is not there is not asked for every paragraph.
        if (answer.failure === 'unreachable' || answer.failure === 'stopped') return
      }
    },
  }
}

type Answer = { drafts: ReaderDraft[]; failure?: never } | { drafts?: never; failure: string }

/** The answers about the numbers of a group; those in another shape or about others are dropped. */
function draftsIn(body: string, { numbers }: Group): Answer {
  const content = contentOf(jsonOf(body))
  if (content === undefined) return { failure: 'no-answer' }
  const answer = jsonOf(content)
  const claims = answer instanceof Object && 'claims' in answer ? answer.claims : undefined
  if (!Array.isArray(claims)) return { failure: answer === undefined ? 'not-json' : 'wrong-shape' }
  const drafts = claims.slice(0, 2 * numbers.length).flatMap((one) => {
    const draft = asReaderDraft(one)
    return draft && numbers.some(({ id }) => id === draft.number) ? [draft] : []
  })
  return drafts.length === 0 && claims.length > 0 ? { failure: 'wrong-shape' } : { drafts }
}

function jsonOf(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return undefined
  }
}

function contentOf(answer: unknown): string | undefined {
  const { choices } = (answer ?? {}) as { choices?: { message?: { content?: unknown } }[] }
  const content = Array.isArray(choices) ? choices[0]?.message?.content : undefined
  return typeof content === 'string' ? content : undefined
}
