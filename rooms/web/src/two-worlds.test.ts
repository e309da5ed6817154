// Every page that a viewer can reach, in two worlds that differ in their secrets only: not one of
// them may tell the worlds apart, and none may hold a secret.
import assert from 'node:assert/strict'
import test from 'node:test'
import { CANARY_PLACES, canary, openWorld } from '@tumen/world'
import { KEEPER, openTrialDoor, readOnlyWorld, VIEWER } from './trial-door.test.ts'
import { walk } from './trial-walk.test.ts'

const first = await readOnlyWorld
const second = await openWorld({ isSecond: true })

/** Every form of every canary that no viewer may read. */
const SECRETS = CANARY_PLACES.filter((one) => one.class !== 'internal').flatMap(({ from, to }) =>
  Array.from(
    { length: to - from + 1 },
    (_, n) => Object.values(canary(from + n)) as string[],
  ).flat(),
)
/** Heads are salted digests of everything, so they differ and tell nothing; here they go. */
function withoutHeads(page: string, path: string, rootHex: string): string {
  const text = page.replaceAll(rootHex, 'ROOT')
  return path.startsWith('/log') ? text.replace(/<(pre|code)[^>]*>[\s\S]*?<\/\1>/g, '') : text
}

/** Where two pages part, with what stands around it. */
function firstDifference(one: string, other: string): string | undefined {
  if (one === other) return undefined
  let at = 0
  while (one[at] === other[at]) at += 1
  return `${one.slice(at - 80, at + 80)} | ${other.slice(at - 80, at + 80)}`
}

test('[E2] [E18] no page tells a viewer which of two worlds it stands in', async () => {
  const [here, there] = [
    await walk(await openTrialDoor(first, VIEWER), 12),
    await walk(await openTrialDoor(second, VIEWER), 12),
  ]
  assert.ok(here.size > 80, `${here.size} pages`)
  assert.deepEqual([...there.keys()], [...here.keys()])
  const heads = [await first.desk.ledger.head(), await second.desk.ledger.head()]
  for (const [path, page] of here) {
    const [one = '', other = ''] = [page, there.get(path) ?? ''].map((text, n) =>
      withoutHeads(text, path, heads[n]?.rootHex ?? '?'),
    )
    assert.equal(firstDifference(one, other), undefined, path)
    for (const secret of SECRETS) assert.ok(!page.includes(secret), `${path} ${secret}`)
  }
})

test('[E2] bite: whoever may read the secrets sees them, on their pages', async () => {
  const page = await (await openTrialDoor(first, KEEPER)).text('/claims/R08l')
  assert.ok(SECRETS.some((secret) => page.includes(secret)))
  const other = await (await openTrialDoor(second, KEEPER)).text('/claims/R08l')
  assert.notEqual(other, page)
  await second.close()
})
