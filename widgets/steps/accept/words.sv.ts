import type { AcceptWords } from './words.ts'

export const words = {
  heading: 'Du har fått ännu en inbjudan',
  lead: (inviter, portal) =>
    `${inviter} vill lägga till det här på ditt konto i ${portal}. Inget av det du redan har ändras.`,
  wholePortal: 'Hela tjänsten',
  until: (date) => `till och med ${date}`,
  accept: 'Tacka ja',
} satisfies AcceptWords
