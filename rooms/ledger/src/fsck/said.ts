// FS8 of what stands beside a checkpoint: the frozen file is its note and cosignatures that are
// kept, a token covers the file, and the instant of signing is of the day of the pads.
import { isFinding, readOpening, readTimeStamp } from '@tumen/custody'
import { sha256 } from '../evidence/object-file.ts'
import type { WorkspaceLog } from '../log/era.ts'
import { type HeadRoom, readHeads, type SignedHead } from '../log/signed-head.ts'
import type { Store } from '../table/database.ts'
import { type VouchedHead, vouchedHead } from './repair.ts'
import type { FsckReport } from './report.ts'

/** What the check works with. */
export interface SaidRoom {
  store: Store
  /** Every log of the workspace, the newest last. */
  logs: readonly WorkspaceLog[]
  report: FsckReport
}

const PAGE = 100

/**
 * Names every checkpoint beside which something stands that does not belong to it; gives when
 * others say that each was there.
 */
export async function checkSaid({ store, logs, report }: SaidRoom): Promise<VouchedHead[]> {
  const vouched: VouchedHead[] = []
  for (const [n, { era }] of logs.entries()) {
    const end = logs[n + 1]?.era.base ?? Number.MAX_SAFE_INTEGER
    let before = Math.min(end - era.base + 1, Number.MAX_SAFE_INTEGER)
    for (;;) {
      const room = { store, base: era.base }
      const heads = await readHeads(room, { before, limit: PAGE })
      const days = await padDays(room, heads)
      for (const head of heads)
        for (const what of wrongWith(head, days.get(head.size)))
          report.add({ code: 'FS8', what, head: head.size })
      vouched.push(...heads.map((head) => vouchedHead(head, era.base)))
      const last = heads.at(-1)
      if (!last) break
      before = last.size
      await report.breathe()
    }
  }
  return vouched
}

/** The days on which the logs were padded for these checkpoints, as their leaves say, by size. */
async function padDays({ store, base }: HeadRoom, heads: readonly SignedHead[]) {
  const places = heads.map(({ size }) => base + size - 1)
  const query = store.selectFrom('custody_opening').select(['idx', 'bytes'])
  const pads = query.where('idx', 'in', places).where('row', '=', -1).where('kind', '=', 'log.pad')
  const days = new Map<number, string>()
  for (const { idx, bytes } of await pads.execute()) {
    const said = readOpening(bytes)
    if (!isFinding(said)) days.set(idx + 1 - base, said.at)
  }
  return days
}

function wrongWith(head: SignedHead, day: string | undefined): string[] {
  const { note, file, cosignatures, tokens, signed } = head
  const bytes = new Uint8Array(Buffer.from(file, 'utf8'))
  const lines = new Set(cosignatures.map(({ line }) => line.trimEnd()))
  const added = file.startsWith(note) ? file.slice(note.length) : undefined
  const isFile = added?.split('\n').every((line) => line === '' || lines.has(line))
  const isDay = day === undefined || signed === undefined || signed.startsWith(`${day}T`)
  const isBad = tokens.some(({ tsr }) => isFinding(readTimeStamp(tsr, bytes, sha256)))
  return [...(isFile ? [] : ['file']), ...(isDay ? [] : ['signed']), ...(isBad ? ['token'] : [])]
}
