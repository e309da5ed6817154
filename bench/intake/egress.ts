// Whether reading hostile files asks anything of a network: the tests of the hostile corpus and of
// all that opens files run in a network of their own, whose only way out is a counted one.
// `npx tsx --conditions=tumen-source bench/intake/egress.ts [words of test paths] [--run FILE]`
// (Linux with unshare and ip, after `npm run build`); with a file, that is run instead of tests.
// The counter is tried first with one packet of its own.
// Source: intake.md 2, "egress test"; redaction.md 13, A11.
import { spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OPENING = ['hostile', 'receive', 'office', 'pdf', 'picture', 'mail', 'wacz', 'isolation']
/** Addresses that nobody has (RFC 5737), behind a pair of devices that lead nowhere. */
const SET_UP = [
  'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6',
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  'ip link set lo up',
  'ip link add way type veth peer name end',
  'ip addr add 192.0.2.2/24 dev way',
  'ip link set end up && ip link set way up',
  'ip neigh add 192.0.2.1 lladdr 02:00:00:00:00:01 dev way nud permanent',
  'ip route add default via 192.0.2.1',
]
const INSIDE = '--inside'
const RUN = '--run'
const words = process.argv.slice(2).filter((word) => word !== INSIDE)
const runs = words.includes(RUN) ? words.slice(words.indexOf(RUN) + 1) : undefined

/** Packets that left by the counted way. */
function sent(): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith('way:'))
  return Number(line?.split(':')[1]?.trim().split(/\s+/)[9] ?? Number.NaN)
}

async function sendOne(): Promise<void> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) =>
    socket.send('x', 9, '198.51.100.7', () => {
      socket.close(() => resolve())
    }),
  )
}

if (process.argv.includes(INSIDE)) {
  const before = sent()
  await sendOne()
  const tried = sent()
  if (tried !== before + 1) throw new Error(`the counter is blind: ${before}, then ${tried}`)
  const script = fileURLToPath(new URL('../../scripts/test.ts', import.meta.url))
  const asked = runs ?? [script, ...(words.length > 0 ? words : OPENING)]
  const args = ['tsx', '--conditions=tumen-source', ...asked]
  const { status } = spawnSync('npx', args, { stdio: 'inherit' })
  const packets = sent() - tried
  const what = runs ? 'it' : 'tests'
  console.log(`${what} ended with ${status}; packets outside the loopback: ${packets}, limit 0`)
  process.exitCode = status === 0 && packets === 0 ? 0 : 1
} else {
  const own = fileURLToPath(import.meta.url)
  const run = `exec npx tsx --conditions=tumen-source ${own} ${INSIDE} ${words.join(' ')}`
  const all = [...SET_UP, run].join(' && ')
  // Who is root keeps all accounts: the sandbox gives files to one of its own.
  const flags = process.getuid?.() === 0 ? '-n' : '-rn'
  const { status } = spawnSync('unshare', [flags, 'sh', '-c', all], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
