// One command from argv to exit code: find what is meant, open the workspace, call the
// operation, print its answer. Nothing is decided here; the desk refuses and `view` words it.
import { type Contract, contractByName } from '@tumen/contract'
import { type Call, callByName, type Desk, deskWithoutWorkspace } from '@tumen/desk'
import { outputText, printedJson, progressText, tableWords, wrapText } from '@tumen/view'
import { type Language, languageOf, wordsIn } from '@tumen/words'
import {
  type CommandLine,
  type GlobalOptions,
  readCommandLine,
  UsageError,
} from './argument/argument.ts'
import { withFile } from './argument/file-later.ts'
import { besideText, commandText, nounText, overviewText } from './argument/help.ts'
import { inputOf, type LineFiles } from './argument/input.ts'
import { type TableFile, takeTableFile } from './argument/table-file.ts'
import { type AnswerPlace, takeFile, takeOpenFile, takePlace } from './bundle/output-file.ts'
import { EXIT } from './exit-code.ts'
import { INVENTED_WORLD_FILE, isInventedWorld } from './passphrase/passphrase.ts'
import { terminalProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { reportTrouble } from './trouble.ts'
import { VERSION } from './version.ts'
import { addMany, manyFiles } from './workspace/add-many.ts'
import { servingHint } from './workspace/serving.ts'
import {
  languageOfLine,
  localActor,
  openWorkspaceDesk,
  provenActor,
  workspaceFolder,
} from './workspace/workspace.ts'

/** Runs one command line and gives its exit code; everything it says goes to `terminal`. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let language = languageOf(terminal.env.TUMEN_LANG ?? terminal.env.LANG)
  let line: CommandLine | undefined
  try {
    line = readCommandLine([...argv])
    language = languageOfLine(line.options, terminal)
    return await dispatch(line, language, terminal)
  } catch (error) {
    const code = reportTrouble(error, language, terminal)
    if (line) tellServing(error, line, language, terminal)
    return code
  }
}

/** Where `tumen serve` is why a command was refused, how to go on. */
function tellServing(
  error: unknown,
  { options, words }: CommandLine,
  language: Language,
  terminal: Terminal,
): void {
  const hint = servingHint(error, workspaceFolder(options, terminal), { words, language })
  if (hint !== undefined) terminal.err(`${wrapText(hint, terminal.columns).join('\n')}\n`)
}

async function dispatch(
  line: CommandLine,
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const { options, words } = line
  if (options.version) return say(terminal, `${VERSION}\n`)
  const [first] = words
  if (first === undefined || first === 'help')
    return showHelp(words.slice(1), line, language, terminal)
  if (options.help) return showHelp(words, line, language, terminal)
  const beside = await runBeside(line, language, terminal)
  if (beside !== undefined) return beside
  const asked = first === 'export' ? everythingAsked(line) : line
  const found = findOperation(asked.words, asked.rest.length > 0)
  if (!found) return showUnknown(first, language, terminal)
  const rest = [...asked.words.slice(found.wordCount), ...asked.rest]
  return runOperation(found.operation, rest, { options, language, terminal })
}

/** Runs a command that is no operation, loaded for it alone; nothing where it is another one. */
async function runBeside(
  { options, words: [first, second], rest }: CommandLine,
  language: Language,
  terminal: Terminal,
): Promise<number | undefined> {
  const around = [options, language, terminal] as const
  const all = [second, ...rest]
  if (first === 'demo') return (await import('./workspace/demo.ts')).runDemo(rest, ...around)
  if (first === 'serve') return (await import('./workspace/serve.ts')).runServe(rest, ...around)
  if (first === 'doctor') return (await import('./workspace/doctor.ts')).runDoctor(...around)
  if (first === 'passphrase')
    return (await import('./passphrase/change.ts')).runPassphrase(all, ...around)
  if (first === 'init') return (await import('./workspace/init.ts')).runInit(all, ...around)
  if (first === 'verify') return (await import('./bundle/verify.ts')).runVerify(all, ...around)
  if (first === 'bundle' && second === 'verify')
    return (await import('./bundle/verify.ts')).runVerify(rest, ...around)
  if (first === 'witness') return (await import('./witness/witness.ts')).runWitness(all, ...around)
  if (first === 'log' && second === 'export')
    return (await import('./workspace/export-log.ts')).runExportLog(rest, ...around)
  if (first === 'formats') return (await import('./workspace/formats.ts')).runFormats(...around)
  // What comes in by file has commands of its own.
  if (first === 'import' && contractByName(`import.${second}`) === undefined)
    return (await import('./workspace/read-back.ts')).runReadBack(all, ...around)
  if (first === 'restore') return (await import('./workspace/backup.ts')).runRestore(all, ...around)
  const isAsked = ['restore', 'show', 'make'].includes(second ?? '')
  if (first !== 'backup' || isAsked) return undefined
  return runBackupVerb(second, rest, { options, language, terminal })
}

async function runBackupVerb(
  verb: string | undefined,
  rest: string[],
  { options, language, terminal }: Around,
): Promise<number> {
  const file = await import('./workspace/backup-file.ts')
  const around = { options, language, terminal }
  if (verb === 'key') return file.runBackupKey(rest, around)
  if (verb === 'drill') return file.runDrill(rest, around)
  if (verb !== 'check') {
    const { runBackup } = await import('./workspace/backup.ts')
    return runBackup([verb, ...rest], options, language, terminal)
  }
  // A file is opened by a key; a copy is checked as any workspace is.
  if (rest.some((word) => word.startsWith('--identity'))) return file.runCheckFile(rest, around)
  const [workspace] = rest
  const fsck = contractByName('workspace.fsck')
  if (workspace === undefined || !fsck) throw new UsageError('place-missing', '<folder>')
  return runOperation(fsck, ['--all'], { options: { ...options, workspace }, language, terminal })
}

/** `tumen export --everything FILE` as the operation that it is. */
function everythingAsked({ rest, words, ...line }: CommandLine): CommandLine {
  const [option, ...more] = rest
  if (option !== '--everything' || words.length > 1)
    throw new UsageError('place-missing', '--everything <file.jsonl>')
  return { ...line, words: ['everything', 'export'], rest: ['--to', ...more] }
}

/** Verbs that may be left out before a file. */
const USUAL_VERB: Readonly<Record<string, string>> = { estimate: 'run' }

function findOperation(
  words: string[],
  hasMore: boolean,
): { operation: Contract; wordCount: number } | undefined {
  const whole = contractByName(words.join('.'))
  if (whole) return { operation: whole, wordCount: words.length }
  const noun = words[0] ?? ''
  const usual = hasMore || words.length > 1 ? `${noun}.${USUAL_VERB[noun]}` : ''
  const short = contractByName(noun) ?? contractByName(usual)
  return short && { operation: short, wordCount: 1 }
}

interface Around {
  options: GlobalOptions
  language: Language
  terminal: Terminal
}

async function runOperation(operation: Contract, rest: string[], around: Around): Promise<number> {
  const { options, language, terminal } = around
  const { name } = operation
  const { table, rest: words } = takeTableFile(name, rest)
  const { file, rest: fields } = takeFile(name, words, options.json)
  const many = name === 'document.add' ? await manyFiles(fields, terminal) : undefined
  const files: LineFiles = { held: new Map() }
  const input = many ? {} : await inputOf(operation, fields, terminal, files)
  const prompt = wordsIn(language).command.prompt.passphrase
  const desk = operation.alone
    ? deskWithoutWorkspace(terminal)
    : await openWorkspaceDesk(options, terminal, prompt)
  const progress = terminalProgress(terminal, (...step) => progressText(language, ...step))
  try {
    const actor = operation.alone ? localActor(options, 'owner') : await provenActor(options, desk)
    const keyed = options.key === undefined ? {} : { idempotencyKey: options.key }
    const call = { actor, progress, files: files.held, ...keyed }
    if (many) {
      await noteInventedWorld(around)
      const { isJson, isPlain } = { isJson: options.json, isPlain: options.plain }
      const shown = { language, terminal, isJson, isPlain }
      return await addMany(desk, { actor, progress }, { ...many, operation }, shown)
    }
    if (table) return await writeTable(desk, call, { table, input }, around)
    const place = file === undefined ? undefined : await takePlace(file, name, terminal)
    const own = await withFile(desk, call, input, files.later)
    const ask = () => callByName(desk, name, own.input, own.call)
    const output = await answerInto(place, name, ask).finally(own.discard)
    progress.finish()
    if (!operation.alone) await noteInventedWorld(around)
    return await printOutput(name, output, around)
  } finally {
    progress.finish()
    await desk.close()
  }
}

/** Writes a table to its file piece by piece; a table that is not whole leaves no file. */
async function writeTable(
  desk: Desk,
  call: Call,
  { table, input }: { table: TableFile; input: Record<string, unknown> },
  around: Around,
): Promise<number> {
  const { language, terminal, options } = around
  const place = await takeOpenFile(table.file, terminal)
  const outlet = { ...tableWords(language), open: () => undefined, write: place.write }
  try {
    const asked = { ...call, outlet }
    const { operation } = table
    const answer = await callByName(desk, operation, table.inputFor(input), asked)
    await place.close()
    await noteInventedWorld(around)
    if (operation === 'everything.export' && !options.json)
      terminal.err(`${wordsIn(language).command.everything.open}\n\n`)
    return await printOutput(operation, answer, around)
  } catch (error) {
    await place.leave().catch(() => undefined)
    throw error
  }
}

/** Writes an answer to its place; without an answer the place is free again. */
async function answerInto(
  place: AnswerPlace | undefined,
  operation: string,
  ask: () => Promise<unknown>,
): Promise<unknown> {
  try {
    const answer = await ask()
    await place?.write(operation, answer)
    return answer
  } catch (error) {
    await place?.leave().catch(() => undefined)
    throw error
  }
}

async function noteInventedWorld({ options, language, terminal }: Around): Promise<void> {
  if (options.json || !(await isInventedWorld(workspaceFolder(options, terminal)))) return
  terminal.err(`${wordsIn(language).command.demo.invented} (${INVENTED_WORLD_FILE})\n\n`)
}

async function printOutput(name: string, output: unknown, around: Around): Promise<number> {
  const { options, language, terminal } = around
  if (options.json) terminal.out(`${printedJson(output)}\n`)
  else {
    const layout = { width: terminal.columns, plain: options.plain }
    terminal.out(`${outputText(language, name, output, layout).join('\n')}\n`)
  }
  // What a crash left behind, and no answer rests on, is told and is no failure.
  const failed = name === 'workspace.fsck' && (output as { sound?: boolean }).sound === false
  return failed ? EXIT.verificationFailed : EXIT.done
}

function showHelp(
  words: readonly string[],
  line: CommandLine,
  language: Language,
  terminal: Terminal,
): number {
  const [noun, verb = line.rest[0]] = words
  if (noun === undefined) return say(terminal, overviewText(language, terminal.columns))
  const whole = contractByName([noun, verb].join('.'))
  const beside =
    besideText(language, `${noun} ${verb}`, terminal.columns) ??
    (whole ? undefined : besideText(language, noun, terminal.columns))
  if (beside !== undefined) return say(terminal, beside)
  const operation = whole ?? contractByName(noun)
  if (operation) return say(terminal, commandText(language, operation, terminal.columns))
  const some = nounText(language, noun, terminal.columns)
  return some.trim() === '' ? showUnknown(noun, language, terminal) : say(terminal, some)
}

function showUnknown(noun: string, language: Language, terminal: Terminal): number {
  const { usage } = wordsIn(language)
  const some = nounText(language, noun, terminal.columns)
  const isNoun = some.trim() !== ''
  const sentence = isNoun
    ? usage['command-incomplete'].replace('{noun}', noun)
    : usage['unknown-command']
  terminal.err(`${sentence}\n${isNoun ? `\n${some}` : ''}`)
  return EXIT.usage
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text)
  return EXIT.done
}
