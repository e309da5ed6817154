// One bundle: what was asked for and for whom, what of it only few may read, and the next step:
// somebody else decides about it, or who asked for it has it made and saves it, once.
import { given } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import { AreaField, dayPhrase, digits, Fold, instantPhrase, ProgressForm } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Done, Page } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
import { AskForm, sentOf } from './ask-form.tsx'
import { type Bundle, bundlePath, profileName, profileOf } from './bundle-answer.ts'
import { LookList, namedBy } from './look.tsx'
import { idsOfNotes, NoteTables, RecordOf } from './note-table.tsx'
import { GoingFacts, namesOfPreview, PreviewPart } from './preview-part.tsx'
import { ProblemPart } from './problem-part.tsx'

/** How many records are named; more stand in the bundle. */
const MOST_NAMED = 200

export const bundle: Page = {
  path: '/bundles/:id',
  nav: 'log',
  async show(ask) {
    const { language, words } = ask
    const found = await readBundle(ask)
    const names = await namesOf(ask, found)
    const { bundle: own, log } = words.page
    const title = fill(own.oneTitle, { day: dayPhrase(language, found.asked.slice(0, 10)) })
    const body = (
      <>
        <ProblemPart ask={ask} />
        <LookList ask={ask} bundle={found} names={names} />
        <NextStep ask={ask} bundle={found} />
        {await againPart(ask, found)}
        <Facts ask={ask} bundle={found} />
        <Content ask={ask} bundle={found} names={names} />
      </>
    )
    const crumbs = [
      { label: log.title, href: '/log' },
      { label: own.title, href: '/bundles' },
      { label: title },
    ]
    return { title, crumbs, body, islands: ['progress'] }
  },
  async act(ask) {
    const { form, param, call } = ask
    const id = param('id')
    const decision = form.text('do')
    if (decision === 'approved' || decision === 'refused') {
      const reason = form.word('reason')
      const why = given({ reason })
      await call('bundle.approve', { bundle: id, decision, ...why })
      return { to: bundlePath(id), done: 'decided' }
    }
    if (decision === 'ask') return askAgain(ask)
    if (!['', 'make'].includes(decision)) throw new Refusal('invalid-input', 'decision')
    const { archive } = await call('bundle.make', { bundle: id })
    const bytes = Buffer.from(archive, 'base64')
    return { file: { name: `${id}.zip`, type: 'application/zip', bytes } }
  },
}

/** Whether its asker may ask for the same again: nobody decided in time, or it was not made. */
function isOver({ actor, may }: Ask, { state, by }: Bundle): boolean {
  return state === 'expired' && by === actor.account && may('bundle.ask')
}

/** What would go by now, and the form as it was filled the last time. */
async function againPart(ask: Ask, one: Bundle): Promise<VNode | null> {
  const profile = profileOf(one.profile)
  if (!isOver(ask, one) || profile === undefined) return null
  const { documents, claims } = one
  const preview = await ask.call('bundle.preview', { profile, documents, claims })
  const names = await namesOfPreview(ask, preview)
  return (
    <>
      <p class="notice">{ask.words.page.bundle.again}</p>
      <PreviewPart {...{ ask, preview, names }} />
      <AskForm {...{ ask, preview, profile }} action={bundlePath(one.id)} filled={one} />
    </>
  )
}

async function askAgain(ask: Ask): Promise<Done> {
  const { form, call } = ask
  const one = await readBundle(ask)
  const profile = profileOf(one.profile)
  if (!isOver(ask, one) || profile === undefined)
    throw new Refusal('wrong-state', 'bundle', [{ state: one.state }])
  const { bundle: made } = await call('bundle.ask', {
    ...{ profile, documents: one.documents, claims: one.claims },
    ...sentOf(form),
  })
  return { to: bundlePath(made), done: 'recorded' }
}

async function readBundle({ may, param, call }: Ask): Promise<Bundle> {
  if (!may('bundle.list')) throw new Refusal('not-allowed')
  const { bundles } = await call('bundle.list', { bundle: param('id') })
  const [found] = bundles
  if (!found) throw new Refusal('unknown-bundle', 'bundle')
  return found
}

function namesOf(ask: Ask, found: Bundle): Promise<RecordNames> {
  const { documents, claims, restricted = [], looks = [] } = found
  const named = [documents, claims].flatMap((ids) => ids.slice(0, MOST_NAMED))
  return recordNames(ask, [...looks.map(namedBy), ...idsOfNotes(restricted), ...named])
}

interface BundleProps {
  ask: Ask
  bundle: Bundle
}

