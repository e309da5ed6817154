// The words of the pages, part `home`, in English.

export const homeEn = {
  title: 'Start',
}
