// The script of the self-test. It is run where hostile files will be opened, tries what must not
// work there, and says what worked. Its words stand in its arguments.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'

const [secret = '', outside = '', port = '0'] = process.argv.slice(2)

function works(act: () => unknown): boolean {
  try {
    return act() !== undefined
  } catch {
    return false
  }
}

function reaches(): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (is: boolean) => () => resolve(is)
    try {
      const socket = connect({ host: '127.0.0.1', port: Number(port), timeout: 2000 })
      socket.once('connect', settle(true))
      for (const event of ['error', 'timeout'] as const) socket.once(event, settle(false))
    } catch {
      resolve(false)
    }
  })
}

const read = works(() => readFileSync(secret))
const wrote = works(() => {
  writeFileSync(outside, '')
  return true
})
const started = works(() => spawnSync('/bin/true').pid || undefined)
const bounded = works(
  () => /^Max cpu time\s+\d/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? undefined,
)
const reached = await reaches()
process.stdout.write(JSON.stringify({ read, wrote, started, bounded, reached }), () =>
  process.exit(0),
)
