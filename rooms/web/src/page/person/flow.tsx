// From where to where persons went, step by step: a picture, the same as a table, and the persons
// of one flow with a link to what is recorded of each. To whoever may not read names it is a page
// that is not there. What is asked are ids and a day, so they stand in the address.
import { Refusal } from '@tumen/desk'
import {
  ChoiceField,
  dayPhrase,
  EmptyNote,
  type Flow,
  FlowChart,
  flowEnd,
  flowName,
  ProblemNote,
  personPath,
  problemOf,
  type RefusalData,
  ScrollRegion,
  ScrollTable,
  SendButton,
  stepAfter,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { refusalDataOf } from '../../door/refusal-data.ts'
import { tableLine } from '../table/table.tsx'
import type { FlowAnswer } from './person-answer.ts'

/** What the address asks. */
type Asked = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>
const FIELDS = ['list', 'asKnownOn', 'least', 'of'] as const

export const flowPage: Page = {
  path: '/persons/flow',
  nav: 'persons',
  async show(ask) {
    if (!ask.may('person.flow')) throw new Refusal('not-found')
    const { language, words, query } = ask
    const { person } = words.page
    const asked = askedIn(query)
    const answer = await answered(ask, asked)
    if ('code' in answer) return askedAgain(ask, asked, answer)
    const day = dayPhrase(language, answer.knownOn)
    const body = (
      <>
        {answer.total > 0 && (
          <p class="question">{fill(person.flow.sentence, { day, n: answer.total })}</p>
        )}
        <p>{person.flow.lead}</p>
        <Notes ask={ask} answer={answer} />
        <FlowForm ask={ask} asked={asked} day={answer.knownOn} lists={await listsOf(ask)} />
        {answer.total === 0 ? (
          <EmptyNote text={person.empty}>
            <a href="/persons">{person.title}</a>
          </EmptyNote>
        ) : (
          <FlowsShown ask={ask} asked={asked} answer={answer} />
        )}
        {answer.total > 0 && (await tableLine(ask, 'flows', withoutOf(asked)))}
      </>
    )
    const crumbs = [{ label: person.title, href: '/persons' }, { label: person.flow.title }]
    return { title: person.flow.title, body, crumbs }
  },
}

/** The answer, or what is wrong with the day or the number in the address. */
async function answered({ call }: Ask, asked: Asked): Promise<FlowAnswer | RefusalData> {
  try {
    const { least, ...words } = asked
    return await call('person.flow', { ...words, ...(least && { least: Number(least) }) })
  } catch (error) {
    if (!(error instanceof Refusal) || !isTyped(error)) throw error
    return refusalDataOf(error)
  }
}

/** Whether it is about what somebody typed here, and not about a record that is not there. */
function isTyped({ field, details }: Refusal): boolean {
  const names = [field, ...details.map(({ path }) => path)]
  return names.some((name) => name === 'asKnownOn' || name === 'least')
}

async function askedAgain(ask: Ask, asked: Asked, problem: RefusalData): Promise<Shown> {
  const { person } = ask.words.page
  const body = (
    <>
      <ProblemNote language={ask.language} problem={problem} />
      <FlowForm {...{ ask, asked, problem }} day={ask.today} lists={await listsOf(ask)} />
    </>
  )
  const crumbs = [{ label: person.title, href: '/persons' }, { label: person.flow.title }]
  return { title: person.flow.title, body, crumbs, status: 422 }
}

function askedIn(query: URLSearchParams): Asked {
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = query.get(name)?.trim()
      return value ? [[name, value] as const] : []
    }),
  )
}

function withoutOf({ of: _, ...asked }: Asked): Asked {
  return asked
}

/** The page with these fields. */
function addressOf(asked: Asked, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...asked, ...more })
  return query.size === 0 ? '/persons/flow' : `/persons/flow?${query}`
}

async function listsOf({ may, call }: Ask) {
  return may('list.list') ? (await call('list.list', {})).lists : []
}

interface PartProps {
  ask: Ask
  asked: Asked
  answer: FlowAnswer
}

