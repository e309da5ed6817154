import assert from 'node:assert/strict'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import {
  addDocument,
  changeOf,
  countedRandom,
  documentOf,
  type Fixture,
  makeFixture,
  STORE_KEY,
} from '../../fixture/store.ts'
import { openWorkspace } from '../workspace/workspace.ts'
import {
  objectName,
  openObject,
  sealObject,
  sha256,
  sha256Hex,
  sharedObjectName,
} from './object-file.ts'

const vector = JSON.parse(
  readFileSync(new URL('../../../../vectors/ledger/object.json', import.meta.url), 'utf8'),
)
const objectKey = Buffer.from(vector.objectKeyHex, 'hex')
const salt = Buffer.from(vector.saltHex, 'hex')
const nameKey = Buffer.from(vector.nameKeyHex, 'hex')

/** Paths of the object files of a workspace. */
function objectsOf(fixture: Fixture): string[] {
  const folder = join(fixture.folder, 'objects')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.includes('/')).map((name) => join(folder, name))
}

test('[L28] object files and names are those of the vector, byte for byte', () => {
  for (const { plaintext, length, record, name, sharedName, ...file } of vector.cases) {
    const repeated = /^\d+ bytes of 0x07$/.test(plaintext)
    const plain = repeated ? Buffer.alloc(length, 7) : Buffer.from(plaintext)
    assert.equal(plain.length, length)
    assert.equal(objectName(nameKey, sha256(plain), record), name)
    assert.equal(sharedObjectName(nameKey, sha256(plain)), sharedName)
    const sealed = sealObject(plain, objectKey, salt)
    assert.deepEqual([sealed.length, sha256Hex(sealed)], [file.fileLength, file.fileSha256])
    if (file.fileHex) assert.equal(sealed.toString('hex'), file.fileHex)
    assert.deepEqual(openObject(sealed, objectKey), plain)
  }
})

test('[L29] an object that was cut, changed or exchanged does not open', () => {
  const plain = Buffer.alloc(65_537, 7)
  const file = sealObject(plain, objectKey, salt)
  const chunk = 32 + 65_536 + 16
  assert.equal(openObject(file.subarray(0, chunk), objectKey), undefined)
  assert.equal(openObject(file.subarray(0, 40), objectKey), undefined)
  assert.equal(openObject(Buffer.concat([file, Buffer.alloc(1)]), objectKey), undefined)
  assert.equal(openObject(file, salt.subarray(0, 0)), undefined)
  assert.equal(openObject(file, Buffer.alloc(32)), undefined)
  const flips = fc.record({ at: fc.nat(file.length - 1), bit: fc.nat(7) })
  fc.assert(
    fc.property(flips, ({ at, bit }) => {
      const bytes = Buffer.from(file)
      bytes[at] = (bytes[at] as number) ^ (1 << bit)
      assert.equal(openObject(bytes, objectKey), undefined)
    }),
  )
})

test('[L29] what was sealed opens again, whatever its length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200_000, size: 'max' }), (plain) => {
      assert.deepEqual(
        openObject(sealObject(plain, objectKey, salt), objectKey),
        Buffer.from(plain),
      )
    }),
    { numRuns: 30 },
  )
})

test('[L30] bytes come back as they came; missing or altered ones are a fault', async (t) => {
  const fixture = await makeFixture(t)
  const document = await addDocument(fixture.ledger, 'doc_1', 'At least 52.')
  const other = await addDocument(fixture.ledger, 'doc_2', 'Another.')
  assert.equal(Buffer.from(await fixture.ledger.bytesOf(document)).toString(), 'At least 52.')
  const [first = '', second = ''] = objectsOf(fixture)
  const whole = readFileSync(first)
  const pair = await Promise.all([document, other].map((one) => fixture.ledger.bytesOf(one)))
  assert.equal(pair.length, 2)
  copyFileSync(second, first)
  const failures = await Promise.allSettled([document, other].map((d) => fixture.ledger.bytesOf(d)))
  const codes = failures.map((one) => (one.status === 'rejected' ? one.reason.code : 'read'))
  assert.deepEqual(codes.sort(), ['damaged', 'read'])
  rmSync(first)
  rmSync(second)
  await assert.rejects(fixture.ledger.bytesOf(document), { code: 'missing-object' })
  await assert.rejects(fixture.ledger.bytesOf(documentOf('doc_9', 'unknown')), {
    code: 'missing-object',
  })
  writeFileSync(first, whole)
  assert.deepEqual(
    (await fixture.ledger.fsck({ all: true })).map((one) => one.what),
    ['object-missing'],
  )
})

