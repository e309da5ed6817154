// The way from nothing to the first answer: three numbered steps, which of them are done, and a
// link to the next. It stands there until a question is saved, or more is here than a first try.
import { EmptyNote } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { FreshAnswer } from './fresh.tsx'
import type { WatchAnswer } from './watched.tsx'

/** Documents of a first try: whoever has more needs no guide. */
const FEW_DOCUMENTS = 3

/** How far somebody has come. */
interface Way {
  /** The newest document. */
  document?: string
  counts: boolean
  asked: boolean
}

/** The way of a workspace in which little was done yet; nothing where the guide is not needed. */
export async function firstWay(
  { may, call }: Ask,
  { documents }: FreshAnswer,
  watched: WatchAnswer | undefined,
): Promise<Way | undefined> {
  if (documents === undefined || documents.length > FEW_DOCUMENTS) return undefined
  const asked = (watched?.questions.length ?? 0) > 0
  const [newest] = documents
  if (newest === undefined) return { counts: false, asked }
  if (asked || !may('document.add') || !may('claim.list')) return undefined
  const found = await call('claim.list', { state: 'counts', limit: 1 })
  return { document: newest.id, counts: found.claims.length > 0, asked }
}

/** The three steps, in their order. */
export function FirstSteps({ ask, way }: { ask: Ask; way: Way }): VNode {
  const { words, may } = ask
  const { first, waits } = words.page.home
  const { document, counts, asked } = way
  const steps = [
    { text: first.add, go: first.addGo, href: '/documents/new', isDone: document !== undefined },
    {
      ...{ text: first.record, go: first.recordGo, isDone: counts },
      href: document === undefined ? undefined : `/documents/${encodeURIComponent(document)}`,
    },
    {
      ...{ text: first.ask, go: first.askGo, isDone: asked },
      href: counts ? '/figures' : undefined,
    },
  ]
  const next = steps.find(({ isDone }) => !isDone)
  return (
    <section class="first">
      <h2>{first.title}</h2>
      <p>{first.why}</p>
      <ol class="first-steps">
        {steps.map((step) => (
          <li class={step.isDone ? 'done' : undefined}>
            {step.text} {step.isDone && <span class="muted">✓ {first.done}</span>}
            {step === next && step.href !== undefined && may('document.add') && (
              <p>
                <a class="button send" href={step.href}>
                  {step.go}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
      {!may('document.add') && <EmptyNote text={waits.none} />}
    </section>
  )
}
