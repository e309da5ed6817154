// The people of one event, and the form that links more of them: one by name, everybody on a list,
// or those whom a claim names. What it would do is shown before many are linked. To whoever may not
// read names it is a page that is not there.
import { given } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  dayPhrase,
  EmptyNote,
  eventPath,
  MoreLink,
  ProblemNote,
  peoplePath,
  problemOf,
  type RefusalData,
  SendButton,
  TextField,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, FormInput, Page, Shown } from '../../door/ask.ts'
import { answerOrProblem } from '../event/view-asked.ts'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import { sourceNames, withdrawLink } from './link-part.tsx'
import { PeopleTable } from './people-table.tsx'
import { WhoForm } from './who-form.tsx'

const PAGE = 100

export const peoplePage: Page = {
  path: '/events/:id/people',
  nav: 'events',
  show: (ask) => showPeople(ask),
  references: { person: 'person', claim: 'claim', document: 'document' },
  async act(ask) {
    const { form, call } = ask
    const event = ask.param('id')
    const to = peoplePath(event)
    if (form.text('do') === 'withdraw') {
      await withdrawLink(ask)
      return { to, done: 'withdrawn' }
    }
    const token = form.word('token')
    const isOne = form.has('person') && form.word('person') !== undefined
    // Many are never linked unseen.
    if (form.text('do') !== 'link' || (!isOne && token === undefined))
      return showPeople(ask, await call('involvement.check', whoIn(ask, event)))
    await call('involvement.record', { ...whoIn(ask, event), ...given({ token }) })
    return { to, done: 'linked' }
  },
}

function whoIn({ form }: Ask, event: string): FormInput<'involvement.check'> {
  const person = form.word('person')
  const [list, claim] = [form.word('list'), form.word('claim')]
  const [document, role, certainty] = [
    form.word('document'),
    form.word('role'),
    form.word('certainty'),
  ]
  const persons = person === undefined ? undefined : [person]
  return { event, ...given({ persons, list, claim, document, role, certainty }) }
}

async function showPeople(ask: Ask, checked?: Output<'involvement.check'>): Promise<Shown> {
  const { language, words, param, query, call, problem, may } = ask
  if (!may('involvement.list')) throw new Refusal('not-found')
  const { involvement, event } = words.page
  const id = param('id')
  const after = query.get('after') ?? undefined
  const asKnownOn = query.get('asKnownOn')?.trim() || undefined
  const asked = { event: id, limit: PAGE, ...given({ after }) }
  const told = await answerOrProblem(
    call('involvement.list', { ...asked, ...given({ asKnownOn: asKnownOn?.slice(0, 100) }) }),
  )
  const { involvements, next, knownOn } = told.answer ?? { involvements: [] }
  const isNow = asKnownOn === undefined
  const names = await sourceNames(ask, involvements)
  const { heading } = await recordTitle(ask, id, event.one)
  const to = peoplePath(id)
  const more =
    next && `${to}?${new URLSearchParams({ after: next, ...given({ asKnownOn: knownOn }) })}`
  const { lists } =
    may('involvement.record') && may('list.list') ? await call('list.list', {}) : { lists: [] }
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">{involvement.lead}</p>
      <KnownForm ask={ask} to={to} asked={knownOn ?? asKnownOn} problem={told.problem} />
      {knownOn !== undefined && (
        <p class="question">{fill(involvement.known, { day: dayPhrase(language, knownOn) })}</p>
      )}
      {told.problem !== undefined ? null : involvements.length === 0 ? (
        <EmptyNote text={involvement.none} />
      ) : (
        <PeopleTable ask={ask} links={involvements} names={names} {...(isNow && { to })} />
      )}
      <MoreLink language={language} href={more} />
      {isNow && involvements.length > 0 && (await tableLine(ask, 'involvements', { event: id }))}
      {isNow && may('involvement.record') && (
        <WhoForm
          ask={ask}
          event={id}
          lists={lists.filter(({ mentions }) => mentions > 0)}
          checked={checked}
        />
      )}
    </>
  )
  return {
    title: involvement.title,
    heading: { text: involvement.one },
    crumbs: [
      { label: event.title, href: '/events' },
      recordCrumb(heading, eventPath(id)),
      { label: involvement.one },
    ],
    body,
  }
}

interface KnownProps {
  ask: Ask
  to: string
  asked: string | undefined
  problem: RefusalData | undefined
}

/** Asks for the people as they were known on another day. */
function KnownForm({ ask: { language, words }, to, asked, problem }: KnownProps): VNode {
  const { ask } = words.page.figure
  return (
    <form method="get" action={to} class="filter card no-print" aria-label={ask.knownOn}>
      <div class="row">
        <TextField
          isDate
          name="asKnownOn"
          label={ask.knownOn}
          hint={ask.knownOnHint}
          value={asked}
          problem={problemOf(language, problem, 'asKnownOn')}
        />
        <p class="row-actions">
          <SendButton label={words.page.view.send} />{' '}
          {asked !== undefined && <a href={to}>{words.page.view.clear}</a>}
        </p>
      </div>
    </form>
  )
}
