import type { EnrolWords } from './words.ts'

export const words = {
  heading: 'Ett extra skydd',
  lead: 'Tjänsten kräver en kod från en autentiseringsapp utöver ditt lösenord, så att ingen annan kan logga in som du. Det tar ungefär två minuter att ställa in.',
  begin: 'Ställ in en autentiseringsapp',
  later: (left) =>
    left === 1 ? 'Senare (du kan vänta en gång till)' : `Senare (du kan vänta ${left} gånger till)`,
} satisfies EnrolWords
