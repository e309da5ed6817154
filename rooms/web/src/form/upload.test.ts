// Uploads while they arrive: whatever the pieces, the same is read; what is too large is let go
// before it is held, and the rest of a form stays.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type FileBook, type Incoming, noteFile, type Received, Refusal } from '@tumen/desk'
import { BrokenOff, readForm, readJson } from '../door/body.ts'
import { ArrivingFiles } from './arriving-files.ts'
import { type JsonBounds, JsonReader } from './json-body.ts'
import { boundaryOf, type FormEntry, FormReader } from './multipart.ts'

const MIB = 1024 * 1024
const EDGE = 'edge7f'
const field = (name: string, value: string) =>
  `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = (name: string, value: string) =>
  `--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
  `Content-Type: text/plain\r\n\r\n${value}\r\n`
const TYPE = `multipart/form-data; boundary=${EDGE}`
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text))

/** What a reader makes of a form that arrives in pieces of so many bytes. */
function readIn(step: number, whole: Uint8Array) {
  const reader = new FormReader(EDGE)
  const body = new Uint8Array(whole.length)
  let [size, most] = [0, 0]
  for (let at = 0; at < whole.length; at += step) {
    const part = whole.subarray(at, at + step)
    body.set(part, size)
    most = Math.max(most, size + part.length)
    size = reader.look(body, size + part.length)
  }
  return { entries: reader.entries(), most }
}

const plain = ([name, value]: FormEntry) =>
  typeof value === 'string'
    ? [name, value]
    : [name, value.name, Buffer.from(value.bytes).toString()]

test('[E490] a form in pieces of any size is what another reader makes of it whole', async () => {
  const forms = [
    field('title', '52명 – “x”') +
      field('empty', '') +
      file('a b.txt', `\r\n--edge7\r\n--${EDGE.slice(1)}`),
    file('%22q%22.txt', '') + field('text', 'a\r\nb\n\r\n'),
  ]
  for (const parts of forms) {
    const whole = bytesOf(`${parts}--${EDGE}--\r\n`)
    const other = await new Response(whole, { headers: { 'content-type': TYPE } }).formData()
    const expected = await Promise.all(
      [...other].map(async ([name, value]) =>
        typeof value === 'string' ? [name, value] : [name, value.name, await value.text()],
      ),
    )
    for (let step = 1; step <= whole.length; step++)
      assert.deepEqual(readIn(step, whole).entries.map(plain), expected, `${step}`)
  }
})

