// Web archives, good ones and ones in which one part is wrong. The good form is that of the
// specifications (WACZ 1.1.1 and 1.2.0); a wrong part gets the code of custody.md 16.
import assert from 'node:assert/strict'
import test from 'node:test'
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import {
  FIXTURE_URL,
  type FixtureParts,
  filesOf,
  packWacz,
  packZip,
  waczOf,
  warcOf,
} from '../../fixture/wacz.ts'
import { type ReadArchive, readWacz } from './read-wacz.ts'

/** What an archive without one of its files is; one without its list is some other kind. */
const CODE_WITHOUT: Readonly<Record<string, string>> = {
  'datapackage-digest.json': 'read',
  'datapackage.json': 'unknown_type',
}

const AT = '2026-01-02T03:04:05Z'

async function codeOf(bytes: Uint8Array): Promise<string> {
  const { findings } = await readWacz({ bytes })
  const [first] = findings ?? []
  return first ? `${first.code}${first.part === undefined ? '' : ` ${first.part}`}` : 'read'
}

async function read(parts: FixtureParts): Promise<Extract<ReadArchive, { text: string }>> {
  const found = await readWacz({ bytes: await waczOf(parts) })
  if (found.findings) assert.fail(found.findings[0]?.code)
  return found
}

test('[I31] an archive gives its pages as text, and what it says of itself', async () => {
  const found = await read({})
  assert.equal(found.text, 'At least 39 held.')
  assert.equal(found.title, 'Held at the river')
  assert.deepEqual(found.steps, ['wacz:pages', 'decode:utf-8', 'html:text'])
  assert.deepEqual(found.losses, [{ kind: 'script', count: 1, units: 8 }])
  const { pages, ...facts } = found.facts
  assert.deepEqual(facts, {
    ...{ version: '1.1.1', software: 'made by hand', created: '2026-01-02T03:05:00.000Z' },
    ...{ files: 5, records: 1, digests: 2, unchecked: 0, credentials: { sent: 0, given: 0 } },
    unshown: 0,
  })
  assert.deepEqual(pages, [
    {
      ...{ url: FIXTURE_URL, at: '2026-01-02T03:04:05.000Z', title: 'Held at the river' },
      source: 'record',
    },
  ])
})

test('[I31] 1.1 and 1.2 are read, other versions and profiles are not', async () => {
  const as = (profile: string, version?: string) =>
    waczOf({
      list: ({ wacz_version: _, ...list }) => ({
        ...{ ...list, profile },
        ...(version === undefined ? {} : { wacz_version: version }),
      }),
    })
  for (const [profile, version] of [['data-package', '1.1.0'], ['wacz'], ['wacz', '1.2.0']])
    assert.equal(await codeOf(await as(profile ?? '', version)), 'read')
  for (const [profile, version] of [
    ['data-package'],
    ['data-package', '1.0.0'],
    ['data-package', '1.2.0'],
    ['wacz', '2.0.0'],
    ['other', '1.1.1'],
  ])
    assert.equal(await codeOf(await as(profile ?? '', version)), 'archive_version 4')
})

test('[I31] records that are not packed, and an archive without a digest of its list, are read', async () => {
  const warc = await warcOf([{ url: FIXTURE_URL, body: '<p>Words.' }], false)
  const found = await read({ warc, warcName: 'archive/a.warc', seal: () => undefined })
  assert.equal(found.text, 'Words.')
  assert.equal(found.facts.files, 4)
})

