import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contractList } from '@tumen/contract'
import { operationPhrase } from '@tumen/view'
import { LANGUAGES, wordsIn } from '@tumen/words'

test('[E591] whatever an operation changes is called by words in every language', () => {
  const changing = contractList.filter(({ changes }) => changes)
  assert.ok(changing.length > 30)
  for (const language of LANGUAGES) {
    const { didOther } = wordsIn(language).page.log
    const wordless = changing.filter(({ name }) => operationPhrase(language, name) === didOther)
    assert.deepEqual(
      wordless.map(({ name }) => name),
      [],
      language,
    )
    assert.equal(operationPhrase(language, 'claim.forget'), didOther)
  }
})
