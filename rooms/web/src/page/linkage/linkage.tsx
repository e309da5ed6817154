// One linkage: what it found and how far that can be trusted, what people have read so far, and
// from here to pairs, persons, draws and estimates.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import { type DrawAnswer, type DrawnEstimate, type LinkageAnswer, ProblemNote } from '@tumen/view'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { meantBy } from '../../form/reference-field.ts'
import { mentionNames } from '../mention-name.ts'
import { personNames } from '../person/person-name.ts'
import { linkagePath, type PairOfIds, pairPath } from './linkage-answer.ts'
import {
  DrawForm,
  DrawnSection,
  DrawTable,
  EstimateForm,
  LookForm,
  ResolveForm,
} from './linkage-form.tsx'
import { linkageName } from './linkage-name.ts'
import { LinkagePictures } from './linkage-picture.tsx'
import { Doubts, MadeOf, PersonCount, Proposals, Queues, Trust } from './linkage-summary.tsx'

export const linkagePage: Page = {
  path: '/linkage/:run',
  nav: 'persons',
  show: (ask) => shown(ask),
  references: { a: 'mention', b: 'mention' },
  async act(ask) {
    const run = ask.param('run')
    const { form, call } = ask
    if (form.text('do') === 'look') return { to: pairPath(run, await askedPair(ask)) }
    if (form.text('do') === 'draw') {
      const draws = form.word('draws')
      const input = { run, ...(draws === undefined ? {} : { draws: Number(draws) }) }
      return shown(ask, { drawn: await call('linkage.draw', input) })
    }
    if (form.text('do') === 'estimate')
      return shown(ask, { estimate: await call('estimate.draws', { run }) })
    const threshold = form.word('threshold')
    await call('linkage.resolve', {
      run,
      ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
    })
    return { to: linkagePath(run), done: 'recorded' }
  },
}

/** What was asked for on this page. */
interface Asked {
  drawn?: DrawAnswer
  estimate?: DrawnEstimate
}

async function shown(ask: Ask, { drawn, estimate }: Asked = {}): Promise<Shown> {
  const { language, words, problem, may, call } = ask
  const { linkage, person } = words.page
  const run = ask.param('run')
  const answer = await call('linkage.show', { run })
  const scores = await scoresOf(ask, answer)
  const { proposals } = answer
  const personOf = await personNames(
    ask,
    proposals.flatMap(({ persons }) => persons),
  )
  const recordOf = await mentionNames(
    ask,
    proposals.flatMap(({ mentions }) => mentions),
  )
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      {ask.offers && (
        <p class="notice problem">
          <a href="#look">{words.page.frame.record.many}</a>
        </p>
      )}
      <MadeOf ask={ask} answer={answer} />
      <div class="estimate-top">
        <PersonCount ask={ask} answer={answer} />
        <Trust ask={ask} answer={answer} />
      </div>
      {may('linkage.next-for-review') && <Queues ask={ask} answer={answer} />}
      {may('linkage.resolve') && <ResolveForm ask={ask} answer={answer} />}
      <Proposals {...{ ask, answer, personOf, recordOf }} />
      <Doubts ask={ask} answer={answer} />
      {drawn && <DrawTable ask={ask} drawn={drawn} />}
      {estimate && <DrawnSection language={language} drawn={estimate} />}
      {may('linkage.draw') && (
        <div class="linkage-columns">
          <DrawForm ask={ask} />
          {may('estimate.draws') && <EstimateForm ask={ask} />}
        </div>
      )}
      <LinkagePictures language={language} answer={answer} scores={scores} />
      {may('linkage.explain-pair') && <LookForm ask={ask} />}
    </>
  )
  const title = linkageName(ask, answer.linkage)
  return {
    title,
    crumbs: [
      ...(may('person.list') ? [{ label: person.title, href: '/persons' }] : []),
      { label: linkage.title, href: '/linkage' },
      { label: title },
    ],
    body,
    islands: ['progress'],
  }
}

/** The two records of the form that leads to a pair; refuses a name that nobody bears. */
async function askedPair(ask: Ask): Promise<PairOfIds> {
  const found = async (field: 'a' | 'b') => {
    const [only] = await meantBy(ask, 'mention', ask.form.text(field).trim())
    if (only === undefined) throw new Refusal('unknown-mention', field)
    return only.id
  }
  return { a: await found('a'), b: await found('b') }
}

/** Precision and recall by threshold, once pairs that were drawn at random have been judged. */
async function scoresOf(
  { may, call }: Ask,
  { linkage, calibration }: LinkageAnswer,
): Promise<Output<'linkage.evaluate'>['labels']> {
  if (!may('linkage.evaluate') || calibration.judged === 0) return []
  return (await call('linkage.evaluate', { run: linkage.id })).labels
}