test('[E490] a body that is no such form is refused, wherever it breaks off', () => {
  const whole = bytesOf(`${field('a', 'b')}${file('c.txt', 'd')}--${EDGE}--`)
  const code = (body: Uint8Array) => {
    try {
      return readIn(7, body).entries.length
    } catch (error) {
      return (error as Refusal).code
    }
  }
  assert.equal(code(whole), 2)
  for (let length = 1; length < whole.length; length++)
    assert.equal(code(whole.subarray(0, length)), 'invalid-input', `${length}`)
  for (const text of [
    'x',
    `x\r\n--${EDGE}--`,
    `--${EDGE}x--${EDGE}--`,
    `--${EDGE}\r\nA: b\r\n\r\nc`,
  ])
    assert.equal(code(bytesOf(text)), 'invalid-input')
  assert.equal(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"'), 'a b')
  assert.equal(boundaryOf('text/plain; boundary=a'), undefined)
})

const LARGE = 400_000
const large = bytesOf(
  `${field('title', 'T')}${file('a.txt', 'words '.repeat(LARGE / 6))}${field('after', 'kept')}--${EDGE}--`,
)

/** Takes files into memory, each up to a limit, and says what became of them. */
function heldFiles(limit = Number.POSITIVE_INFINITY) {
  const told = { open: 0, discarded: 0, whole: [] as string[] }
  const begin = async (): Promise<Incoming> => {
    const parts: Uint8Array[] = []
    let length = 0
    told.open++
    return {
      write: async (part) => {
        parts.push(part)
        length += part.length
        if (length > limit) throw new Refusal('too-large', 'bytes', [{ limit }])
      },
      end: async () => {
        told.whole.push(Buffer.concat(parts).toString('latin1'))
        const discard = () => void told.discarded++
        const bytes = () => Buffer.concat(parts)
        return {
          bytesHash: '',
          length,
          head: bytes(),
          tail: bytes(),
          bytes,
          discard,
        } satisfies Received
      },
      discard: async () => void told.discarded++,
    }
  }
  return { told, files: new ArrivingFiles(begin) }
}

/** The same reader with somebody who takes the files as they come. */
async function givenOn(step: number, whole: Uint8Array, files: ArrivingFiles | undefined) {
  const reader = new FormReader(EDGE, files)
  const body = new Uint8Array(whole.length)
  let [size, most] = [0, 0]
  for (let at = 0; at < whole.length; at += step) {
    const part = whole.subarray(at, at + step)
    body.set(part, size)
    most = Math.max(most, size + part.length)
    size = reader.look(body, size + part.length)
    await files?.drain()
  }
  return { entries: reader.entries(), most }
}

test('[E917] files are given on as they come, in pieces of any size, and fields stay', async () => {
  const tricky = [`\r\n--edge7\r\n--${EDGE.slice(1)}`, '', 'x'.repeat(900), '\r\n', '--']
  const parts = tricky.map((value, n) => file(`${n}.txt`, value) + field(`f${n}`, `v${n}`))
  const whole = bytesOf(`${parts.join('')}--${EDGE}--\r\n`)
  for (let step = 1; step <= whole.length; step += step < 40 ? 1 : 37) {
    const { told, files } = heldFiles()
    const { entries } = await givenOn(step, whole, files)
    // An empty file is begun by nobody.
    assert.deepEqual(
      told.whole,
      tricky.filter((value) => value !== ''),
    )
    for (const [n, value] of tricky.entries()) {
      const [[, one], field] = entries.slice(2 * n) as [FormEntry, FormEntry]
      assert.ok(typeof one === 'object')
      assert.deepEqual([one.name, one.received?.length ?? 0], [`${n}.txt`, value.length])
      assert.deepEqual(field, [`f${n}`, `v${n}`])
    }
    await files.discard()
    assert.equal(told.discarded, told.open)
  }
})

test('[E917] of a hundred files no more is held than a piece', async () => {
  const parts = Array.from({ length: 100 }, (_, n) => file(`${n}`, 'y'.repeat(20_000)))
  const { told, files } = heldFiles()
  const { most } = await givenOn(5000, bytesOf(`${parts.join('')}--${EDGE}--`), files)
  assert.ok(most < 25_000, `${most}`)
  assert.equal(told.whole.join('').length, 2_000_000)
})

/** Whether a large file is let go while it arrives, and the form around it stays. */
async function checkLetGo(files: ArrivingFiles | undefined): Promise<void> {
  const { entries, most } = await givenOn(5000, large, files)
  assert.ok(most < 20_000, `${most}`)
  const [title, chosen, after] = entries
  assert.deepEqual(
    [title, after],
    [
      ['title', 'T'],
      ['after', 'kept'],
    ],
  )
  const value = chosen?.[1]
  assert.equal(typeof value === 'object' && value.beyond, 100_000)
}

test('[E490] a file that is larger than it may be is let go while it arrives', async () => {
  const { told, files } = heldFiles(100_000)
  await checkLetGo(files)
  assert.deepEqual(told.whole, [])
})

test('[E490] mutation test: where nobody takes it all of it is held', async () => {
  await assert.rejects(checkLetGo(undefined), { name: 'AssertionError' })
})

test('[E917] a form that breaks off, or is none, leaves none of its files', async () => {
  const start = `${file('a.txt', 'first')}${file('b.txt', 'z'.repeat(3 * MIB))}`
  for (const end of ['', `--${EDGE}x`, `--${EDGE}\r\nA: b\r\n\r\nc`]) {
    const { told, files } = heldFiles()
    const init = { method: 'POST', headers: { 'content-type': TYPE }, body: bytesOf(start + end) }
    const asked = readForm(new Request('http://127.0.0.1/x', init), 100 * MIB, files)
    assert.equal((await refusal(asked)).code, 'invalid-input')
    assert.equal(told.discarded, told.open)
  }
  const { told, files } = heldFiles()
  let sent = 0
  const body = new ReadableStream({
    pull(control) {
      if (sent++ === 0) control.enqueue(bytesOf(start.slice(0, 2 * MIB)))
      else control.error(new Error('gone'))
    },
  })
  const init = { method: 'POST', headers: { 'content-type': TYPE }, body, duplex: 'half' } as const
  const asked = readForm(new Request('http://127.0.0.1/x', init), 100 * MIB, files)
  await assert.rejects(asked, { constructor: BrokenOff })
  assert.equal(told.discarded, told.open)
})

test('[E917] what goes wrong with the store while a file comes is not taken for a broken line', async () => {
  const files = new ArrivingFiles(async () => {
    throw new Error('disk')
  })
  const whole = bytesOf(`${file('a.txt', 'first')}--${EDGE}--`)
  const init = { method: 'POST', headers: { 'content-type': TYPE }, body: whole }
  const asked = readForm(new Request('http://127.0.0.1/x', init), MIB, files)
  await assert.rejects(asked, /disk/)
})

/** A body without a length, which counts what was asked of it. */
function streamed(first: string, type: string) {
  const piece = new Uint8Array(MIB).fill(120)
  const begun = Uint8Array.from(piece)
  begun.set(bytesOf(first))
  const told = { bytes: 0 }
  const body = new ReadableStream({
    pull(control) {
      if (told.bytes >= 60 * MIB) return control.close()
      control.enqueue(told.bytes === 0 ? begun : piece)
      told.bytes += MIB
    },
  })
  const init = { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' } as const
  return { request: new Request('http://127.0.0.1/x', init), told }
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Refusal)
  return error
}

test('[E490] a field that is too long is refused by its name before it has all come', async () => {
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="text"\r\n\r\n`
  const { request, told } = streamed(head, TYPE)
  const { code, field: name } = await refusal(readForm(request, 100 * MIB))
  assert.deepEqual([code, name], ['too-large', 'text'])
  assert.ok(told.bytes < 26 * MIB, `${told.bytes}`)
})

const BOUNDS: JsonBounds = { text: 1000, words: 800, plainFile: 1000, values: 50 }

/** What is made of JSON that arrives in pieces of so many bytes. */
function jsonIn(step: number, text: string, bounds = BOUNDS) {
  const reader = new JsonReader(bounds)
  const whole = bytesOf(text)
  const body = new Uint8Array(whole.length)
  const files: FileBook = new Map()
  let [size, most] = [0, 0]
  for (let at = 0; at < whole.length; at += step) {
    const part = whole.subarray(at, at + step)
    body.set(part, size)
    most = Math.max(most, size + part.length)
    size = reader.look(body, size + part.length)
  }
  return { value: reader.value(body.subarray(0, size), files), files, most }
}

test('[E491] a file in JSON is decoded as any other reader does, whatever the pieces', () => {
  const bytes = Uint8Array.from({ length: 500 }, (_, n) => (n * 7) % 256)
  const base64 = Buffer.from(bytes).toString('base64')
  const name = noteFile(new Map(), bytes)
  const around = { 'a"\\': ['\\', '"bytes":"x"', { bytes: 'nested' }], n: -1.5e3, z: '한\u2028' }
  const text = JSON.stringify({ ...around, bytes: base64, last: 'x' }, undefined, 1)
  for (const step of [1, 2, 3, 7, 64, text.length]) {
    const { value, files } = jsonIn(step, text)
    assert.deepEqual(value, { ...around, bytes: name, last: 'x' })
    assert.deepEqual(files.get(name), bytes)
  }
  const escapes = { '/': '\\/', '+': '\\u002B' } as const
  const escaped = base64.replace(/[/+]/g, (sign) => escapes[sign as '/' | '+'])
  for (const step of [1, 2, 3, 5, 7, 64, 1000]) {
    const { value, files } = jsonIn(step, `{"bytes":"${escaped}"}`)
    assert.deepEqual([value, files.get(name)], [{ bytes: name }, bytes])
  }
  assert.deepEqual(jsonIn(5, '{"bytes":""}').value, { bytes: '' })
  const twice = jsonIn(3, `{"bytes":"QUJD","bytes" : "${base64}","a":"bytes","b":"QUI"}`)
  assert.deepEqual(twice.value, { bytes: name, a: 'bytes', b: 'QUI' })
  for (const other of ['{"bytes":1,"a":"Q"}', '{"bytes":["Q"],"a":"Q"}', '["bytes","Q"]'])
    assert.deepEqual(jsonIn(2, other).value, JSON.parse(other))
  for (const wrong of ['QUJD*', 'QUI', 'QQ==QQ==', 'Q Q=', 'QUJD\\', 'QUJD\\n', 'QU\\"JD'])
    assert.throws(() => jsonIn(4, `{"bytes":"${wrong}"}`), Refusal, wrong)
})

function checkJsonBounds(bounds: JsonBounds): void {
  for (const [name, text] of [
    ['text', `{"text":"${'x'.repeat(1001)}`],
    ['html', `{"a":1,"html" : "${'\\"'.repeat(501)}`],
    ['text', `{"text":"${'x'.repeat(801)}",`],
    ['bytes', `{"bytes":"${'QUJD'.repeat(251)}`],
    [undefined, `{"claims":[${'0,'.repeat(60)}`],
    [undefined, `{"claims":${'['.repeat(60)}`],
  ] as const)
    assert.throws(
      () => new JsonReader(bounds).look(bytesOf(text), bytesOf(text).length),
      ({ code, field: told }: Refusal) => code === 'too-large' && told === name,
    )
}

test('[E491] a text, a file or a list that is too long is refused before it ends', async () => {
  checkJsonBounds(BOUNDS)
  const escaped = '\\u0041'.repeat(160)
  assert.deepEqual(jsonIn(9, `{"text":"${escaped}"}`).value, { text: 'A'.repeat(160) })
  const archive = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(3000)])
  const { files } = jsonIn(100, `{"bytes":"${archive.toString('base64')}"}`)
  assert.equal([...files.values()][0]?.length, archive.length)
  const { request, told } = streamed('{"text":"', 'application/json')
  const bounds = { ...BOUNDS, text: 10 * MIB }
  const asked = readJson(request, { files: new Map(), limit: 100 * MIB, bounds })
  assert.equal((await refusal(asked)).field, 'text')
  assert.ok(told.bytes < 14 * MIB, `${told.bytes}`)
})

test('[E491] of a file in base64 no more is held than of the file', () => {
  const bytes = Uint8Array.from({ length: 60_000 }, (_, n) => (n * 7) % 256)
  const { most } = jsonIn(900, `{"bytes":"UEsD${Buffer.from(bytes).toString('base64')}"}`)
  assert.ok(most < bytes.length + 2000, `${most}`)
})

test('[E491] mutation test: without a bound it is not refused', () => {
  for (const name of ['text', 'words', 'plainFile', 'values'] as const) {
    const bounds = { ...BOUNDS, [name]: Number.POSITIVE_INFINITY }
    assert.throws(() => checkJsonBounds(bounds), /AssertionError|Missing expected exception/, name)
  }
})
