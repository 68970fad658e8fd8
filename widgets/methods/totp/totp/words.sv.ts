import { appCode } from '../app-code/words.sv.ts'
import type { TotpWords } from './words.ts'

export const words = {
  ...appCode,
  heading: 'Skriv in koden från din app',
  recovery: 'Visa att det är du. Sedan väljer du ett nytt lösenord.',
  lead: (names) =>
    names.length > 1
      ? `Skriv in den sexsiffriga kod som någon av dina autentiseringsappar visar nu. Alla går lika bra: ”${names.join('”, ”')}”.`
      : `Öppna din autentiseringsapp och skriv in den sexsiffriga kod som visas ${names[0] ? `för ”${names[0]}”` : 'nu'}.`,
  label: 'Kod, 6 siffror',
  verify: 'Bekräfta',
  missing: 'Skriv in alla sex siffror i koden.',
  lost: 'Jag har inte kvar appen',
  restart: 'Ställ in en annan app i stället',
  restartText:
    'Appen du ställde in tidigare slutar att ge giltiga koder här. Din bekräftade e-postadress finns kvar.',
  restartYes: 'Ställ in en annan app',
  restartNo: 'Behåll den jag har',
} satisfies TotpWords
