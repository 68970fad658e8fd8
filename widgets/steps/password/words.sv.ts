import type { PasswordWords } from './words.ts'

export const words = {
  heading: 'Skriv ditt lösenord',
  replaced: 'Ditt lösenord är bytt. Logga in med det nya.',
  label: 'Lösenord',
  signIn: 'Logga in',
  missing: 'Skriv ditt lösenord.',
  forgotten: 'Har du glömt lösenordet, eller aldrig valt något?',
  address: 'E-postadress',
  show: 'Visa',
  hide: 'Dölj',
  showPassword: 'Visa lösenordet',
  hidePassword: 'Dölj lösenordet',
  restart: 'Välj ett nytt lösenord i stället',
  restartText: 'Lösenordet du valde tidigare slutar att gälla. Allt annat du har gjort finns kvar.',
  restartYes: 'Välj ett nytt lösenord',
  restartNo: 'Behåll det jag har',
  problems: {
    wrong_password: () => 'Lösenordet stämde inte med adressen. Kontrollera båda och försök igen.',
  },
} satisfies PasswordWords
