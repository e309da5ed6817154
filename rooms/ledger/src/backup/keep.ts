// Which backups stay: the newest of each of seven days, and the whole ones of four weeks. Nothing
// is kept for longer than 35 days, since a backup brings back what was destroyed since.
// Source: desk.md 11, O6 (choice); custody.md section 11 (choice).

/** Days for which a backup may bring back what was destroyed. */
export const BACKUP_DAYS = 35
const [DAYS, WHOLES] = [7, 4] as const
const DAY_MS = 86_400_000

/** What is known of a backup here. */
export interface KeptBackup {
  file: string
  /** Instant. */
  made: string
  /** The whole backup that it builds on; nothing for a whole one. */
  base?: string
}

/** The backups that go, the newest staying in any case. */
export function backupsToRemove<B extends KeptBackup>(backups: readonly B[], now: Date): B[] {
  const newestFirst = [...backups].sort((a, b) => (a.made < b.made ? 1 : -1))
  const age = ({ made }: B) => (now.getTime() - Date.parse(made)) / DAY_MS
  const young = newestFirst.filter((one, n) => n === 0 || age(one) < BACKUP_DAYS)
  const days = firstOf(
    young.filter((one) => age(one) < DAYS),
    ({ made }) => made.slice(0, 10),
  )
  const wholes = firstOf(
    young.filter(({ base }) => base === undefined),
    (one) => Math.floor(age(one) / DAYS),
  ).slice(0, WHOLES)
  const kept = new Set([...young.slice(0, 1), ...days, ...wholes].map(({ file }) => file))
  for (const { file, base } of young) if (base !== undefined && kept.has(file)) kept.add(base)
  return backups.filter(({ file }) => !kept.has(file))
}

/** The first of each kind. */
function firstOf<B>(all: readonly B[], kindOf: (one: B) => unknown): B[] {
  const seen = new Set<unknown>()
  return all.filter((one) => {
    const kind = kindOf(one)
    if (seen.has(kind)) return false
    seen.add(kind)
    return true
  })
}
