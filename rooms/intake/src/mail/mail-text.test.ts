import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { HEAD, heldMail, mailOf, mixedOf, part } from '../../fixture/mail.ts'
import { apartKind } from '../apart/apart-text.ts'
import { readApart } from '../apart/read-apart.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { isMail } from './is-mail.ts'
import { mailText } from './mail-text.ts'
import { readAttached } from './read-attached.ts'

async function read(bytes: Uint8Array) {
  const found = await mailText(bytes)
  if ('text' in found) return found
  return { text: '', title: undefined, losses: [], findings: [], code: found.code }
}

const found = (all: readonly { code: string; count: number }[]) =>
  Object.fromEntries(all.map(({ code, count }) => [code, count]))
const PLAIN = ['Content-Type: text/plain; charset=utf-8']
const HTML = ['Content-Type: text/html; charset=utf-8']

test('[I214] a message is known by its head alone', () => {
  assert.equal(isMail(mailOf(['Subject: x'], 'y')), true)
  assert.equal(apartKind(mailOf(['Subject: x'], 'y')), 'eml')
  // What people write in a text looks like a head, but no mail program wrote it.
  assert.equal(isMail(Buffer.from('From: the border\nTo: the camp\n\nThey were held.')), false)
  assert.equal(isMail(Buffer.from('Held.\n\nFrom: a@b.example\nMessage-ID: <1>\n')), false)
  assert.equal(isMail(Buffer.from('')), false)
})

test('[I280] a message that was saved without the lines of programs shows no head as a text', async () => {
  const head = 'From: Canary <canary@a.example>\nTo: canary-to@b.example\n'
  const kinds = [
    `${head}Subject: Held\n\nAt least 39.`,
    `${head}Date: Mon, 2 May 2022 10:00:00 +0900\nSubject: Held\n\nAt least 39.`,
    `\ufeff${head}Subject: Held\n\nAt least 39.`,
    `From canary@a.example Mon May  2 10:00:00 2022\n${head}Subject: Held\n\nAt least 39.`,
  ]
  for (const kind of kinds) {
    const bytes = Buffer.from(kind)
    assert.equal(apartKind(bytes), 'eml', kind)
    const { text, title } = await read(bytes)
    assert.deepEqual([text, title], ['Held\n\nAt least 39.', 'Held'], kind)
  }
})

test('[I214] its text is its subject and its words, by their own encodings', async () => {
  const word = Buffer.from([0xba, 0xcf, 0xbc, 0xdb])
  const subject = `=?euc-kr?B?${word.toString('base64')}?=`
  const types = ['Content-Type: text/plain; charset=euc-kr', 'Content-Transfer-Encoding: base64']
  const korean = await read(mailOf([`Subject: ${subject}`, ...types], word.toString('base64')))
  assert.deepEqual([korean.text, korean.title], ['북송\n\n북송', '북송'])
  const page = await read(mixedOf([part(HTML, '<p>One.<p>Two.<p hidden>Three.')]))
  assert.equal(page.text, 'Held\n\nOne.\n\nTwo.')
  assert.deepEqual(page.losses, [{ kind: 'hidden', count: 1, units: 7 }])
  const quoted = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
  ]
  const { text, findings } = await read(mailOf(quoted, 'at =EC=84=B8 =ff least 39'))
  assert.equal(text, 'at 세 \ufffd least 39')
  assert.equal(found(findings).unread_signs, 1)
})

test('[I215] who wrote to whom is in no text; what else it holds is counted', async () => {
  const inner = mailOf(['Subject: canary-inner'], 'canary-words').toString()
  const remote =
    '<p>As a page.<img src="http://t.example/canary-pixel.gif"><a href="https://l.example">x</a>' +
    '<div style="background:url(//t.example/b)"><link rel=stylesheet href=https://t.example/c>'
  const alternative =
    `Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n${PLAIN[0]}\r\n\r\nAs text.` +
    `\r\n--c\r\n${HTML[0]}\r\n\r\n${remote}\r\n--c--`
  const mail = mixedOf([
    `--b\r\n${alternative}`,
    part(['Content-Type: message/rfc822'], inner),
    part(['Content-Type: image/png; name=canary-file.png', 'Content-Disposition: inline'], 'x'),
  ])
  const { text, title, findings } = await read(mail)
  assert.equal(text, 'Held\n\nAs text.')
  assert.deepEqual(found(findings), {
    ...{ mail_head: 6, attached_files: 2, second_form: 1, external_links: 3 },
  })
  assert.doesNotMatch(JSON.stringify([text, title, findings]), /canary|example|192\.0/)
  // Lines that were put into the head by somebody else are lines of the head.
  const injected = await read(mailOf(['Subject: x', 'Bcc: canary@reed.example'], 'At least 39.'))
  assert.equal(injected.text, 'x\n\nAt least 39.')
  assert.equal(found(injected.findings).mail_head, 7)
})

