// The process that opens pictures: one question on its standard input, answers on its standard
// output, and then it ends. It is started where nothing else can be reached.
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { FrameReader, framed } from '../isolation/frame.ts'
import { endWith } from '../isolation/last-word.ts'
import { doTask, type PictureAnswer, type PictureTask } from './task.ts'

const tell = (answer: PictureAnswer, bytes: readonly Uint8Array[] = []) =>
  process.stdout.write(framed(answer, bytes))

const [asked] = new FrameReader<PictureTask>().push(await buffer(process.stdin))
if (asked) {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const { said, bytes } = await doTask(asked, { random, tell })
  endWith(framed(said, bytes))
}
