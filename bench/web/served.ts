// `tumen serve` as what was built runs it, with somebody signed in: for the benches that kill it or
// send it more than a test may.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The command line that was built. */
export const MAIN = fileURLToPath(new URL('../../rooms/cli/dist/main.js', import.meta.url))

/** A door that somebody is signed in at. */
export interface Door {
  child: ChildProcess
  origin: string
  cookie: string
}

/** Opens a workspace on a free port; `env` holds its passphrase. Fails when the door closes. */
export async function openServed(folder: string, env: NodeJS.ProcessEnv): Promise<Door> {
  const child = spawn(process.execPath, [MAIN, '-w', folder, 'serve', '--port', '0'], { env })
  let printed = ''
  const found = new Promise<RegExpExecArray>((resolve, reject) => {
    const take = (piece: Buffer) => {
      printed += piece.toString()
      const match = /(http:\/\/localhost:\d+)\/sign-in#(\S+)/.exec(printed)
      if (match) resolve(match)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('exit', () => reject(new Error(`the door closed by itself: ${printed}`)))
  })
  const [, origin = '', word = ''] = await found
  const entered = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ word }),
    redirect: 'manual',
  })
  return { child, origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' }
}
