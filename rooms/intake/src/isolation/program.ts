// Programs of the machine, found by their usual places and nowhere else: what stands in a folder
// of a person is not run over evidence.
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['/usr/bin', '/bin']

/** Where a program is. */
export function findProgram(name: string): string | undefined {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
