import assert from 'node:assert/strict'
import test from 'node:test'
import { type ArchiveFacts, PROOF_CHECKS, PROOF_KINDS, PROOF_STATUSES } from '@tumen/claim'
import { LANGUAGES } from '@tumen/words'
import { outputText } from '../terminal/output.ts'
import { proofReport } from './proof-report.ts'

const ARCHIVE: ArchiveFacts = {
  ...{ version: '1.1.1', files: 5, records: 1, digests: 2, unchecked: 1 },
  pages: [{ url: 'https://reed.example/', at: '2026-01-02T03:04:05Z', source: 'noted' }],
}

test('[V245] an archive that nobody signed says so, and what it shows and what not', () => {
  const [section, more] = proofReport('en', { archive: ARCHIVE, attachments: [] })
  assert.equal(more, undefined)
  assert.deepEqual(section?.lines, [
    'When it came in, all 5 files were as its list says, and 2 digests in one record matched.',
    'One record has no digest that could be compared.',
    'Nobody signed it.',
    'It came in before anybody looked for what signs somebody in. Whoever asks for a bundle is told.',
  ])
  assert.deepEqual(section?.pages, [
    'https://reed.example/, 2 January 2026: text as the archiving program noted it',
  ])
  assert.match(section?.not ?? '', /^That the site served these pages/)
})

test('[V245] what may sign somebody in is told by counts, opens the section, and so does that nobody looked', () => {
  const of = (credentials: { sent: number; given: number }) => {
    const archive = { ...ARCHIVE, credentials }
    const [section] = proofReport('en', { archive, attachments: [] })
    return { isWrong: section?.isWrong, lines: section?.lines.slice(3) ?? [] }
  }
  const both = of({ sent: 1, given: 2 })
  assert.deepEqual([both.isWrong, both.lines.length], [true, 3])
  assert.match(both.lines[0] ?? '', /^One request holds what the browser sent/)
  assert.match(both.lines[1] ?? '', /^2 answers hold what the site gave/)
  assert.equal(of({ sent: 0, given: 1 }).lines.length, 2)
  const none = of({ sent: 0, given: 0 })
  assert.deepEqual([none.isWrong, none.lines.length], [false, 1])
})

test('[V245] every kind, status and check has its sentence in every language, and none says authentic', () => {
  for (const language of LANGUAGES)
    for (const kind of PROOF_KINDS)
      for (const status of PROOF_STATUSES) {
        const proof = {
          kind,
          status,
          checks: [...PROOF_CHECKS],
          by: 'x',
          at: '2026-01-02T03:04:05Z',
        }
        const [section] = proofReport(language, { attachments: [{ id: 'at_1', proof }] })
        const said = [section?.title, section?.status, ...(section?.lines ?? [])]
        assert.equal(section?.lines.length, 2 + PROOF_CHECKS.length)
        assert.equal(section?.isWrong, status === 'invalid')
        for (const line of [...said, section?.shows, section?.not])
          assert.ok(line && !/authentic|진본|真实|undefined|\{/.test(line), `${language} ${line}`)
      }
})

test('[V245] the command line says the same below the facts of a document', () => {
  const rest = { attachments: [], doubts: [], claims: [], relations: [], text: 'x' }
  const linesOf = (document: object) => outputText('en', 'document.show', { document, ...rest })
  const lines = linesOf({ id: 'd', title: 'T', archive: ARCHIVE })
  assert.ok(lines.includes('What came with it:'))
  assert.ok(lines.includes('Web archive (WACZ 1.1.1)'))
  const plain = linesOf({ id: 'd' })
  assert.ok(!plain.includes('What came with it:'))
})
