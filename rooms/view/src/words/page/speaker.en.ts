// The words of the pages, part `speaker`, in English.

export const speakerEn = {
  title: 'Speakers',
}
