// Scripts that run apart end with their answer, whatever else still works in their process.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { drawnPdf, say } from '../../fixture/drawn-pdf.ts'
import { framed } from '../picture/frame.ts'
import { builtScript } from './script.ts'

/** What would keep a process for ever, as a compiler does that its end waits for. */
const WORK = 'data:text/javascript,setInterval(() => undefined, 1000)'
const MAIL = 'From: a@b.example\nTo: c@d.example\nSubject: e\n\nf\n'
const pdf = drawnPdf({ pages: [{ content: say([72, 700], 'Words') }] })

/** Each script, a question, and with which status it ends. */
const ASKED: readonly [script: string, input: Uint8Array, status: number][] = [
  ['picture/worker.js', framed({ do: 'beside' }, [pdf]), 0],
  ['film/worker.js', framed({ do: 'measure' }, [Buffer.from('no film')]), 0],
  ['apart/worker.js', Buffer.from('no file that is known'), 0],
  ['mail/attached-worker.js', Buffer.from(`\0\0\0\x01${MAIL}`), 3],
]

for (const [script, input, status] of ASKED)
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
    assert.equal(await new Promise((resolve) => child.once('close', resolve)), status)
    assert.equal(Buffer.concat(said).length > 0, status === 0)
  })
