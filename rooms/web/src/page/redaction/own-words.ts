// The words of the covering page: of a PDF they speak of its pages, and not of a picture.
import type { Ask } from '../../door/ask.ts'

export function ownWords({ words }: Pick<Ask, 'words'>, isPdf: boolean) {
  const own = words.page.redaction
  if (!isPdf) return own
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
