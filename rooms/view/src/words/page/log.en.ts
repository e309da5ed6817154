// The words of the pages, part `log`, in English.

export const logEn = {
  title: 'Custody',
}
