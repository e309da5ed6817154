// The process that opens films: one question on its standard input, answers on its standard output,
// and then it ends. It is started where nothing else can be reached.
import { buffer } from 'node:stream/consumers'
import { FrameReader, framed } from '../isolation/frame.ts'
import { endWith } from '../isolation/last-word.ts'
import { doFilmTask, type FilmAnswer, type FilmTask } from './task.ts'

const tell = (answer: FilmAnswer, bytes: readonly Uint8Array[] = []) =>
  process.stdout.write(framed(answer, bytes))

const [asked] = new FrameReader<FilmTask>().push(await buffer(process.stdin))
if (asked) {
  const { said, bytes } = await doFilmTask(asked, tell)
  endWith(framed(said, bytes))
}
