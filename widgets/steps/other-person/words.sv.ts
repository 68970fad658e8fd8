import type { OtherPersonWords } from './words.ts'

export const words = {
  heading: 'Någon annan är inloggad',
  lead: 'Inbjudan gäller en annan adress än den som är inloggad i den här webbläsaren.',
  signedIn: 'Inloggad nu',
  invited: 'Inbjudan gäller',
  kept: 'Inget går förlorat. Allt som är sparat finns kvar.',
  switch: 'Logga ut och fortsätt',
} satisfies OtherPersonWords
