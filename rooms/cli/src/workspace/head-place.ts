// Where the newest head of a log is kept: in the folder for the state of programs, which is
// neither in the workspace nor what people back up or carry to another machine.
// Source: custody.md section 8; XDG Base Directory Specification 0.8; docs/decisions/0020.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { WORLD_ORIGIN } from '@tumen/world'

/** What the place depends on. */
export interface MachineFacts {
  env: Readonly<Record<string, string | undefined>>
  platform: string
  /** Home folder of the person. */
  home: string
}

/** The folder in which programs of this person keep their state, for Tumen. */
export function stateFolder({ env, platform, home }: MachineFacts): string {
  if (env.TUMEN_STATE) return env.TUMEN_STATE
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'tumen')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'tumen')
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'tumen')
}

/**
 * The side file of a log, by the digest of its name. The invented world has none: everybody makes
 * it anew with the same key, so nobody relies on its log.
 */
export function headFileIn(folder: string): (origin: string) => string | undefined {
  return (origin) => {
    if (origin === WORLD_ORIGIN) return undefined
    const name = createHash('sha256').update(origin).digest('hex')
    return join(folder, 'log', name, 'head')
  }
}
