// Every used statement of an answer as a table, page by page.
import { figureTitle, questionSentence, StatementTable } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { readAnswer } from './answer.ts'
import { answerOrAsk } from './builder.tsx'
import { type Asked, addressOf, askedOf } from './question.ts'

const PAGE = 50

export const statementPage: Page = {
  path: '/figures/statements',
  nav: 'figures',
  async show(ask) {
    return answerOrAsk(ask, askedOf(ask.query), (asked) => shownStatements(ask, asked))
  },
}

async function shownStatements(ask: Ask, asked: Asked): Promise<Shown> {
  const { language, words } = ask
  const { title, answer: text, table } = words.page.figure
  const wanted = (pageOf(ask) - 1) * PAGE
  const found = await readAnswer(ask, asked, wanted)
  const first = (pageOf(ask, found.figure.explanation.used.length) - 1) * PAGE
  // Beyond the last page the last one is shown, with its words.
  const answer = first === wanted ? found : await readAnswer(ask, asked, first)
  const { used } = answer.figure.explanation
  const what = figureTitle(language, answer)
  const back = addressOf('/figures/show', asked)
  const body = (
    <>
      <p class="question">{questionSentence(language, answer.question, answer.placeNames)}</p>
      <p>
        <a class="button no-print" href={back}>
          {text.asPage}
        </a>
      </p>
      <StatementTable
        language={language}
        answer={answer}
        used={used.slice(first, first + PAGE)}
        mayOpen={ask.may('claim.show')}
      />
      <Pager ask={ask} asked={asked} first={first} all={used.length} />
    </>
  )
  const crumbs = [
    { label: title, href: '/figures' },
    { label: what, href: back },
    { label: table.caption },
  ]
  return { title: table.caption, body, crumbs }
}

/** The page that is asked for; the first or last one for numbers beyond them. */
function pageOf({ query }: Ask, all = Number.MAX_SAFE_INTEGER): number {
  const asked = Number(query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(all / PAGE))
  return Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1
}

interface PagerProps {
  ask: Ask
  asked: Asked
  first: number
  all: number
}

function Pager({ ask, asked, first, all }: PagerProps): VNode | null {
  if (all <= PAGE) return null
  const { page } = ask.words
  const to = (n: number) => addressOf('/figures/statements', asked, { page: String(n) })
  const n = first / PAGE + 1
  return (
    <p class="pager">
      {fill(page.figure.answer.pageOf, {
        from: first + 1,
        to: Math.min(first + PAGE, all),
        n: all,
      })}{' '}
      {n > 1 && (
        <a href={to(n - 1)} rel="prev">
          {page.figure.answer.previous}
        </a>
      )}{' '}
      {first + PAGE < all && (
        <a href={to(n + 1)} rel="next">
          {page.frame.more}
        </a>
      )}
    </p>
  )
}
