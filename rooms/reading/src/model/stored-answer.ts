// The answers of a model as they are kept: by the places of their numbers and not by the order in
// which our grammar found them, so that a later grammar cannot give an answer to another number.
import { asReaderDraft, type Reader, type ReaderDraft, type ReadTask } from '../port/reader.ts'

/** Answers to keep: what was said, and where the numbers stand that it names. */
export interface StoredAnswers {
  /** Start and end of each number, by the id that the answers name it by. */
  numbers: Record<string, [start: number, end: number]>
  drafts: ReaderDraft[]
}

/** What came of asking a model about a whole text. */
export interface Asked {
  answers: StoredAnswers
  /** Requests that the text takes, and those that were made. */
  total: number
  done: number
  /** How many of them gave no answer, by the reason. */
  failed: Record<string, number>
}

/** Asks a reader about every number of a text. Never throws; who stops it gets what is there. */
export async function askReader(
  task: ReadTask,
  reader: Reader,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Asked> {
  const drafts: ReaderDraft[] = []
  const failed: Record<string, number> = {}
  let [done, total] = [0, 0]
  const progress: Parameters<Reader['read']>[1] = (step) => {
    ;({ done, total } = step)
    if (step.failed !== undefined) failed[step.failed] = (failed[step.failed] ?? 0) + 1
    tell(done, total)
  }
  for await (const draft of reader.read(task, progress, signal)) drafts.push(draft)
  return { answers: storedAnswers(task, drafts), total, done, failed }
}

function storedAnswers({ numbers }: ReadTask, drafts: ReaderDraft[]): StoredAnswers {
  const named = new Set(drafts.flatMap(({ number, of }) => [number, of]))
  const kept = numbers.filter(({ id }) => named.has(id))
  const places = kept.map(({ id, span }) => [id, [span.start, span.end]] as const)
  return { numbers: Object.fromEntries(places) as StoredAnswers['numbers'], drafts }
}

/** The kept answers by the numbers of today; those about a number that is none any more go. */
export function answersFor(task: ReadTask, { numbers, drafts }: StoredAnswers): ReaderDraft[] {
  const today = new Map(task.numbers.map(({ id, span }) => [`${span.start}-${span.end}`, id]))
  const idOf = (id: string | undefined) => {
    const place = id !== undefined && Object.hasOwn(numbers, id) ? numbers[id] : undefined
    return place && today.get(place.join('-'))
  }
  return drafts.flatMap(({ of, ...draft }) => {
    const [number, whole] = [idOf(draft.number), idOf(of)]
    return number === undefined ? [] : [{ ...draft, number, ...(whole && { of: whole }) }]
  })
}

/** Answers as they were written down, or nothing where that is not what it was. */
export function readStoredAnswers(text: string): StoredAnswers | undefined {
  try {
    const { numbers, drafts } = JSON.parse(text) as StoredAnswers
    const kept = drafts.flatMap((one) => asReaderDraft(one) ?? [])
    const areWhole = Object.values(numbers).every((one) => one.length === 2)
    return areWhole ? { numbers, drafts: kept } : undefined
  } catch {
    return undefined
  }
}
