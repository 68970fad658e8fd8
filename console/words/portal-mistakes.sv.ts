import type { portalMistakes as english } from './portal-mistakes.en.ts'

export const portalMistakes: typeof english = {
  name: 'Skriv namnet som besökarna känner igen, högst 200 tecken.',
  homeUrl: 'Skriv en hel adress som börjar med https://.',
  invitationUrl: 'Skriv en hel adress som börjar med https://, eller välj vår egen sida.',
  invitationOrigin: 'Sidan för inbjudningar måste ligga på något av portalens ursprung.',
  returnUrls: 'Skriv högst 20 adresser.',
  returnUrl: 'Skriv en hel adress som börjar med https://.',
  returnOrigin: 'En returadress måste ligga på något av portalens ursprung.',
  returnLeft: 'Det finns returadresser på ett ursprung som du har tagit bort. Ändra dem först:',
  timeZone: 'Välj en tidszon ur listan, till exempel Europe/Stockholm.',
  languages:
    'Välj minst ett språk. Ett språk kan läggas till när varje informationstext finns på det.',
  origins: 'Skriv minst ett ursprung.',
  origin:
    'Skriv bara protokoll och värdnamn, till exempel https://portal.example.org: ingen sökväg och inget snedstreck på slutet.',
  graceSignIns: 'Skriv ett heltal från 0 till 50.',
  reason: 'Skriv varför, med 10 till 500 tecken.',
  authority: 'Skriv högst 200 tecken.',
  accent: 'Skriv en färg som #rrggbb, med en kontrast på minst 4,5 mot den ljusa sidan.',
  accentDark: 'Skriv en färg som #rrggbb, med en kontrast på minst 4,5 mot den mörka sidan.',
  label: 'Skriv vem man når där.',
  telephone: 'Skriv högst 200 tecken.',
  hours: 'Skriv högst 200 tecken.',
  mail: 'Skriv en e-postadress, till exempel namn@example.org.',
  url: 'Skriv en hel adress som börjar med https://.',
  document: 'Skriv 1 till 32 tecken: små bokstäver a–z, siffror eller bindestreck.',
  documentTaken:
    'Det finns redan en informationstext med det id:t. Välj ett annat, eller skriv nästa version av texten.',
  title: 'Skriv en rubrik.',
  sections: 'Skriv minst ett avsnitt.',
  heading: 'Skriv en rubrik för avsnittet.',
  body: 'Skriv texten, högst 5 000 tecken.',
  id: 'Skriv 1 till 32 tecken: små bokstäver a–z, siffror eller bindestreck.',
  taken: 'En annan portal har redan det id:t. Välj ett annat.',
  other: 'Servern kunde inte använda detta. Ändra det och försök igen.',
}
