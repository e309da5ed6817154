// Scripts that run apart end with their answer, whatever else still works in their process.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { drawnPdf, say } from '../../fixture/drawn-pdf.ts'
import { askWorker } from './ask-worker.ts'
import { FrameReader, framed } from './frame.ts'
import { STEP_LIMITS } from './limit.ts'
import { runBounded } from './run.ts'
import { type IsolatedScript, Sandbox } from './sandbox.ts'
import { builtScript } from './script.ts'

/** What would keep a process for ever, as a compiler does that its end waits for. */
const WORK = 'data:text/javascript,setInterval(() => undefined, 1000)'
/** What keeps a process at its end, as Node itself does where its compiler works at that moment. */
const STAY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))",
)}`
const MAIL = 'From: a@b.example\nTo: c@d.example\nSubject: e\n\nf\n'
const pdf = drawnPdf({ pages: [{ content: say([72, 700], 'Words') }] })

/** Each script, a question, and what it answers. */
const ASKED: readonly [script: string, input: Uint8Array, answer: RegExp][] = [
  ['picture/worker.js', framed({ do: 'beside' }, [pdf]), /^{"beside":\[\]/],
  ['film/worker.js', framed({ do: 'measure' }, [Buffer.from('no film')]), /^{"refused":/],
  ['apart/worker.js', Buffer.from('no file that is known'), /^{}$/],
  ['mail/attached-worker.js', Buffer.from(`\0\0\0\x01${MAIL}`), /^{"refused":"file_missing"}$/],
]

for (const [script, input, answer] of ASKED)
  test(`[I366] ${script} ends with its answer while something still works in it`, async (t) => {
    // Outside of the sandbox it writes where it stands.
    const cwd = mkdtempSync(join(tmpdir(), 'tumen-last-word-'))
    t.after(() => rmSync(cwd, { recursive: true }))
    const child = spawn(process.execPath, ['--import', WORK, builtScript(script)], {
      ...{ cwd, stdio: ['pipe', 'pipe', 'inherit'] },
    })
    t.after(() => child.kill('SIGKILL'))
    const said: Uint8Array[] = []
    child.stdout.on('data', (chunk: Uint8Array) => said.push(chunk))
    child.stdin.end(input)
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0)
    const [told, more] = new FrameReader().push(Buffer.concat(said))
    assert.match(JSON.stringify(told?.said), answer)
    assert.equal(more, undefined)
  })

/** Runs scripts whose processes never end by themselves. */
class Staying extends Sandbox {
  override runScript({ script, ...asked }: IsolatedScript) {
    const command = [process.execPath, '--import', STAY, builtScript(script)] as const
    return runBounded({ command, ...asked, limit: { ...STEP_LIMITS.script, wallMs: 30_000 } })
  }
}

for (const [script, input] of ASKED)
  test(`[I374] ${script} is ended with its last word where its process does not end`, async () => {
    const asked = { step: 'script', script, input } as const
    const answer = await askWorker<object, string>(new Staying(), asked, {})
    const code = 'code' in answer && answer.code
    assert.equal(['timed_out', 'crashed'].includes(String(code)), false, String(code))
  })

test('[I374] words that are not the last are waited for, and half an answer is none', async () => {
  const whole = framed({ done: true }, [Buffer.from('bytes')])
  const [first, rest] = [whole.subarray(0, 9), whole.subarray(9)].map((part) => {
    return Buffer.from(part).toString('base64')
  })
  const say = (part = '') => `process.stdout.write(Buffer.from('${part}', 'base64'))`
  const ask = (code: string, wallMs: number) => {
    const limit = { ...STEP_LIMITS.script, wallMs }
    const command = [process.execPath, '-e', `${code};setInterval(() => undefined, 1e6)`] as const
    const runScript: Sandbox['runScript'] = (asked) => runBounded({ command, ...asked, limit })
    const sandbox = Object.assign(new Sandbox(), { runScript })
    const asked = { step: 'script', script: 'none', input: new Uint8Array() } as const
    return askWorker<object, never>(sandbox, asked, {})
  }
  const late = await ask(`${say(first)};setTimeout(() => ${say(rest)}, 300)`, 30_000)
  assert.equal('bytes' in late && Buffer.from(late.bytes).toString(), 'bytes')
  assert.deepEqual(await ask(say(first), 700), { code: 'timed_out', limit: 700 })
  assert.deepEqual(await ask("process.stdout.write('no frame at all')", 30_000), {
    code: 'crashed',
  })
})