test('[L31] each record has an object of its own, also of the same bytes', async (t) => {
  const fixture = await makeFixture(t)
  const first = await addDocument(fixture.ledger, 'doc_1', 'At least 52.')
  const document = await addDocument(fixture.ledger, 'doc_2', 'At least 52.')
  const files = objectsOf(fixture)
  assert.equal(files.length, 2)
  const sealed = files.map((file) => readFileSync(file).subarray(32).toString('hex'))
  assert.notEqual(sealed[0], sealed[1], 'under keys of their own')
  assert.equal((await fixture.ledger.read.documentsOfBytes(document.bytesHash)).length, 2)
  rmSync(files[0] as string)
  const read = await Promise.allSettled([first, document].map((one) => fixture.ledger.bytesOf(one)))
  assert.deepEqual(read.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

/** Lets two documents of the same bytes share one object, as they did before format 19. */
async function shareObject(fixture: Fixture, text: string): Promise<void> {
  const files = objectsOf(fixture)
  await fixture.tamper((database) => {
    const secret = database.prepare("SELECT value FROM secret WHERE name = 'name-key'")
    const name = sharedObjectName(secret.pluck().get() as Buffer, sha256(text))
    database.exec('DELETE FROM object_key')
    database.exec('DELETE FROM migration WHERE number = 19')
    database.prepare('INSERT INTO object_key VALUES (?, ?, 1)').run(name, objectKey)
    for (const file of files) rmSync(file)
    const folder = join(fixture.folder, 'objects', name.slice(0, 2))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), sealObject(Buffer.from(text), objectKey, salt))
  })
}

test('[L223] a shared object of before stays until the last record that has it goes', async (t) => {
  const fixture = await makeFixture(t)
  const text = 'At least 52.'
  await addDocument(fixture.ledger, 'doc_1', text)
  const second = await addDocument(fixture.ledger, 'doc_2', text)
  await shareObject(fixture, text)
  const third = await addDocument(fixture.ledger, 'doc_3', text)
  const { ledger } = fixture
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  const readAll = async (documents: readonly (typeof second)[]) => {
    for (const one of documents)
      assert.equal(Buffer.from(await ledger.bytesOf(one)).toString(), text)
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  }
  const shred = (id: string) =>
    ledger.change(changeOf('log', { operation: 'evidence.shred' }), (write) =>
      write.shred({ documents: [id], reason: 'wish' }),
    )
  await readAll([second, third])
  await shred('doc_1')
  await readAll([second, third])
  assert.equal(objectsOf(fixture).length, 2)
  await shred('doc_2')
  await readAll([third])
  assert.equal(objectsOf(fixture).length, 1, 'one with an object of its own does not keep it')
  await shred('doc_3')
  assert.equal(objectsOf(fixture).length, 0)
})

test('[L32] what a crash left in the folder harms nothing and is written over', async (t) => {
  const fixture = await makeFixture(t)
  const text = 'At least 52.'
  let left = ''
  const failed = fixture.ledger.change(changeOf('doc_1'), async (write) => {
    await write.appendDocument(documentOf('doc_1', text), text, Buffer.from(text))
    left = objectsOf(fixture)[0] ?? ''
    throw new Error('killed')
  })
  await assert.rejects(failed, /killed/)
  writeFileSync(left, 'half of someth')
  const findings = await fixture.ledger.fsck({ all: true })
  assert.deepEqual(
    findings.map(({ what, harmless }) => [what, harmless]),
    [['object-left-over', true]],
  )
  const document = await addDocument(fixture.ledger, 'doc_1', text)
  assert.equal(Buffer.from(await fixture.ledger.bytesOf(document)).toString(), text)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

test('[L58] a flipped byte in any object is named when all are read', async (t) => {
  const fixture = await makeFixture(t)
  for (let n = 0; n < 5; n++) await addDocument(fixture.ledger, `doc_${n}`, `Report ${n}`)
  for (const path of objectsOf(fixture)) {
    const whole = readFileSync(path)
    const bytes = Buffer.from(whole)
    bytes[40] = (bytes[40] as number) ^ 1
    writeFileSync(path, bytes)
    // Fewer objects than the sample has: the quick check reads them all, too.
    for (const all of [true, false]) {
      const findings = await fixture.ledger.fsck({ all })
      assert.deepEqual(findings, [
        { code: 'FS6', what: 'object-damaged', table: 'object_key', id: path.slice(-40) },
      ])
    }
    writeFileSync(path, whole)
  }
})

test('[L147] a change that throws leaves no object file, and none of others goes', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', 'At least 52.')
  const before = objectsOf(fixture)
  const failed = fixture.ledger.change(changeOf('doc_2'), async (write) => {
    for (const [id, text] of [
      ['doc_2', 'At least 52.'],
      ['doc_3', 'At least 60.'],
    ] as const)
      await write.appendDocument(documentOf(id, text), text, Buffer.from(text))
    assert.equal(objectsOf(fixture).length, 3)
    throw new Error('refused')
  })
  await assert.rejects(failed, /refused/)
  assert.deepEqual(objectsOf(fixture), before)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

/** A copy of a workspace as a process left it that was killed in the middle of a change. */
async function killedCopy(fixture: Fixture): Promise<string> {
  const folder = `${fixture.folder}.killed`
  await addDocument(fixture.ledger, 'doc_1', 'At least 52.')
  const killed = fixture.ledger.change(changeOf('doc_2'), async (write) => {
    const text = 'At least 60.'
    await write.appendDocument(documentOf('doc_2', text), text, Buffer.from(text))
    cpSync(fixture.folder, folder, { recursive: true, preserveTimestamps: true })
    throw new Error('killed')
  })
  await assert.rejects(killed, /killed/)
  return folder
}

function openCopy(folder: string) {
  const around = { clock: () => new Date('2019-08-09T10:00:00.000Z'), random: countedRandom() }
  return openWorkspace({ folder, unlock: { key: STORE_KEY }, ...around })
}

test('[L148] what a killed process wrote for no change is removed at opening, and told', async (t) => {
  const folder = await killedCopy(await makeFixture(t))
  const ledger = await openCopy(folder)
  assert.equal(ledger.removed, 1)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  assert.ok(await ledger.read.document('doc_1'))
  await ledger.close()
  const again = await openCopy(folder)
  assert.equal(again.removed, 0)
  await again.close()
})

test('[L148] a file that is older than that process stays: a newer database may know it', async (t) => {
  const folder = await killedCopy(await makeFixture(t))
  const later = new Date(Date.now() + 60_000)
  utimesSync(join(folder, 'lock.pid'), later, later)
  const ledger = await openCopy(folder)
  assert.equal(ledger.removed, 0)
  const found = await ledger.fsck({ all: true })
  assert.deepEqual(
    found.map(({ what, harmless }) => [what, harmless]),
    [['object-left-over', true]],
  )
  await ledger.close()
})
