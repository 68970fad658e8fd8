import type { PasswordWords } from './words.ts'

export const words = {
  heading: 'Skriv in ditt lösenord',
  sameAccount:
    'Du har redan ett konto. Samma konto gäller i alla portaler som du är inbjuden till, så logga in som du brukar.',
  replaced: {
    heading: 'Logga in med ditt nya lösenord',
    lead: 'Ditt nya lösenord är sparat.',
    forgotten: 'Det nya lösenordet fungerar inte',
  },
  label: 'Lösenord',
  signIn: 'Logga in',
  missing: 'Skriv in ditt lösenord.',
  forgotten: 'Har du glömt lösenordet eller inte valt något än?',
  address: 'E-postadress',
  show: 'Visa',
  hide: 'Dölj',
  showPassword: 'Visa lösenordet',
  hidePassword: 'Dölj lösenordet',
  restart: 'Välj ett nytt lösenord i stället',
  restartText: 'Lösenordet du valde tidigare slutar att gälla. Allt annat du har gjort finns kvar.',
  restartYes: 'Välj ett nytt lösenord',
  restartNo: 'Behåll det jag har',
  spent: 'Lösenordet har skrivits fel för många gånger. Välj ett nytt.',
  problems: {
    wrong_password: () => 'Lösenordet stämde inte med adressen. Kontrollera båda och försök igen.',
  },
} satisfies PasswordWords
