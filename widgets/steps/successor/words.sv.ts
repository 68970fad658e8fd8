import type { SuccessorWords } from './words.ts'

export const words = {
  heading: 'Vem borde ha fått inbjudan?',
  lead: (inviter) =>
    `Vi meddelar ${inviter ?? 'den som bjöd in'} att inbjudan inte är till dig. Vet du vem som borde ha fått den kan du skriva det här. Inget annat ändras.`,
  name: 'Namn (valfritt)',
  address: 'E-postadress (valfritt)',
  tell: (inviter) => `Meddela ${inviter ?? 'den som bjöd in'}`,
  back: 'Tillbaka',
  malformed: 'Skriv adressen så här: namn@example.org. Du kan också lämna fältet tomt.',
} satisfies SuccessorWords
