// A witness that is killed: what it answered holds when it is started again. Test keys only.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const SERIES = new URL('../../../vectors/custody/witness/requests.json', import.meta.url)

async function started(folder: string, logs: string): Promise<[ChildProcess, string]> {
  const args = ['--conditions=tumen-source', '--import', 'tsx', MAIN, 'witness', folder]
  const child = spawn(process.execPath, [...args, '--logs', logs, '--name', 'w.example', '--json'])
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()).address))
    child.once('exit', () => reject(new Error('the witness ended')))
  })
  return [child, address]
}

test('[T45] what a witness answered holds after kill -9', async () => {
  const { logs, requests } = JSON.parse(readFileSync(SERIES, 'utf8')) as {
    logs: string[]
    requests: { body: string }[]
  }
  const root = mkdtempSync(join(tmpdir(), 'tumen-witness-killed-'))
  try {
    const list = join(root, 'logs.txt')
    writeFileSync(list, `${logs.join('\n')}\n`)
    const folder = join(root, 'witness')
    const ask = async (address: string, at: number) =>
      fetch(`${address}/add-checkpoint`, { method: 'POST', body: requests[at]?.body ?? '' })
    const [first, address] = await started(folder, list)
    assert.equal((await ask(address, 0)).status, 200)
    const killed = new Promise((resolve) => first.once('exit', resolve))
    first.kill('SIGKILL')
    await killed
    const [second, again] = await started(folder, list)
    const known = await ask(again, 0)
    assert.deepEqual([known.status, await known.text()], [409, '3\n'])
    assert.equal((await ask(again, 2)).status, 200)
    second.kill('SIGKILL')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
