// Everything that the pages have said, searched for the planted secrets: every page in three
// languages, to a viewer and to the keeper, with headers, refusals and what was typed.
import assert from 'node:assert/strict'
import test from 'node:test'
import { CANARY_PLACES, canary, makeSweep, openWorld, typedCanaries } from '@tumen/world'
import { type FixtureDoor, KEEPER, ORIGIN, openFixtureDoor, VIEWER } from '../../fixture/door.ts'
import { EVERY_PAGE } from './every-page.test.ts'
import { linkWorld } from './linked-world.test.ts'

const LANGUAGES = ['en', 'ko', 'zh']
const typed = typedCanaries()

type CanaryClass = (typeof CANARY_PLACES)[number]['class']

/** Looks for the secrets of all classes but those that this reader may read. */
function sweepFor(...mayRead: CanaryClass[]) {
  const places = CANARY_PLACES.filter((one) => !mayRead.includes(one.class))
  const numbers = places.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => from + n),
  )
  return makeSweep(
    numbers.flatMap((number) =>
      Object.values(canary(number) as unknown as Record<string, string>).map((text) => ({
        number,
        text,
      })),
    ),
  )
}

interface Said {
  path: string
  bytes: Uint8Array
}

async function saidBy(path: string, answer: Response): Promise<Said[]> {
  const head = JSON.stringify([...answer.headers])
  return [
    { path, bytes: new Uint8Array(await answer.arrayBuffer()) },
    { path: `${path} headers`, bytes: new Uint8Array(Buffer.from(head)) },
  ]
}

/** Every page in every language. */
async function everything(door: FixtureDoor): Promise<Said[]> {
  const said: Said[] = []
  const pages = [...EVERY_PAGE, ...(await linkWorld(door.world)).paths]
  for (const language of LANGUAGES)
    for (const path of pages)
      said.push(...(await saidBy(path, await door.get(path, { 'accept-language': language }))))
  return said
}

/** Types secrets where somebody could, and gives back what was answered. */
async function typeSecrets(door: FixtureDoor): Promise<{ echoed: Said[]; refused: Said[] }> {
  const word = { word: typed.passphrase }
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    headers: { origin: ORIGIN },
    body: new URLSearchParams(fields),
  })
  const echoed = await saidBy('/search', await door.post('/search', { query: typed.query }))
  const refused = [
    ...(await saidBy('/sign-in', await door.send('/sign-in', form(word)))),
    ...(await saidBy('/history', await door.get(`/history/${encodeURIComponent('nothing')}`))),
  ]
  return { echoed, refused }
}

const hitsIn = (sweep: ReturnType<typeof makeSweep>, said: readonly Said[]) =>
  said.flatMap(({ path, bytes }) => sweep(path, bytes))

test('[E225] no page says a secret to a viewer, in any language', async () => {
  const world = await openWorld()
  try {
    const door = await openFixtureDoor(world, VIEWER)
    assert.deepEqual(hitsIn(sweepFor('internal'), await everything(door)), [])
  } finally {
    await world.close()
  }
})

test('[E225] to whoever may read restricted fields no page says what is sealed or was typed', async () => {
  const world = await openWorld()
  try {
    const door = await openFixtureDoor(world, KEEPER)
    const { echoed, refused } = await typeSecrets(door)
    const sweep = sweepFor('internal', 'restricted')
    assert.ok(
      hitsIn(sweep, echoed).length > 0,
      'mutation test: what is typed is shown to whom typed it',
    )
    assert.deepEqual(hitsIn(sweep, [...refused, ...(await everything(door))]), [])
    const faults = new Uint8Array(Buffer.from(JSON.stringify(door.faults)))
    assert.deepEqual(sweep('faults', faults), [])
  } finally {
    await world.close()
  }
})

test('[E226] two worlds that differ in secrets only give a viewer the same pages', async () => {
  const here = await openWorld()
  const there = await openWorld({ isSecond: true })
  try {
    const doors = await Promise.all([here, there].map((one) => openFixtureDoor(one, VIEWER)))
    // Digests of everything are salted, so they differ and tell nothing; roots of the log and what
    // is signed of them stand in base64.
    const plain = (page: string) =>
      page.replace(/[0-9a-f]{64}/g, 'digest').replace(/[A-Za-z0-9+/]{43,}={1,2}/g, 'root')
    for (const path of EVERY_PAGE) {
      const [first = '', second = ''] = await Promise.all(doors.map((door) => door.text(path)))
      assert.equal(plain(second), plain(first), path)
    }
    const keepers = await Promise.all([here, there].map((one) => openFixtureDoor(one, KEEPER)))
    const [first, second] = await Promise.all(keepers.map((door) => door.text('/claims/R08l')))
    assert.notEqual(second, first, 'mutation test: the keeper can tell them apart')
  } finally {
    await here.close()
    await there.close()
  }
})
