import type { TotpWords } from './words.ts'

export const words = {
  heading: 'Skriv in koden från din app',
  recovery: 'Visa att det är du. Sedan väljer du ett nytt lösenord.',
  lead: (names) =>
    names.length > 0
      ? `Öppna din autentiseringsapp och skriv in den sexsiffriga kod som visas för ${names.map((name) => `”${name}”`).join(' eller ')}.`
      : 'Öppna din autentiseringsapp och skriv in den sexsiffriga kod som visas nu.',
  label: 'Kod, 6 siffror',
  verify: 'Bekräfta',
  missing: 'Skriv in alla sex siffror i koden.',
  lost: 'Jag har inte kvar den här enheten',
  restart: 'Ställ in en annan app i stället',
  restartText:
    'Appen du ställde in tidigare slutar att ge giltiga koder här. Din bekräftade e-postadress finns kvar.',
  restartYes: 'Ställ in en annan app',
  restartNo: 'Behåll den jag har',
  problems: {
    wrong_code: ({ clock }) =>
      clock
        ? `Koden stämde inte. Kontrollera att klockan i din enhet går rätt: den är ${clock} nu. Skriv sedan koden som visas.`
        : 'Koden stämde inte. Koderna byts var 30:e sekund, så skriv den som visas nu.',
    code_used: ({ wait }) =>
      `Koden har redan använts. Vänta på nästa${wait ? ` (${wait})` : ''} och skriv in den.`,
    code_expired: () => 'Koden gäller inte längre. Skriv den som visas nu.',
  },
} satisfies TotpWords
