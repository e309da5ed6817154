import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { BACKUP_DAYS, backupsToRemove, type KeptBackup } from './keep.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2022-05-01T02:00:00Z')
const instant = (day: number) => new Date(START + day * DAY_MS).toISOString()

/** The backups of a machine that runs each day: a whole one each week, and those on it. */
function dailyUntil(last: number): KeptBackup[] {
  let kept: KeptBackup[] = []
  for (let day = 0; day <= last; day++) {
    const file = `day ${day}`
    const base = day % 7 === 0 ? {} : { base: `day ${day - (day % 7)}` }
    kept = [...kept, { file, made: instant(day), ...base }]
    const gone = backupsToRemove(kept, new Date(START + day * DAY_MS))
    kept = kept.filter((one) => !gone.includes(one))
  }
  return kept
}

test('[L287] of daily backups those of seven days stay, and the whole ones of four weeks', () => {
  const daysOf = (last: number) => dailyUntil(last).map(({ file }) => Number(file.slice(4)))
  assert.deepEqual(daysOf(6), [0, 1, 2, 3, 4, 5, 6])
  // Counted by hand: days 36 to 42, and of the weeks before, the whole ones of 21, 28 and 35.
  assert.deepEqual(daysOf(42), [21, 28, 35, 36, 37, 38, 39, 40, 41, 42])
  assert.deepEqual(daysOf(45), [21, 28, 35, 39, 40, 41, 42, 43, 44, 45])
})

test('[L287] whatever was made when: the newest stays, what one builds on, and nothing too old', () => {
  const day = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1 }), fc.nat(6), (days, since) => {
      const sorted = [...days].sort((a, b) => a - b)
      let whole: number | undefined
      const all = sorted.map((one): KeptBackup => {
        const isWhole = whole === undefined || one - whole >= 7
        if (isWhole) whole = one
        const base = isWhole ? {} : { base: `${whole}` }
        return { file: `${one}`, made: instant(one), ...base }
      })
      const now = new Date(START + ((sorted.at(-1) ?? 0) + since) * DAY_MS)
      const gone = backupsToRemove(all, now)
      const kept = all.filter((one) => !gone.includes(one))
      const files = new Set(kept.map(({ file }) => file))
      assert.ok(files.has(`${sorted.at(-1)}`))
      for (const { base, made } of kept) {
        assert.ok(base === undefined || files.has(base))
        assert.ok(now.getTime() - Date.parse(made) < BACKUP_DAYS * DAY_MS)
      }
    }),
  )
})
