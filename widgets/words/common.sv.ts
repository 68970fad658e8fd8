import type { FirstWords } from './common.ts'

export const words = {
  cancel: 'Avbryt',
  startOver: 'Börja om',
  help: 'Behöver du hjälp?',
  retry: 'Försök igen',
  kept: 'Det du har skrivit finns kvar.',
  offline: 'Vi når inte tjänsten. Kontrollera uppkopplingen och försök igen.',
  unavailable: 'Tjänsten svarar inte som den ska. Vänta lite och försök igen.',
} satisfies FirstWords
