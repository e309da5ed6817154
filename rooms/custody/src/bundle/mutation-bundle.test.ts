// Mutation tests of the verifier's guards: with one of them broken, an attack on a bundle or an
// archive passes that is found without.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type ArchiveShape,
  archiveOf,
  archiveReaderOf,
  type Packed,
} from '../../fixture/archive.ts'
import { type Break, type Custody, withBroken } from '../../fixture/broken-room.ts'
import { ATTACKS, courtBundle, type Files, rewrite, trusted } from '../../fixture/bundle.ts'
import * as custody from '../index.ts'
import { bytesOf } from '../vector.test.ts'

type Attack = (room: Custody) => Promise<number>

/** The exit code of what somebody did to a bundle in a folder. */
function inFolder(change: (files: Files) => void): Attack {
  return async (room) => {
    const files = courtBundle()
    change(files)
    const entries = [...files].map(([path, bytes]) => ({ path, isFile: bytes !== undefined }))
    const read = async (path: string) => files.get(path) as Uint8Array
    return (await room.verifyBundle({ entries, read }, trusted())).exit
  }
}

/** The exit code of what somebody did to its archive, where `path` is another file in it. */
function inArchive(change: Partial<Packed>, shape: ArchiveShape = {}): Attack {
  return async (room) => {
    const files = [...courtBundle()].map(([path, bytes]) => ({
      ...{ path, bytes: bytes as Uint8Array },
      ...(path === 'custody/openings/1.json' && change),
    }))
    const source = await room.archiveBundle(archiveReaderOf(archiveOf(files, shape)))
    return (await room.verifyBundle(source, trusted())).exit
  }
}

/** Each guard is found with the sources as they are, and lets its attack pass when it is broken. */
async function mutationTests(guards: readonly (Break & { attack: Attack })[]): Promise<void> {
  for (const { attack, ...broken } of guards) {
    assert.ok((await attack(custody)) > 0, broken.from)
    await withBroken(broken, async (room) => assert.equal(await attack(room), 0, broken.from))
  }
}

const named = (attack: string) =>
  inFolder((files) => {
    ATTACKS[attack]?.(files)
    rewrite(files, 'tags')
  })

test('[K70] mutation test: who trusts the policy, or the signers, of the bundle is deceived', () =>
  mutationTests([
    {
      ...{ file: 'bundle/check-trust.ts', from: 'const policy = given ?? own' },
      to: 'const policy = own',
      attack: named(
        'whole log re-made with an attacker’s key of the same name, policy in the bundle replaced',
      ),
    },
    {
      ...{ file: 'bundle/check-trust.ts', from: 'given ?? readSigners(own)' },
      to: 'readSigners(own)',
      attack: named('signed by another key, allowed_signers in the bundle replaced'),
    },
  ]))

test('[K67] mutation test: who looks at listed files alone misses one that nobody listed', () =>
  mutationTests([
    {
      ...{ file: 'bundle/open-bundle.ts', from: 'if (!listed.has(own)) this' },
      to: 'if (own === undefined) this',
      attack: inFolder((files) => {
        const path = 'tagmanifest-sha256.txt'
        const lines = new TextDecoder().decode(files.get(path))
        files.set(path, bytesOf(lines.replace(/^.*tsa-roots\.pem\n/m, '')))
      }),
    },
  ]))

test('[K81] mutation test: an archive that is read less strictly hides something', () =>
  mutationTests([
    {
      ...{ file: 'bundle/zip-bundle.ts', from: '(order[0]?.header ?? 0) !== 0' },
      to: 'false',
      attack: inArchive({}, { before: bytesOf('MZ') }),
    },
    {
      ...{ file: 'bundle/zip-bundle.ts', from: 'place.next !== span.length || ' },
      to: '',
      attack: inArchive({ rest: bytesOf('hidden') }),
    },
    {
      file: 'archive/packed-bytes.ts',
      from: 'writtenName(bytes.subarray(at + LOCAL_LENGTH, nameEnd)) === entry.name',
      to: 'nameEnd > 0',
      attack: inArchive({ localPath: 'x' }),
    },
    {
      ...{
        file: 'archive/zip-entry.ts',
        from: 'return type === 0 || type === (isFolder(entry) ? FOLDER : REGULAR)',
      },
      to: 'return true',
      attack: inArchive({ mode: 0o120777 }),
    },
  ]))
