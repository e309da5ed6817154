// The question shown again with what is wrong with it: a missing field, a name with several
// places, a day that cannot be, or nothing that narrows it.
import { MOST_ID } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { nameIn, ProblemNote, type RefusalData } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask, Offers, Shown } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { statusOf } from '../../door/refusal-status.ts'
import { meantBy } from '../../form/reference-field.ts'
import { type Asked, addressOf, hasScope, QUESTION_FIELDS } from './question.ts'
import { QuestionForm } from './question-form.tsx'

const MISSING: RefusalData = { code: 'question-incomplete', field: 'act' }
const FIELDS: ReadonlySet<string> = new Set([...QUESTION_FIELDS, 'before'])

/** What a page does with a question that it can answer. */
type Answer = (asked: Asked) => Promise<Shown>

/** Answers a question, or shows it again with what keeps it from being answered. */
export async function answerOrAsk(ask: Ask, asked: Asked, answer: Answer): Promise<Shown> {
  if (asked.act === undefined) return builderPage(ask, asked, { problem: MISSING })
  const isWide = !hasScope(asked) && ask.query.get('wide') !== 'yes'
  if (isWide) return builderPage(ask, asked, { isWide })
  const events = await eventsMeant(ask, asked)
  if (events.length > 1) {
    const shown = await builderPage({ ...ask, offers: { event: events } }, asked, {})
    return { ...shown, status: 422 }
  }
  const event = events[0]?.id
  try {
    return await answer(event === undefined ? asked : { ...asked, event })
  } catch (error) {
    if (!(error instanceof Refusal) || !isAboutQuestion(error)) throw error
    const problem = refusalDataOf(error)
    const shown = await builderPage(ask, asked, { problem })
    return { ...shown, status: statusOf(error.code) }
  }
}

/** The events that the typed words may mean; what nothing bears is for the question to refuse. */
async function eventsMeant(ask: Ask, { event }: Asked): Promise<Offers[string]> {
  const typed = event?.trim() ?? ''
  if (typed === '' || typed.length > MOST_ID || !ask.may('event.list')) return []
  return meantBy(ask, 'event', typed)
}

function isAboutQuestion({ code, field, details }: Refusal): boolean {
  if (field !== undefined && FIELDS.has(field.split(/[.[]/)[0] ?? '')) return true
  return code === 'invalid-input' && details.some(({ path }) => path !== undefined)
}

interface Trouble {
  problem?: RefusalData
  isWide?: boolean
}

async function builderPage(ask: Ask, asked: Asked, trouble: Trouble): Promise<Shown> {
  const { language, words } = ask
  const { problem, isWide = false } = trouble
  const places = problem?.code === 'ambiguous-place' ? await placesOf(ask, problem) : []
  const { title, ask: text } = words.page.figure
  const body = (
    <>
      {problem === MISSING ? <p class="notice problem">{text.missing}</p> : null}
      {problem !== undefined && problem !== MISSING && (
        <ProblemNote language={language} problem={briefly(problem)} />
      )}
      {isWide && <WideNote text={text} asked={asked} />}
      <QuestionForm ask={ask} asked={asked} problem={problem} places={places} />
    </>
  )
  const crumbs = [{ label: title, href: '/figures' }, { label: text.heading }]
  const status = problem === undefined ? 200 : 422
  return { title: text.heading, body, crumbs, status, islands: ['place'] }
}

/** The candidates of a name stand in the form as choices. */
function briefly(problem: RefusalData): RefusalData {
  return problem.code === 'ambiguous-place' ? { ...problem, details: [] } : problem
}

function WideNote({
  text,
  asked,
}: {
  text: Ask['words']['page']['figure']['ask']
  asked: Asked
}): VNode {
  return (
    <div class="notice">
      <p>{text.wide}</p>
      <p>
        <a class="button" href={addressOf('/figures/show', asked)}>
          {text.anyway}
        </a>
      </p>
    </div>
  )
}

async function placesOf(ask: Ask, problem: RefusalData): Promise<{ id: string; name: string }[]> {
  const ids = (problem.details ?? []).flatMap(({ candidate }) =>
    typeof candidate === 'string' ? [candidate] : [],
  )
  const found = await ask.call('place.find', { name: ask.query.get('place') ?? '' })
  const names = new Map(
    found.places.map(({ id, names, path }) => [
      id,
      `${nameIn(ask.language, names) ?? id} (${path.join(' › ')})`,
    ]),
  )
  return ids.map((id) => ({ id, name: names.get(id) ?? id }))
}
