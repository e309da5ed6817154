// Derivatives with their bytes, the files that the log keeps of a leaf, and the key that signs
// bundles.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Attachment, Derivative } from '@tumen/claim'
import {
  BUNDLE_NAMESPACE,
  commitmentOf,
  isFinding,
  readSigners,
  verifySshSignature,
} from '@tumen/custody'
import {
  addDocument,
  agentOf,
  changeOf,
  type Fixture,
  makeFixture,
  openingsOf,
  storeTest,
} from '../../fixture/store.ts'

const hexOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A document and a shorter copy of it. */
async function derive({ ledger }: Fixture, id: string, text: string): Promise<Derivative> {
  const files = await ledger.read.leafFiles(1)
  assert.ok(files)
  const derivative = {
    ...{ id, document: 'doc_1', from: hexOf(files.opening), bytesHash: hexOf(text) },
    ...{ mediaType: 'text/plain', bytes: text.length, tool: 'scissors' },
  }
  const change = changeOf('doc_1', { operation: 'evidence.derive' })
  await ledger.change(change, async (write) => {
    const { from, bytes: size, tool } = derivative
    write.say({ digest: `sha256:${hexOf(text)}`, from, media: 'text/plain', size, tool })
    await write.appendDerivative(derivative, Buffer.from(text))
  })
  return derivative
}

storeTest(
  '[L112] a proof is kept with its bytes beside its document, and read by either id',
  async (t) => {
    const fixture = await makeFixture(t)
    await addDocument(fixture.ledger, 'doc_1', 'At least 52 were held.')
    const proof = { kind: 'c2pa', status: 'unknown-trust', checks: ['manifest_unchecked'] } as const
    const attachment: Attachment = {
      ...{ id: 'at_1', document: 'doc_1', bytesHash: hexOf('jumb'), mediaType: 'application/c2pa' },
      ...{ bytes: 4, proof: { ...proof, checks: [...proof.checks] } },
    }
    const change = changeOf('doc_1', { operation: 'evidence.attach' })
    await fixture.ledger.change(change, (write) =>
      write.appendAttachment(attachment, Buffer.from('jumb')),
    )
    const { read } = await fixture.reopen()
    for (const found of [await read.attachmentsOf(['doc_1']), await read.attachmentsById(['at_1'])])
      assert.deepEqual(
        found.map(({ row }) => row),
        [attachment],
      )
    assert.deepEqual(await read.attachmentsOf(['at_1']), [])
    assert.equal(Buffer.from(await fixture.ledger.bytesOf(attachment)).toString(), 'jumb')
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
    const effect = read.effectOfUndo(1)
    assert.ok(effect)
    const [dependant] = await read.dependants(effect)
    assert.deepEqual([dependant?.kind, dependant?.id], ['attachment', 'at_1'])
  },
)

storeTest(
  '[L112] a derivative is kept with its bytes, and read by its document or id',
  async (t) => {
    const fixture = await makeFixture(t)
    await addDocument(fixture.ledger, 'doc_1', 'At least 52 were held by a named officer.')
    const first = await derive(fixture, 'dv_1', 'At least 52 were held.')
    const second = await derive(fixture, 'dv_2', 'At least 52.')
    const { read } = await fixture.reopen()
    const rows = async (found: ReturnType<typeof read.derivativesOf>) =>
      (await found).map(({ row }) => row)
    assert.deepEqual(await rows(read.derivativesOf(['doc_1', 'doc_2'])), [first, second])
    assert.deepEqual(await rows(read.derivativesById(['dv_2'])), [second])
    assert.equal(Buffer.from(await fixture.ledger.bytesOf(second)).toString(), 'At least 52.')
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
    const effect = read.effectOfUndo(1)
    assert.ok(effect)
    const names = (await read.dependants(effect)).map(({ kind, id }) => `${kind} ${id}`)
    assert.deepEqual(names, ['derivative dv_1', 'derivative dv_2'])
  },
)

storeTest('[L112] bytes of a derivative that cannot be read any more are named', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', 'Whole.')
  await derive(fixture, 'dv_1', 'Half.')
  const ledger = await fixture.tamper((database) =>
    database.exec('DELETE FROM object_key WHERE leaf = 2'),
  )
  const [found] = (await ledger.fsck({ all: true })).filter(({ harmless }) => !harmless)
  assert.deepEqual(
    [found?.what, found?.table, found?.id],
    ['object-key-missing', 'derivative', 'dv_1'],
  )
  rmSync(join(fixture.folder, 'objects'), { recursive: true })
  await assert.rejects(ledger.bytesOf({ id: 'dv_1', bytesHash: hexOf('Half.') }), {
    code: 'missing-object',
  })
})

storeTest(
  '[L113] the files of a leaf are its opening, its who file, and lines with the list',
  async (t) => {
    const fixture = await makeFixture(t)
    await fixture.ledger.change(changeOf('run_1'), async (write) => {
      for (let n = 0; n < 5; n++) await write.append('agent', agentOf(`agent_${n}`))
    })
    const [own, ...rows] = await openingsOf(fixture, 1)
    const files = await fixture.ledger.read.leafFiles(1, [3, 1])
    assert.equal(hexOf(files?.who ?? ''), own?.said.w)
    assert.deepEqual(
      files?.rows.map(({ line }) => line),
      [1, 3],
    )
    assert.equal(hexOf(files?.rows[1]?.bytes ?? ''), rows[3]?.c)
    assert.equal(`sha256:${hexOf(files?.list ?? '')}`, own?.said.o.list)
    const alone = await fixture.ledger.read.leafFiles(1)
    assert.deepEqual([alone?.list, alone?.rows], [undefined, []])
    assert.equal(Buffer.from(commitmentOf(alone?.opening as Uint8Array)).toString('hex'), own?.c)
    assert.equal(await fixture.ledger.read.leafFiles(9), undefined)
  },
)

storeTest(
  '[L114] bundles are signed by a key of their own, which earlier workspaces get',
  async (t) => {
    const fixture = await makeFixture(t)
    const manifest = Buffer.from('a manifest\n')
    const line = fixture.ledger.signerLine()
    const signers = readSigners(line)
    assert.ok(!isFinding(signers))
    const of = { namespace: BUNDLE_NAMESPACE, signers }
    const signer = verifySshSignature(manifest, fixture.ledger.signManifest(manifest), of)
    assert.ok(!isFinding(signer) && signer.identity === 'trial/log/00000001')
    const { vkey } = await fixture.ledger.log()
    const key = Buffer.from(signer.publicKey).toString('base64')
    assert.ok(
      !Buffer.from(vkey.split('+').at(-1) ?? '', 'base64').includes(Buffer.from(key, 'base64')),
    )
    assert.equal((await fixture.reopen()).signerLine(), line)
    const older = await fixture.tamper((database) =>
      database.exec("DELETE FROM secret WHERE name = 'bundle-seed'"),
    )
    const made = older.signerLine()
    assert.notEqual(made, line)
    assert.equal((await fixture.reopen()).signerLine(), made)
  },
)
