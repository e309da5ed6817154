// The page of estimates without a server: it reads a table as the desk does, runs the job in turn,
// and prints what the pages print. Nothing is asked from outside, and nothing is kept.
import {
  type AnyPart,
  cellLines,
  type Job,
  type Report,
  reportJob,
  runJob,
  SELECTIONS,
  type Selection,
} from '@tumen/estimate'
import { EstimateAlone, type EstimateReport, progressText, type RefusalData } from '@tumen/view'
import { LANGUAGE_TAG, type Language, languageOf } from '@tumen/words'
import { renderToString } from 'preact-render-to-string'
import { answerOfReport } from '../../rooms/desk/src/estimate/answer.ts'
import { type EstimateTable, tableOfInput } from '../../rooms/desk/src/estimate/input.ts'
import { Refusal } from '../../rooms/desk/src/refusal.ts'

type AnyJob = Job<Report, AnyPart, unknown>

/** Work goes on so long before the page may draw and listen. */
const STEP_MS = 50

let language: Language = languageOf(navigator.language)
let typed = new Map<string, string>()
let report: EstimateReport | undefined
let problem: RefusalData | undefined

/** Prints the page; what was typed stands in it. */
function show(): void {
  document.documentElement.lang = LANGUAGE_TAG[language]
  document.body.innerHTML = renderToString(
    EstimateAlone({ language, report, problem, typed: (name) => typed.get(name) }),
  )
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-language]'))
    button.addEventListener('click', () => {
      keepTyped()
      language = button.value as Language
      show()
    })
  const form = document.querySelector<HTMLFormElement>('#ask')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    void answer(form)
  })
}

function keepTyped(): void {
  const form = document.querySelector<HTMLFormElement>('#ask')
  if (!form) return
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [],
  )
  typed = new Map(fields)
}

async function answer(form: HTMLFormElement): Promise<void> {
  keepTyped()
  const button = form.querySelector<HTMLButtonElement>('button.send')
  if (button) button.disabled = true
  say(0, 0)
  await pause()
  try {
    const file = form.querySelector<HTMLInputElement>('#file')?.files?.[0]
    const csv = file ? await file.text() : (typed.get('csv') ?? '')
    report = await reportOf(tableOfInput({ csv }))
    problem = undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    report = undefined
    problem = {
      code: error.code,
      ...(error.field === undefined ? {} : { field: error.field }),
      details: error.details,
    }
  }
  show()
  scrollTo(0, 0)
}

async function reportOf({ table, collapse }: EstimateTable): Promise<EstimateReport> {
  const hash = await hashOf(cellLines(table))
  const job = reportJob(table, {
    seed: seedOf(typed.get('seed') ?? '1'),
    replicates: Number(typed.get('replicates') ?? '1000'),
    classes: typed.has('classes'),
    hash,
    ...(collapse && { collapse }),
    ...selectionOf(),
    ...oddsOf(),
  })
  const found = await runSlowly(job as unknown as AnyJob)
  return answerOfReport(found, table, hash)
}

function seedOf(text: string): bigint {
  if (!/^\d{1,20}$/.test(text.trim())) throw new Refusal('invalid-input', 'seed')
  return BigInt(text.trim())
}

function selectionOf(): { selection?: Selection } {
  const selection = SELECTIONS.find((one) => one === typed.get('selection'))
  return selection === undefined ? {} : { selection }
}

/** The odds ratio that somebody states; a half one is refused, not forgotten. */
function oddsOf() {
  const names = ['oddsLow', 'oddsHigh', 'why']
  if (names.every((name) => !typed.has(name))) return {}
  const [low, high] = [Number(typed.get('oddsLow')), Number(typed.get('oddsHigh'))]
  const why = typed.get('why')
  if (!(low > 0 && high >= low) || why === undefined) throw new Refusal('invalid-input', 'odds')
  return { odds: { low, high, why } }
}

/** Runs a job in turn; between its steps the page draws how far it is. */
async function runSlowly(job: AnyJob): Promise<Report> {
  const running = runJob(job)
  let paused = performance.now()
  let step = running.next()
  while (!step.done) {
    if (performance.now() - paused > STEP_MS) {
      say(step.value.done, step.value.total)
      await pause()
      paused = performance.now()
    }
    step = running.next()
  }
  return step.value
}

function say(done: number, total: number): void {
  const place = document.querySelector('#progress')
  if (place) place.textContent = progressText(language, 'estimate', done, total)
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** SHA-256 as hexadecimal digits. */
async function hashOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

show()
