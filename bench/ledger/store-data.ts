// What the store's bench writes: invented claims of the size that real reports gave (1.3 kB of
// JSON in the middle), and documents of 2 kB in English and Korean. The same seed, the same data.
import { createHash } from 'node:crypto'
import type { Act, Claim, EvidenceDocument } from '@tumen/claim'
import type { ClaimScope } from '@tumen/ledger'

/** Numbers 0 … 2^32−1 in a fixed order for a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** What the bench asks of claims: 1 of every 100 claims lies inside. */
export const QUESTION = {
  acts: ['detention', 'custody'] as Act[],
  place: 'CN/P07',
  from: '2019-07-01',
  to: '2019-07-31',
}

const ACTS: Act[] = ['arrest', 'detention', 'forced_return', 'release', 'torture', 'execution']

/** Where claim number `n` stands: every hundredth inside the question, the others near it. */
export function scopeOf(n: number, next: () => number): ClaimScope {
  const county = `C${next() % 5}`
  if (n % 100 === 0) {
    return { act: 'detention', path: `CN/P07/${county}`, first: '2019-07-03', last: '2019-07-28' }
  }
  const month = String((next() % 5) + 1).padStart(2, '0')
  const year = 2000 + (next() % 19)
  const first = `${year}-${month}-01`
  const province = `P${String(next() % 30).padStart(2, '0')}`
  const act = ACTS[next() % ACTS.length] as Act
  return { act, path: `CN/${province}/${county}`, first, last: `${year}-${month}-28` }
}

const QUOTE = 'an activist as saying that at least 52 people had been detained near the river'

/** An id that says nothing, as the desk makes them. */
export function idOf(prefix: string, next: () => number): string {
  const hex = () => next().toString(16).padStart(8, '0')
  return `${prefix}_${hex()}${hex()}${hex()}`
}

const TEMPLATE = JSON.stringify(templateClaim())

function templateClaim(): Claim {
  const link = { mode: 'own_voice', anonymity: 'named' } as const
  const asserted = { earliest: '2019-07-01', latest: '2019-07-31' }
  const times = { anchor: 'report_date', stated: false, ucdpPrec: 4 } as const
  return {
    ...{ id: '', doc: '', kind: 'quantity', position: 'body', origin: '' },
    quote: [{ start: 120, end: 120 + QUOTE.length, text: QUOTE }],
    proposition: {
      ...{ act: 'detention', polarity: 'affirmed', text: 'At least 52 people were detained.' },
      affected: { label: 'people from the other bank', population: 'pop:crossers' },
    },
    quantity: {
      ...{ op: 'at_least', value: 52, unit: 'persons', measure: 'cumulative' },
      ...{ hedge: 'at least', span: { start: 147, end: 158, text: 'at least 52' } },
    },
    places: [
      {
        ...{ role: 'custody', name: 'Heron Ford', gazetteer: '', level: 'adm2' },
        ...{ relation: 'in', stated: true, ucdpPrec: 3 },
      },
    ],
    times: [{ role: 'event', earliest: '', latest: '', ...times }],
    chain: [
      { agent: 'agent_outlet', label: 'An Outlet', role: 'outlet', relation: 'cites', ...link },
      { agent: 'agent_paper', label: 'A Paper', role: 'outlet', relation: 'quotes', ...link },
      {
        ...{ agent: '', label: 'an activist who helps', role: 'person', relation: 'speaks' },
        ...{ mode: 'indirect_quote', anonymity: 'unnamed', verb: 'saying' },
      },
    ],
    ...{ modality: 'reported', basis: 'unknown', asserted, published: '2019-08-08' },
    ...{ sensitivity: 'public', extraction: { method: 'human', reviewed: true } },
  }
}

/** A claim of document `doc` with the given scope, parsed from JSON as an import's are. */
export function makeClaim(doc: string, scope: ClaimScope, next: () => number): Claim {
  const claim = JSON.parse(TEMPLATE) as Claim
  const [place] = claim.places
  const [time] = claim.times
  const speaker = claim.chain[2]
  if (!claim.quantity || !place || !time || !speaker) throw new Error('the template has them')
  claim.id = idOf('claim', next)
  claim.doc = doc
  claim.proposition.act = scope.act
  claim.quantity.value = next() % 90
  place.gazetteer = scope.path
  time.earliest = scope.first
  time.latest = scope.last
  // As in real reports, the person quoted is known in one document only.
  claim.origin = `agent_${doc.slice(4)}`
  speaker.agent = claim.origin
  return claim
}

const WORDS = (
  'the border river village police said that people were taken across in the night and held at ' +
  'a station while relatives waited for word 강제 북송 구금 활동가 증언 가족 국경 경찰 단속 주민 수십명이'
).split(' ')

/** A text of about 2 kB; every hundredth one holds the two words that the bench looks for. */
export function makeText(n: number, next: () => number): string {
  const words: string[] = [`Report ${n}.`]
  for (let length = 0; length < 1900; ) {
    const word = WORDS[next() % WORDS.length] as string
    words.push(word)
    length += Buffer.byteLength(word) + 1
  }
  if (n % 100 === 0)
    words.splice(words.length / 2, 0, 'At least 52 were seen; 목격자들은 침묵했다.')
  return words.join(' ')
}

/** The record of a document that holds just this text. */
export function makeDocument(id: string, text: string): EvidenceDocument {
  const hash = createHash('sha256').update(text).digest('hex')
  return {
    ...{ id, bytesHash: hash, textHash: hash, mediaType: 'text/plain', textSteps: ['nfc'] },
    ...{ language: 'en', title: 'A report', boilerplate: [], sensitivity: 'public' },
    published: { earliest: '2019-08-08', latest: '2019-08-08' },
    captured: '2019-08-09T10:00:00.000Z',
  }
}
