// For every section of the word lists the labelled text that needs it, as the gate's test R500
// looks for it. Run: npx tsx --conditions=tumen-source bench/reading/ablate.ts
import { LANGUAGES } from '@tumen/reading'
import { ablateSections } from '../../rooms/reading/fixture/ablation.ts'
import { labelledTexts } from '../../rooms/reading/fixture/labelled.ts'

const MOST_SHOWN = 60
const texts = labelledTexts()
let idle = 0
for (const language of LANGUAGES)
  for (const { section, needed } of ablateSections(language, texts)) {
    if (needed === undefined) idle++
    const text = needed?.replaceAll('\n', ' ').slice(0, MOST_SHOWN) ?? 'NOTHING'
    console.log(`${language} [${section}]: ${text}`)
  }
console.log(`${idle} sections change no labelled field.`)
if (idle > 0) process.exitCode = 1