/** What the picture leaves out or cannot say. */
function Notes({ ask, answer }: Pick<PartProps, 'ask' | 'answer'>): VNode | null {
  const { flow } = ask.words.page.person
  const notes = [
    ...(answer.unresolved > 0 ? [fill(flow.unresolved, { n: answer.unresolved })] : []),
    ...(answer.again > 0 ? [fill(flow.again, { n: answer.again })] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul>
      {notes.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
}

interface FormProps extends Pick<PartProps, 'ask' | 'asked'> {
  day: string
  problem?: RefusalData
  lists: readonly { id: string; title: string }[]
}

function FlowForm({ ask, asked, day, problem, lists }: FormProps): VNode {
  const { language, words } = ask
  const { flow, filter } = words.page.person
  return (
    <form method="get" action="/persons/flow" class="filter no-print" aria-label={flow.form}>
      <div class="row">
        {lists.length > 0 && (
          <ChoiceField
            name="list"
            label={filter.list}
            none={filter.everyList}
            options={lists.map(({ id, title }) => [id, title] as const)}
            value={asked.list}
          />
        )}
        <TextField
          isDate
          name="asKnownOn"
          problem={problemOf(language, problem, 'asKnownOn')}
          label={words.page.figure.ask.knownOn}
          hint={words.page.figure.ask.knownOnHint}
          value={asked.asKnownOn ?? day}
        />
        <TextField
          name="least"
          problem={problemOf(language, problem, 'least')}
          label={flow.least}
          hint={flow.leastHint}
          value={asked.least}
        />
        <p class="row-actions">
          <SendButton label={flow.send} />
        </p>
      </div>
    </form>
  )
}

function FlowsShown({ ask, asked, answer }: PartProps): VNode {
  const { language, words, query } = ask
  const { flow } = words.page.person
  const { flows, placeNames } = answer
  const isTable = query.get('as') === 'table'
  const hrefOf = ({ id }: Flow) => `${addressOf(withoutOf(asked), { of: id })}#persons`
  return (
    <>
      <p class="no-print">
        {isTable ? (
          <a href={addressOf(withoutOf(asked))}>{flow.asPicture}</a>
        ) : (
          <a href={addressOf(withoutOf(asked), { as: 'table' })}>{flow.asTable}</a>
        )}
      </p>
      {!isTable && (
        <ScrollRegion label={words.chart.flow.title} look="scroll relay-picture">
          <FlowChart {...{ language, flows, placeNames, hrefOf }} />
        </ScrollRegion>
      )}
      <Persons ask={ask} asked={asked} answer={answer} />
      <FlowTable ask={ask} answer={answer} hrefOf={hrefOf} />
    </>
  )
}

/** Who is in the flow that was asked for. */
function Persons({ ask, asked, answer }: PartProps): VNode | null {
  const { language, words } = ask
  const { person } = words.page
  const flow = answer.flows.find(({ id }) => id === asked.of)
  if (!answer.persons || !flow) return null
  const more = flow.persons - answer.persons.length
  return (
    <section aria-labelledby="persons" class="card">
      <h2 id="persons">{flowName(language, flow, answer.placeNames)}</h2>
      <ul>
        {answer.persons.map(({ id, name }) => (
          <li>
            <a href={personPath(id)}>
              <bdi>{name ?? person.noName}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="muted">{fill(person.more, { n: more })}</p>}
      <p>
        <a href={addressOf(withoutOf(asked))}>{person.flow.close}</a>
      </p>
    </section>
  )
}

interface TableProps {
  ask: Ask
  answer: FlowAnswer
  hrefOf: (flow: Flow) => string
}

/** The same numbers; each row leads to its persons. */
function FlowTable({ ask, answer, hrefOf }: TableProps): VNode {
  const { language, words } = ask
  const { flow: text } = words.page.person
  const { step } = words.chart.flow
  const { placeNames } = answer
  const end = (side: 'from' | 'to') => (flow: Flow) =>
    flow.merged !== undefined && side === 'from'
      ? fill(text.merged, { n: flow.merged })
      : flowEnd(language, { flow, side, placeNames })
  return (
    <ScrollTable
      label={text.caption}
      caption={text.caption}
      class="flows"
      hasKeys
      rows={answer.flows}
      columns={[
        {
          heading: text.way,
          kind: 'head',
          cell: (flow) => `${step[flow.step]} → ${step[stepAfter(flow.step)]}`,
        },
        { heading: text.from, cell: end('from') },
        { heading: text.to, cell: end('to') },
        {
          heading: text.persons,
          kind: 'number',
          cell: (flow) => <a href={hrefOf(flow)}>{flow.persons}</a>,
        },
        { heading: text.unsure, kind: 'number', cell: ({ unsure }) => unsure },
      ]}
    />
  )
}
