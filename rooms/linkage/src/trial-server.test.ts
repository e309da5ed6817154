// A PostgreSQL server of a test's own: in a temporary folder, on a socket there and on no port,
// run by a user without rights. Where no server is installed the tests that need one are skipped.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { ServerSettings } from './postgres.ts'

const DEBIAN = '/usr/lib/postgresql'
const USER = 'trial'

function installed(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  const newest = versions.sort((a, b) => Number(b) - Number(a)).map((one) => `${DEBIAN}/${one}/bin`)
  const path = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  return [...newest, ...path].find((folder) => existsSync(join(folder, 'initdb')))
}

/** Whom the server runs as: it refuses to run as root. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string, user: string) => {
    const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' })
    return status === 0 ? Number(stdout) : undefined
  }
  const user = ['postgres', 'nobody'].find((name) => id('-u', name) !== undefined) ?? 'nobody'
  return { uid: id('-u', user) ?? 65_534, gid: id('-g', user) ?? 65_534 }
}

const programs = installed()
/** The reason to skip where no server is installed. */
export const skipServer = programs ? false : 'PostgreSQL is not installed on this machine'
if (skipServer) console.log('Skipped: no PostgreSQL is installed, so linkage on it is not tested.')

/** Starts a server, which is stopped and removed after the test. */
export function startServer(t: TestContext): ServerSettings['connection'] {
  const as = owner()
  const folder = mkdtempSync(join(tmpdir(), 'tumen-server-'))
  if (as) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const run = (program: string, args: readonly string[]) => {
    const options = { cwd: folder, stdio: 'ignore', ...as } as const
    const { status } = spawnSync(join(programs ?? '', program), args, options)
    if (status !== 0) throw new Error(`${program} failed with status ${status}`)
  }
  t.after(() => {
    if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['-D', data, '-m', 'fast', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  })
  run('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-N', '-E', 'UTF8', '--locale', 'C'])
  const settings = `-F -c listen_addresses='' -c unix_socket_directories='${folder}'`
  run('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start'])
  return { host: folder, database: 'postgres', user: USER }
}
