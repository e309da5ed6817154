import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { htmlToText, MAX_TAGS } from './html-to-text.ts'

const textOf = (page: string) => htmlToText(page).text
const lossesOf = (page: string) =>
  (htmlToText(page) as { losses?: { kind: string; count: number; units: number }[] }).losses

test('[I11] blocks stand on lines of their own, paragraphs apart, cells with a tab between', () => {
  assert.equal(textOf('<p>one</p><p>two <b>three</b>\n four</p>'), 'one\n\ntwo three four')
  assert.equal(textOf('<div>a<div>b</div>c</div><h2>d</h2>e'), 'a\nb\nc\nd\ne')
  assert.equal(textOf('<ul><li>x<li>y</ul>'), 'x\ny')
  assert.equal(textOf('a<br>b<br><br>c<br><br><br><br>d'), 'a\nb\n\nc\n\nd')
  assert.equal(textOf('<table><tr><th>n<td>39<tr><td>p<td> q</table>'), 'n\t39\np\tq')
  assert.equal(textOf('x<pre>\na  b\n  c</pre>y'), 'x\na  b\n  c\ny')
  assert.equal(textOf(' <b> a </b> <i> b</i>'), 'a b')
})

test('[I12] characters are read as written: entities, no-break and wide spaces, emoji', () => {
  assert.equal(
    textOf('<p>at&nbsp;least 39 &lt;b&gt; &#x1F6A8; 북송\u3000遣返'),
    'at\u00a0least 39 <b> 🚨 북송\u3000遣返',
  )
})

test('[I13] scripts, styles, templates, frames, pictures and fields are counted losses', () => {
  const page =
    '<style>p{}</style><body>39<script>alert("secret")</script><template><p>t</p></template>' +
    '<iframe src="https://example.org">f</iframe><img src="https://example.org/pixel" alt="a">' +
    '<svg><text>s</text></svg><select><option>o</select><textarea>w</textarea> held'
  assert.equal(textOf(page), '39 held')
  assert.deepEqual(lossesOf(page), [
    { kind: 'style', count: 1, units: 3 },
    { kind: 'script', count: 1, units: 15 },
    { kind: 'template', count: 1, units: 1 },
    { kind: 'embedded', count: 1, units: 1 },
    { kind: 'picture', count: 2, units: 1 },
    { kind: 'form', count: 2, units: 2 },
  ])
})

test('[I14] hidden elements are left out and counted, shown ones are not', () => {
  const hidden = [
    'hidden',
    'hidden="until-found"',
    'style="display:none"',
    'style="color:red; DISPLAY : none !important"',
    'style="visibility:hidden"',
    'style="opacity:0"',
    'style="font-size:0px;"',
  ]
  for (const attribute of hidden) {
    const page = `39<div ${attribute}><p>forty <b>people</b></p></div> held`
    assert.equal(textOf(page), '39 held', attribute)
    assert.deepEqual(lossesOf(page), [{ kind: 'hidden', count: 1, units: 12 }])
  }
  const shown = [
    'style="opacity:0.5"',
    'style="font-size:0.9em"',
    'class="hidden"',
    'title="hidden"',
  ]
  for (const attribute of shown) {
    assert.equal(textOf(`39 <span ${attribute}>held</span>`), '39 held', attribute)
    assert.deepEqual(lossesOf(`<span ${attribute}>held</span>`), [])
  }
  assert.equal(textOf('a<dialog>b</dialog><dialog open>c</dialog>'), 'a\nc')
})

test('[I15] the title is taken from the head, and is no part of the text', () => {
  const page = htmlToText('<title> The\n Reed &amp; Courier </title><p>39</p>')
  assert.deepEqual(page, { text: '39', title: 'The Reed & Courier', losses: [] })
  const { title } = htmlToText('<p>39<svg><title>no</title></svg>') as { title?: string }
  assert.equal(title, undefined)
  assert.deepEqual(htmlToText('<title> </title>39'), { text: '39', losses: [] })
})

test('[I16] a page nested a hundred thousand deep is read', () => {
  for (const tag of ['b', 'table', 'svg', 'p'])
    assert.ok(typeof textOf(`${`<${tag}>`.repeat(100_000)}39`) === 'string', tag)
  assert.equal(textOf(`${'<div>'.repeat(100_000)}39`), '39')
  assert.deepEqual(lossesOf(`<i hidden>${'<div>'.repeat(100_000)}39`), [
    { kind: 'hidden', count: 1, units: 2 },
  ])
})

test('[I17] a page with too many tags or attributes is refused before it is parsed', () => {
  const refused = (page: string) => htmlToText(page).findings?.[0]?.code
  assert.equal(refused('<x>'.repeat(MAX_TAGS + 1)), 'too_many_parts')
  assert.equal(refused(`<x ${'a '.repeat(1_000_001)}>`), 'too_many_parts')
  assert.equal(refused(`<x${'/a'.repeat(1_000_001)}`), 'too_many_parts')
  assert.equal(refused('1 < 2 '.repeat(MAX_TAGS + 1)), 'too_many_parts')
  assert.equal(refused(`<x ${'a<'.repeat(MAX_TAGS + 1)}>`), 'too_many_parts')
  assert.equal(textOf('1 < 2 '.repeat(1000))?.length, 5999)
})

test('[I10] no page whatever makes reading throw', () => {
  const pieces = [
    '<p>',
    '</p>',
    '<table>',
    '<td>',
    '<svg>',
    '<template>',
    '<!--',
    ']]>',
    '<frameset>',
  ]
  const more = [
    '<select>',
    '<b>',
    '</b>',
    'x',
    ' ',
    '&',
    '<title>',
    '<plaintext>',
    '<math>',
    '<br>',
  ]
  const page = fc.array(fc.constantFrom(...pieces, ...more)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(page, (source) => {
      assert.equal(typeof textOf(source), 'string')
    }),
  )
})
