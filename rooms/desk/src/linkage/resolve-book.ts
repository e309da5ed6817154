// The persons of a linkage as they follow from its pairs and from what people said, without the
// persons of before. Source: linkage.md 9.1.
import { type Resolution, resolve } from '@tumen/linkage'
import type { LinkageBook } from './book.ts'

/** Joins the mentions of a linkage from so many bits on. */
export function resolveBook(book: LinkageBook, threshold: number): Resolution {
  const { mentions, pairs, facts, same, different, impossible } = book
  return resolve({
    ...{ mentions: mentions.length, pairs, threshold, facts },
    ...{ same, different, impossible },
  })
}
