// Which files an evidence bundle may hold, by their paths: nothing else may be there, so that
// nobody is handed a file that no check looks at. Source: custody.md 13.

/** What a path of a bundle is. */
export type BundleFile =
  | { kind: (typeof FIXED)[keyof typeof FIXED] }
  | { kind: 'token' }
  | { kind: 'object'; digest: string }
  | { kind: 'opening' | 'who' | 'proof' | 'list'; leaf: number }
  | { kind: 'row'; leaf: number; line: number }

/** The files with names of their own. */
export const FIXED = {
  'bagit.txt': 'bagit',
  'bag-info.txt': 'bag-info',
  'manifest-sha256.txt': 'manifest',
  'tagmanifest-sha256.txt': 'tagmanifest',
  'data/index.json': 'index',
  'data/statements.jsonl': 'statements',
  'custody/checkpoint': 'checkpoint',
  'custody/tsa-roots.pem': 'roots',
  'custody/log.vkey': 'vkey',
  'custody/policy.txt': 'policy',
  'custody/allowed_signers': 'signers',
  'custody/manifest.sshsig': 'sshsig',
  'verify/verify.mjs': 'verifier',
  'verify/verify.html': 'verifier',
  'verify/HOWTO.txt': 'verifier',
} as const

/** Without one of these it is no bundle. */
export const NEEDED = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'data/index.json',
  'data/statements.jsonl',
  'custody/checkpoint',
] as const

const OBJECT = /^data\/objects\/([0-9a-f]{64})$/
const TOKEN = /^custody\/checkpoint(?:\.[1-9]\d{0,2})?\.tsr$/
const LEAF_FILES = [
  ['opening', /^custody\/openings\/(0|[1-9]\d{0,15})\.json$/],
  ['who', /^custody\/who\/(0|[1-9]\d{0,15})\.json$/],
  ['proof', /^custody\/proofs\/(0|[1-9]\d{0,15})\.tlog-proof$/],
  ['list', /^custody\/lists\/(0|[1-9]\d{0,15})\.txt$/],
] as const
const ROW = /^custody\/rows\/(0|[1-9]\d{0,15})\/(0|[1-9]\d{0,8})\.json$/

/** What a path is, or nothing for one that no bundle has. */
export function bundleFileOf(path: string): BundleFile | undefined {
  if (Object.hasOwn(FIXED, path)) return { kind: FIXED[path as keyof typeof FIXED] }
  const digest = OBJECT.exec(path)?.[1]
  if (digest !== undefined) return { kind: 'object', digest }
  if (TOKEN.test(path)) return { kind: 'token' }
  for (const [kind, form] of LEAF_FILES) {
    const leaf = form.exec(path)?.[1]
    if (leaf !== undefined) return { kind, leaf: Number(leaf) }
  }
  const [, leaf, line] = ROW.exec(path) ?? []
  return leaf === undefined ? undefined : { kind: 'row', leaf: Number(leaf), line: Number(line) }
}

/** Whether a path is part of the payload, which the signed manifest lists. */
export function isPayload(path: string): boolean {
  return path.startsWith('data/')
}
