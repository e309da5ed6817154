// The type of a catalogue that says the same as another one in its own language.

/** The same keys, any text. */
export type Translated<T> = T extends string ? string : { [K in keyof T]: Translated<T[K]> }
