// What a page says beside its contents: what was done and can be undone, what was refused and
// what to do, why a list is empty, and that there is more than is shown.
import { type Language, type Words, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import { pageRefusalLines, pageRefusalSentence } from '../phrase/page-refusal.ts'
import type { RefusalData } from '../phrase/refusal.ts'
import { ROLES_PATH } from './address.ts'

export interface DoneNoteProps {
  language: Language
  /** What was done. */
  done: keyof Words['page']['frame']['done']
  /** The change that can be undone, when there is one. */
  leaf?: number | undefined
  /** Where undoing leads back to. */
  back: string
}

/** One line that says what was done, with a button that undoes it. */
export function DoneNote({ language, done, leaf, back }: DoneNoteProps): VNode {
  const { frame } = wordsIn(language).page
  return (
    <div class="notice done" role="status">
      <p>{frame.done[done]}</p>
      {leaf !== undefined && (
        <UndoForm language={language} leaf={leaf} back={back} again={done === 'undone'} hasKey />
      )}
    </div>
  )
}

/** A button that undoes a change, as a new row; of an undoing, it does the change again. */
export function UndoForm({
  language,
  leaf,
  back,
  again = false,
  hasKey = false,
  label,
}: Pick<DoneNoteProps, 'language' | 'back'> & {
  leaf: number
  again?: boolean
  /** Whether the key `u` presses it: only for what was just done, never for one of a list. */
  hasKey?: boolean
  /** What the button undoes, where several stand on a page. */
  label?: string
}): VNode {
  const { frame } = wordsIn(language).page
  return (
    <form method="post" action="/undo">
      <input type="hidden" name="leaf" value={String(leaf)} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" aria-label={label} data-undo={hasKey || undefined}>
        {again ? frame.redo : frame.undo}
      </button>
    </form>
  )
}

/** A refusal beside a form: the sentence that says what to do, and every problem by field. */
export function ProblemNote({
  language,
  problem,
}: {
  language: Language
  problem: RefusalData | undefined
}): VNode | null {
  if (!problem) return null
  const lines = pageRefusalLines(language, problem)
  const { records = [] } = problem
  return (
    <div class="notice problem" role="alert" id="problem" tabIndex={-1} data-code={problem.code}>
      <p>
        <strong>{pageRefusalSentence(language, problem)}</strong>
      </p>
      {lines.length + records.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li>{line}</li>
          ))}
          {records.map(({ text, lang, href }) => (
            <li>
              <a href={href} lang={lang}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {problem.code === 'not-allowed' && (
        <p>
          <a href={ROLES_PATH}>{wordsIn(language).page.roleHelp.title}</a>
        </p>
      )}
    </div>
  )
}

/** Why a list is empty, and the one next step. */
export function EmptyNote({
  text,
  children,
}: {
  text: string
  children?: ComponentChildren
}): VNode {
  return (
    <div class="empty">
      <p>{text}</p>
      {children}
    </div>
  )
}

/** The link to the next part of a list, or nothing at its end. */
export function MoreLink({
  language,
  href,
}: {
  language: Language
  href: string | undefined
}): VNode | null {
  if (href === undefined) return null
  return (
    <p class="more">
      <a href={href} rel="next">
        {wordsIn(language).page.frame.more}
      </a>
    </p>
  )
}
