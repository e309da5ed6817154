// The words of the pages, part `document`, in English.

export const documentEn = {
  title: 'Documents',
}
