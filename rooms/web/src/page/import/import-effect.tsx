// What a dry run hands out beside its counts: what saved questions would answer once the claims
// were accepted, and every difference as a file. Source: desk.md I6.
import type { Output } from '@tumen/contract'
import { rangeSentence, ScrollTable } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

interface Props {
  language: Language
  checked: Output<'import.check'>
}

/** The saved questions on which the rows bear; nothing where no claims come in. */
export function Effects({ language, checked: { effects } }: Props): VNode | null {
  if (effects === undefined) return null
  const { effect } = wordsIn(language).page.imports
  return (
    <section class="card" aria-labelledby="effect">
      <h2 id="effect">{effect.title}</h2>
      <p>{effects.length === 0 ? effect.none : effect.lead}</p>
      {effects.length > 0 && (
        <ScrollTable
          label={effect.title}
          caption={effect.title}
          rows={effects}
          columns={[
            { heading: effect.question, kind: 'head', cell: ({ name }) => <bdi>{name}</bdi> },
            {
              heading: effect.was,
              cell: ({ question, was }) => rangeSentence(language, question, was),
            },
            {
              heading: effect.now,
              cell: ({ question, now, isMoved }) =>
                isMoved ? <strong>{rangeSentence(language, question, now)}</strong> : effect.same,
            },
          ]}
        />
      )}
    </section>
  )
}

interface DifferenceProps extends Props {
  form: string
}

/** Every difference as a file: a button, and the file once it was asked for. */
export function WholeDifference({ language, checked, form }: DifferenceProps): VNode {
  const { difference } = wordsIn(language).page.imports
  const { difference: text } = checked
  if (text === undefined)
    return (
      <p>
        <button form={form} type="submit" name="do" value="full">
          {difference.ask}
        </button>
      </p>
    )
  const address = `data:text/csv;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`
  return (
    <p>
      <a class="button" href={address} download="difference.csv">
        {difference.file}
      </a>
    </p>
  )
}
