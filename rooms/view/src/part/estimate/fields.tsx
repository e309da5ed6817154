// The fields of a form that asks for an estimate: the table as text or as a file, and the options
// folded away unless something in them was used.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { RefusalData } from '../../phrase/refusal.ts'
import {
  AreaField,
  CheckField,
  ChoiceField,
  FieldGroup,
  problemOf,
  TableFileField,
  TextField,
} from '../field.tsx'

/** How often a screen may draw a table again; print is the command line's. */
const REPLICATES = ['200', '500', '1000'] as const
const FOLDED = ['selection', 'seed', 'classes', 'oddsLow', 'oddsHigh', 'why'] as const

/** Invented, and small enough to be understood by looking at it. */
const EXAMPLE = [
  'police,newspapers,parishes,count',
  '1,0,0,60',
  '0,1,0,48',
  '0,0,1,40',
  '1,1,0,18',
  '1,0,1,14',
  '0,1,1,12',
  '1,1,1,6',
].join('\n')

export interface EstimateFieldsProps {
  language: Language
  /** What was typed into a field; nothing when it is empty. */
  typed: (name: string) => string | undefined
  problem?: RefusalData | undefined
  /** False where the page says itself what is stored. */
  saysStored?: boolean
}

/** The fields. */
export function EstimateFields(props: EstimateFieldsProps): VNode {
  const { language, typed, problem, saysStored = true } = props
  const { form, nothingStored } = wordsIn(language).page.estimate
  return (
    <>
      <AreaField
        name="csv"
        label={form.table}
        hint={form.tableHint}
        value={typed('csv')}
        rows={9}
        problem={problemOf(language, problem, 'csv', 'table')}
      />
      <details class="estimate-example">
        <summary>{form.example}</summary>
        <pre>{EXAMPLE}</pre>
      </details>
      <TableFileField name="file" label={form.file} hint={form.fileHint} />
      <EstimateOptions {...props} />
      {saysStored && <p class="hint">{nothingStored}</p>}
    </>
  )
}

/** How an estimate is made, folded away unless something of it was used. */
export function EstimateOptions({ language, typed, problem }: EstimateFieldsProps): VNode {
  const { form } = wordsIn(language).page.estimate
  return (
    <details class="estimate-options" open={FOLDED.some((name) => typed(name) !== undefined)}>
      <summary>{form.options}</summary>
      <ChoiceField
        name="selection"
        label={form.selection}
        none={form.selectionAuto}
        value={typed('selection')}
        options={[
          ['bic', form.selectionBic],
          ['stepwise', form.selectionStepwise],
          ['downhill', form.selectionDownhill],
        ]}
      />
      <ChoiceField
        name="replicates"
        label={form.replicates}
        hint={form.replicatesHint}
        value={typed('replicates') ?? '1000'}
        options={REPLICATES.map((one) => [one, one] as const)}
        problem={problemOf(language, problem, 'replicates')}
      />
      <TextField
        name="seed"
        label={form.seed}
        hint={form.seedHint}
        value={typed('seed')}
        problem={problemOf(language, problem, 'seed')}
      />
      <CheckField name="classes" label={form.classes} checked={typed('classes') !== undefined} />
      <FieldGroup legend={form.odds}>
        <p class="hint">{form.oddsHint}</p>
        <TextField
          name="oddsLow"
          label={form.oddsLow}
          value={typed('oddsLow')}
          problem={problemOf(language, problem, 'odds')}
        />
        <TextField name="oddsHigh" label={form.oddsHigh} value={typed('oddsHigh')} />
        <TextField name="why" label={form.why} value={typed('why')} />
      </FieldGroup>
    </details>
  )
}
