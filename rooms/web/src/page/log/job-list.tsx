// Long work that runs or waits, of everybody as far as one may know of it: what, since when, how
// far, whose; and the way to stop it.
import type { Output } from '@tumen/contract'
import {
  DataTable,
  documentPath,
  EmptyNote,
  instantPhrase,
  ProblemNote,
  progressSentence,
  ScrollRegion,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { mendOf, unreadSentence } from '../document/waiting/waiting-file.tsx'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'

type Job = Output<'job.list'>['jobs'][number]

export const jobs: Page = {
  path: '/log/jobs',
  nav: 'log',
  async show(ask) {
    const { job: own, log } = ask.words.page
    const { jobs } = await ask.call('job.list', {})
    const names = await recordNames(
      ask,
      jobs.map(({ document }) => document),
    )
    return {
      title: own.title,
      crumbs: [{ label: log.title, href: '/log' }, { label: own.title }],
      body: (
        <>
          <ProblemNote language={ask.language} problem={ask.problem} />
          <p class="muted">{own.hint}</p>
          {jobs.length === 0 ? (
            <EmptyNote text={own.none} />
          ) : (
            <ScrollRegion label={own.title}>
              <Jobs {...{ ask, jobs, names }} />
            </ScrollRegion>
          )}
          <p class="actions">
            <a class="button" href="/log/jobs">
              {own.again}
            </a>
          </p>
        </>
      ),
    }
  },
  async act({ form, call }) {
    await call('job.stop', { job: form.text('job') })
    return { to: '/log/jobs', done: 'stopped' }
  },
}

interface JobsProps {
  ask: Ask
  jobs: readonly Job[]
  names: RecordNames
}

function Jobs({ ask, jobs, names }: JobsProps): VNode {
  const own = ask.words.page.job
  const { language } = ask
  return (
    <DataTable
      caption={own.title}
      isCaptionHidden
      columns={[
        {
          heading: own.what,
          cell: (job) => (
            <>
              {own.kind[job.kind]}
              <Of {...{ ask, job, names }} />
            </>
          ),
        },
        { heading: own.since, cell: ({ since }) => instantPhrase(language, since) },
        {
          heading: own.far,
          cell: (job) => <Far ask={ask} job={job} />,
        },
        { heading: own.whose, cell: ({ by, own: isOwn }) => (isOwn ? own.yours : by) },
        { heading: own.stop, cell: (job) => job.stops && <StopForm ask={ask} job={job} /> },
      ]}
      rows={jobs}
    />
  )
}

/** Of which document it is; a file that is none yet is called by the title that it was given. */
function Of({ ask, job, names }: { ask: Ask; job: Job; names: RecordNames }): VNode | null {
  const { document, kept, title } = job
  if (document === undefined) return null
  const label = title ?? ask.words.page.job.file
  const link = kept ? (
    <a href={documentPath(document)} dir="auto">
      {label}
    </a>
  ) : (
    <RecordLink names={names} id={document} href={documentPath(document)} />
  )
  // Who may add documents no more has no page of theirs.
  const isPlain = kept && !ask.may('document.waits')
  return (
    <>
      {': '}
      {isPlain ? <span dir="auto">{label}</span> : link}
    </>
  )
}

/** How far it is; of a file that is not read why, and what to do. */
function Far({ ask, job }: { ask: Ask; job: Job }): VNode {
  const { job: own, document } = ask.words.page
  const { waits, why, kept, step, done, total } = job
  if (why === undefined)
    return <>{waits ? own.waits : progressSentence(ask.language, step, done, total)}</>
  return (
    <>
      {own.notRead}
      <p class="hint">
        {unreadSentence(ask, why)}{' '}
        {kept && why !== 'adder-gone' && <>{document.waiting[mendOf(why)]}</>}
      </p>
    </>
  )
}

function StopForm({ ask, job: { id, kind, by } }: { ask: Ask; job: Job }): VNode {
  const own = ask.words.page.job
  return (
    <form method="post" action="/log/jobs">
      <input type="hidden" name="job" value={id} />
      <button type="submit" class="quiet">
        {own.stop}
        <span class="visually-hidden">{fill(own.stopOne, { what: own.kind[kind], by })}</span>
      </button>
    </form>
  )
}
