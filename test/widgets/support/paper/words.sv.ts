import type { PaperWords } from './words.ts'

const paper: PaperWords = {
  heading: 'Skriv en kod från ditt papper',
  label: 'Kod från papperet',
  hint: 'Fyra grupper med fyra bokstäver och siffror. Små bokstäver går bra.',
  verify: 'Bekräfta',
  missing: 'Skriv alla 16 tecken i koden.',
  problems: { wrong_code: () => 'Koden stämmer inte. Jämför den med papperet.' },
}

export const words = { paper }
