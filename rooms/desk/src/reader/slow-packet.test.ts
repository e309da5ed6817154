// That no packet leaves this machine, counted: the desk reads with hostile servers in a network of
// its own, which has one way out that counts. This file is also what runs in there.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Answering, answerTo, say, startModelServer } from '@tumen/world/model-server'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'
import { turnOn } from '../../fixture/model.ts'

/** A machine to which everything hostile points; nobody is there, but what is sent goes out. */
const OUTSIDE = '10.0.0.5'

/** A network with a loopback and one way out, on which nothing is said unasked. */
const NETWORK = `
set -e
ip link set lo up
ip link add out0 type veth peer name out1
for one in out0 out1; do
  echo 1 > /proc/sys/net/ipv6/conf/$one/disable_ipv6 2>/dev/null || true
  ip link set $one arp off up
done
ip addr add 10.0.0.1/24 dev out0
ip route add default via ${OUTSIDE} dev out0
ip neigh replace ${OUTSIDE} lladdr 02:00:00:00:00:05 dev out0
exec "$@"`

function packetsOut(): number {
  const line = readFileSync('/proc/net/dev', 'utf8').match(/^ *out0:(.*)$/m)?.[1] ?? ''
  return Number(line.trim().split(/\s+/)[9])
}

const LURES = {
  location: `http://${OUTSIDE}/v1/chat/completions`,
  refresh: `0; url=http://${OUTSIDE}/`,
  link: `<http://${OUTSIDE}/>; rel=preconnect`,
  'alt-svc': `h2="${OUTSIDE}:443"`,
}

/** Every way in which a server may try to have its client go elsewhere. */
const HOSTILE: Answering[] = [
  ...[301, 302, 303, 307, 308, 300, 305].map((status): Answering => {
    return (_, response) => void response.writeHead(status, LURES).end()
  }),
  (asked, response) => {
    response.writeHead(200, LURES)
    response.end(JSON.stringify({ choices: [{ message: { content: answerTo(asked) } }] }))
  },
  (_, response) => say(response, `{"claims":[{"$ref":"http://${OUTSIDE}/schema.json"}]}`),
  (_, response) => void response.writeHead(101, { upgrade: 'h2c', ...LURES }).end(),
]

async function inside(): Promise<void> {
  for (const name of ['http_proxy', 'HTTP_PROXY', 'ALL_PROXY', 'all_proxy'])
    process.env[name] = `http://${OUTSIDE}:3128`
  process.env.NODE_USE_ENV_PROXY = '1'
  const before = packetsOut()
  let answer: Answering = (asked, response) => say(response, answerTo(asked))
  const server = await startModelServer(
    (asked, response) => answer(asked, response),
    [{ name: 'herd-7b', digest: `http://${OUTSIDE}/` }],
  )
  const fixture = await openFixture()
  Object.assign(fixture.desk, { modelLimit: { timeMs: 500, bytes: 32 * 1024 } })
  await addReport(fixture)
  await refused(fixture.ask('adm', 'reader.set', { url: `http://${OUTSIDE}:8080`, model: 'x' }))
  await turnOn(fixture, server)
  let readings = 0
  for (const hostile of HOSTILE) {
    answer = hostile
    readings++
    await fixture.ask('own', 'reader.read', { document: 'R1' }).catch(() => undefined)
    await fixture.ask('own', 'document.read', { document: 'R1' })
    await fixture.ask('adm', 'reader.set', { url: server.url, model: 'y' }).catch(() => undefined)
  }
  const after = packetsOut()
  const asked = server.asked.length
  await fixture.close()
  await server.close()
  // That the way out counts at all.
  const socket = connect({ host: OUTSIDE, port: 80 })
  await new Promise((resolve) => setTimeout(resolve, 200))
  socket.destroy()
  const counted = { sent: after - before, readings, asked, whenConnected: packetsOut() - after }
  process.stdout.write(`${JSON.stringify(counted)}\n`)
}

function tried(...words: string[]) {
  const [program = '', ...rest] = words
  return spawnSync(program, rest, { encoding: 'utf8', timeout: 120_000 })
}

if (process.env.TUMEN_INSIDE === 'yes') await inside()
else
  test('[D632] a redirecting server gets nobody to send a packet past the loopback', (t) => {
    const network = ['unshare', '-n', 'sh', '-c', NETWORK, 'sh']
    if (tried(...network, 'true').status !== 0) {
      t.skip('no network of its own can be made here: it needs unshare -n and veth, as root')
      return
    }
    const own = fileURLToPath(import.meta.url)
    const node = [process.execPath, '--import', import.meta.resolve('tsx')]
    const ran = tried(
      ...[...network, 'env', 'TUMEN_INSIDE=yes', ...node, '--conditions=tumen-source', own],
    )
    assert.equal(ran.status, 0, ran.stderr)
    const counted = JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as Record<string, number>
    t.diagnostic(JSON.stringify(counted))
    assert.equal(counted.sent, 0)
    assert.ok((counted.asked ?? 0) > HOSTILE.length, 'the server was asked')
    assert.ok((counted.whenConnected ?? 0) > 0, 'what goes out is counted')
  })
