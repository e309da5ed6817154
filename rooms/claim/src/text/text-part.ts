// A long text in parts that a page, or a reader, can bear: each begins at a line, so that a
// paragraph is never torn unless it alone is longer than a part. Offsets are UTF-16 code units.

/** Length from which a text is shown and read in parts. */
export const PART_UNITS = 60_000

/** Where the part of a text ends that begins at `from`; half of a pair would be no sign at all. */
export function partEnd(text: string, from: number, most = PART_UNITS): number {
  const wanted = from + most
  if (wanted >= text.length) return text.length
  const line = text.lastIndexOf('\n', wanted)
  if (line > from) return line + 1
  const unit = text.charCodeAt(wanted)
  return unit >= 0xdc00 && unit <= 0xdfff ? wanted - 1 : wanted
}

/** All parts of a text, in its order; one, and an empty one, where nothing stands in it. */
export function partsOfText(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let start = 0
  do {
    const end = partEnd(text, start)
    parts.push({ start, end })
    start = end
  } while (start < text.length)
  return parts
}
