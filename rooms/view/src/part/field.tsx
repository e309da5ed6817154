// The fields of forms: a label, the control, a hint and what was wrong with it, tied together
// for screen readers. Every control works without scripts.
import type { Language } from '@tumen/words'
import type { ButtonHTMLAttributes, ComponentChildren, VNode } from 'preact'
import { pageRefusalSentence } from '../phrase/page-refusal.ts'
import { findingSentence, type RefusalData } from '../phrase/refusal.ts'

interface Common {
  name: string
  /** Of the control, where several on a page have one name. */
  id?: string | undefined
  label: string
  hint?: string | undefined
  /** What is said of what stands in it now. */
  note?: string | undefined
  /** What was wrong with it, from `problemOf`. */
  problem?: string | undefined
  required?: boolean | undefined
}

function describedBy({ name, id: own = name, hint, note, problem }: Common): string | undefined {
  const ids = [
    hint === undefined ? '' : `${own}-hint`,
    note === undefined ? '' : `${own}-note`,
    problem === undefined ? '' : `${own}-problem`,
  ]
  return ids.filter((id) => id !== '').join(' ') || undefined
}

function Around({ children, ...common }: Common & { children: ComponentChildren }): VNode {
  const { name, id = name, label, hint, note, problem } = common
  return (
    <div class={problem === undefined ? 'field' : 'field wrong'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {note !== undefined && (
        <p class="note" id={`${id}-note`}>
          {note}
        </p>
      )}
      {problem !== undefined && (
        <p class="wrong" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

function controlOf(common: Common) {
  return {
    id: common.id ?? common.name,
    name: common.name,
    required: common.required,
    'aria-describedby': describedBy(common),
    'aria-invalid': common.problem === undefined ? undefined : ('true' as const),
  }
}

/** A line of text. */
export function TextField({
  value,
  type = 'text',
  list,
  lang,
  placeholder,
  isDate,
  ...common
}: Common & {
  value?: string | undefined
  type?: 'text' | 'search' | 'url'
  list?: string | undefined
  lang?: string | undefined
  placeholder?: string | undefined
  /** Whether a date is typed in it: tests find by this every field that takes one. */
  isDate?: boolean
}): VNode {
  return (
    <Around {...common}>
      <input
        {...controlOf(common)}
        type={type}
        value={value}
        list={list}
        lang={lang}
        placeholder={placeholder}
        data-date={isDate || undefined}
        autocomplete="off"
      />
    </Around>
  )
}

/** Several lines of text. */
export function AreaField({
  value,
  rows = 4,
  lang,
  ...common
}: Common & { value?: string | undefined; rows?: number; lang?: string | undefined }): VNode {
  return (
    <Around {...common}>
      <textarea {...controlOf(common)} rows={rows} lang={lang} autocomplete="off">
        {/* A first line break would be swallowed by the browser. */}
        {value === undefined ? '' : `\n${value}`}
      </textarea>
    </Around>
  )
}

/** One of several words; `options` are value and label. */
export function ChoiceField({
  value,
  options,
  none,
  ...common
}: Common & {
  value?: string | undefined
  options: readonly (readonly [string, string])[]
  /** Label of the empty choice; without it the first option is chosen. */
  none?: string | undefined
}): VNode {
  return (
    <Around {...common}>
      <select {...controlOf(common)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([one, label]) => (
          <option value={one} selected={one === value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** Yes or no. */
export function CheckField({
  checked,
  value = 'yes',
  ...common
}: Common & { checked?: boolean | undefined; value?: string }): VNode {
  return (
    <div class="field check">
      <input {...controlOf(common)} type="checkbox" value={value} checked={checked} />
      <label for={common.name}>{common.label}</label>
      {common.hint !== undefined && (
        <p class="hint" id={`${common.name}-hint`}>
          {common.hint}
        </p>
      )}
    </div>
  )
}

/** Fields that belong together, under one heading. */
export function FieldGroup({
  legend,
  children,
}: {
  legend: string
  children: ComponentChildren
}): VNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** The button that sends a form. */
export function SendButton({
  label,
  ...rest
}: { label: string } & ButtonHTMLAttributes<HTMLButtonElement>): VNode {
  return (
    <button class="send" type="submit" {...rest}>
      {label}
    </button>
  )
}

/** What a refusal says of one field of the form, or nothing. */
export function problemOf(
  language: Language,
  problem: RefusalData | undefined,
  ...names: readonly string[]
): string | undefined {
  if (!problem) return undefined
  const about = (problem.details ?? []).filter((detail) => {
    const where = String(detail.path ?? detail.field ?? '').split(/[.[]/)[0] ?? ''
    return names.includes(where)
  })
  const lines = about.map((detail) => findingSentence(language, detail))
  if (lines.length > 0) return lines.join(' ')
  const field = problem.field?.split(/[.[]/)[0] ?? ''
  // Its label stands above it already.
  const own = { ...problem, field: undefined }
  return names.includes(field) ? pageRefusalSentence(language, own) : undefined
}

/** A file of any kind to choose. */
export function AnyFileField(common: Common): VNode {
  return (
    <Around {...common}>
      <input type="file" {...controlOf(common)} />
    </Around>
  )
}

/** A file with a table to choose. */
export function TableFileField(common: Common): VNode {
  const accept = '.csv,.txt,text/csv,text/plain'
  return (
    <Around {...common}>
      <input type="file" accept={accept} {...controlOf(common)} />
    </Around>
  )
}
