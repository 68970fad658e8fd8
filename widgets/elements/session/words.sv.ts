import type { SessionWords } from './words.ts'

export const words = {
  idle: {
    heading: 'Är du kvar?',
    text: (left) => `Du har inte gjort något här på ett tag. Du loggas ut inom ${left}.`,
  },
  final: {
    heading: 'Du loggas snart ut',
    text: (left) =>
      `Du har varit inloggad så länge som det går. Du loggas ut inom ${left}. Spara det du håller på med och logga sedan in igen.`,
  },
  stay: 'Fortsätt vara inloggad',
  signOut: 'Logga ut',
  close: 'OK',
  stayed: 'Du är fortfarande inloggad.',
  offline: 'Vi når inte tjänsten. Kontrollera uppkopplingen och försök igen.',
  unavailable: 'Tjänsten svarar inte som den ska. Vänta lite och försök igen.',
  locale: 'sv-SE',
} satisfies SessionWords
