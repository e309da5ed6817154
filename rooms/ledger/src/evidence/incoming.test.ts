// Files that are sealed while they arrive: whatever their size and pieces, what is kept is the
// object of any other, and what is not kept leaves nothing.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changeOf, documentOf, type Fixture, makeFixture, storeTest } from '../../fixture/store.ts'
import type { Incoming, Received } from './incoming.ts'
import { CHUNK_LENGTH, openObject, sha256Hex } from './object-file.ts'

const BATCH = 16 * CHUNK_LENGTH
const LIMIT = 3 * BATCH
const TAIL = 66_000
const anySize = () => Number.MAX_SAFE_INTEGER

/** Bytes in which no two places are alike for long. */
function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let n = 0; n < length; n++) bytes[n] = (n * 131 + (n >> 8) * 31 + (n >> 16)) & 255
  return bytes
}

async function feed(incoming: Incoming, whole: Uint8Array, step: number): Promise<Received> {
  for (let at = 0; at < whole.length; at += step)
    await incoming.write(whole.subarray(at, at + step))
  return incoming.end()
}

const landing = ({ folder }: Fixture) => join(folder, 'objects', 'incoming')

function lyingIn(fixture: Fixture): string[] {
  const folder = landing(fixture)
  return existsSync(folder) ? readdirSync(folder) : []
}

/** Every object of a workspace, and what is on its way to be one. */
function objectsOf({ folder }: Fixture): string[] {
  const all = readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
  return all.filter((name) => name.includes('/'))
}

/** Keeps what was received as a document without a text. */
async function keep({ ledger }: Fixture, id: string, received: Received) {
  const document = { ...documentOf(id, ''), bytesHash: received.bytesHash, mediaType: 'video/mp4' }
  await ledger.change(changeOf(id, { operation: 'document.add' }), (write) =>
    write.appendDocument(document, '', received),
  )
  return document
}

storeTest('[L253] what arrives in pieces is kept byte for byte, at every border', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  const borders = [CHUNK_LENGTH, BATCH, BATCH + TAIL, 2 * BATCH].flatMap((one) => [
    one - 1,
    one,
    one + 1,
  ])
  for (const [n, length] of [0, 1, ...borders].entries()) {
    const whole = bytesOf(length)
    for (const step of [4099, CHUNK_LENGTH, 3 * BATCH]) {
      const received = await feed(await ledger.receive({ limitOf: anySize }), whole, step)
      assert.equal(received.length, length)
      assert.equal(received.bytesHash, sha256Hex(whole))
      assert.deepEqual(Buffer.from(received.head), whole.subarray(0, CHUNK_LENGTH))
      assert.deepEqual(Buffer.from(received.tail), whole.subarray(-TAIL))
      assert.deepEqual(Buffer.from(received.bytes()), whole)
      const document = await keep(fixture, `doc_${n}_${step}`, received)
      assert.deepEqual(Buffer.from(await ledger.bytesOf(document)), whole)
    }
  }
  assert.deepEqual(lyingIn(fixture), [])
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  await fixture.reopen()
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L254] a file ends at the limit of its first bytes, and none of it stays', async (t) => {
  const fixture = await makeFixture(t)
  const heads: number[] = []
  const limitOf = (head: Uint8Array) => {
    heads.push(head.length)
    return head[0] === 1 ? LIMIT : anySize()
  }
  const begun = (length: number, first: number) => {
    const whole = bytesOf(length)
    whole[0] = first
    return whole
  }
  const at = await feed(await fixture.ledger.receive({ limitOf }), begun(LIMIT, 1), 100_000)
  assert.equal(at.length, LIMIT)
  at.discard()
  for (const length of [LIMIT + 1, 9 * LIMIT]) {
    const incoming = await fixture.ledger.receive({ limitOf })
    const work = feed(incoming, begun(length, 1), 100_000)
    await assert.rejects(work, { name: 'LedgerFault', code: 'beyond-limit', limit: LIMIT })
    assert.deepEqual(lyingIn(fixture), [])
  }
  const other = await feed(await fixture.ledger.receive({ limitOf }), begun(LIMIT + 1, 2), 100_000)
  other.discard()
  // Once a file, with all that is known of it.
  assert.deepEqual(heads, Array(4).fill(CHUNK_LENGTH))
  assert.deepEqual(lyingIn(fixture), [])
})

storeTest('[L255] a disk with less than twice the file free takes none of it', async (t) => {
  const disk = { free: 0 }
  let written = 0
  const freeBytes = async () => disk.free - written
  const fixture = await makeFixture(t, { freeBytes })
  await fixture.reopen({ freeBytes })
  const limitOf = anySize
  disk.free = 2 * LIMIT - 1
  const asked = fixture.ledger.receive({ expected: LIMIT, limitOf })
  await assert.rejects(asked, { name: 'LedgerFault', code: 'no-space' })
  assert.deepEqual(lyingIn(fixture), [])
  disk.free = 2 * LIMIT
  const enough = await fixture.ledger.receive({ expected: LIMIT, limitOf })
  const whole = await feed(enough, bytesOf(LIMIT), BATCH)
  whole.discard()
  // Of how much comes nobody said anything: it is looked at again while it comes.
  const incoming = await fixture.ledger.receive({ limitOf })
  const piece = bytesOf(BATCH)
  const endless = async () => {
    for (let n = 0; n < 1000; n++) {
      await incoming.write(piece)
      written += piece.length
    }
  }
  disk.free = 100 * BATCH
  await assert.rejects(endless(), { name: 'LedgerFault', code: 'no-space' })
  assert.ok(written < 130 * BATCH, `${written}`)
  assert.deepEqual(lyingIn(fixture), [])
})

