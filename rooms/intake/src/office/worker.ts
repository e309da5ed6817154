// Runs apart from Tumen and sees its own code and nothing else: an office file on its standard
// input, its text on its standard output.
import { type OfficeText, officeKind, officeText } from './office-text.ts'

const pieces: Uint8Array[] = []
for await (const piece of process.stdin) pieces.push(piece as Uint8Array)
const bytes = Buffer.concat(pieces)
const kind = officeKind(bytes)
const read: OfficeText = kind ? await officeText(bytes, kind) : { code: 'damaged' }
process.stdout.write(JSON.stringify(read))
