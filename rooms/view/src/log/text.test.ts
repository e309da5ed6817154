import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { claimText, inContext } from '../claim/text.ts'
import { faultText, refusalText, usageText } from '../phrase/refusal.ts'
import { outputText } from '../terminal/output.ts'
import { progressText } from '../terminal/progress.ts'
import { doctorText } from './text.ts'

test('[V60] a refusal: code, sentence, and one line for each problem', () => {
  const lines = refusalText('en', {
    code: 'findings',
    field: 'quote[0]',
    details: [
      { code: 'quote_mismatch', field: 'quote[0]', claim: 's28' },
      { code: 'something_new', row: 3 },
      { offset: 2512 },
    ],
  })
  assert.deepEqual(lines, [
    'refused (findings): The record has the problems named below. Correct them;',
    'nothing was stored.',
    '  quote[0] s28: differs from the text at these offsets (quote_mismatch)',
    '  3: has a problem (something_new)',
    '  offset: 2512',
  ])
})

test('[V60] optional pieces of a sentence follow the field and the first problem', () => {
  const [bare] = refusalText('en', { code: 'unknown-place' }, { width: 200 })
  assert.match(bare ?? '', /^refused \(unknown-place\): No place is known by this name\. Look/)
  const [named] = refusalText('en', { code: 'too-large', field: 'text', details: [{ limit: 20 }] })
  assert.match(named ?? '', /Too large: text, the limit is 20\./)
  const details = [{ by: 'side-file', size: 32 }]
  const [older] = refusalText('ko', { code: 'older-than-known', details }, { width: 300 })
  assert.match(older ?? '', /작업 공간 밖의 파일, 로그 항목 32개/)
  for (const language of LANGUAGES)
    assert.match(refusalText(language, { code: 'cancelled' }).join(' '), /\(cancelled\)/)
})

test('[V61] wrong usage names the option, a fault its code', () => {
  assert.equal(usageText('en', 'value-missing', 'act'), 'The option --act needs a value.')
  assert.equal(usageText('ko', 'not-json', '-'), '--- 값이 올바른 JSON이 아닙니다.')
  assert.match(faultText('zh', 'SqliteError SQLITE_IOERR'), /（SqliteError SQLITE_IOERR）/)
})

test('[V62] progress: a bar when the total is known', () => {
  assert.equal(progressText('en', 'index', 5, 10), '[##########..........] indexing 5 of 10')
  assert.equal(progressText('ko', 'search', 1200, 0), '검색 중 1,200')
  assert.equal(progressText('en', 'unknown-step', 0, 0), 'working 0')
  assert.equal(progressText('en', 'index', 12, 10).indexOf(']'), 21)
})

test('[V65] signed texts are printed line by line, unchanged', () => {
  const note = `tumen.example/log\n5\n${'A'.repeat(44)}\n\n— tumen.example/log ${'b'.repeat(92)}\n`
  const lines = outputText('en', 'log.show', {
    size: 5,
    rootHex: 'ab',
    vkey: 'k+1+x',
    unsigned: 0,
    note,
  })
  assert.ok(lines.join('\n').endsWith(note.trimEnd()))
  assert.match(lines.join('\n'), /^log entries +5$/m)
  const proved = outputText('en', 'log.prove', { proof: 'p\n1\n', opening: '{}\n' })
  assert.deepEqual(proved, ['proof:', 'p', '1', '', 'opening:', '{}'])
})

test('[V65] a checkpoint of a closed log names its log, in every language, and another does not', () => {
  const head = { size: 16, cosignatures: [], tokens: [], log: 'reed.example/log/1' }
  for (const language of LANGUAGES) {
    const of = (more: object) =>
      outputText(language, 'log.heads', { heads: [{ ...head, ...more }] })
    assert.ok(
      of({ closed: true }).some((line) => line.includes('reed.example/log/1')),
      language,
    )
    assert.ok(!of({}).some((line) => line.includes('reed.example')), language)
  }
})

test('[V66] fsck: the first thing that is wrong comes first', () => {
  const findings = [{ code: 'FS6', table: 'claim', id: 'R07a', leaf: 12 }, { code: 'FS99' }]
  assert.deepEqual(outputText('en', 'workspace.fsck', { sound: false, findings }), [
    'The first thing that is wrong:',
    '- FS6: A row or an object does not have the digest that was logged. | table:',
    '  claim | id: R07a | log entry: 12',
    'Also wrong:',
    '- FS99: Something is wrong that has no sentence here.',
  ])
  assert.deepEqual(outputText('en', 'workspace.fsck', { sound: true, findings: [] }), [
    'Everything was recomputed; nothing is wrong.',
  ])
})

test('[V67] the doctor: state, sentence, and a command that helps unless all is well', () => {
  const lines = doctorText('en', [
    { name: 'node', state: 'ok', help: 'never shown' },
    { name: 'log', state: 'fail', help: 'tumen workspace fsck' },
  ])
  const text = lines.join('\n').replace(/\s+/g, ' ')
  assert.match(text, /ok node This version of Node is supported\./)
  assert.match(text, /fail log .* signed head\. try: tumen workspace fsck/)
  assert.ok(!text.includes('never shown'))
})

test('[V64] words in context stand between marks and split no character', () => {
  const text = `${'a'.repeat(70)}😀${'b'.repeat(59)}WORDS and more`
  const start = text.indexOf('WORDS')
  const shown = inContext(text, start, start + 5)
  assert.equal(shown, `…😀${'b'.repeat(59)}«WORDS» and more`)
  const claim = { claim: { sensitivity: 'public', quote: [{ start: 4, end: 9, text: 'seven' }] } }
  const lines = claimText('en', claim, {}, 'The seven sisters')
  assert.ok(lines.includes('  The «seven» sisters'))
})
