// Runs apart from Tumen and sees its own code and nothing else: a file on its standard input, its
// text, as JSON, on its standard output.
import { framed } from '../isolation/frame.ts'
import { endWith } from '../isolation/last-word.ts'
import { type ApartText, apartKind, apartText } from './apart-text.ts'

const pieces: Uint8Array[] = []
for await (const piece of process.stdin) pieces.push(piece as Uint8Array)
const bytes = Buffer.concat(pieces)
const kind = apartKind(bytes)
const read: ApartText = kind ? await apartText(bytes, kind) : { code: 'damaged' }
endWith(framed({}, [Buffer.from(JSON.stringify(read))]))
