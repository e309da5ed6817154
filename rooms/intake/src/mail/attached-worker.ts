// Runs apart from Tumen and sees its own code and nothing else: on its standard input which
// attached file is asked for, in four bytes, then a message; on its standard output that file.
import { framed } from '../isolation/frame.ts'
import { endWith } from '../isolation/last-word.ts'
import { attachedFile } from './mail-text.ts'

const pieces: Uint8Array[] = []
for await (const piece of process.stdin) pieces.push(piece as Uint8Array)
const asked = Buffer.concat(pieces)
const file = await attachedFile(asked.subarray(4), asked.readUInt32BE())
endWith(file ? framed({}, [file]) : framed({ refused: 'file_missing' }))
