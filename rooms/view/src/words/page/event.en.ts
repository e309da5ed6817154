// The words of the pages, part `event`, in English.

export const eventEn = {
  title: 'Events',
}
