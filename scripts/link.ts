// Links lists with a settings file and writes what was found, so that others can score it:
// `npm run link -- SETTINGS.json OUTPUT_FOLDER LIST…`. Settings are a model of ours or of Splink's;
// a list is a .csv, .csv.gz, .tsv or .parquet file, `name=path` to name it otherwise.
// Options: `--seed TEXT`, `--today DATE`, `--floor BITS`, `--memory MB`, `--threads N`, and
// `--server postgres://USER@HOST/DATABASE`, whose driver is installed when it is first asked for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  hasPostgres,
  importSplinkModel,
  isRefusing,
  type Linkage,
  LinkageFault,
  type LinkageFinding,
  type LinkageModel,
  type LinkOptions,
  probabilityOf,
  readColumn,
  readMentionIds,
  readModel,
  readPairs,
  resolve,
  weightOf,
  withLinkage,
} from '@tumen/linkage'
import { npm } from './native-store.mjs'

const USAGE = 'Usage: npm run link -- SETTINGS.json OUTPUT_FOLDER LIST…'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: 'seed-1' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    floor: { type: 'string' },
    memory: { type: 'string' },
    threads: { type: 'string' },
    server: { type: 'string' },
  },
})

class UnreadableSettings extends Error {}

/** A server as its address says; the password comes from PGPASSWORD, never from the command. */
function serverAt(address: string): NonNullable<LinkOptions['server']>['connection'] {
  if (!URL.canParse(address)) throw new UnreadableSettings('--server is no address of a server.')
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(address)
  if (!/^postgres(?:ql)?:$/.test(protocol) || password !== '')
    throw new UnreadableSettings(
      '--server must be postgres://USER@HOST/DATABASE, with the password in PGPASSWORD.',
    )
  haveDriver()
  const own = process.env.PGPASSWORD
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    ...(port === '' ? {} : { port: Number(port) }),
    ...(username === '' ? {} : { user: decodeURIComponent(username) }),
    ...(own === undefined ? {} : { password: own }),
    database: decodeURIComponent(pathname.slice(1)),
  }
}

/** Installs the driver of PostgreSQL as it is locked: only who asks for a server needs it. */
function haveDriver(): void {
  if (hasPostgres()) return
  console.log('Installing the driver of PostgreSQL …')
  if (npm(['ci', '--prefix', 'rooms/linkage/postgres', '--ignore-scripts']) && hasPostgres()) return
  throw new UnreadableSettings('The driver of PostgreSQL could not be installed; see above.')
}

/** Nothing for what is no JSON: the parser's own words would quote what was given by mistake. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readSettings(path: string): { model?: LinkageModel; findings: readonly LinkageFinding[] } {
  const json = jsonIn(readFileSync(path, 'utf8'))
  if (json === undefined) throw new UnreadableSettings('The settings are no JSON: is it a list?')
  const isSplink = typeof json === 'object' && json !== null && !('format' in json)
  if (!isSplink) return readModel(json)
  const { file, findings } = importSplinkModel(json)
  return file ? readModel(file) : { findings }
}

function listOf(argument: string): { name: string; path: string } {
  const [, name, path] = /^([^=/]+)=(.+)$/.exec(argument) ?? []
  return { name: name ?? basename(argument), path: path ?? argument }
}

/** A cell of CSV; what a spreadsheet would take for a formula has an apostrophe before it. */
function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.]*$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function write(folder: string, name: string, lines: readonly string[]): void {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`, { mode: 0o600 })
}

/** Writes pairs and clusters; answers how many of both there are. */
async function writeResult(
  folder: string,
  { run, records }: Linkage,
  model: LinkageModel,
): Promise<{ pairs: number; persons: number }> {
  if (!run) return { pairs: 0, persons: 0 }
  const [pairs, ids] = [await readPairs(run), await readMentionIds(run)]
  const list = await readColumn(run, undefined, records)
  const rules = model.blocking.map(({ name }) => name)
  const lines = Array.from(pairs.w, (w, n) => {
    const [a, b] = [ids[pairs.a[n] as number] ?? '', ids[pairs.b[n] as number] ?? '']
    const found = rules.filter((_, bit) => ((pairs.rules[n] as number) >>> bit) & 1)
    const shares = [w.toFixed(6), probabilityOf(w).toPrecision(9)]
    return [cell(a), cell(b), ...shares, cell(found.join('; '))].join(',')
  })
  write(folder, 'pairs.csv', ['id_a,id_b,weight,probability,rules', ...lines])
  const facts = model.constraints.includes('one_record_per_list') ? { facts: { list } } : {}
  const threshold = weightOf(model.threshold)
  const { root } = resolve({ mentions: records, pairs, threshold, ...facts })
  const rows = ids.map((id, n) => [cell(id), list[n], cell(ids[root[n] as number] ?? '')].join(','))
  write(folder, 'clusters.csv', ['id,list,cluster', ...rows])
  return { pairs: lines.length, persons: new Set(root).size }
}

async function main([settings, folder, ...lists]: readonly string[]): Promise<void> {
  if (settings === undefined || folder === undefined || lists.length === 0) {
    console.error(USAGE)
    process.exitCode = 1
    return
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { model, findings } = readSettings(settings)
  if (!model) return report(folder, { findings })
  const options: LinkOptions = {
    model,
    lists: lists.map(listOf),
    settings: {
      folder,
      ...(values.memory === undefined ? {} : { memoryMb: Number(values.memory) }),
      ...(values.threads === undefined ? {} : { threads: Number(values.threads) }),
    },
    ...(values.server === undefined ? {} : { server: { connection: serverAt(values.server) } }),
    seed: values.seed,
    today: values.today,
    ...(values.floor === undefined ? {} : { floor: Number(values.floor) }),
  }
  const started = performance.now()
  await withLinkage(options, async (linkage) => {
    const counts = await writeResult(folder, linkage, model)
    const { records, candidates, trained } = linkage
    const seconds = Math.round(performance.now() - started) / 1000
    const learned = trained && {
      prior: trained.prior,
      priorBand: trained.priorBand,
      comparisons: trained.comparisons.map(({ name, levels }) => ({
        name,
        levels: levels.slice(1).map(({ label, m, u }) => ({ label, m, u })),
      })),
    }
    report(folder, {
      ...{ findings: linkage.findings, seed: values.seed, records, candidates, ...counts, seconds },
      ...(learned ? { learned } : {}),
    })
  })
}

interface Report {
  readonly findings: readonly LinkageFinding[]
  readonly [more: string]: unknown
}

/** Writes the report and says on the screen what it holds, without contents. */
function report(folder: string, told: Report): void {
  write(folder, 'report.json', [JSON.stringify(told, null, 1)])
  for (const finding of told.findings) {
    console.log(`${isRefusing(finding) ? 'refused' : 'note'}: ${JSON.stringify(finding)}`)
  }
  const { records, candidates, pairs, persons, seconds } = told
  if (records !== undefined) console.log({ records, candidates, pairs, persons, seconds })
  if (told.findings.some(isRefusing)) process.exitCode = 1
}

try {
  await main(positionals)
} catch (error) {
  if (!(error instanceof LinkageFault || error instanceof UnreadableSettings)) throw error
  console.error(error.message)
  process.exitCode = 1
}