test('[I32] what is not listed, not there, or not as listed is refused and named by its place', async () => {
  const files = await filesOf()
  assert.equal(await codeOf(packWacz(files)), 'read')
  assert.equal(await codeOf(packWacz({ ...files, 'x.txt': Buffer.from('x') })), 'file_unlisted 6')
  const names = Object.keys(files)
  for (const gone of names) {
    const { [gone]: _, ...rest } = files
    const expected = CODE_WITHOUT[gone] ?? 'file_missing'
    assert.equal(await codeOf(packWacz(rest)), expected, gone)
  }
  // Repacked with other bytes: sums of the archive are right, digests are not.
  for (const [n, name] of names.entries()) {
    const bytes = Buffer.from(files[name] ?? '')
    for (const at of [0, bytes.length >> 1, bytes.length - 2]) {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) ^ 1
      const code = await codeOf(packWacz({ ...files, [name]: other }))
      assert.match(code, /^(digest_differs|digest_unknown|archive_form|archive_version) \d$/)
      if (n < 3) assert.equal(code, `digest_differs ${n + 1}`)
    }
  }
})

test('[I32] sizes and digests of the list are of the form that the reference names', async () => {
  const withFirst = (change: object) =>
    waczOf({
      list: (list) => {
        const [first, ...rest] = list.resources as object[]
        return { ...list, resources: [{ ...first, ...change }, ...rest] }
      },
    })
  const md5 = 'md5:900150983cd24fb0d6963f7d28e17f72'
  assert.equal(await codeOf(await withFirst({ hash: md5 })), 'digest_unknown 4')
  assert.equal(await codeOf(await withFirst({ bytes: 1 })), 'digest_differs 1')
  assert.equal(await codeOf(await withFirst({ bytes: '1' })), 'archive_form 4')
  assert.equal(await codeOf(await withFirst({ path: 'indexes/index.cdx' })), 'archive_form 4')
  const seal = (more: object) => waczOf({ seal: (hash) => ({ hash: `sha256:${hash}`, ...more }) })
  assert.equal(await codeOf(await seal({ path: 'datapackage.json' })), 'read')
  assert.equal(await codeOf(await seal({ path: 'other.json' })), 'archive_form 5')
  assert.equal(await codeOf(await seal({})), 'archive_form 5')
})

test('[I33] one byte changed anywhere in the bytes of a file is found', async () => {
  const files = await filesOf()
  const good = packWacz(files)
  let from = 0
  for (const [name, plain] of Object.entries(files)) {
    const packed = /\.jsonl?$/.test(name) ? deflateRawSync(plain) : plain
    const start = good.indexOf(packed, from)
    assert.ok(start > 0)
    const step = Math.max(1, packed.length >> 5)
    for (let at = start; at < start + packed.length; at += step) {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      // The last bits of a packed file belong to no byte of it.
      if (at === start + packed.length - 1 && packed !== plain) continue
      assert.notEqual(await codeOf(bytes), 'read', `${name} ${at - start}`)
    }
    from = start + packed.length
  }
})

test('[I33] a record changed with all digests of the archive made anew is found by its own', async () => {
  const warc = await warcOf([{ url: FIXTURE_URL, body: '<p>At least 39 held.' }], false)
  const other = Buffer.from(warc.toString('latin1').replace('39 held', '93 held'), 'latin1')
  const forged = await waczOf({ warc: other, warcName: 'archive/a.warc' })
  assert.equal(await codeOf(forged), 'digest_differs 2')
})

test('[I36] texts stand in the order of the list, whatever the order of the records', async () => {
  const pages = ['b', 'a', 'c'].map((name) => ({
    ...{ url: `https://reed-courier.example/${name}#top`, ts: AT },
  }))
  const records = ['a', 'b', 'x'].map((name) => ({
    ...{ url: `https://reed-courier.example/${name}`, body: `<p>Page ${name}.` },
  }))
  const found = await read({ pages, warc: await warcOf(records) })
  assert.equal(found.text, 'Page b.\n\nPage a.')
  assert.deepEqual(
    found.facts.pages.map(({ source }) => source),
    ['record', 'record', 'none'],
  )
})