test('[I325] of too many attached files the text is read, and how many there are is told', async () => {
  const file = part(['Content-Type: image/png', 'Content-Disposition: attachment'], 'x')
  const readWith = (length: number) =>
    read(mixedOf([part(PLAIN, 'At least 39.'), ...Array.from({ length }, () => file)]))
  const many = await readWith(1001)
  assert.deepEqual([many.title, many.text], ['Held', 'Held\n\nAt least 39.'])
  const { attached_files, many_attached } = found(many.findings)
  assert.deepEqual([attached_files, many_attached], [1001, 1000])
  assert.equal(found((await readWith(1000)).findings).many_attached, undefined)
})

test('[I216] too much depth has a code, and nothing throws', async () => {
  const deep = Array.from({ length: 300 }, (_, n) => {
    return `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n`
  })
  const head = ['Content-Type: multipart/mixed; boundary=b0']
  assert.equal((await read(mailOf(head, deep.join('\r\n')))).code, 'damaged')
  assert.equal((await read(mailOf(['Subject: only'], ''))).code, 'no_text')
  // A run of blanks is gone through once, wherever it stands.
  const blanks = ' '.repeat(400_000)
  const begun = performance.now()
  const wide = await read(
    mailOf(HTML, `<p>At least 39.<img src=${blanks}x><b style="url(${blanks}`),
  )
  assert.equal(wide.text, 'At least 39.')
  assert.ok(performance.now() - begun < 5000)
  const whole = heldMail()
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Uint8Array.from(whole)
      changed[at] = byte
      await mailText(changed)
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (body) => {
      await mailText(mailOf(['Content-Type: multipart/mixed; boundary=b'], body, HEAD))
    }),
  )
})

test('[I214] a message is read in a process of its own, with its subject as title', async () => {
  const file = new URL('../../../../vectors/intake/held-mail.eml', import.meta.url)
  assert.deepEqual(readFileSync(file), heldMail())
  const upload = { kind: 'eml', bytes: heldMail(), sandbox: new Sandbox() } as const
  const read = await readApart({ ...upload, maxTextBytes: 1e6 })
  assert.deepEqual(
    [read.title, read.mediaType, read.layer.tool],
    [...['북송 소식', 'message/rfc822', 'tumen eml']],
  )
  assert.match(read.text, /^북송 소식\n\n적어도 52명이 붙잡혔다\.\nat least 52/)
  assert.doesNotMatch(JSON.stringify(read), /canary/)
})

test('[I222] an attached file is given by its number, byte for byte, apart from everything', async () => {
  const sandbox = new Sandbox()
  const bytes = heldMail()
  const one = await readAttached({ bytes, part: 1, sandbox })
  assert.equal(one.code ?? Buffer.from(one.bytes).toString(), 'canary-attached\n')
  const packed = [0, 10, 13, 255, 13, 10].map((one) => String.fromCharCode(one)).join('')
  const body = Buffer.from(packed, 'latin1')
  const head = ['Content-Type: image/png', 'Content-Transfer-Encoding: base64']
  const mail = mixedOf([
    part([...head, 'Content-Disposition: attachment'], body.toString('base64')),
  ])
  const two = await readAttached({ bytes: mail, part: 1, sandbox })
  assert.deepEqual(two.code ?? Buffer.from(two.bytes), body)
  for (const part of [0, 2, 2 ** 32 - 1])
    assert.deepEqual(await readAttached({ bytes, part, sandbox }), { code: 'file_missing' })
  const broken = { bytes: Buffer.from('x'.repeat(100)), part: 1, sandbox }
  assert.deepEqual(await readAttached(broken), { code: 'file_missing' })
  const file = part(['Content-Type: image/png', 'Content-Disposition: attachment'], 'x')
  const many = mixedOf(Array.from({ length: 1001 }, () => file))
  const last = await readAttached({ bytes: many, part: 1000, sandbox })
  assert.equal(last.code ?? Buffer.from(last.bytes).toString().trim(), 'x')
  const beyond = await readAttached({ bytes: many, part: 1001, sandbox })
  assert.deepEqual(beyond, { code: 'file_missing' })
})
