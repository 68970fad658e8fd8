import type { HelpWords } from './help-words.ts'

export const words = {
  telephone: 'Telephone',
  mail: 'E-mail',
  web: 'Help page',
  noContacts: 'Ask the person who invited you or whoever runs this service.',
} satisfies HelpWords