test('[I36] of several answers the one nearest to the listed instant is read, and only a found one', async () => {
  const at = (hour: string, body: string, status?: string) => ({
    ...{ url: FIXTURE_URL, date: `2026-01-02T${hour}:00:00Z`, body },
    ...(status === undefined ? {} : { status }),
  })
  const warc = await warcOf([
    at('01', '<p>Early.'),
    at('03', '<p>Near.'),
    at('04', '<p>Gone.', 'HTTP/1.1 404 Not Found'),
    at('05', '<p>Late.'),
  ])
  assert.equal((await read({ warc })).text, 'Near.')
})

test('[I36] bodies packed for the way are unpacked, and character sets are those of the answer', async () => {
  const html = Buffer.from('<p>At least 39 held.')
  const packed: [string, Uint8Array][] = [
    ['gzip', gzipSync(html)],
    ['br', brotliCompressSync(html)],
    ['deflate', deflateRawSync(html)],
    ['gzip', html],
  ]
  for (const [encoding, body] of packed) {
    const headers = { 'Content-Type': 'text/html', 'Content-Encoding': encoding }
    const warc = await warcOf([{ url: FIXTURE_URL, headers, body }])
    assert.equal((await read({ warc })).text, 'At least 39 held.', encoding)
  }
  const headers = { 'Content-Type': 'text/html; charset=euc-kr' }
  const warc = await warcOf([{ url: FIXTURE_URL, headers, body: Uint8Array.of(0xba, 0xcf) }])
  assert.equal((await read({ warc })).text, '북')
})

test('[I36] a page that is built in the browser has the words that the program noted, and that is said', async () => {
  const pages = [{ url: FIXTURE_URL, ts: AT, text: 'Sixty were held.' }]
  const warc = await warcOf([{ url: FIXTURE_URL, body: '<div id=app></div><script>go()</script>' }])
  const found = await read({ pages, warc })
  assert.equal(found.text, 'Sixty were held.')
  assert.equal(found.facts.pages[0]?.source, 'noted')
  assert.deepEqual(found.steps, ['wacz:pages', 'wacz:noted'])
  assert.equal(await codeOf(await waczOf({ warc })), 'empty')
})

test('[I36] a page in an unknown character set is offered those that fit, as one alone is', async () => {
  const headers = { 'Content-Type': 'text/html' }
  const body = Uint8Array.of(0xba, 0xcf, 0xbc, 0xdb)
  const bytes = await waczOf({ warc: await warcOf([{ url: FIXTURE_URL, headers, body }]) })
  const [finding] = (await readWacz({ bytes })).findings ?? []
  assert.equal(finding?.code, 'not_understood')
  assert.ok(finding?.encodings?.includes('cp949'))
  const chosen = await readWacz({ bytes, encoding: 'cp949' })
  assert.equal(chosen.findings ? '' : chosen.text, '북송')
})

test('[I44] titles and programs with half signs and controls come out whole', async () => {
  const pages = [{ url: FIXTURE_URL, ts: AT, title: 'a\ud800b\u0000c' }]
  const found = await read({ pages, list: (list) => ({ ...list, software: '\udc00x' }) })
  assert.equal(found.title, 'a b c')
  assert.equal(found.facts.software, 'x')
  const bad = [
    { url: 'https://a.example/\u0000', ts: AT },
    { url: '', ts: AT },
    { url: FIXTURE_URL },
  ]
  for (const page of bad)
    assert.equal(await codeOf(await waczOf({ pages: [page] })), 'archive_form 1')
})

test('[I44] nothing makes it throw, and no finding holds a word of the archive', async () => {
  const good = await waczOf()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of changes) bytes[at] = value
        const { findings } = await readWacz({ bytes })
        for (const finding of findings ?? [])
          assert.ok(
            Object.values(finding).every((v) => typeof v === 'number' || /^[a-z_]+$/.test(v)),
          )
      },
    ),
    { numRuns: 200 },
  )
  assert.equal(await codeOf(packZip([])), 'unknown_type')
  assert.equal(await codeOf(Buffer.alloc(0)), 'damaged')
})
