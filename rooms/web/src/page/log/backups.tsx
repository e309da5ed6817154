// Backups: where they go, which are kept, whether one was ever put back, and making one now. A
// trial needs a key that does not belong on this machine: the page says how to run it elsewhere.
// Source: desk.md P34, O6, O7; decision 0108.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  DataTable,
  EmptyNote,
  instantPhrase,
  ProblemNote,
  ProgressForm,
  ScrollRegion,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'

export const BACKUPS = '/health/backups'

type Known = Output<'backup.show'>
type Kept = Known['backups'][number]

/** What whoever starts the server, or holds a key, types. */
const SERVE = 'tumen serve --backup FOLDER --backup-for KEYS'
const DRILL = 'tumen backup drill FILE --identity KEY'

export const backups: Page = {
  path: BACKUPS,
  nav: 'log',
  async show(ask) {
    const { language, words, may, call, problem } = ask
    if (!may('backup.show')) throw new Refusal('not-allowed')
    const { backups: own, health, title } = words.page.log
    const known = await call('backup.show', {})
    const crumbs = [
      { label: title, href: '/log' },
      { label: health.title, href: '/health' },
      { label: own.title },
    ]
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p class="lead">{own.lead}</p>
        <Place ask={ask} known={known} />
        {known.place && may('backup.make') && (
          <ProgressForm language={language} action={BACKUPS} label={own.go}>
            <p class="hint">{own.goHint}</p>
          </ProgressForm>
        )}
        <section>
          <h2>{own.kept}</h2>
          <p class="hint">{own.keep}</p>
          <KeptTable ask={ask} backups={known.backups} />
        </section>
        <Drill ask={ask} known={known} />
      </>
    )
    return { title: own.title, crumbs, body, islands: ['progress'] }
  },
  async act({ call }) {
    await call('backup.make', {})
    return { to: BACKUPS, done: 'backedUp' }
  },
}

/** Where they go, and what is wrong with that; a new workspace has nothing to lose. */
function Place({ ask, known }: { ask: Ask; known: Known }): VNode {
  const { language } = ask
  const { backups: own, health } = ask.words.page.log
  const { place, since, copied, nothing } = known
  const at = (instant: string) => instantPhrase(language, instant)
  return (
    <>
      {nothing && <p class="notice">{health.backup.nothing}</p>}
      {since && <p class="notice problem">{fill(own.failing, { since: at(since) })}</p>}
      {place ? (
        <p data-plain>{fill(own.place, { folder: place.folder, n: place.keys })}</p>
      ) : (
        <>
          <p>{own.noPlace}</p>
          <p>
            <code>{SERVE}</code>
          </p>
        </>
      )}
      {copied && <p>{fill(own.copied, { at: at(copied) })}</p>}
    </>
  )
}

function KeptTable({ ask, backups }: { ask: Ask; backups: readonly Kept[] }): VNode {
  const own = ask.words.page.log.backups
  if (backups.length === 0) return <EmptyNote text={own.none} />
  const where = ({ there }: Kept) =>
    there === undefined ? own.unknown : there ? own.isThere : own.gone
  const kilobytes = ({ bytes }: Kept) => fill(own.sizeOf, { kb: Math.ceil(bytes / 1000) })
  return (
    <ScrollRegion label={own.kept}>
      <DataTable
        caption={own.kept}
        isCaptionHidden
        rows={backups}
        columns={[
          { heading: own.made, cell: ({ made }) => instantPhrase(ask.language, made) },
          { heading: own.file, kind: 'head', cell: ({ file }) => <code>{file}</code> },
          { heading: own.kind, cell: ({ whole }) => (whole ? own.whole : own.part) },
          { heading: own.size, cell: kilobytes },
          {
            heading: own.there,
            cell: (one) => (
              <span class={one.there === false ? 'tag warn' : undefined}>{where(one)}</span>
            ),
          },
        ]}
      />
    </ScrollRegion>
  )
}

/** Whether one was put back, and how to try one. */
function Drill({ ask, known: { drill } }: { ask: Ask; known: Known }): VNode {
  const own = ask.words.page.log.backups
  const at = drill && instantPhrase(ask.language, drill.at)
  const sentence = drill?.ok ? own.drillOk : own.drillFailed
  return (
    <section>
      <h2>{own.drill}</h2>
      <p>{drill ? fill(sentence, { at }) : own.drillNone}</p>
      <p class="hint">{own.drillWhy}</p>
      <p>
        <code>{DRILL}</code>
      </p>
    </section>
  )
}
