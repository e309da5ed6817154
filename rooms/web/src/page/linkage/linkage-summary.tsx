// What a linkage says of itself: what it was made of, how many persons, how far that can be
// trusted, what is doubtful, and what waits for people.
import { REVIEW_QUEUES } from '@tumen/contract'
import {
  barrierSentence,
  bitsText,
  digits,
  instantPhrase,
  type LinkageAnswer,
  type LinkageNote,
  levelName,
  linkageNoteSentence,
  percentText,
  personPath,
  warningSentence,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { reviewPath } from './linkage-answer.ts'

/** Judged pairs drawn at random that a calibration needs. */
const FEWEST_JUDGED = 100

export interface PartProps {
  ask: Ask
  answer: LinkageAnswer
}

/** What went in, when, and with which settings. */
export function MadeOf({ ask, answer }: PartProps): VNode {
  const { language, words } = ask
  const { show } = words.page.linkage
  const { linkage, pairs, floor } = answer
  return (
    <>
      <p class="lead">
        {fill(show.counts, {
          mentions: digits(linkage.mentions),
          lists: linkage.lists.length,
          candidates: digits(linkage.candidates),
          pairs: digits(pairs),
          floor: bitsText(floor),
        })}
      </p>
      <p class="muted">
        {fill(show.made, {
          instant: instantPhrase(language, linkage.knownAt),
          by: linkage.by,
          seed: linkage.seed,
          engine: linkage.engine,
          model: linkage.modelName,
        })}
      </p>
    </>
  )
}

/** How many persons, with the doubt about them. */
export function PersonCount({ ask, answer }: PartProps): VNode {
  const { language, words } = ask
  const { show } = words.page.linkage
  const { persons, threshold, flags } = answer
  return (
    <section class="card" aria-labelledby="persons">
      <h2 id="persons">{show.persons}</h2>
      <p class="linkage-count">{fill(show.linked, { n: persons.linked })}</p>
      {persons.band && <p>{fill(show.band, { ...persons.band })}</p>}
      <p>
        {fill(show.threshold, {
          joined: threshold.joined,
          bits: bitsText(threshold.bits),
          percent: percentText(threshold.probability),
        })}
      </p>
      <Sentences texts={flags.map((flag) => linkageNoteSentence(language, flag))} />
    </section>
  )
}

/** How far the weights can be trusted. */
export function Trust({ ask, answer }: PartProps): VNode {
  const { show } = ask.words.page.linkage
  const { calibration, prior, kappa, judged } = answer
  const texts = [
    fill(show.prior, {
      n: digits(Math.max(1, Math.round(1 / prior.probability))),
      low: bitsText(Math.min(prior.low, prior.high) - prior.bits),
      high: bitsText(Math.max(prior.low, prior.high) - prior.bits),
    }),
    calibration.calibrated
      ? fill(show.calibrated, { n: calibration.judged })
      : fill(show.judgedFew, { n: calibration.judged, least: FEWEST_JUDGED }),
    fill(show.judged, { ...judged }),
    kappa === undefined
      ? show.kappaNone
      : fill(show.kappa, {
          percent: percentText(kappa.observed),
          n: kappa.items,
          kappa: kappa.kappa.toFixed(2),
        }),
  ]
  return (
    <section class="card" aria-labelledby="trust">
      <h2 id="trust">{show.trust}</h2>
      <Sentences texts={texts} />
    </section>
  )
}

/** The queues of pairs that people may read. */
export function Queues({ ask, answer }: PartProps): VNode {
  const { queue: own, review } = ask.words.page.linkage
  const { linkage, judged, left } = answer
  return (
    <section aria-labelledby="queues">
      <h2 id="queues">{own.title}</h2>
      <p>{own.lead}</p>
      <ul class="linkage-queues">
        {REVIEW_QUEUES.map((queue) => (
          <li data-row>
            <a class="button" href={reviewPath(linkage.id, { queue })}>
              {own[queue]}
            </a>{' '}
            <span class="muted">
              {own[`${queue}Hint`]} {fill(review.left, { n: left[queue] })}
              {queue === 'second' && ` ${fill(own.waiting, { n: judged.awaiting })}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is doubtful about persons, what stood between records, and what the run found. */
export function Doubts({ ask, answer }: PartProps): VNode {
  const { language, words } = ask
  const { show } = words.page.linkage
  const { warnings, refused, linkage } = answer
  const parts = [
    {
      title: show.warnings,
      texts: warnings.map(({ warning, persons }) =>
        fill(show.warningRow, { text: warningSentence(language, warning), n: persons }),
      ),
    },
    {
      title: show.refused,
      texts: refused.map(({ barrier, pairs }) =>
        fill(show.refusedRow, { text: barrierSentence(language, barrier), n: pairs }),
      ),
    },
    {
      title: show.findings,
      texts: linkage.findings.map((finding) =>
        linkageNoteSentence(language, { ...finding, ...placeOf(ask, answer, finding) }),
      ),
    },
  ]
  return (
    <div class="linkage-columns">
      {parts.map(({ title, texts }) => (
        <section>
          <h2>{title}</h2>
          {texts.length === 0 ? <p class="muted">{show.nothing}</p> : <Sentences texts={texts} />}
        </section>
      ))}
    </div>
  )
}

/** What a finding is about, in words where it is a level that was learned. */
function placeOf({ language }: Ask, { levels }: LinkageAnswer, { at }: LinkageNote) {
  const level = levels.find((one) => `${one.comparison}.${one.level}` === at)
  return level === undefined ? {} : { at: levelName(language, level) }
}

/** What the persons and records of proposals are called. */
interface NamesOfProposals {
  personOf: (id: string) => string
  recordOf: (id: string) => string
}

/** What runs would have done to persons whom somebody judged; nothing without any. */
export function Proposals(props: PartProps & NamesOfProposals): VNode | null {
  const { ask, answer, personOf, recordOf } = props
  const { proposal } = ask.words.page.linkage
  const { proposals } = answer
  if (proposals.length === 0) return null
  return (
    <section class="card" aria-labelledby="proposals">
      <h2 id="proposals">{proposal.title}</h2>
      <ul>
        {proposals.map(({ kind, persons, mentions }) => (
          <li>
            {proposal[kind]}{' '}
            {persons.map((id) => (
              <>
                <a href={personPath(id)}>{personOf(id)}</a>{' '}
              </>
            ))}
            <span class="muted">{mentions.map(recordOf).join(ask.words.report.also)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sentences({ texts }: { texts: readonly string[] }): VNode {
  return (
    <ul class="linkage-said">
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
}
