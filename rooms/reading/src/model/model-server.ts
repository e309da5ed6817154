// What a server says of itself before a report is shown to it: whether its model runs there or
// somewhere else, which bytes it has, and whether it keeps to the form of an answer.
import { readTaskOf } from '../port/reader.ts'
import { prepareText } from '../text/layout.ts'
import type { ModelAddress } from './address.ts'
import { type ModelOptions, modelReader } from './model-reader.ts'
import { type PostLimit, post } from './post.ts'
import { askReader } from './stored-answer.ts'

/** What is known of a model at its server. */
export interface ModelFacts {
  /** sha256 of the model in hex, where the server tells it. */
  digest?: string
  /** The server only passes on what it is sent: the model runs at somebody else's. */
  isElsewhere: boolean
}

/** The list of models that Ollama keeps; other servers have none, and say nothing of a digest. */
const TAGS = '/api/tags'
const LOOK: PostLimit = { timeMs: 5000, bytes: 1024 * 1024 }
/** How models are named that Ollama only passes on. */
const CLOUD = /[:-]cloud$/iu

/** What the server tells of a model. No text is sent. */
export async function modelFacts(
  address: ModelAddress,
  model: string,
  signal: AbortSignal,
): Promise<ModelFacts> {
  if (CLOUD.test(model)) return { isElsewhere: true }
  const { body } = await post(address, { path: `${address.path}${TAGS}` }, LOOK, signal)
  const own = modelsIn(body).find(({ name, model: id }) =>
    [name, id].some((one) => one === model || one === `${model}:latest`),
  )
  const isElsewhere = [own?.remote_host, own?.remote_model].some((one) => one)
  const digest = /^(?:sha256:)?([0-9a-f]{64})$/u.exec(String(own?.digest))?.[1]
  return { isElsewhere, ...(digest !== undefined && { digest }) }
}

function modelsIn(body: string | undefined): Record<string, unknown>[] {
  try {
    const { models } = JSON.parse(body ?? '') as { models?: unknown }
    const isEntry = (one: unknown): one is Record<string, unknown> => one instanceof Object
    return Array.isArray(models) ? models.filter(isEntry) : []
  } catch {
    return []
  }
}

/** Invented; a server that is tried is shown nothing else. */
const SENTENCE = 'Police in Heron Ford arrested 12 ferrymen on 3 May 2019, their union said.'

/**
 * Asks a server about one invented sentence. Nothing when it answers as it should, else why not:
 * what a request failed at, or `wrong-shape` when it says nothing of the number that stands there.
 */
export async function tryModel(
  options: ModelOptions,
  signal: AbortSignal,
): Promise<string | undefined> {
  const published = { earliest: '2019-05-04', latest: '2019-05-04' }
  const task = readTaskOf(prepareText({ text: SENTENCE, language: 'en', published }))
  const { answers, failed } = await askReader(task, modelReader(options), () => undefined, signal)
  const [why] = Object.keys(failed)
  return why ?? (answers.drafts.length === 0 ? 'wrong-shape' : undefined)
}
