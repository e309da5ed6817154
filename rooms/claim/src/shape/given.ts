// Records leave out what is not stated: a key is there with a value, or it is not there.

/** The same fields; one that may be `undefined` may be absent instead. */
export type Given<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The fields that have a value, in their order; those that are `undefined` are left out. */
export function given<T extends object>(fields: T): Given<T> {
  const kept: Partial<T> = {}
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key]
  // What was left out is exactly what may be absent.
  return kept as unknown as Given<T>
}
