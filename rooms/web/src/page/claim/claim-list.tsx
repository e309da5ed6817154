// All claims, the newest first, by filters; several that wait can be accepted at once.
import { sensitivityOf } from '@tumen/claim'
import {
  EmptyNote,
  type ListedClaim,
  MoreLink,
  ProblemNote,
  type RefusalData,
  SendButton,
} from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page, Shown } from '../../door/ask.ts'
import { giveAll } from '../give-all.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { tableLine } from '../table/table.tsx'
import {
  type Filter,
  filterFrom,
  listAddress,
  type ReadFilter,
  readFilter,
} from './claim-filter.ts'
import { ClaimTable } from './claim-table.tsx'
import { FilterForm } from './filter-form.tsx'

const PAGE = 50

export const claimList: Page = {
  path: '/claims',
  nav: 'claims',
  show: (ask) => showList(ask, ask.problem),
  references: { document: 'document' },
  act: (ask) => (ask.form.text('do') === 'accept' ? accept(ask) : choose(ask)),
}

/** Goes to the address of the chosen filters, or asks which place or speaker is meant. */
async function choose(ask: Ask): Promise<Done | Shown> {
  const typed = filterFrom((field) => ask.form.text(field), statesOf(ask))
  const read = await readFilter(ask, typed)
  if (isClear(read)) return { to: listAddress(read.filter) }
  return shownAs(ask, 422, <FilterForm ask={ask} read={read} />)
}

async function accept(ask: Ask): Promise<Done | Shown> {
  const claims = ask.form.texts('claim')
  if (claims.length === 0) return { ...(await showList(ask, 'none')), status: 422 }
  await ask.call('claim.accept', { claims })
  return { to: hereOf(ask), done: 'accepted' }
}

/** The list with the same filters and at the same place, in our own words. */
function hereOf(ask: Ask): string {
  const { query } = ask
  const filter = filterFrom((field) => query.get(field) ?? '', statesOf(ask))
  const [after, before] = [query.get('after'), query.get('before')]
  return listAddress(filter, {
    ...(after === null ? {} : { after }),
    ...(before === null ? {} : { before }),
  })
}

function statesOf({ words }: Ask): string[] {
  return Object.keys(words.command.claimState)
}

function isClear({ trouble }: ReadFilter): boolean {
  return Object.keys(trouble).length === 0
}

function shownAs({ words }: Ask, status: number, body: VNode): Shown {
  return { title: words.page.claim.title, body, status }
}

/** `problem`: what kept the ticked claims from being accepted; `none` when none was ticked. */
async function showList(ask: Ask, problem: RefusalData | 'none' | undefined): Promise<Shown> {
  const { language, query, offers, form } = ask
  // What was typed beside a name that several bear stays as it was.
  const textOf = (field: string) => (offers ? form.text(field) : (query.get(field) ?? ''))
  const typed = filterFrom(textOf, statesOf(ask))
  const read = await readFilter(ask, typed)
  if (!isClear(read) || offers) return shownAs(ask, 422, <FilterForm ask={ask} read={read} />)
  const part = await readPart(ask, read.filter)
  const open = part.claims.filter(({ claim }) => sensitivityOf(claim) === 'public')
  const names = await recordNames(
    ask,
    open.map(({ claim }) => claim.doc),
  )
  const give = await giveAll(
    ask,
    'claim',
    part.claims.map(({ claim }) => claim.id),
  )
  const body = (
    <>
      <AcceptProblem language={language} problem={problem} />
      <FilterForm ask={ask} read={read} />
      {part.claims.length === 0 ? (
        <NothingHere ask={ask} isFiltered={Object.keys(read.filter).length > 0} />
      ) : (
        <AcceptForm ask={ask} part={part} names={names} problem={problem} />
      )}
      <Pager language={language} filter={read.filter} part={part} />
      {part.claims.length > 0 && (await tableLine(ask, 'claims', read.filter))}
      {give}
    </>
  )
  return shownAs(ask, 200, body)
}

/** One page of the list, and whether there is more on either side. */
interface Part {
  claims: ListedClaim[]
  isNewest: boolean
  hasOlder: boolean
}

async function readPart({ call, query }: Ask, filter: Filter): Promise<Part> {
  const input = { ...filter, limit: PAGE }
  const before = query.get('before')
  if (before !== null) {
    const newer = await call('claim.list', { ...input, order: 'oldest', after: before })
    // At the newest end the page is filled up from there.
    if (newer.next !== undefined)
      return { claims: newer.claims.reverse(), isNewest: false, hasOlder: true }
  }
  const after = before === null ? query.get('after') : null
  const older = await call('claim.list', {
    ...input,
    order: 'newest',
    ...(after === null ? {} : { after }),
  })
  return {
    claims: older.claims,
    isNewest: after === null,
    hasOlder: older.next !== undefined,
  }
}

function Pager(props: { language: Language; filter: Filter; part: Part }): VNode | null {
  const { language, filter, part } = props
  const { list } = wordsIn(language).page.claim
  const [first, last] = [part.claims[0], part.claims.at(-1)]
  const older = part.hasOlder && last ? listAddress(filter, { after: last.claim.id }) : undefined
  return (
    <div class="pager">
      {!part.isNewest && (
        <p>
          <a href={listAddress(filter)}>{list.first}</a>{' '}
          {first && (
            <a href={listAddress(filter, { before: first.claim.id })} rel="prev">
              {list.newer}
            </a>
          )}
        </p>
      )}
      <MoreLink language={language} href={older} />
    </div>
  )
}

function NothingHere({ ask, isFiltered }: { ask: Ask; isFiltered: boolean }): VNode {
  const { list } = ask.words.page.claim
  if (isFiltered)
    return (
      <EmptyNote text={list.emptyFilter}>
        <a href="/claims">{list.clear}</a>
      </EmptyNote>
    )
  return (
    <EmptyNote text={list.empty}>
      <a href="/documents">{list.read}</a>
    </EmptyNote>
  )
}

/** The claims; with boxes to tick where somebody may accept them. */
function AcceptForm(props: {
  ask: Ask
  part: Part
  names: RecordNames
  problem: RefusalData | 'none' | undefined
}): VNode {
  const { ask, part, names, problem } = props
  const { list } = ask.words.page.claim
  const { language } = ask
  const mayTick = ask.may('claim.accept') && part.claims.some(({ state }) => state === 'waiting')
  const table = (
    <ClaimTable
      {...{ language, mayTick, names, claims: part.claims }}
      ticked={new Set(ask.form.texts('claim'))}
      wrong={new Set(refusedOf(problem))}
    />
  )
  if (!mayTick) return table
  return (
    <form method="post" action={hereOf(ask)}>
      {table}
      <p class="row-actions">
        <SendButton label={list.accept} name="do" value="accept" />{' '}
        <span class="hint">{list.acceptHint}</span>
      </p>
    </form>
  )
}

function refusedOf(problem: RefusalData | 'none' | undefined): string[] {
  if (problem === undefined || problem === 'none') return []
  return (problem.details ?? []).map(({ claim }) => String(claim))
}

function AcceptProblem(props: {
  language: Language
  problem: RefusalData | 'none' | undefined
}): VNode | null {
  const { language, problem } = props
  const { list, why } = wordsIn(language).page.claim
  if (problem === 'none')
    return (
      <p class="notice problem" role="alert">
        {list.noneTicked}
      </p>
    )
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      {problem?.code === 'lineage-undecided' && (
        <p>
          <a class="button" href="/lineage">
            {why.decide}
          </a>
        </p>
      )}
    </>
  )
}
