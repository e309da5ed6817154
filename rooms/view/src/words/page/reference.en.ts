// The words of the pages, part `reference`, in English.

export const referenceEn = {
  title: 'Operations',
}
