import assert from 'node:assert/strict'
import test from 'node:test'
import { build } from 'esbuild'
import { onlyNouns } from './noun-plugin.ts'
import { repositoryRoot } from './place.ts'

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: repositoryRoot },
    absWorkingDir: repositoryRoot,
    ...{ bundle: true, format: 'esm', charset: 'utf8', logLevel: 'silent', write: false },
    conditions: ['tumen-source'],
    plugins: [onlyNouns('language', 'verify')],
  })
  return outputFiles[0]?.text ?? ''
}

test('[H83] the verifier carries the words of its nouns, and asking for others is refused', async () => {
  const words = "import { verifyWordsIn, wordsIn } from '@tumen/words'\n"
  const verify = await bundled(`${words}console.log(verifyWordsIn('ko').title)`)
  assert.ok(verify.includes('한국어') && !verify.includes('Forced return'))
  await assert.rejects(bundled(`${words}console.log(wordsIn('ko').act)`), /asks for more words/)
})
