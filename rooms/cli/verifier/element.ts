// Elements of the page, made of words and never of markup: what stands in a bundle cannot become
// part of the page.

type Child = Node | string | false | undefined

/** Attributes by name; `false` and nothing leave one out. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** An element with its attributes and what is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value)
  made.append(...children.filter((child) => child !== false && child !== undefined))
  return made
}
