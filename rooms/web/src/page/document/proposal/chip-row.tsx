// A question as a row of chips: radio buttons, so that they work without scripts. The digits 1 to 8
// are the candidates, 9 is always another answer, and 0 that it is not said.
import type { ComponentChildren, VNode } from 'preact'

/** One answer to choose. */
export interface Chip {
  value: string
  label: ComponentChildren
  /** The label in words, for the list of keys. */
  name: string
  key: string | undefined
  lang?: string | undefined
  /** Whether it stands behind "more": it has no digit. */
  isMore?: boolean
}

interface ChipRowProps {
  name: string
  legend: string
  chips: readonly Chip[]
  /** The one that was chosen. */
  chosen: string
  /** Whether the digits press these chips. */
  hasKeys: boolean
  /** Whether the form is not sent before one is chosen. */
  isRequired: boolean
  /** What is wrong with the answer. */
  problem?: string | undefined
  /** What stands between the question and its chips. */
  above?: ComponentChildren
  /** What opens the chips that stand behind "more". */
  more?: string | undefined
  children?: ComponentChildren
}

/** The digit of the nth candidate; those after the eighth have none. */
export function candidateKey(n: number): string | undefined {
  return n < 8 ? String(n + 1) : undefined
}

export function ChipRow(props: ChipRowProps): VNode {
  const { name, legend, chips, chosen, isRequired, problem, above, more, children } = props
  const hidden = chips.filter(({ isMore }) => isMore)
  const shown = chips.filter((chip) => !hidden.includes(chip))
  return (
    <fieldset class="chips" data-question={isRequired || undefined}>
      <legend data-value={`legend-${name}`}>{legend}</legend>
      {above}
      {problem !== undefined && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <div class="chip-row">
        {shown.map((chip) => (
          <OneChip {...props} chip={chip} />
        ))}
        {hidden.length > 0 && (
          <details class="more-chips" open={hidden.some(({ value }) => value === chosen)}>
            <summary>{more}</summary>
            <div class="chip-row">
              {hidden.map((chip) => (
                <OneChip {...props} chip={chip} />
              ))}
            </div>
          </details>
        )}
        {children}
      </div>
    </fieldset>
  )
}

function OneChip({
  chip,
  name,
  chosen,
  isRequired,
  hasKeys,
}: ChipRowProps & { chip: Chip }): VNode {
  const { value, label, name: words, key, lang } = chip
  return (
    <label class="chip">
      <input
        type="radio"
        name={name}
        value={value}
        required={isRequired}
        checked={chosen === value}
        data-chip={key}
        data-key={hasKeys ? key : undefined}
        data-key-name={words}
      />
      <span data-n={key} lang={lang}>
        {label}
      </span>
    </label>
  )
}
