import type { HelpWords } from './help-words.ts'

export const words = {
  telephone: 'Telefon',
  mail: 'E-post',
  web: 'Hjälpsida',
  noContacts: 'Fråga den som bjöd in dig eller den som ansvarar för tjänsten.',
} satisfies HelpWords
