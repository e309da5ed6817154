// The words of the pages, part `figure`, in English.

export const figureEn = {
  title: 'Figures',
}