function NextStep({ ask, bundle: one }: BundleProps): VNode | null {
  const { actor, may, words } = ask
  const own = words.page.bundle
  const isOwn = one.by === actor.account
  if (one.state === 'served')
    return (
      <p>
        {own.checkText} <a href="/log/witnesses">{words.page.witness.title}</a>
      </p>
    )
  if (one.state === 'waiting')
    return !isOwn && may('bundle.approve') ? (
      <DecideForm ask={ask} bundle={one} />
    ) : (
      <WaitsNote ask={ask} bundle={one} />
    )
  if (one.state !== 'approved') return null
  return isOwn && may('bundle.make') ? (
    <MakeForm ask={ask} bundle={one} />
  ) : (
    <p class="notice">{own.notYours}</p>
  )
}

/** Who is waited for: a role and no name, and who can change it where nobody holds it. */
function WaitsNote({ ask, bundle: one }: BundleProps): VNode {
  const own = ask.words.page.bundle
  return (
    <div class="notice">
      <p>{one.nobodyApproves ? own.waitsNobody : own.waits}</p>
      {one.nobodyApproves && ask.may('account.list') && (
        <p>
          <a href="/accounts">{ask.words.page.review.toPeople}</a>
        </p>
      )}
    </div>
  )
}

function DecideForm({ ask, bundle: one }: BundleProps): VNode {
  const own = ask.words.page.bundle
  return (
    <section aria-labelledby="decide-title">
      <h2 id="decide-title">{own.decide}</h2>
      <form method="post" action={bundlePath(one.id)} class="card">
        <AreaField
          name="reason"
          label={own.decideReason}
          rows={2}
          value={ask.form.text('reason')}
        />
        <p class="actions">
          <button type="submit" class="send" name="do" value="approved">
            {own.approve}
          </button>
          <button type="submit" name="do" value="refused">
            {own.refuse}
          </button>
        </p>
      </form>
    </section>
  )
}

function MakeForm({ ask, bundle: one }: BundleProps): VNode {
  const own = ask.words.page.bundle
  return (
    <section aria-labelledby="make-title">
      <h2 id="make-title">{own.makeTitle}</h2>
      <p>{own.makeText}</p>
      <ProgressForm
        language={ask.language}
        action={bundlePath(one.id)}
        label={own.make}
        sent={own.sent}
      />
    </section>
  )
}

function Facts({ ask, bundle: one }: BundleProps): VNode {
  const { language, words } = ask
  const own = words.page.bundle
  const when = (at: string | undefined) =>
    at && <time dateTime={at}>{instantPhrase(language, at)}</time>
  const facts: [string, VNode | string | number | undefined][] = [
    [own.state, words.bundleState[one.state]],
    [own.whom, typed(one.meant)],
    [own.profile, profileName(words, one.profile)],
    [own.reason, typed(one.reason)],
    [own.by, one.by],
    [own.asked, when(one.asked) || undefined],
    [own.decidedBy, one.decidedBy],
    [own.expires, one.state === 'approved' ? when(one.expires) || undefined : undefined],
    [own.served, when(one.served) || undefined],
    [own.bytes, one.bytes === undefined ? undefined : digits(one.bytes)],
    [own.leaf, one.leaf],
    [own.mark, one.recipient],
    [own.credentials, one.credentials],
  ]
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{own.facts}</h2>
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </>
          ))}
      </dl>
    </section>
  )
}

/** Words as somebody typed them, in whichever language. */
function typed(text: string | undefined): VNode | undefined {
  return text === undefined ? undefined : <span lang="">{text}</span>
}

function Content({ ask, bundle: one, names }: BundleProps & { names: RecordNames }): VNode {
  const own = ask.words.page.bundle
  const { restricted = [], restrictedCounts = [], documents, claims, unseen } = one
  return (
    <>
      {one.goes && (
        <section aria-labelledby="goes-title">
          <h2 id="goes-title">{one.state === 'served' ? own.wentTitle : own.goesTitle}</h2>
          <GoingFacts ask={ask} goes={one.goes} />
        </section>
      )}
      <section aria-labelledby="notes-title">
        <h2 id="notes-title">{own.notesTitle}</h2>
        {restrictedCounts.length === 0 ? (
          <p>{own.notesNone}</p>
        ) : (
          <NoteTables {...{ ask, names }} notes={restricted} counts={restrictedCounts} />
        )}
      </section>
      <IdList id="documents" heading={own.documents} ids={documents} names={names} />
      <IdList id="claims" heading={own.claims} ids={claims} names={names} />
      {unseen > 0 && <p class="muted">{fill(own.unseen, { n: unseen })}</p>}
    </>
  )
}

interface IdListProps {
  id: string
  heading: string
  ids: readonly string[]
  names: RecordNames
}

function IdList({ id, heading, ids, names }: IdListProps): VNode | null {
  if (ids.length === 0) return null
  return (
    <Fold id={id} heading={heading} count={ids.length}>
      <ul>
        {ids.slice(0, MOST_NAMED).map((one) => (
          <li>
            <RecordOf names={names} id={one} />
          </li>
        ))}
      </ul>
    </Fold>
  )
}
