import { roomWords } from './rooms.sv.ts'
import type { Words } from './words.ts'

export const words: Words = {
  ...roomWords,
  product: 'Konsol',
  skip: 'Hoppa till innehållet',
  menu: 'Meny',
  closeMenu: 'Stäng menyn',
  navigation: 'Rum',
  overview: 'Översikt',
  invitations: 'Inbjudningar',
  people: 'Personer',
  units: 'Enheter',
  setup: 'Inställningar',
  addPortal: 'Lägg till en portal',
  portal: 'Portal',
  language: 'Språk',
  signedInAs: 'Inloggad som',
  signOut: 'Logga ut',
  search: 'Sök',
  searchEverything: 'Sök personer, inbjudningar och enheter',
  searchFor: 'Namn, adress …',
  slash: 'Tangenten / går till sökningen',
  suggestions: (field) => `Förslag för ${field}`,
  suggested: (count) => (count === 0 ? 'Inga förslag.' : `${count} förslag.`),
  signInIntro: 'För dig som bjuder in och tar hand om personer i en portal.',
  signInAgainHeading: 'Logga in igen',
  signInAgainIntro: 'Du har loggats ut. Det du hade öppet finns kvar och fortsätter efteråt.',
  noPortals: 'Du har ingen portal att ta hand om än. Be en ägare av konsolen att ge dig en.',
  noPortalsAdd: 'Det finns ingen portal än. Lägg till den första.',
  noRoom: 'Här finns ingenting',
  noRoomText: 'Adressen leder inte till någon sida i konsolen, eller så saknar du roll i portalen.',
  toOverview: 'Gå till översikten',
  roles: {
    owner: 'Ägare',
    administrator: 'Administratör',
    helpdesk: 'Kundtjänst',
    auditor: 'Granskare',
    reader: 'Läsare',
    reporter: 'Uppgiftslämnare',
    'unit-admin': 'Enhetsadministratör',
    signatory: 'Undertecknare',
    coordinator: 'Samordnare',
  },
  close: 'Stäng',
  cancel: 'Avbryt',
  goBack: 'Gå tillbaka',
  leaveHeading: 'Lämna utan att spara?',
  leaveText: 'Det du har skrivit här är inte sparat och går förlorat om du lämnar sidan.',
  leaveDo: 'Lämna sidan',
  dropHeading: 'Slänga det du har skrivit?',
  dropText: 'Det är inte sparat och går inte att få tillbaka.',
  dropDo: 'Släng',
  retry: 'Försök igen',
  more: 'Visa fler',
  lookOn: 'Leta vidare',
  nothingYet: 'Inga träffar så här långt',
  nothingYetNext:
    'Det finns mer att leta igenom. Skriv ett ord till, eller ett längre, så går det fortare.',
  loading: 'Hämtar …',
  export: 'Exportera som CSV',
  exported: 'Filen finns bland dina hämtade filer.',
  actionsFor: (name) => `Åtgärder för ${name}`,
  until: (when) => `till ${when}`,
  throughDay: (day) => `till och med ${day}`,
  wholePortal: 'Hela portalen',
  never: 'Aldrig',
  clearFilters: 'Rensa sökning och filter',
  found: (count, hasMore) =>
    hasMore && count === 0
      ? 'Inga träffar så här långt.'
      : hasMore
        ? `De första ${count} visas.`
        : count === 1
          ? '1 träff.'
          : count === 0
            ? 'Inga träffar.'
            : `${count} träffar.`,
  refusals: {
    offline:
      'Det finns ingen kontakt med servern. Det du skrev finns kvar. Försök igen om en stund.',
    unavailable: 'Något gick fel hos oss. Ingenting har ändrats. Försök igen om en stund.',
    forbidden: 'Din roll får inte göra det här. Fråga en administratör för portalen.',
    not_found: 'Det finns inte kvar här. Gå tillbaka till listan.',
    invalid_input:
      'Servern kunde inte använda det som skickades. Kontrollera fälten och försök igen.',
    body_too_large: 'Det är för mycket på en gång. Dela upp det och skicka delarna var för sig.',
    locked: 'Det blev för många gånger. Vänta lite och försök sedan igen.',
    changed_meanwhile:
      'Någon annan har ändrat detta sedan du öppnade det. Ladda sidan på nytt för att se hur det ser ut nu.',
    two_secrets_live: 'Två hemligheter gäller redan, och fler går inte. Återkalla en först.',
    other: 'Det gick inte. Ladda sidan på nytt; händer det igen, säg till den som driver Farstu.',
  },
  reference: (id) => `Referens: ${id}`,
}
