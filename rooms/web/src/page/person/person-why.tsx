// Why some records are one person: the pairs among them with their weights, what people said, and
// where the id comes from.
import { bitsText, dayPhrase, LinkedText, personPath, recordIn } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { pairPath } from '../linkage/linkage-answer.ts'
import type { ShownPerson } from './person-answer.ts'
import { personName } from './person-name.ts'

interface WhyProps {
  ask: Ask
  answer: ShownPerson
  /** What records are called. */
  titles: (id: string) => string
}

/** The section. */
export function WhyOne(props: WhyProps): VNode {
  const { ask, answer } = props
  const { shown } = ask.words.page.person
  return (
    <section aria-labelledby="why">
      <h2 id="why">{shown.why}</h2>
      {answer.mentions.length === 1 ? <p class="muted">{shown.whyOne}</p> : <Pairs {...props} />}
      <Judgements {...props} />
      <Lineage {...props} />
    </section>
  )
}

function Pairs({ ask, answer, titles }: WhyProps): VNode | null {
  const { shown } = ask.words.page.person
  if (answer.pairs.length === 0) return null
  return (
    <>
      <h3>{shown.pairs}</h3>
      <ul>
        {answer.pairs.map(({ run, a, b, weight }) => (
          <li data-row>
            <a href={pairPath(run, { a, b })}>
              {fill(shown.pairRow, { a: titles(a), b: titles(b) })}
            </a>{' '}
            <span class="muted">{fill(shown.weight, { bits: bitsText(weight) })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Judgements({ ask, answer, titles }: WhyProps): VNode {
  const { language, words } = ask
  const { person, linkage } = words.page
  return (
    <>
      <h3>{person.shown.judgements}</h3>
      {answer.judgements.length === 0 ? (
        <p class="muted">{person.shown.judgedNone}</p>
      ) : (
        <ul>
          {answer.judgements.map(({ a, b, by, recorded, verdict, reason, withdrawn }) => {
            const text = fill(linkage.pair.saidRow, {
              ...{ by, day: dayPhrase(language, recorded), reason },
              verdict: words.linkage.verdict[verdict],
            })
            return (
              <li>
                <span>{fill(person.shown.pairRow, { a: titles(a), b: titles(b) })}</span>:{' '}
                {withdrawn ? <s>{text}</s> : text}{' '}
                {withdrawn && <span class="tag">{linkage.pair.withdrawn}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function Lineage({ ask, answer }: WhyProps): VNode | null {
  const { language, words } = ask
  if (answer.lineage.length === 0) return null
  const own = answer.person
  const names = (id: string) => ({
    text: id === own.id ? personName(ask, own) : words.page.person.another,
  })
  const ids = new Set(answer.lineage.flatMap(({ from, to }) => [from, to]))
  const hrefOfId = (id: string) => (ids.has(id) ? personPath(id) : undefined)
  const guide = { hrefOfId, nameOf: names }
  const told = (id: string) => recordIn({ names }, id)
  return (
    <>
      <h3>{words.page.person.shown.lineage}</h3>
      <ul>
        {answer.lineage.map(({ from, to, kind, recorded }) => (
          <li>
            <LinkedText
              language={language}
              text={fill(words.linkage.lineage[kind], { from: told(from), to: told(to) })}
              guide={guide}
            />{' '}
            <span class="muted">{dayPhrase(language, recorded)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
