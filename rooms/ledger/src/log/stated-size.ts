// What witnesses state without a signature: that they hold more of the log than there is. It costs
// nobody anything to say so, and anybody on the way could have said it; so it is kept to be told
// beside the witness's name, and stops nothing. Source: custody.md section 8.
import { inTransaction } from '../change/change.ts'
import type { HeadRoom } from './signed-head.ts'

/** The size that a witness states; 0 when it states none any more. */
export interface StatedSize {
  /** Key name of the witness. */
  name: string
  size: number
}

/** The same as it is kept. */
export interface KeptSize extends StatedSize {
  /** Instant at which it was first heard, UTC. */
  at: string
}

/** Keeps what differs from what each of these witnesses stated before. */
export async function keepStated(
  room: HeadRoom,
  stated: readonly StatedSize[],
  clock: () => Date,
): Promise<void> {
  const known = new Map((await readNewest(room)).map(({ name, size }) => [name, size]))
  const news = stated.filter(({ name, size }) => (known.get(name) ?? 0) !== size)
  if (news.length === 0) return
  const { store, base } = room
  await inTransaction(store, async () => {
    const query = store.selectFrom('custody_stated').select((e) => e.fn.max('n').as('most'))
    const from = ((await query.executeTakeFirst())?.most ?? 0) + 1
    const at = clock().toISOString()
    const rows = news.map(({ name, size }, n) => ({ n: from + n, base, name, size, at }))
    await store.insertInto('custody_stated').values(rows).execute()
  })
}

/** What witnesses state of this log now, in the order of their names. */
export async function readStated(room: HeadRoom): Promise<KeptSize[]> {
  return (await readNewest(room)).filter(({ size }) => size > 0)
}

async function readNewest({ store, base }: HeadRoom): Promise<KeptSize[]> {
  const query = store.selectFrom('custody_stated').select(['name', 'size', 'at'])
  const rows = await query.where('base', '=', base).orderBy('n').execute()
  const newest = new Map(rows.map((row) => [row.name, row]))
  return [...newest.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
