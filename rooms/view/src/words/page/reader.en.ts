// The words of the pages, part `reader`, in English.

export const readerEn = {
  title: 'Document',
}
