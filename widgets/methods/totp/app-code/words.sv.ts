import type { AppCodeWords } from './words.ts'

export const appCode = {
  nextIn: (seconds) => `Nästa kod om ${seconds} s`,
  nextNow: 'Nu visar appen en ny kod. Skriv in den ovan.',
  problems: {
    wrong_code: ({ clock }) =>
      clock
        ? `Koden stämde inte. Kontrollera att klockan går rätt där du har appen: den är ${clock} nu. Skriv sedan koden som visas.`
        : 'Koden stämde inte. Koderna byts var 30:e sekund, så skriv den som visas nu.',
    code_used: () => 'Koden har redan använts. Vänta på nästa.',
    code_expired: () => 'Koden gäller inte längre. Skriv den som visas nu.',
    locked: ({ wait }) =>
      wait
        ? null
        : 'Appen är avstängd här efter många koder som inte stämde. Det hjälper inte att vänta. Kontakta någon av dem som står nedan.',
  },
} satisfies AppCodeWords
