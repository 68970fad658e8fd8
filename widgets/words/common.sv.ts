import type { WrittenWords } from './common.ts'

export const words = {
  locale: 'sv-SE',
  step: (at, of) => `Steg ${at} av ${of}`,
  who: 'Adress:',
  notYou: 'Inte du?',
  cancel: 'Avbryt',
  startOver: 'Börja om',
  help: 'Behöver du hjälp?',
  helpContacts: 'Här får du hjälp',
  retry: 'Försök igen',
  lockOver: 'Nu kan du försöka igen.',
  kept: 'Det du har skrivit finns kvar.',
  working: 'Vi kontrollerar att du inte är en robot. Det kan ta en halv minut.',
  attemptsLeft: (attempts) => `Du har ${attempts} försök kvar.`,
  offline: 'Vi når inte tjänsten. Kontrollera uppkopplingen och försök igen.',
  unavailable: 'Tjänsten svarar inte som den ska. Vänta lite och försök igen.',
} satisfies WrittenWords
