// Which saved questions hang on the lineage of two documents, with the answer that each decision
// would give. Each is a whole reckoning, so in a large workspace it is asked on request.
import type { Output } from '@tumen/contract'
import { claimPath, dayPhrase, headline, originLine } from '@tumen/view'
import { fill, type Language, type Words, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { addressOf, withoutDay } from '../figure/question.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordNames } from '../record-name.ts'
import { isQuick } from '../speaker/saved-pair.ts'
import { lineagePath, type ShownRelation } from './document-answer.ts'

type Told = Parameters<typeof headline>[1]
type Head = Told['figure'] &
  Parameters<typeof originLine>[1] & { status: keyof Words['reason']['status'] }

/** The two answers about a pair. */
export type Decision = 'confirmed' | 'rejected'

type Weighed = Output<'document.weigh'>['questions'][number]

/** The part of `document.weigh` that pages print. */
export interface WeighAnswer {
  /** What the claims are called. */
  names: RecordNames
  knownOn: string
  questions: Weighed[]
  same: number
  tooMany: number
  more: number
}

/**
 * Both answers as known today, and before it, of a decided pair, as known on the day of the
 * decision; nothing where it takes long and was not asked for.
 */
export async function weighPair(
  ask: Ask,
  relation: ShownRelation | undefined,
): Promise<WeighAnswer[] | undefined> {
  if (!relation || !ask.may('document.weigh') || !(await isQuick(ask))) return undefined
  const { from, to, state, recorded } = relation
  const day = recorded.slice(0, 10)
  const weigh = async (known: object): Promise<WeighAnswer> => {
    const told = await ask.call('document.weigh', {
      ...{ from, to },
      ...known,
    })
    const anew = told.questions.flatMap(({ confirmed, rejected }) => [
      ...confirmed.anew,
      ...rejected.anew,
    ])
    return { ...told, names: await recordNames(ask, anew) }
  }
  const today = await weigh({})
  if (state === 'proposed' || day >= ask.today) return [today]
  return [await weigh({ asKnownOn: day }), today]
}

interface EffectProps {
  ask: Ask
  weighed: WeighAnswer
  decision: Decision
}

/** What the questions that hang on the pair would answer under one decision. */
export function Effect({ ask, weighed, decision }: EffectProps): VNode | null {
  if (weighed.questions.length === 0) return null
  return (
    <>
      <ul class="effect">
        {weighed.questions.map((one) => (
          <li data-row>
            <QuestionLink ask={ask} weighed={weighed} one={one} />
            <Saying language={ask.language} told={one.question} figure={one[decision].figure} />
          </li>
        ))}
      </ul>
      <Anew language={ask.language} weighed={weighed} decision={decision} />
    </>
  )
}

/** The way to a question's answer, on the day for which it was weighed. */
function QuestionLink(props: { ask: Ask; weighed: WeighAnswer; one: Weighed }): VNode {
  const { ask, weighed, one } = props
  const { knownOn } = weighed
  const day: Record<string, string> = knownOn === ask.today ? {} : { asKnownOn: knownOn }
  return <a href={addressOf('/figures/show', withoutDay(one.query), day)}>{one.name}</a>
}

interface AnewProps {
  language: Language
  weighed: WeighAnswer
  decision: Decision
}

/** The claims that would have to be recorded anew for an answer to come true. */
function Anew({ language, weighed, decision }: AnewProps): VNode | null {
  const { effect } = wordsIn(language).page.document
  const anew = [...new Set(weighed.questions.flatMap((one) => one[decision].anew))]
  if (anew.length === 0) return null
  return (
    <p class="muted">
      {effect.anew[decision]} <ClaimLinks claims={anew} names={weighed.names} />
    </p>
  )
}

interface SayingProps {
  language: Language
  told: Told['question']
  figure: Head
}

function Saying({ language, told, figure }: SayingProps): VNode {
  const { status } = wordsIn(language).reason
  const isKnown = figure.low !== null || figure.high !== null
  return (
    <>
      {isKnown && (
        <p>
          <strong>{headline(language, { question: told, figure })}</strong>
        </p>
      )}
      <p>{status[figure.status]}</p>
      {isKnown && <p class="muted">{originLine(language, figure)}</p>}
    </>
  )
}

/** Claims by their ids; of many the first. */
function ClaimLinks({ claims, names }: { claims: readonly string[]; names: RecordNames }): VNode {
  const shown = claims.slice(0, 10)
  return (
    <>
      {shown.map((id, n) => (
        <>
          {n > 0 && ' · '}
          <RecordLink names={names} id={id} href={claimPath(id)} />
        </>
      ))}
      {shown.length < claims.length && ' …'}
    </>
  )
}

/** How many questions were weighed in vain, or not at all. */
export function EffectNote(props: { language: Language; weighed: WeighAnswer }): VNode | null {
  const { language, weighed } = props
  const { effect } = wordsIn(language).page.document
  const { questions, same, tooMany, more } = weighed
  const notes = [
    ...(questions.length === 0 && tooMany === 0 ? [fill(effect.none, { n: same })] : []),
    ...(tooMany > 0 ? [fill(effect.tooMany, { n: tooMany })] : []),
    ...(more > 0 ? [fill(effect.more, { n: more })] : []),
  ]
  return notes.length === 0 ? null : <p class="muted">{notes.join(' ')}</p>
}

/** The way to ask for what takes long. */
export function AskEffect({ ask, relation }: { ask: Ask; relation: ShownRelation }): VNode | null {
  if (!ask.may('document.weigh')) return null
  const { effect } = ask.words.page.document
  return (
    <p>
      <a href={`${lineagePath(relation)}?effect=yes`}>{effect.ask}</a>
    </p>
  )
}

interface OtherwiseProps {
  ask: Ask
  relation: ShownRelation
  weighed: readonly WeighAnswer[]
}

/** What the saved questions answer as it was decided, and what they would answer otherwise. */
export function Otherwise({ ask, relation, weighed }: OtherwiseProps): VNode {
  const { language, words } = ask
  const { effect } = words.page.document
  const title = relation.state === 'proposed' ? effect.open : effect.decided
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">{title}</h2>
      {weighed.map((one) => (
        <>
          <h3>{fill(effect.knownOn, { day: dayPhrase(language, one.knownOn) })}</h3>
          {one.questions.length > 0 && <Sides ask={ask} relation={relation} weighed={one} />}
          <EffectNote language={language} weighed={one} />
        </>
      ))}
    </section>
  )
}

function Sides(props: { ask: Ask; relation: ShownRelation; weighed: WeighAnswer }): VNode {
  const { ask, relation, weighed } = props
  const { language } = ask
  const { effect } = ask.words.page.document
  const isRejected = relation.state === 'rejected'
  const order: Decision[] = isRejected ? ['rejected', 'confirmed'] : ['confirmed', 'rejected']
  return (
    <>
      <ul class="effect">
        {weighed.questions.map((one) => (
          <li data-row>
            <QuestionLink ask={ask} weighed={weighed} one={one} />
            <div class="decisions">
              {order.map((decision) => (
                <div>
                  <h4>{decision === relation.state ? effect.stands : effect.had[decision]}</h4>
                  <Saying language={language} told={one.question} figure={one[decision].figure} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {order.map((decision) => (
        <Anew language={language} weighed={weighed} decision={decision} />
      ))}
    </>
  )
}
