// The words of the pages, part `claim-form`, in English.

export const claimFormEn = {
  title: 'Record a claim',
}
