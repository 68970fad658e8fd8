import type { NewPasswordWords } from './words.ts'

export const words = {
  heading: 'Välj ett lösenord',
  lead: 'Några ord som bara du skulle sätta ihop är lätta att minnas och svåra att gissa.',
  longer: {
    heading: 'Välj ett längre lösenord',
    lead: 'Ditt lösenord är för kort för att ensamt öppna tjänsten. Det nya gäller direkt, och du loggas ut på alla andra ställen.',
  },
  replacement: {
    heading: 'Välj ett nytt lösenord',
    lead: 'Det gamla slutar gälla när du sparar, och du loggas ut överallt. Sedan loggar du in med det nya.',
  },
  label: 'Nytt lösenord',
  again: 'Samma lösenord igen',
  save: 'Spara lösenordet',
  missing: 'Skriv det lösenord du vill ha.',
  different: 'Lösenorden är inte lika. Skriv samma lösenord i båda fälten.',
  atLeast: (characters) => `Minst ${characters} tecken`,
  atMost: (characters) => `Högst ${characters} tecken`,
  same: 'Samma i båda fälten',
  met: 'uppfyllt',
  unmet: 'inte uppfyllt',
  groups: {
    needs_upper: 'En stor bokstav',
    needs_lower: 'En liten bokstav',
    needs_digit: 'En siffra',
    needs_special: 'Ett specialtecken, till exempel ! eller ?',
  },
  refused: {
    too_short: 'Lösenordet är för kort. Gör det längre.',
    too_long: 'Lösenordet är för långt. Gör det kortare.',
    needs_upper: 'Lägg till en stor bokstav.',
    needs_lower: 'Lägg till en liten bokstav.',
    needs_digit: 'Lägg till en siffra.',
    needs_special: 'Lägg till ett specialtecken, till exempel ! eller ?.',
    too_common: 'Lösenordet är ett av dem som angripare provar först. Välj ett annat.',
    contains_known_word:
      'Lösenordet består nästan bara av ditt namn, din adress eller tjänstens namn. Lägg till fler ord, eller välj ett annat.',
  },
  leansOn: (words) =>
    `Lösenordet består nästan bara av ${words} och är därför lätt att gissa. Lägg till fler ord, eller välj ett annat.`,
  quotes: ['”', '”'],
  address: 'E-postadress',
  show: 'Visa',
  hide: 'Dölj',
  showPassword: 'Visa lösenordet',
  hidePassword: 'Dölj lösenordet',
  problems: { password_refused: () => 'Lösenordet kan inte användas. Välj ett annat.' },
} satisfies NewPasswordWords
