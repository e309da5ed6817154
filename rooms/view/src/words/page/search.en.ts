// The words of the pages, part `search`, in English.

export const searchEn = {
  title: 'Search',
}
