import { words as contacts } from '../ui/help-words.sv.ts'
import type { WrittenFrame } from './frame.ts'

const notSetUp = () => 'Sidan är inte rätt inställd. Säg gärna till den som ansvarar för den.'

export const words = {
  locale: 'sv-SE',
  step: (at, of) => `Steg ${at} av ${of}`,
  who: 'Adress:',
  notYou: 'Inte du?',
  helpContacts: 'Här får du hjälp',
  contacts,
  lockOver: 'Nu kan du försöka igen.',
  working: 'Vi kontrollerar att du inte är en robot. Det kan ta en halv minut.',
  attemptsLeft: (attempts) => `Du har ${attempts} försök kvar.`,
  startedAnew: 'Det har gått en stund, så du får börja om. Det du redan har sparat finns kvar.',
  cancelled: 'Du har avbrutit',
  cancelledText: 'Det du redan har sparat finns kvar. Fortsätt när det passar dig.',
  startAgain: 'Börja igen',
  invited: (inviter, portal) =>
    inviter ? `${inviter} har bjudit in dig till ${portal}.` : `Du är inbjuden till ${portal}.`,
  until: (day, clock) => (clock === null ? `till och med ${day}` : `till ${day} kl.\u00a0${clock}`),
  validUntil: (until) => `Inbjudan gäller ${until}.`,
  problems: {
    cookies_refused: () =>
      'Webbläsaren sparar inte kakan som sidan behöver, så det går inte att fortsätta. Tillåt kakor för sidan och försök igen, eller byt webbläsare. Om det inte hjälper kan du kontakta någon av dem som står nedan.',
    locked: ({ wait }) =>
      wait
        ? `Det har blivit för många försök. Försök igen om ${wait}, eller kontakta någon av dem som står nedan.`
        : 'Det har blivit för många försök, och det hjälper inte att vänta. Kontakta någon av dem som står nedan.',
    invalid_input: () => 'Något saknas eller är skrivet så att vi inte förstår det.',
    origin_refused: notSetUp,
    unauthorized: notSetUp,
    not_found: notSetUp,
  },
} satisfies WrittenFrame
