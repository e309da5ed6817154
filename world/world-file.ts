// The files of this folder, read as they are. The folder is found from this file, so that the
// built copy in dist/ reads the same data as the source.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = new URL('.', import.meta.url)
const folder = here.pathname.endsWith('/dist/') ? new URL('..', here) : here

/** The bytes of a file of the world, as text; `path` is relative to the folder. */
export function worldText(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, folder)), 'utf8')
}

/** A JSON file of the world, or the part that a JSON pointer after `#` names. */
export function worldJson<T>(path: string): T {
  const [file = '', pointer = ''] = path.split('#')
  let value: unknown = JSON.parse(worldText(file))
  for (const part of pointer.split('/').slice(1)) {
    value = (value as Record<string, unknown> | undefined)?.[part]
    if (value === undefined) throw new Error(`nothing at ${path}`)
  }
  return value as T
}

/** Names of the files in a folder of the world that end in `ending`, in code-point order. */
export function worldFiles(path: string, ending: string): string[] {
  const names = readdirSync(fileURLToPath(new URL(path, folder)))
  return names.filter((name) => name.endsWith(ending)).sort()
}
