// The start page: what is contested and what moved, what waits for a decision, what is new. Each
// part stands there only for whom it can be answered.
import { given } from '@tumen/claim'
import { SendButton } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { recordNames } from '../record-name.ts'
import { clockNotice, workspaceOf } from './clock.tsx'
import { FirstSteps, firstWay } from './first-steps.tsx'
import { Fresh, type FreshAnswer } from './fresh.tsx'
import { ownRoleNotice } from './own-role.tsx'
import { troubleNotice } from './trouble.tsx'
import { type WaitingAnswer, Waits } from './waits.tsx'
import { Watched } from './watched.tsx'

/** How many items of each kind stand here; the rest is behind a link. */
const MOST = 5

export const home: Page = {
  path: '/',
  nav: 'home',
  async show(ask) {
    const { words } = ask
    const fresh = await freshOf(ask)
    return { title: words.page.home.title, body: await bodyOf(ask, fresh) }
  },
}

async function bodyOf(ask: Ask, fresh: FreshAnswer): Promise<VNode> {
  const { language, may, call } = ask
  const watched = may('query.watch') ? await call('query.watch', { limit: MOST }) : undefined
  const way = await firstWay(ask, fresh, watched)
  const { clock, troubles } = await workspaceOf(ask)
  const trouble = (
    <>
      {await troubleNotice(ask, troubles)}
      {await ownRoleNotice(ask)}
    </>
  )
  if (way && way.document === undefined)
    return (
      <>
        {trouble}
        <FirstSteps ask={ask} way={way} />
      </>
    )
  const waiting = await waitingOf(ask)
  const names = await recordNames(
    ask,
    (fresh.changes ?? []).map(({ subject }) => subject),
  )
  const lacks = clock.future !== undefined
  return (
    <>
      {clockNotice(ask, clock, '/')}
      {trouble}
      {way ? <FirstSteps ask={ask} way={way} /> : <Actions ask={ask} />}
      <div class="columns">
        <div>{watched && <Watched {...{ language, lacks }} answer={watched} />}</div>
        <div>
          {waiting && <Waits language={language} answer={waiting} />}
          <Fresh language={language} answer={fresh} names={names} />
        </div>
      </div>
    </>
  )
}

async function waitingOf(ask: Ask): Promise<WaitingAnswer | undefined> {
  const { may, call } = ask
  if (!may('claim.list') || !may('document.proposals')) return undefined
  const newest = { limit: MOST, order: 'newest' }
  const { claims, next } = await call('claim.list', { ...newest, state: 'waiting' })
  const lineage = await call('document.proposals', { limit: MOST })
  return {
    claims,
    ...given({ next }),
    proposals: lineage.proposals,
    open: lineage.open,
    requests: await requestsToDecide(ask),
    ...(await reviewsOf(ask)),
  }
}

type WaitingReviews = Pick<WaitingAnswer, 'reviews' | 'naming' | 'differing' | 'copies'>

/** How many reviews wait for this person, to decide or to settle, and how many name them. */
async function reviewsOf({ may, call }: Ask): Promise<WaitingReviews> {
  if (!may('review.list')) return { reviews: 0, naming: 0, differing: 0, copies: 0 }
  const { counts } = await call('review.list', { limit: 0 })
  const { mine: reviews, naming, settles: differing, copies } = counts
  return { reviews, naming, differing, copies }
}

/** How many requests wait for this person: of their own somebody else decides. */
async function requestsToDecide({ may, call }: Ask): Promise<number> {
  if (!may('request.list')) return 0
  const { requests } = await call('request.list', {})
  return requests.filter(({ own }) => !own).length
}

async function freshOf({ may, call }: Ask): Promise<FreshAnswer> {
  const limit = MOST
  const documents = may('document.list')
    ? await call('document.list', { limit, order: 'newest' })
    : {}
  const changes = may('change.list') ? await call('change.list', { limit }) : {}
  return { ...documents, ...changes }
}

/** What most people come for: adding, asking, finding; who runs the server, people and health. */
function Actions({ ask }: { ask: Ask }): VNode {
  const { words, may } = ask
  const { home: own } = words.page
  return (
    <div class="actions">
      {may('document.add') && (
        <a class="button send" href="/documents/new">
          {own.add}
        </a>
      )}
      {may('figure.ask') && (
        <a class="button" href="/figures">
          {own.ask}
        </a>
      )}
      {may('figure.table') && (
        <a class="button" href="/figures/table">
          {words.page.cells.link}
        </a>
      )}
      {may('bundle.ask') && (
        <a class="button" href="/bundles/new">
          {words.page.bundle.new}
        </a>
      )}
      {may('search') && <FindForm language={ask.language} />}
      {may('account.list') && !may('search') && (
        <>
          <a class="button" href="/accounts">
            {words.page.account.title}
          </a>
          <a class="button" href="/health">
            {words.page.log.health.title}
          </a>
        </>
      )}
    </div>
  )
}

function FindForm({ language }: { language: Language }): VNode {
  const { home: own } = wordsIn(language).page
  return (
    <form class="find" method="post" action="/search">
      <input
        type="search"
        name="query"
        aria-label={own.find}
        placeholder={own.find}
        autocomplete="off"
        required
      />
      <SendButton label={own.findGo} />
    </form>
  )
}
