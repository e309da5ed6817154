// Where hostile files are opened on this machine: one sandbox for every desk of the process, and
// what it lacks, by the names of the packages that bring it.
import { Sandbox } from '@tumen/intake'
import type { Desk } from '../operation.ts'

const sandbox = new Sandbox()

/** The sandbox of a desk; that of the process, unless a test gives its own. */
export function sandboxOf(desk: Desk): Sandbox {
  return desk.sandbox ?? sandbox
}

/** The isolation that was found, and what is missing for the best one. */
export async function isolationOf(desk: Desk) {
  const { level, namespaces, permission } = await sandboxOf(desk).report()
  const used = level === 'A' ? namespaces : permission
  const has = async (program: string) =>
    level !== 'A' || (await sandboxOf(desk).placeOf(program)) !== undefined
  const missing = [
    ...(level === 'A' ? [] : ['bubblewrap']),
    ...((await has('pdftotext')) ? [] : ['poppler-utils']),
    ...((await has('ffmpeg')) ? [] : ['ffmpeg']),
  ]
  return { level, reached: used?.reached ?? true, missing }
}
