// Destroying a document: what would go with it and what nobody can do afterwards stands there
// first. Where a second person decides, one asks and another does it, each on this page.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  agentPath,
  ChoiceField,
  claimPath,
  dayPhrase,
  documentPath,
  eventPath,
  ProblemNote,
  SHRED_NAMED,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { bundlePath } from '../bundle/bundle-answer.ts'
import { RecordLink } from '../record-link.tsx'
import { type RecordNames, recordCrumb, recordNames, recordTitle } from '../record-name.ts'

type Plan = Output<'evidence.check-shred'>

/** Records of each kind that are named. */
const MOST_NAMED = 50

export const shred: Page = {
  path: '/documents/:id/shred',
  nav: 'documents',
  async show(ask) {
    if (!ask.may('evidence.check-shred')) throw new Refusal('not-allowed')
    const { language, words, param, call, problem } = ask
    const id = param('id')
    const own = words.page.document.shred
    const plan = await call('evidence.check-shred', { document: id })
    const ids = SHRED_NAMED.flatMap((kind) => plan[kind].slice(0, MOST_NAMED))
    const names = await recordNames(ask, ids.slice(0, 500))
    const { heading } = await recordTitle(ask, id, words.page.reader.one)
    const crumbs = [
      { label: words.page.document.title, href: '/documents' },
      recordCrumb(heading, documentPath(id)),
      { label: own.title },
    ]
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <PlanPart ask={ask} plan={plan} names={names} />
        <ShredForm ask={ask} plan={plan} id={id} />
      </>
    )
    return { title: own.title, crumbs, body }
  },
  async act(ask) {
    const { form, param, call } = ask
    const document = param('id')
    const reason = form.text('reason')
    if (form.text('do') === 'ask') {
      await call('evidence.ask-shred', { document, reason })
      return { to: `${documentPath(document)}/shred`, done: 'recorded' }
    }
    // Who has not said that they have read it destroys nothing by pressing a button.
    if (form.text('sure') !== 'yes')
      throw new Refusal('invalid-input', 'sure', [{ code: 'field_missing', path: 'sure' }])
    await call('evidence.shred', { document, reason, token: form.text('token') })
    return { to: '/documents', done: 'destroyed' }
  },
}

interface PartProps {
  ask: Ask
  plan: Plan
  names: RecordNames
}

/** What would go, what stays beside it, and what nobody can do afterwards. */
function PlanPart({ ask, plan, names }: PartProps): VNode {
  const { language, words } = ask
  const own = words.shred
  const rows = Object.values(plan.rows).reduce((sum, n) => sum + n, 0)
  const counts = {
    documents: plan.documents.length,
    claims: plan.claims.length,
    agents: plan.agents.length,
    ...{ copies: plan.derivatives.length + plan.attachments.length, rows },
  }
  return (
    <>
      <p class="lead">{fill(own.goes, counts)}</p>
      {SHRED_NAMED.filter((kind) => plan[kind].length > 0).map((kind) => (
        <section>
          <h2>{own[kind]}</h2>
          <ul>
            {plan[kind].slice(0, MOST_NAMED).map((id) => (
              <li>
                <Named kind={kind} names={names} id={id} />
              </li>
            ))}
          </ul>
          {plan[kind].length > MOST_NAMED && <p class="muted">… {plan[kind].length}</p>}
        </section>
      ))}
      <p class="notice problem">
        {fill(own.backups, { day: dayPhrase(language, plan.backupsUntil) })} {own.holder}
      </p>
    </>
  )
}

const PATHS: Readonly<Partial<Record<(typeof SHRED_NAMED)[number], (id: string) => string>>> = {
  documents: documentPath,
  claims: claimPath,
  revoked: claimPath,
  agents: agentPath,
  events: eventPath,
  bundles: bundlePath,
  staying: documentPath,
}

/** A record by its name, as a link where it has a page. */
function Named(props: {
  kind: (typeof SHRED_NAMED)[number]
  names: RecordNames
  id: string
}): VNode {
  const { kind, names, id } = props
  const path = PATHS[kind]
  if (path) return <RecordLink names={names} id={id} href={path(id)} />
  return <span class="code">{id}</span>
}

/** Asking for it, or doing it; and who asked. */
function ShredForm({ ask, plan, id }: { ask: Ask; plan: Plan; id: string }): VNode | null {
  const { words, form, may } = ask
  const own = words.page.document.shred
  const { reason } = words.shred
  const { needsRequest, asked } = plan
  if (!may(needsRequest ? 'evidence.ask-shred' : 'evidence.shred')) return null
  const field = typedFields(ask)
  return (
    <form method="post" action={`${documentPath(id)}/shred`} class="card">
      <input type="hidden" name="token" value={plan.token} />
      {asked && <p>{fill(words.shred.asked, { by: asked.by, reason: reason[asked.reason] })}</p>}
      <p>{needsRequest ? own.needsRequest : own.forEver}</p>
      <ChoiceField
        {...field('reason')}
        label={own.why}
        hint={own.whyHint}
        value={form.word('reason') ?? asked?.reason}
        none="…"
        required
        options={Object.entries(reason)}
      />
      {!needsRequest && (
        <label class="choice">
          <input type="checkbox" name="sure" value="yes" required /> {own.sure}
        </label>
      )}
      <p class="actions">
        <button type="submit" class="send" name="do" value={needsRequest ? 'ask' : 'shred'}>
          {needsRequest ? own.ask : own.go}
        </button>
      </p>
    </form>
  )
}
