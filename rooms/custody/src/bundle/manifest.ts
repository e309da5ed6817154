// Manifests as `sha256sum -c` reads them, in one form only: lower-case digest, two spaces, path;
// sorted by the bytes of the path. BagIt 1.0 (RFC 8493), stricter.
import { hexText } from '../hash.ts'
import { utf8Bytes, utf8Text } from '../utf8.ts'

const LINE = /^([0-9a-f]{64}) {2}([\x21-\x24\x26-\x7e]+)$/

/** Digests in hex by path, in the order of the file; nothing where it has another form. */
export function readManifest(bytes: Uint8Array): Map<string, string> | undefined {
  const text = utf8Text(bytes)
  if (text === undefined || (text !== '' && !text.endsWith('\n'))) return undefined
  const digests = new Map<string, string>()
  let last = ''
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest, path = ''] = LINE.exec(line) ?? []
    // ASCII alone stands here, so that the order of code units is that of bytes.
    if (digest === undefined || path <= last || isOutside(path)) return undefined
    digests.set(path, digest)
    last = path
  }
  return digests
}

function isOutside(path: string): boolean {
  return path.split('/').some((part) => part === '' || part === '.' || part === '..')
}

/** The manifest of some files, by path. */
export function manifestFile(digests: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const paths = [...digests.keys()].sort()
  const lines = paths.map((path) => `${hexText(digests.get(path) as Uint8Array)}  ${path}\n`)
  return utf8Bytes(lines.join(''))
}
