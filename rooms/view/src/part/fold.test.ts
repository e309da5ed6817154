import assert from 'node:assert/strict'
import test from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Fold } from './fold.tsx'

test('[V249] a folded section is whole in the page; its anchor lies inside, so that links open it', () => {
  const page = renderToString(
    h(Fold, { id: 'origins', heading: 'Who', count: 3, children: h('p', {}, 'inside') }),
  )
  assert.match(page, /<section class="fold" aria-labelledby="origins-title"><details><summary>/)
  assert.match(page, /<h2 id="origins-title">Who<\/h2><span class="count"> 3<\/span><\/summary>/)
  assert.match(page, /<div id="origins"><p>inside<\/p><\/div><\/details>/)
  const open = renderToString(h(Fold, { id: 'a', heading: 'b', open: true, children: '' }))
  assert.match(open, /<details open>/)
})
