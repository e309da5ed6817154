// The words of the pages, part `reader`, in English.

export const readerEn = {
  title: 'Document',
  textLabel: 'Text of the document',
  paragraph: 'Paragraph',
  claimMark: 'Claim {n}: {label}; {state}',
}
