// The types of a table that comes without any.
declare module 'opencc-js/dict/TSCharacters' {
  /** Signs of the traditional script with their simplified forms: "來 来|對 对". */
  const pairs: string
  // biome-ignore lint/style/noDefaultExport: it says what the package exports
  export default pairs
}