storeTest('[L256] what lies on the disk while it arrives nobody can read', async (t) => {
  const fixture = await makeFixture(t)
  const said = Buffer.from('At least 52 were held. '.repeat(100_000))
  const incoming = await fixture.ledger.receive({ limitOf: anySize })
  await incoming.write(said)
  const [name = ''] = lyingIn(fixture)
  const path = join(landing(fixture), name)
  const lying = readFileSync(path)
  assert.ok(lying.length >= BATCH && !lying.includes('were held'))
  if (process.platform !== 'win32')
    assert.deepEqual(
      [statSync(path).mode & 0o777, statSync(landing(fixture)).mode & 0o777],
      [0o600, 0o700],
    )
  const received = await incoming.end()
  assert.ok(!readFileSync(path).includes('were held'))
  await keep(fixture, 'doc_1', received)
  const [object = ''] = objectsOf(fixture)
  const sealed = readFileSync(join(fixture.folder, 'objects', object))
  // Under a key of its own: neither another record's nor one that stands in the file.
  assert.equal(openObject(sealed, Buffer.alloc(32)), undefined)
})

storeTest('[L257] what was broken off, discarded or refused leaves nothing', async (t) => {
  const fixture = await makeFixture(t)
  const begin = () => fixture.ledger.receive({ limitOf: anySize })
  const broken = await begin()
  await broken.write(bytesOf(2 * BATCH))
  assert.equal(lyingIn(fixture).length, 1)
  await broken.discard()
  assert.deepEqual(lyingIn(fixture), [])
  const discarded = await feed(await begin(), bytesOf(5), 5)
  discarded.discard()
  assert.deepEqual(lyingIn(fixture), [])
  const received = await feed(await begin(), bytesOf(2 * BATCH), BATCH)
  const document = { ...documentOf('doc_1', ''), bytesHash: received.bytesHash }
  const refused = fixture.ledger.change(changeOf('doc_1'), async (write) => {
    await write.appendDocument(document, '', received)
    assert.equal(objectsOf(fixture).length, 1)
    throw new Error('refused')
  })
  await assert.rejects(refused, /refused/)
  received.discard()
  assert.deepEqual(objectsOf(fixture), [])
  const other = await feed(await begin(), bytesOf(7), 7)
  const wrong = fixture.ledger.change(changeOf('doc_1'), (write) =>
    write.appendDocument(document, '', other),
  )
  await assert.rejects(wrong, { name: 'AssertionError' })
  other.discard()
  assert.deepEqual(objectsOf(fixture), [])
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L258] opening empties the folder in which files arrive', async (t) => {
  const fixture = await makeFixture(t)
  const received = await feed(await fixture.ledger.receive({ limitOf: anySize }), bytesOf(9), 9)
  const document = await keep(fixture, 'doc_1', received)
  mkdirSync(landing(fixture), { recursive: true })
  writeFileSync(join(landing(fixture), 'ab0123456789.tmp'), 'half')
  await fixture.reopen()
  assert.deepEqual(lyingIn(fixture), [])
  assert.deepEqual(Buffer.from(await fixture.ledger.bytesOf(document)), bytesOf(9))
})

storeTest('[L259] the check reads a large object piece by piece, to its last sign', async (t) => {
  const fixture = await makeFixture(t)
  const received = await feed(
    await fixture.ledger.receive({ limitOf: anySize }),
    bytesOf(LIMIT),
    BATCH,
  )
  await keep(fixture, 'doc_1', received)
  const path = join(fixture.folder, 'objects', objectsOf(fixture)[0] ?? '')
  const whole = readFileSync(path)
  const found = async () => (await fixture.ledger.fsck({ all: true })).map(({ what }) => what)
  for (const at of [0, 40, Math.floor(whole.length / 2), whole.length - 1]) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] as number) ^ 1
    writeFileSync(path, bytes)
    assert.deepEqual(await found(), ['object-damaged'], `${at}`)
  }
  for (const length of [whole.length - 1, whole.length - CHUNK_LENGTH - 16, 20, 0]) {
    writeFileSync(path, whole.subarray(0, length))
    assert.deepEqual(await found(), ['object-damaged'], `${length}`)
  }
  writeFileSync(path, whole)
  assert.deepEqual(await found(), [])
})

storeTest('[L253] an object that is larger than what is held is never read whole', async (t) => {
  const fixture = await makeFixture(t)
  const ledger = await fixture.reopen({ mostHeld: LIMIT })
  for (const [length, code] of [
    [LIMIT, undefined],
    [LIMIT + 1, 'beyond-limit'],
  ] as const) {
    const received = await feed(await ledger.receive({ limitOf: anySize }), bytesOf(length), BATCH)
    const document = await keep(fixture, `doc_${length}`, received)
    const read = ledger.bytesOf(document)
    if (code) await assert.rejects(read, { name: 'LedgerFault', code, limit: LIMIT })
    else assert.deepEqual(Buffer.from(await read), bytesOf(length))
  }
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})
