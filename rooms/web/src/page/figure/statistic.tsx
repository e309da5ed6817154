// One page that leads to every statistic, each asked in one step: tables by act, province and
// month, saved questions with how many voices stand behind them, and the pages that count claims,
// lists, work and corrections. Nothing is added up here. Source: desk.md 7, V4.
import { dayPhrase, digits, originCount, ScrollTable } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { addressOf } from './question.ts'
import { readSaved, type SavedQuestion } from './saved-question.ts'

/** What most tables are asked of; whose parts are provinces, a column a month. */
const ACTS = [
  ['returned', 'refoulement'],
  ['arrested', 'arrest'],
  ['held', 'custody'],
] as const

/** How many years back tables are offered. */
const YEARS = 3

/** Links by the operation that their page asks first. */
const BESIDE = {
  claims: [
    ['claim.tally', '/statistics/claims', 'tally'],
    ['document.list', '/documents', 'documents'],
    ['agent.list', '/speakers?kind=outlet', 'outlets'],
    ['agent.relays', '/relays', 'relays'],
  ],
  lists: [
    ['estimate.run', '/estimates', 'overlaps'],
    ['person.flow', '/persons/flow', 'ways'],
  ],
  official: [
    ['figure.official', '/statistics/official?act=refoulement', 'beside'],
    ['agent.list', '/speakers?kind=official_body', 'official'],
  ],
  work: [['review.list', '/reviews', 'reviews']],
  corrections: [
    ['claim.list', '/claims?state=withdrawn', 'withdrawn'],
    ['claim.list', '/claims?state=corrected', 'corrected'],
    ['claim.list', '/claims?state=superseded', 'superseded'],
  ],
} as const

type Part = keyof typeof BESIDE

const PARTS = Object.keys(BESIDE) as Part[]

export const statisticPage: Page = {
  path: '/statistics',
  nav: 'figures',
  async show(ask) {
    const { language, words, today } = ask
    const { title: figures, statistic } = words.page.figure
    const saved = await readSaved(ask)
    const body = (
      <>
        <p>{fill(statistic.lead, { day: dayPhrase(language, today) })}</p>
        <p>{statistic.sums}</p>
        {ask.may('figure.table') && <Tables ask={ask} />}
        <Questions ask={ask} saved={saved} />
        {PARTS.map((part) => (
          <Beside ask={ask} part={part} />
        ))}
      </>
    )
    const crumbs = [{ label: figures, href: '/figures' }, { label: statistic.title }]
    return { title: statistic.title, body, crumbs }
  },
}

/** Tables of the last years by province and month, each one step away. */
function Tables({ ask }: { ask: Ask }): VNode {
  const { words, today } = ask
  const { statistic } = words.page.figure
  const last = Number(today.slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, n) => String(last - n))
  const address = (acts: string, year: string) => {
    const when = { from: year, to: year, step: 'month' }
    return `/figures/table?${new URLSearchParams({ acts, level: 'adm1', ...when })}`
  }
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">{statistic.tables}</h2>
      <ScrollTable
        label={statistic.tablesCaption}
        caption={statistic.tablesCaption}
        rows={ACTS}
        columns={[
          { heading: statistic.what, kind: 'head', cell: ([name]) => statistic.act[name] },
          ...years.map((year) => ({
            heading: year,
            cell: ([name, act]: (typeof ACTS)[number]) => (
              <a
                href={address(act, year)}
                aria-label={`${statistic.show}: ${statistic.act[name]}, ${year}`}
              >
                {statistic.show}
              </a>
            ),
          })),
        ]}
      />
      <p>
        <a href="/figures/table">{statistic.otherTable}</a>
      </p>
    </section>
  )
}

/** The saved questions, with reports against independent origins, and their other days. */
function Questions({ ask, saved }: { ask: Ask; saved: readonly SavedQuestion[] }): VNode {
  const { language, words } = ask
  const { statistic, saved: own } = words.page.figure
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{statistic.questions}</h2>
      {saved.length === 0 ? (
        <p>
          {own.none} <a href="/figures">{statistic.ask}</a>
        </p>
      ) : (
        <ScrollTable
          label={statistic.questionsCaption}
          caption={statistic.questionsCaption}
          hasKeys
          rows={saved}
          columns={[
            {
              heading: statistic.question,
              kind: 'head',
              cell: ({ name, asked }) => <a href={addressOf('/figures/show', asked)}>{name}</a>,
            },
            {
              heading: statistic.answer,
              cell: ({ answer }) =>
                answer === 'failed' ? own.failed : (answer?.told ?? statistic.notAsked),
            },
            {
              heading: statistic.reports,
              kind: 'number',
              cell: ({ answer }) =>
                answer === undefined || answer === 'failed' ? '' : digits(answer.reports),
            },
            {
              heading: statistic.origins,
              cell: ({ answer }) =>
                answer === undefined || answer === 'failed'
                  ? ''
                  : originCount(language, answer.origins),
            },
            {
              heading: statistic.days,
              cell: ({ name, asked }) => (
                <a
                  href={addressOf('/figures/moments', asked)}
                  aria-label={`${statistic.show}: ${statistic.days}, ${name}`}
                >
                  {statistic.show}
                </a>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** Pages that count something else; none where nothing of it is for this asker. */
function Beside({ ask, part }: { ask: Ask; part: Part }): VNode | null {
  const { beside } = ask.words.page.figure.statistic
  const links = BESIDE[part].filter(([operation]) => ask.may(operation))
  if (links.length === 0) return null
  const text = beside[part] as Readonly<Record<string, string>>
  return (
    <section aria-labelledby={part}>
      <h2 id={part}>{text.title}</h2>
      <p>{text.lead}</p>
      <ul>
        {links.map(([, href, name]) => (
          <li>
            <a href={href}>{text[name]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
