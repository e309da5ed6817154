// Texts of a model or a path as the text of a query. Source: the standard of SQL.

/** A text in quotation marks that cannot end early. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
