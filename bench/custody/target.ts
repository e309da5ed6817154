// The parsers of custody with what they are fed in the fuzz bench: vectors to begin with, and what
// has to hold of anything that a parser accepts.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  canonicalFile,
  checkpointText,
  isFinding,
  listFile,
  openingFile,
  openNote,
  policyText,
  proofFile,
  readCanonicalFile,
  readCheckpoint,
  readListFile,
  readOpening,
  readPolicy,
  readProofFile,
  readSigners,
  readTilePath,
  readVkey,
  readWho,
  signerLine,
  tilePath,
  verifySshSignature,
  vkey,
  whoFile,
} from '@tumen/custody'
import { bagInfoFile, readBagInfo } from '../../rooms/custody/src/bundle/bag-info.ts'
import { manifestFile, readManifest } from '../../rooms/custody/src/bundle/manifest.ts'

const VECTORS = fileURLToPath(new URL('../../vectors/custody/', import.meta.url))

/** The bytes again, or nothing where they are refused. */
type Parser = (bytes: Uint8Array) => Uint8Array | undefined

/** A parser, and the bytes that are changed for it. */
export interface Target {
  name: string
  seeds: Uint8Array[]
  parse: Parser
}

const vector = (path: string) => new Uint8Array(readFileSync(join(VECTORS, path)))
const vectorsIn = (folder: string) =>
  readdirSync(join(VECTORS, folder))
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(VECTORS, path)).isFile())
    .map(vector)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** A parser of texts as one of bytes; what is no UTF-8 is read with its bad bytes replaced. */
function ofText(parse: (text: string) => string | undefined): Parser {
  return (bytes) => {
    const text = textOf(bytes)
    const again = parse(text)
    // Compared as text: the replaced bytes are no fault of the parser.
    return again === undefined ? undefined : again === text ? bytes : bytesOf(again)
  }
}

/** What a reader accepts, written again. */
function written<Read extends object>(
  read: (bytes: Uint8Array) => Read | { code: string },
  write: (value: Read) => Uint8Array,
): Parser {
  return (bytes) => {
    const value = read(bytes)
    return 'code' in value && isFinding(value) ? undefined : write(value as Read)
  }
}

const policy = readPolicy(textOf(vector('bundle/court/custody/policy.txt')))
const signers = readSigners(textOf(vector('bundle/court/custody/allowed_signers')))
if (isFinding(policy) || isFinding(signers)) throw new Error('the vectors have no policy')
const keys = [...policy.logs, ...policy.witnesses.values()].map(({ key }) => key)

/** Of a note only what was signed may come out, whatever is done to it. */
const signedTexts = new Set(
  ['log-5/checkpoint.cosigned', 'bundle/court/custody/checkpoint'].map((path) => {
    const note = openNote(vector(path), keys)
    return isFinding(note) ? '' : note.text
  }),
)

export const TARGETS: readonly Target[] = [
  {
    name: 'canonical file',
    seeds: [...vectorsIn('log-5/openings'), vector('bundle/court/data/index.json')],
    parse: (bytes) => {
      const read = readCanonicalFile(bytes)
      return isFinding(read) ? undefined : canonicalFile(read.value)
    },
  },
  {
    name: 'opening',
    seeds: vectorsIn('log-5/openings'),
    parse: written(readOpening, openingFile),
  },
  {
    name: 'who file',
    seeds: vectorsIn('bundle/court/custody/who'),
    parse: written(readWho, whoFile),
  },
  {
    name: 'note',
    seeds: [vector('log-5/checkpoint.cosigned'), vector('bundle/court/custody/checkpoint')],
    parse: (bytes) => {
      const note = openNote(bytes, keys)
      return isFinding(note) || signedTexts.has(note.text) ? undefined : bytesOf(note.text)
    },
  },
  {
    name: 'checkpoint',
    seeds: [...signedTexts].map(bytesOf),
    parse: ofText((text) => {
      const read = readCheckpoint(text)
      return isFinding(read) ? undefined : checkpointText(read)
    }),
  },
  {
    name: 'proof',
    seeds: vectorsIn('bundle/court/custody/proofs'),
    parse: written(readProofFile, proofFile),
  },
  {
    name: 'vkey',
    seeds: keys.map((key) => bytesOf(vkey(key))),
    parse: ofText((text) => {
      const key = readVkey(text)
      return isFinding(key) ? undefined : vkey(key)
    }),
  },
  {
    name: 'policy',
    seeds: [vector('bundle/court/custody/policy.txt')],
    // A policy has spaces and comments: it is what it says that is written again.
    parse: ofText((text) => {
      const read = readPolicy(text)
      if (isFinding(read)) return undefined
      const own = policyText(read)
      const again = readPolicy(own)
      return !isFinding(again) && policyText(again) === own ? text : own
    }),
  },
  {
    name: 'allowed signers',
    seeds: [vector('bundle/court/custody/allowed_signers')],
    parse: ofText((text) => {
      const read = readSigners(text)
      if (isFinding(read)) return undefined
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
      const isSame = read.map(signerLine).join('') === lines.map((line) => `${line}\n`).join('')
      return isSame ? text : 'another list'
    }),
  },
  {
    name: 'SSHSIG',
    seeds: [vector('bundle/court/custody/manifest.sshsig')],
    parse: ofText((text) => {
      const message = vector('bundle/court/manifest-sha256.txt')
      const found = verifySshSignature(message, text, { namespace: 'tumen-bundle@v1', signers })
      const known = textOf(vector('bundle/court/custody/manifest.sshsig'))
      return isFinding(found) ? undefined : known
    }),
  },
  {
    name: 'tile path',
    seeds: ['tile/0/x001/x234/067', 'tile/entries/000.p/5', 'tile/3/000'].map(bytesOf),
    parse: ofText((path) => {
      const read = readTilePath(path)
      return isFinding(read) ? undefined : tilePath(read.level, read.n, read.width)
    }),
  },
  {
    name: 'manifest',
    seeds: [vector('bundle/court/manifest-sha256.txt')],
    parse: (bytes) => {
      const read = readManifest(bytes)
      const digests = [...(read ?? [])].map(
        ([path, hex]) => [path, Buffer.from(hex, 'hex')] as const,
      )
      return read && manifestFile(new Map(digests))
    },
  },
  {
    name: 'bag-info',
    seeds: [vector('bundle/court/bag-info.txt')],
    parse: (bytes) => {
      const read = readBagInfo(bytes)
      return read && bagInfoFile(read)
    },
  },
  {
    name: 'list file',
    seeds: [vector('batch/list.txt')],
    parse: (bytes) => {
      const read = readListFile(bytes)
      return isFinding(read) ? undefined : listFile(read.commitments)
    },
  },
]
