// What is stated of two documents, what each answer does, and the buttons that answer; or what
// was decided, and the next pair that waits.
import { dayPhrase, documentPath, historyPath, ProblemNote } from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import {
  type DocumentAnswer,
  groupPath,
  lineagePath,
  type ShownRelation,
} from './document-answer.ts'
import { AskEffect, Effect, EffectNote, Otherwise, type WeighAnswer } from './lineage-effect.tsx'

interface JudgementProps {
  ask: Ask
  from: DocumentAnswer
  to: DocumentAnswer
  /** The address of another pair that waits. */
  next: string | undefined
  /** What hangs on the pair; nothing when it was not asked. */
  weighed: readonly WeighAnswer[] | undefined
}

/** What is stated of the first document and the second. */
export function relationOf(from: DocumentAnswer, to: DocumentAnswer) {
  const [fromId, toId] = [from.document.id, to.document.id]
  return from.relations.find((one) => one.from === fromId && one.to === toId)
}

/** The question with its answers. */
export function Judgement({ ask, from, to, next, weighed }: JudgementProps): VNode {
  const { language, problem, words, may } = ask
  const { pair } = words.page.document
  const relation = relationOf(from, to)
  const isOpen = relation?.state === 'proposed'
  const waiting = from.claims.filter(({ state }) => state === 'waiting').length
  return (
    <section class="card judgement">
      <ProblemNote language={language} problem={problem} />
      {relation ? (
        <Stated ask={ask} relation={relation} />
      ) : (
        <p>
          {pair.notRelated}{' '}
          {may('document.relate') && <a href={relateHref(from, to)}>{pair.state}</a>}
        </p>
      )}
      {isRing(from, to) && <p>{pair.ring}</p>}
      {isOpen && waiting > 0 && <p>{fill(pair.waiting, { n: waiting })}</p>}
      {isOpen && <Open ask={ask} relation={relation} weighed={weighed?.[0]} />}
      {relation && !isOpen && weighed && (
        <Otherwise ask={ask} relation={relation} weighed={weighed} />
      )}
      {relation && !weighed && <AskEffect ask={ask} relation={relation} />}
      <p>
        <a href={groupPath(from.document.id)}>{words.page.story.open}</a>
      </p>
      <NextPair ask={ask} next={next} isOpen={isOpen} />
    </section>
  )
}

function relateHref(from: DocumentAnswer, to: DocumentAnswer): string {
  return `${documentPath(from.document.id)}/relate?${new URLSearchParams({ to: to.document.id })}`
}

/** Whether the second leads back to the first, at once or through one other document. */
function isRing(from: DocumentAnswer, to: DocumentAnswer): boolean {
  const id = from.document.id
  const stands = to.relations.filter(
    (one) => one.from === to.document.id && one.state !== 'rejected',
  )
  const before = from.relations.filter((one) => one.to === id && one.state !== 'rejected')
  return stands.some((one) => one.to === id || before.some((other) => other.from === one.to))
}

/** The question, who stated it and on which ground. */
export function Stated({ ask, relation }: { ask: Ask; relation: ShownRelation }): VNode {
  const { language, words } = ask
  const { pair, lineage } = words.page.document
  const { kind, basis, state, recorded, by, containment, asked } = relation
  const on = { day: dayPhrase(language, recorded), by }
  const isOpen = state === 'proposed'
  const isDecided = !isOpen && basis === 'reviewer'
  const said = isOpen ? fill(lineage.proposed, on) : fill(lineage.stated, on)
  const share = containment === undefined ? undefined : Math.round(Number(containment) * 100)
  return (
    <>
      <p>
        <strong>
          {fill(pair.question, {
            relation: fill(words.documentRelation[kind], { to: pair.other }),
          })}
        </strong>{' '}
        <span class={isOpen ? 'tag warn' : 'tag'}>{words.decision[state]}</span>
      </p>
      <p class="muted">
        {isDecided
          ? fill(pair.decided, { ...on, state: words.decision[state] })
          : `${said} · ${lineage.basis[basis]}`}
        {share !== undefined && ` · ${fill(lineage.contained, { percent: share })}`}
        {isOpen && asked && ` · ${words.page.story.asked}`}
        {isDecided && (
          <>
            {' '}
            {pair.decidedAgain} <a href={historyPath(relation.from)}>{words.page.reader.history}</a>
          </>
        )}
      </p>
    </>
  )
}

interface OpenProps {
  ask: Ask
  relation: ShownRelation
  /** What hangs on the pair as known today. */
  weighed: WeighAnswer | undefined
}

/** The buttons with what each does; for others, that a reviewer decides, and what hangs on it. */
function Open({ ask, relation, weighed }: OpenProps): VNode {
  const { pair } = ask.words.page.document
  if (ask.may('document.decide')) return <Answers ask={ask} relation={relation} weighed={weighed} />
  return (
    <>
      <p>{pair.mayNot}</p>
      {weighed && <Otherwise ask={ask} relation={relation} weighed={[weighed]} />}
    </>
  )
}

function Answers({ ask, relation, weighed }: OpenProps): VNode {
  const { pair } = wordsIn(ask.language).page.document
  const answers = [
    ['confirmed', 'y', pair.confirm, pair.confirmDoes],
    ['rejected', 'n', pair.reject, pair.rejectDoes],
  ] as const
  return (
    <form method="post" action={lineagePath(relation)} class="decisions" aria-label={pair.does}>
      <input type="hidden" name="seen" value={relation.leaf} />
      {answers.map(([decision, key, label, does]) => (
        <div>
          <button
            type="submit"
            name="decision"
            value={decision}
            data-key={key}
            data-key-name={label}
            aria-describedby={`does-${decision}`}
          >
            {label} <kbd>{key}</kbd>
          </button>
          <p id={`does-${decision}`}>{does}</p>
          {weighed && <Effect ask={ask} weighed={weighed} decision={decision} />}
        </div>
      ))}
      {weighed && <EffectNote language={ask.language} weighed={weighed} />}
      <p class="muted">{pair.undoDoes}</p>
    </form>
  )
}

interface NextProps {
  ask: Ask
  next: string | undefined
  isOpen: boolean
}

function NextPair({ ask, next, isOpen }: NextProps): VNode | null {
  const { pair } = wordsIn(ask.language).page.document
  if (next === undefined) return isOpen ? null : <p class="muted">{pair.last}</p>
  return (
    <p data-row>
      <a class={isOpen ? undefined : 'button'} href={next}>
        {pair.next}
      </a>
    </p>
  )
}
