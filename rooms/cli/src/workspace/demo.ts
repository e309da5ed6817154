// `tumen demo`: builds the invented world once and asks it the question that shows what Tumen is
// for: the same question on two dates, between which a source withdrew.
import { stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { callOperation } from '@tumen/desk'
import { outputText, printedJson, progressText } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import { buildWorld } from '@tumen/world'
import { type FieldSchema, type GlobalOptions, readFields } from '../argument/argument.ts'
import { EXIT } from '../exit-code.ts'
import {
  INVENTED_WORLD_FILE,
  INVENTED_WORLD_PASSPHRASE,
  isInventedWorld,
} from '../passphrase/passphrase.ts'
import { terminalProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { localActor, type OpenDesk, openWorkspaceDesk, workspaceFolder } from './workspace.ts'

// The passphrase is public, so a slow key would only make the demo wait.
const DEMO_WORK_FACTOR = 10
const QUESTION = { act: 'detention', place: 'CN/LN', at: '2022-07-31' } as const
const DATES = ['2022-08-10', '2022-09-01']

const SCHEMA: FieldSchema = {
  properties: { serve: { type: 'boolean' }, port: { type: 'integer' } },
}

/**
 * Builds the demo if it is not there and asks its question on two dates; with `--serve` it opens
 * the demo to a browser instead, where the same can be asked.
 */
export async function runDemo(
  rest: readonly string[],
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const { serve = false, port } = await readFields([...rest], SCHEMA, async () => '')
  const placed = { ...options, workspace: options.workspace ?? 'tumen-demo' }
  await haveDemo(placed, language, terminal)
  await confirmClock(placed, terminal)
  if (!options.json) terminal.out(`${wordsIn(language).command.demo.invented}\n\n`)
  const asked = port === undefined ? [] : ['--port', String(port)]
  if (serve) return (await import('./serve.ts')).runServe(asked, placed, language, terminal)
  const desk = await openWorkspaceDesk(placed, terminal, '')
  try {
    await askQuestions(desk, placed, language, terminal)
  } finally {
    await desk.close()
  }
  const folder = relative(terminal.cwd, workspaceFolder(placed, terminal)) || '.'
  if (!options.json) tellNext(folder, language, terminal)
  return EXIT.done
}

/** Builds the invented world where it is not there yet. */
async function haveDemo(
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<void> {
  const folder = workspaceFolder(options, terminal)
  const progress = terminalProgress(terminal, (...step) => progressText(language, ...step))
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  if (isThere) return
  await buildWorld(folder, {
    passphrase: INVENTED_WORLD_PASSPHRASE,
    workFactor: DEMO_WORK_FACTOR,
    progress,
  })
  progress.finish()
  const notice = `${wordsIn('en').command.demo.invented}\n${INVENTED_WORLD_PASSPHRASE}\n`
  await writeFile(join(folder, INVENTED_WORLD_FILE), notice, { mode: 0o600 })
}

/** The world was recorded years ago: whoever tries it out meets no question about the clock. */
async function confirmClock(options: GlobalOptions, terminal: Terminal): Promise<void> {
  if (!(await isInventedWorld(workspaceFolder(options, terminal)))) return
  const desk = await openWorkspaceDesk(options, terminal, '')
  try {
    if ((await desk.ledger.clock()).differs !== 'ahead') return
    const actor = localActor(options, desk.ledger.settings.owner)
    const progress = terminalProgress(terminal, () => '')
    const input = { today: terminal.clock().toISOString().slice(0, 10) }
    await callOperation(desk, 'workspace.confirm-clock', input, { actor, progress })
  } finally {
    await desk.close()
  }
}

async function askQuestions(
  desk: OpenDesk,
  options: GlobalOptions,
  language: Language,
  terminal: Terminal,
): Promise<void> {
  const actor = localActor(options, desk.ledger.settings.owner)
  const progress = terminalProgress(terminal, () => '')
  for (const on of DATES) {
    const input = { ...QUESTION, asKnownOn: on }
    const answer = await callOperation(desk, 'figure.ask', input, { actor, progress })
    const layout = { width: terminal.columns, plain: options.plain }
    const text = options.json
      ? printedJson(answer)
      : `${outputText(language, 'figure.ask', answer, layout).join('\n')}\n`
    terminal.out(`${text}\n`)
  }
}

function tellNext(folder: string, language: Language, terminal: Terminal): void {
  const tumen = `npx tumen -w ${folder}`
  const asked = '--act detention --place CN/LN --at 2022-07-31'
  const lines = [
    `${tumen} figure diff ${asked} --as-known-on 2022-09-01 --before 2022-08-10`,
    `${tumen} --lang ko figure explain ${asked} --as-known-on 2022-08-10`,
    `${tumen} search 강제북송`,
    `${tumen} claim show R08b`,
    `${tumen} workspace fsck`,
    `${tumen} serve`,
    'npx tumen help',
  ]
  const { tryNext } = wordsIn(language).command.demo
  terminal.out(`${tryNext}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
}
