// What is used of packages that bring no types.

/** Where the data of a language lie, packed, and their name there. */
interface LanguageData {
  code: string
  langPath: string
}

declare module '@tesseract.js-data/chi_sim' {
  const data: LanguageData
  // biome-ignore lint/style/noDefaultExport: it says what the package exports
  export default data
}
declare module '@tesseract.js-data/eng' {
  const data: LanguageData
  // biome-ignore lint/style/noDefaultExport: it says what the package exports
  export default data
}
declare module '@tesseract.js-data/kor' {
  const data: LanguageData
  // biome-ignore lint/style/noDefaultExport: it says what the package exports
  export default data
}
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const make: (options: Record<string, unknown>) => Promise<unknown>
  // biome-ignore lint/style/noDefaultExport: it says what the package exports
  export default make
}
