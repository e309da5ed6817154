// Two documents side by side, with the passages that both have: a copy, or a voice of its own?
// What each answer does stands beside the buttons.
import { given } from '@tumen/claim'
import { digits, type ShownSpeaker, sharedRuns } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { recordNames } from '../record-name.ts'
import { reviewPart } from '../review/review-stand.tsx'
import { workLine } from '../work-line.tsx'
import { type DocumentAnswer, lineagePath, publishersOf } from './document-answer.ts'
import { weighPair } from './lineage-effect.tsx'
import { Judgement, relationOf } from './lineage-judgement.tsx'
import { PairChanges } from './pair-change.tsx'
import { PairTexts } from './pair-text.tsx'

export const lineagePair: Page = {
  path: '/lineage/:from/:to',
  nav: 'documents',
  async show(ask) {
    const { words, param, call } = ask
    const { title, lineage, pair } = words.page.document
    // What speaks for a relation stands in the texts as they were first made.
    const from = await call('document.show', { id: param('from'), text: 'first' })
    const to = await call('document.show', { id: param('to'), text: 'first' })
    const publishers = await publishersOf(ask, [from.document, to.document])
    const next = await nextProposal(ask)
    const mayDecide = ask.may('document.decide')
    const ids = [from.document.id, to.document.id]
    const weighed = await weighPair(ask, relationOf(from, to))
    const body = (
      <>
        {await workLine(ask, `lineage ${from.document.id} ${to.document.id}`, mayDecide)}
        <Judgement ask={ask} from={from} to={to} next={next} weighed={weighed} />
        <PairChanges ask={ask} from={from} to={to} />
        {relationOf(from, to) && (await reviewPart(ask, { kind: 'lineage', ids }))}
        <PairOfTexts ask={ask} from={from} to={to} publishers={publishers} />
      </>
    )
    const names = await recordNames(ask, [from.document.id, to.document.id])
    const crumbs = [
      { label: title, href: '/documents' },
      { label: lineage.title, href: '/lineage' },
      { label: `${names.label(from.document.id).text} – ${names.label(to.document.id).text}` },
    ]
    return { title: pair.title, crumbs, body, islands: ['work'] }
  },
  async act({ form, param, call }) {
    const pair = { from: param('from'), to: param('to') }
    const said = { decision: form.word('decision'), ...given({ seen: seenIn(form) }) }
    await call('document.decide', { ...pair, ...said })
    return { to: lineagePath(pair), done: 'decided' }
  },
}

/** Another proposal that waits; nothing when there is none, or none may be seen. */
async function nextProposal({ param, call, may }: Ask): Promise<string | undefined> {
  if (!may('document.proposals')) return undefined
  const { proposals } = await call('document.proposals', { limit: 2 })
  const next = proposals.find(({ from, to }) => from !== param('from') || to !== param('to'))
  return next && lineagePath(next)
}

interface TextsProps {
  ask: Ask
  from: DocumentAnswer
  to: DocumentAnswer
  publishers: ReadonlyMap<string, ShownSpeaker>
}

/** Both texts beside one another, with the passages that they share. */
export function PairOfTexts({ ask, from, to, publishers }: TextsProps): VNode {
  const { pair } = wordsIn(ask.language).page.document
  const { runs, share, isBounded, most } = sharedRuns(from.text, to.text)
  const found = { n: runs.length, percent: Math.round(share * 100) }
  const relation = relationOf(from, to)
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">{pair.shared}</h2>
      <p>
        {runs.length === 0 ? pair.sharedNone : fill(pair.sharedMany, found)}{' '}
        {relation?.kind === 'translation_of' && pair.sharedTranslation}{' '}
        {isBounded && fill(pair.sharedBounded, { units: digits(most) })}
      </p>
      <PairTexts ask={ask} sides={{ from, to }} runs={runs} publishers={publishers} />
    </section>
  )
}
