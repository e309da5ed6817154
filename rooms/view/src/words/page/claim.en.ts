// The words of the pages, part `claim`, in English.

export const claimEn = {
  title: 'Claims',
}
