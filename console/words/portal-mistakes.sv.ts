import { LEAST_CONTRAST } from '../../api/contract/plain/colours.ts'
import { LONGEST_PLAIN_NAME } from '../../api/contract/plain/ids.ts'
import {
  LONGEST_LINE,
  LONGEST_REASON,
  LONGEST_SECTION,
  SHORTEST_REASON,
} from '../../api/contract/plain/lengths.ts'
import { MOST_GRACE_SIGN_INS } from '../../api/contract/plain/policy.ts'
import { MOST_RETURN_URLS } from '../../api/contract/plain/portal-limits.ts'
import type { portalMistakes as english } from './portal-mistakes.en.ts'

const { format: number } = new Intl.NumberFormat('sv')

export const portalMistakes: typeof english = {
  name: `Skriv namnet som besökarna känner igen, högst ${LONGEST_LINE} tecken.`,
  homeUrl: 'Skriv en hel adress som börjar med https://.',
  invitationUrl: 'Skriv en hel adress som börjar med https://, eller välj vår egen sida.',
  invitationOrigin: 'Sidan för inbjudningar måste ligga på något av portalens ursprung.',
  returnUrls: `Skriv högst ${MOST_RETURN_URLS} adresser.`,
  returnUrl: 'Skriv en hel adress som börjar med https://.',
  returnOrigin: 'En returadress måste ligga på något av portalens ursprung.',
  returnLeft: 'Det finns returadresser på ett ursprung som du har tagit bort. Ändra dem först:',
  timeZone: 'Välj en tidszon ur listan, till exempel Europe/Stockholm.',
  languages:
    'Välj minst ett språk. Ett språk kan läggas till när varje informationstext finns på det.',
  origins: 'Skriv minst ett ursprung.',
  origin:
    'Skriv bara protokoll och värdnamn, till exempel https://portal.example.org: ingen sökväg och inget snedstreck på slutet.',
  graceSignIns: `Skriv ett heltal från 0 till ${MOST_GRACE_SIGN_INS}.`,
  reason: `Skriv varför, med ${SHORTEST_REASON} till ${LONGEST_REASON} tecken.`,
  authority: `Skriv högst ${LONGEST_LINE} tecken.`,
  accent: `Skriv en färg som #rrggbb, med en kontrast på minst ${number(LEAST_CONTRAST)} mot den ljusa sidan.`,
  accentDark: `Skriv en färg som #rrggbb, med en kontrast på minst ${number(LEAST_CONTRAST)} mot den mörka sidan.`,
  label: 'Skriv vem man når där.',
  telephone: `Skriv högst ${LONGEST_LINE} tecken.`,
  hours: `Skriv högst ${LONGEST_LINE} tecken.`,
  mail: 'Skriv en e-postadress, till exempel namn@example.org.',
  url: 'Skriv en hel adress som börjar med https://.',
  document: `Skriv 1 till ${LONGEST_PLAIN_NAME} tecken: små bokstäver a–z, siffror eller bindestreck.`,
  documentTaken:
    'Det finns redan en informationstext med det id:t. Välj ett annat, eller skriv nästa version av texten.',
  title: 'Skriv en rubrik.',
  sections: 'Skriv minst ett avsnitt.',
  heading: 'Skriv en rubrik för avsnittet.',
  body: `Skriv texten, högst ${number(LONGEST_SECTION)} tecken.`,
  id: `Skriv 1 till ${LONGEST_PLAIN_NAME} tecken: små bokstäver a–z, siffror eller bindestreck.`,
  taken: 'En annan portal har redan det id:t. Välj ett annat.',
  other: 'Servern kunde inte använda detta. Ändra det och försök igen.',
}
