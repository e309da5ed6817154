import assert from 'node:assert/strict'
import test from 'node:test'
import { MAX_LINE_UNITS, readUpload, type Upload } from './read-upload.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string, more: Partial<Upload> = {}) =>
  readUpload({ bytes: utf8(text), ...more })

test('[I18] a text is read with its steps, as plain text or as a page by its beginning', () => {
  assert.deepEqual(read('at least 39\r\n'), {
    text: 'at least 39\r\n',
    mediaType: 'text/plain',
    steps: ['decode:utf-8'],
    losses: [],
    notices: [],
  })
  for (const head of ['<!DOCTYPE html>', ' <html lang=ko>', '<!-- saved --><head>', '<BODY>'])
    assert.deepEqual(read(`${head}<p>39</p>`), {
      text: '39',
      mediaType: 'text/html',
      steps: ['decode:utf-8', 'html:text'],
      losses: [],
      notices: [],
    })
  assert.equal(read('<p>39</p>').text, '<p>39</p>')
})

test('[I19] the media type decides over the beginning, and its charset names an encoding', () => {
  assert.equal(read('<html>39', { mediaType: 'text/plain' }).text, '<html>39')
  assert.equal(read('<p>39</p>', { mediaType: 'TEXT/HTML; charset=UTF-8' }).text, '39')
  const bytes = new Uint8Array(Buffer.from('bacfbcdb', 'hex'))
  assert.equal(readUpload({ bytes, mediaType: 'text/plain;charset="euc-kr"' }).text, '북송')
  const named = readUpload({ bytes, mediaType: 'text/plain; charset=utf-8', encoding: 'cp949' })
  assert.equal(named.text, '북송')
  for (const mediaType of ['application/pdf', 'image/png', '', 'constructor'])
    assert.deepEqual(read('39', { mediaType }).findings, [{ code: 'unknown_type' }])
})

test('[I20] what a page says of its own encoding is offered, never followed', () => {
  const page = Buffer.from('<html><meta charset="euc-kr"><p>', 'latin1')
  const bytes = new Uint8Array(Buffer.concat([page, Buffer.from('bacfbcdb', 'hex')]))
  const finding = readUpload({ bytes }).findings?.[0]
  assert.equal(finding?.code, 'not_understood')
  assert.equal(finding.declared, 'cp949')
  const honest = read('<html><meta charset="euc-kr"><p>북송')
  assert.equal(honest.text, '북송')
})

test('[I21] a page without words is empty, and an over-long line is refused', () => {
  const silent = read('<html><script>39</script><p hidden>40</p>')
  assert.deepEqual(silent.findings, [{ code: 'empty' }])
  const long = 'x'.repeat(MAX_LINE_UNITS)
  assert.equal(read(`a\n${long}\r${long}`).findings, undefined)
  assert.deepEqual(read(`a\n${long}x`).findings, [
    { code: 'line_too_long', at: 2, limit: MAX_LINE_UNITS },
  ])
  assert.equal(read('a\n'.repeat(2_000_000)).findings, undefined)
})

test('[I22] signs that a reader does not see stay in the text and are counted', () => {
  const { text, notices } = read('held\u202e93\u202c at \u001b[31mleast\u2066') as {
    text: string
    notices: unknown
  }
  assert.equal(text, 'held\u202e93\u202c at \u001b[31mleast\u2066')
  assert.deepEqual(notices, [
    { code: 'bidi_control', count: 3 },
    { code: 'control_character', count: 1 },
  ])
})

test('[I23] findings hold codes, offsets and limits, and no content', () => {
  const bad = new Uint8Array([...utf8('CANARY '), 0xff])
  const found = [
    readUpload({ bytes: bad }),
    read('CANARY\0'),
    read('CANARY', { maxTextBytes: 3 }),
    read('CANARY', { encoding: 'CANARY' }),
    read('CANARY', { mediaType: 'CANARY' }),
    read(`CANARY${'x'.repeat(MAX_LINE_UNITS)}`),
  ]
  for (const { findings } of found) {
    assert.equal(findings?.length, 1)
    assert.ok(!JSON.stringify(findings).includes('CANARY'))
  }
})
