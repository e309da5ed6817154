// Reads the seed report and says of each of its claims whether the reader proposes it: right, wrong
// in which field, or missing; then what it proposes beyond. Prints ids, kinds and offsets, never
// words of the text. Run: npx tsx --conditions=tumen-source bench/reading/seed.ts
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Claim } from '@tumen/claim'
import { type Proposal, readText, sourceFromHeader } from '@tumen/reading'
import { shippedResources } from '../../rooms/reading/fixture/folder.ts'
import { isSameName } from '../../rooms/reading/fixture/score.ts'

const BESIDE = fileURLToPath(new URL('../../../shared/data/claims', import.meta.url))
const SEED = '001'

type Header = Parameters<typeof sourceFromHeader>[0] & { id: string }

const readJson = <T>(name: string) => JSON.parse(readFileSync(`${BESIDE}/${name}`, 'utf8')) as T

interface Piece {
  start: number
  end: number
}

const sharedUnits = (a: Piece, b: Piece) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** The units that the pieces of two quotes share; of a number those of the number itself. */
function overlap({ quote, quantity }: Claim, proposal: Proposal): number {
  const own = quantity && proposal.quantity ? [quantity.span] : quote
  const other = quantity && proposal.quantity ? [proposal.quantity.span] : proposal.quote
  let sum = 0
  for (const a of own) for (const b of other) sum += sharedUnits(a, b)
  return sum
}

/** The proposal that answers a claim best: of its kind and act before any other. */
function answerTo(claim: Claim, left: ReadonlySet<Proposal>): Proposal | undefined {
  const fit = (one: Proposal) =>
    (one.kind === claim.kind ? 2e6 : 0) +
    (one.act === claim.proposition.act ? 1e6 : 0) +
    overlap(claim, one)
  const near = [...left].filter((one) => overlap(claim, one) > 0)
  return near.sort((a, b) => fit(b) - fit(a))[0]
}

/** The fields in which a proposal differs. */
function differences(claim: Claim, one: Proposal): string[] {
  const origin = claim.chain.at(-1)?.label ?? ''
  const checks: Record<string, boolean> = {
    kind: claim.kind === one.kind,
    act: claim.proposition.act === one.act,
    polarity: claim.proposition.polarity === one.polarity,
    habitual: claim.proposition.habitual === one.habitual,
    modality: claim.modality === one.modality,
    sensitivity: claim.sensitivity === (one.sensitivity ?? 'public'),
    origin: isSameName(origin, one.speakers.at(-1)?.label),
    op: claim.quantity === undefined || claim.quantity.op === one.quantity?.op,
    value: claim.quantity === undefined || claim.quantity.value === one.quantity?.value,
  }
  return Object.keys(checks).filter((name) => !checks[name])
}

interface Sums {
  right: number
  wrong: number
  missing: number
  fields: Map<string, number>
}

function judge(claim: Claim, left: Set<Proposal>, sums: Sums): string {
  const proposal = answerTo(claim, left)
  if (!proposal) {
    sums.missing++
    return 'missing'
  }
  left.delete(proposal)
  const wrong = differences(claim, proposal)
  for (const name of wrong) sums.fields.set(name, (sums.fields.get(name) ?? 0) + 1)
  if (wrong.length === 0) sums.right++
  else sums.wrong++
  return wrong.length === 0 ? 'right' : `wrong: ${wrong.join(', ')} (${proposal.kind})`
}

function run(): void {
  const header = readJson<Header[]>('texts.json').find(({ id }) => id === SEED)
  const { claims } = readJson<{ claims: Claim[] }>('seed-claims.json')
  if (!header) throw new Error(`no header for text ${SEED}`)
  const text = readFileSync(`${BESIDE}/texts/${SEED}.txt`, 'utf8')
  const left = new Set(readText(sourceFromHeader(header, text), shippedResources()))
  const proposed = left.size
  const sums: Sums = { right: 0, wrong: 0, missing: 0, fields: new Map() }
  for (const claim of claims)
    console.log(`${claim.id.padEnd(5)} ${claim.kind.padEnd(15)} ${judge(claim, left, sums)}`)
  console.log('\nbeyond:')
  for (const { kind, act, quote } of left)
    console.log(
      `  ${kind} ${act} at ${quote.map(({ start, end }) => `${start}-${end}`).join(', ')}`,
    )
  const fields = [...sums.fields].map(([name, n]) => `${name} ${n}`).join(', ')
  console.log(
    `\n${claims.length} claims, ${proposed} proposals: ${sums.right} right, ${sums.wrong} wrong ` +
      `(${fields}), ${sums.missing} missing, ${left.size} beyond`,
  )
}

if (existsSync(`${BESIDE}/seed-claims.json`)) run()
else console.log('Skipped: the seed report is not beside the repository.')
