// The canary sweep: searches everything that a run has produced for planted secrets, in every
// form in which one could leave, and names each hit by number and never by its text.
import { type Form, formsOf } from './form.ts'
import { PatternIndex } from './pattern-index.ts'
import { type Layer, layersOf } from './unpack.ts'

/** A planted secret: its number and one of its texts. */
export interface Secret {
  number: number
  text: string
}

/** A secret found where the sweep looked. */
export interface SweepHit {
  number: number
  form: string
  path: string
}

/** The parts of the sweep that a test may break, to see that the sweep notices. */
export interface SweepParts {
  forms?: (secret: string) => Form[]
  layers?: (layer: Layer) => Layer[]
}

/** Prepares a search for `secrets`; call the result on each thing produced. */
export function makeSweep(
  secrets: readonly Secret[],
  { forms = formsOf, layers = layersOf }: SweepParts = {},
): (path: string, bytes: Uint8Array) => SweepHit[] {
  const index = new PatternIndex<{ number: number; form: string }>()
  for (const { number, text } of secrets)
    for (const { form, bytes } of forms(text)) index.add(bytes, { number, form })
  return (path, bytes) =>
    layers({ path, bytes }).flatMap((layer) =>
      index.search(layer.bytes).map(({ pattern }) => ({ ...pattern, path: layer.path })),
    )
}
