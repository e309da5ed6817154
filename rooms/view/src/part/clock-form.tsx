// A clock that may be wrong: what it shows, what is recorded, and the one button that says which of
// them is right. A form that was refused because of it is carried along and sent again.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { type ClockFacts, clockPhrases, type FutureCount, futureHere } from '../log/clock-note.ts'
import { SendButton, TextField } from './field.tsx'

/** The fields by which a form says something of the clock. */
export const CLOCK_FIELD = { word: 'clock-word', today: 'clock-today' } as const

export interface ClockFormProps {
  language: Language
  clock: ClockFacts
  /** What is to be said: that the clock is right, or also that it was wrong before. */
  word: 'confirm' | 'repair'
  /** Where the form goes. */
  action: string
  /** Fields that are carried along. */
  fields?: readonly (readonly [string, string])[]
}

/** The button that confirms the clock, or the day and the button that repair. */
export function ClockForm({ language, clock, word, action, fields = [] }: ClockFormProps): VNode {
  const { clock: own } = wordsIn(language)
  const { day } = clockPhrases(language, clock)
  return (
    <form method="post" action={action}>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name={CLOCK_FIELD.word} value={word} />
      {word === 'repair' ? (
        <>
          {/* Empty: a clock that is wrong now must not fill in the day that it is wrong about. */}
          <TextField
            isDate
            name={CLOCK_FIELD.today}
            label={own.today}
            hint={own.todayHint}
            required
          />
          <SendButton label={own.repair} />
          <p class="hint">{own.repairMeans}</p>
        </>
      ) : (
        <>
          <input type="hidden" name={CLOCK_FIELD.today} value={clock.now.slice(0, 10)} />
          <SendButton label={fill(own.confirm, { day })} />
        </>
      )}
    </form>
  )
}

/** That lists and searches lack what counts as recorded after today. */
export function FutureNote({
  language,
  future,
}: {
  language: Language
  future: FutureCount
}): VNode {
  return (
    <p class="notice problem" role="status">
      {futureHere(language, future)}
    </p>
  )
}

/** How the clock stands, in one sentence; nothing where all is well. */
export function clockSentence(
  language: Language,
  clock: ClockFacts & {
    differs?: 'ahead' | 'behind' | undefined
    future?: FutureCount | undefined
  },
): string | undefined {
  const { clock: own } = wordsIn(language)
  const { differs, future } = clock
  const hidden = future && futureHere(language, future)
  const asked = differs && fill(own[differs], clockPhrases(language, clock))
  return [hidden, asked].filter((part) => part !== undefined).join(' ') || undefined
}
