// FS16: whether the day of a repair is possible, by the clocks of others. A repair says since when
// what it names counts, by a clock that somebody confirmed. What witnesses and time stamp
// authorities said of the log before it and after it shows when it was. Our own clock is no witness
// here.
import { cosignatureTime, isFinding, readTimeStamp } from '@tumen/custody'
import type { ClockRepair } from '../change/recorded-instant.ts'
import { sha256 } from '../evidence/object-file.ts'
import type { SignedHead } from '../log/signed-head.ts'
import type { FsckReport } from './report.ts'

/** As far as clocks may differ before a change is refused. */
const DAY_MS = 86_400_000

/** When others say that a checkpoint was there, and how many leaves of the workspace it covers. */
export interface VouchedHead {
  place: number
  size: number
  /** In milliseconds since 1970. */
  times: readonly number[]
}

/** What others say of when a checkpoint was there. */
export function vouchedHead(head: SignedHead, base: number): VouchedHead {
  const { size, file, cosignatures, tokens } = head
  const bytes = new Uint8Array(Buffer.from(file, 'utf8'))
  const seconds = cosignatures.map(({ line }) => cosignatureTime(line) ?? 0)
  const stamped = tokens.map(({ tsr }) => {
    const read = readTimeStamp(tsr, bytes, sha256)
    return isFinding(read) ? 0 : Date.parse(read.time ?? '')
  })
  const times = [...seconds.map((second) => second * 1000), ...stamped]
  return { place: base + size, size, times: times.filter((time) => time > 0) }
}

/** Names every repair whose instant others contradict by more than a day. */
export function checkRepairs(
  repairs: readonly ClockRepair[],
  heads: readonly VouchedHead[],
  report: FsckReport,
): void {
  for (const { leaf, recorded } of repairs) {
    const at = Date.parse(recorded)
    // Others saw what lies before the repair at a later time than it says of itself.
    const early = heads.find(
      ({ place, times }) => place <= leaf && times.some((time) => time > at + DAY_MS),
    )
    const late = heads.find(
      ({ place, times }) => place > leaf && times.some((time) => time < at - DAY_MS),
    )
    if (early) report.add({ code: 'FS16', what: 'repair-early', leaf, head: early.size })
    if (late) report.add({ code: 'FS16', what: 'repair-late', leaf, head: late.size })
  }
}
