import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readUpload } from '../read-upload.ts'
import { timedKind, timedText } from './timed-text.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
function read(text: string, mediaType?: string) {
  const upload = readUpload({ bytes: bytesOf(text), ...(mediaType && { mediaType }) })
  assert.ok(upload.findings === undefined)
  return upload
}

const SRT =
  '1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>At least 39 people</i>\r\n\r\n' +
  '2\r\n00:00:03,600 --> 00:00:05,000\r\nwere held\r\nin Liaoning.\r\n\r\n' +
  '3\r\n01:02:03,004 --> 01:02:04,000 X1:10\r\n{\\an8}- Who said it?\r\n- A missionary.\r\n\r\n' +
  'canary without a time\r\n\r\n4\r\n01:02:09,000 --> 01:02:10,000\r\n<unclear> 북송\r\n'

test('[I217] SRT gives its words as sentences, and when each cue is said', () => {
  const { text, layer, mediaType, steps } = read(SRT)
  const lines = [
    ...['At least 39 people were held in Liaoning.', '- Who said it?', '- A missionary.'],
    '<unclear> 북송',
  ]
  assert.equal(text, lines.join('\n'))
  assert.deepEqual(layer?.times, [
    [0, 1000, 3500],
    [19, 3600, 5000],
    [42, 3_723_004, 3_724_000],
    [73, 3_729_000, 3_730_000],
  ])
  assert.equal(text.slice(19, 28), 'were held')
  assert.deepEqual(layer?.findings, [{ code: 'unread_lines', count: 1 }])
  assert.deepEqual([mediaType, steps], ['application/x-subrip', ['decode:utf-8', 'srt:times']])
  assert.equal(layer?.isolation, undefined)
  assert.equal(read(SRT, 'application/x-subrip').text, text)
  // Pasted as a text it is the text that was pasted.
  assert.equal(read(SRT, 'text/plain').text, SRT.replace(/\r\n/g, '\n'))
})

test('[I217] WebVTT gives who speaks, and counts its remarks', () => {
  const { text, layer } = read(
    'WEBVTT - canary-title\n\nNOTE\ncanary-remark\n\nSTYLE\n::cue { canary: 1 }\n\n' +
      'intro\n00:01.000 --> 00:02.000 align:start\n<v.loud Reed Kim>Tom &amp; I <c.red>left</c>' +
      '<00:01.500> home\n\n00:02.000 --> 00:03.000\n<v Liao>At least 39.</v>\n',
  )
  assert.equal(text, 'Reed Kim: Tom & I left home\nLiao: At least 39.')
  assert.deepEqual(layer?.times, [
    [0, 1000, 2000],
    [28, 2000, 3000],
  ])
  assert.deepEqual(layer?.findings, [{ code: 'comments', count: 1 }])
  assert.equal(timedKind('WEBVTTX\n\n00:01.000 --> 00:02.000\nx', undefined), undefined)
})

test('[I217] places of cues stand for their words in any text, and nothing throws', () => {
  const cue = fc.tuple(fc.nat(5_000_000), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(fc.array(cue), (cues) => {
      const clock = (ms: number) => new Date(ms).toISOString().slice(11, 23)
      const made = cues.map(([at, words]) => `${clock(at)} --> ${clock(at + 900)}\n${words}\n`)
      const read = timedText(`WEBVTT\n\n${made.join('\n')}`, 'vtt')
      assert.ok(read)
      assert.equal(read.text, read.text.normalize('NFC'))
      read.times.forEach(([start, from], n) => {
        assert.ok(start >= (read.times[n - 1]?.[0] ?? 0) && start < read.text.length)
        assert.ok(cues.some(([at]) => at === from))
      })
    }),
  )
  const many = `WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(100_001)}`
  const refused = readUpload({ bytes: bytesOf(many) })
  assert.deepEqual(refused.findings, [{ code: 'too_many_parts', limit: 100_000 }])
})

test('[I218] a transcript is kept as it was typed, each line that begins with a time', () => {
  const typed =
    'Interview 4\r\n\r\n[00:00:01] Q: Who was held?\r\n[00:00:09] A: At least 39.\r\n' +
    'In Liaoning.\r\n00:01:30.5 - Q: When?\r\n'
  for (const type of [undefined, 'text/plain']) {
    const { text, layer, mediaType } = read(typed, type)
    assert.equal(text, typed.replace(/\r\n/g, '\n'))
    assert.equal(mediaType, 'text/plain')
    assert.deepEqual(layer?.times, [
      [13, 1000, 9000],
      [41, 9000, 90_500],
      [81, 90_500, 90_500],
    ])
  }
  const plain = (text: string) => assert.equal(read(text).layer, undefined)
  plain('[14:05:01] Kim: held\n[14:05:09] Lee: yes\n[14:06:00] Kim: 39')
  plain('[00:05:01] Kim: held\n[00:04:09] Lee: yes\n[00:06:00] Kim: 39')
  plain('00:00:01 held\n00:00:02 sent back')
  plain('10:15 held\n10:20 held\n10:30 sent back')
})

test('[I221] short times in brackets count only where they cannot be hours of a day', () => {
  const linesOf = (times: readonly string[]) => times.map((at) => `${at} A: 39 held`).join('\n')
  const secondsOf = (...times: string[]) =>
    read(linesOf(times), 'text/plain').layer?.times?.map(([, from = 0]) => from / 1000)
  const five = ['[00:05]', '[01:23]', '(02:00)', '[5:30]', '[05:30]']
  assert.deepEqual(secondsOf(...five), [5, 83, 120, 330, 330])
  assert.deepEqual(secondsOf(...five, '(1:02:03)'), [5, 83, 120, 330, 330, 3723])
  // Beyond the hours of a day pauses may be long.
  const long = ['[00:05]', '[01:23]', '[22:00]', '[23:10]', '[75:20]']
  assert.deepEqual(secondsOf(...long), [5, 83, 1320, 1390, 4520])
  const plain = (...times: string[]) => assert.equal(secondsOf(...times), undefined)
  plain(...five.slice(1))
  plain(...five.map((at) => at.slice(1, -1)))
  plain('[03:00]', '[03:10]', '[04:00]', '[04:30]', '[05:00]')
  plain('[00:05]', '[01:23]', '[02:00]', '[01:30]', '[05:30]')
  // Somebody who is awake after midnight, and again in the morning.
  plain('[00:05]', '[00:07]', '[00:40]', '[07:15]', '[08:30]', '[23:59]')
  // A transcript with hours stays one, whatever else stands in brackets.
  const hours = '[00:00:01] a\n[00:00:09] b\n[14:05] c\n[00:01:30] d'
  assert.deepEqual(
    read(hours).layer?.times?.map(([, from]) => from),
    [1000, 9000, 90_000],
  )
})
