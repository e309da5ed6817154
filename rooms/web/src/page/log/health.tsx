// Health: one light with a sentence for each thing that can go wrong with a workspace, for whoever
// looks after it and reads nothing in it. Counts and days only; what can be told at once stands
// there, and the rest after everything was recomputed. Source: desk.md P34, O5.
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import {
  clockSentence,
  DataTable,
  dayPhrase,
  ProblemNote,
  ProgressForm,
  ScrollRegion,
} from '@tumen/view'
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { BACKUPS } from './backups.tsx'

type Finding = Output<'workspace.fsck'>['findings'][number]

/** What a light says. */
type State = 'ok' | 'warn' | 'fail' | 'unknown'

interface Light {
  name: string
  state: State
  sentence: string
}

/** The codes of the check that belong to each light. */
export const PARTS = {
  store: ['FS0', 'FS13', 'FS14'],
  log: ['FS1', 'FS2', 'FS3', 'FS4', 'FS7', 'FS10', 'FS12'],
  records: ['FS5', 'FS6'],
  heads: ['FS8', 'FS9', 'FS11'],
  times: ['FS15', 'FS16'],
} as const satisfies Record<string, readonly string[]>
type Part = keyof typeof PARTS
const PART_NAMES = Object.keys(PARTS) as Part[]

export const health: Page = {
  path: '/health',
  nav: 'log',
  show: (ask) => page(ask),
  async act(ask): Promise<Shown> {
    const { findings } = await ask.call('workspace.fsck', { all: ask.form.has('all') })
    return page(ask, findings)
  },
}

async function page(ask: Ask, findings?: readonly Finding[]): Promise<Shown> {
  const { language, words, may, call, problem } = ask
  if (!may('workspace.fsck')) throw new Refusal('not-allowed')
  const own = words.page.log.health
  const { clock, isolation, backup } = await call('workspace.show', { most: 0, isolation: true })
  const { unsigned = 0, size } = await call('log.show', {})
  const wrongClock = clockSentence(language, clock)
  const lights: Light[] = [
    wrongClock === undefined
      ? { name: own.light.clock, state: 'ok', sentence: own.clockFine }
      : { name: own.light.clock, state: 'fail', sentence: wrongClock },
    {
      name: own.light.signed,
      state: unsigned === 0 ? 'ok' : 'warn',
      sentence: unsigned === 0 ? fill(own.signed, { size }) : fill(own.unsigned, { n: unsigned }),
    },
    ...PART_NAMES.map((part) => partLight(ask, part, findings)),
    ...(isolation ? [isolationLight(ask, isolation)] : []),
    ...(backup ? backupLights(ask, backup) : []),
    faceLight(ask, await call('model.list', {})),
  ]
  const isWrong = lights.some(({ state }) => state === 'fail')
  const crumbs = [{ label: words.page.log.title, href: '/log' }, { label: own.title }]
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">{own.lead}</p>
      {isWrong && (
        <p class="notice problem" role="alert">
          {own.wrong} <a href="/log/check">{words.page.log.check}</a>
        </p>
      )}
      <ScrollRegion label={own.title}>
        <Lights ask={ask} lights={lights} />
      </ScrollRegion>
      {may('backup.show') && (
        <p>
          <a href={BACKUPS}>{words.page.log.backups.way}</a>
        </p>
      )}
      <ProgressForm language={language} action="/health" label={own.go}>
        <p class="hint">{own.goHint}</p>
      </ProgressForm>
    </>
  )
  return { title: own.title, crumbs, body, islands: ['progress'] }
}

/** Where hostile files are opened, as it was tried, and what would help. */
function isolationLight(
  { words }: Ask,
  { level, missing }: NonNullable<Output<'workspace.show'>['isolation']>,
): Light {
  const own = words.page.log.health
  const packages = missing.join(', ')
  const more = level === 'A' && packages !== '' ? ` ${fill(own.isolation.pdf, { packages })}` : ''
  return {
    name: own.light.isolation,
    state: level === 'A' && packages === '' ? 'ok' : 'warn',
    sentence: `${fill(own.isolation[level], { packages })}${more}`,
  }
}

/** When it was backed up, and whether a backup was ever put back to try it. */
function backupLights(
  { language, words }: Ask,
  { recent, nothing, last, tried, drilled }: NonNullable<Output<'workspace.show'>['backup']>,
): Light[] {
  const { light, backup } = words.page.log.health
  const on = (day: string | undefined) => ({ day: day && dayPhrase(language, day) })
  const made: Light = {
    name: light.backup,
    state: recent || nothing ? 'ok' : 'warn',
    sentence: fill(recent ? backup.made : nothing ? backup.nothing : backup.old, on(last)),
  }
  if (tried === undefined) return [made]
  const sentence = fill(tried ? backup.tried : backup.untried, on(drilled))
  return [made, { name: light.drill, state: tried ? 'ok' : 'warn', sentence }]
}

/** How faces are found; drawing every box by hand is no fault. */
function faceLight({ words }: Ask, { plan, unknown }: Output<'model.list'>): Light {
  const { light, faces } = words.page.log.health
  const name = light.faces
  if (unknown > 0) return { name, state: 'warn', sentence: fill(faces.unknown, { n: unknown }) }
  return {
    name,
    state: 'ok',
    sentence: plan === 'manual' ? faces.manual : fill(faces.found, { plan }),
  }
}

/** The light of a part of the check: unknown before, and by its gravest finding after. */
function partLight(ask: Ask, part: Part, findings: readonly Finding[] | undefined): Light {
  const { page: pages, fsck, fsckOther } = ask.words
  const own = pages.log.health
  const name = own.light[part]
  if (!findings) return { name, state: 'unknown', sentence: own.unknown }
  const isOwn = ({ code }: Finding) => partOf(code) === part
  const found = findings.filter(isOwn)
  const first = found.find(({ harmless }) => !harmless) ?? found[0]
  if (!first) return { name, state: 'ok', sentence: own.fine[part] }
  const sentences: Readonly<Record<string, string | undefined>> = fsck
  const more = found.length > 1 ? ` ${fill(own.more, { n: found.length - 1 })}` : ''
  const state = first.harmless ? 'warn' : 'fail'
  return { name, state, sentence: `${sentences[first.code] ?? fsckOther}${more}` }
}

/** The light of a code; what has none of its own is of the records. */
export function partOf(code: string): Part {
  const listed: Readonly<Record<Part, readonly string[]>> = PARTS
  return PART_NAMES.find((part) => listed[part].includes(code)) ?? 'records'
}

function Lights({ ask, lights }: { ask: Ask; lights: readonly Light[] }): VNode {
  const own = wordsIn(ask.language).page.log.health
  return (
    <DataTable
      caption={own.title}
      isCaptionHidden
      rows={lights}
      columns={[
        { heading: own.what, kind: 'head', cell: ({ name }) => name },
        {
          heading: own.state,
          // Never by its colour alone.
          cell: ({ state }) => (
            <span class={state === 'warn' || state === 'fail' ? 'tag warn' : 'tag'}>
              {own.lightState[state]}
            </span>
          ),
        },
        { heading: own.says, cell: ({ sentence }) => sentence },
      ]}
    />
  )
}
