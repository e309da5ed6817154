// The words of the covering page: of a PDF they speak of its pages, of a film of its seconds, and
// not of a picture.
import type { Ask } from '../../door/ask.ts'

/** What is covered: an answer about it has pages, or is of a film, which has both. */
export interface Covered {
  pages?: unknown
  film?: unknown
}

export function ownWords({ words }: Pick<Ask, 'words'>, { pages, film }: Covered) {
  const own = words.page.redaction
  if (film !== undefined) return filmWords(own)
  if (pages === undefined) return own
  const { work, picture, check, step, ...plain } = own.ofPages
  const tool = { ...own.work.tool, ...work.tool }
  return {
    ...own,
    ...plain,
    picture: { ...own.picture, ...picture },
    check: { ...own.check, ...check },
    step: { ...own.step, ...step },
    work: { ...own.work, ...work, tool },
  }
}

function filmWords(own: Ask['words']['page']['redaction']) {
  const { picture, check, step, manual, ...plain } = own.ofFilm
  return {
    ...own,
    ...plain,
    plan: { ...own.plan, manual },
    picture: { ...own.picture, ...picture },
    check: { ...own.check, ...check },
    step: { ...own.step, ...step },
  }
}
