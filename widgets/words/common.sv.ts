import type { CommonWords } from './common.ts'

function duration(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 sekund' : `${Math.ceil(seconds)} sekunder`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 90) return minutes === 1 ? '1 minut' : `${minutes} minuter`
  return `${Math.ceil(minutes / 60)} timmar`
}

export const words = {
  locale: 'sv-SE',
  step: (at, of) => `Steg ${at} av ${of}`,
  signingInAs: 'Du loggar in som',
  notYou: 'Inte du?',
  cancel: 'Avbryt',
  startOver: 'Börja om',
  help: 'Behöver du hjälp?',
  helpContacts: 'Här får du hjälp',
  retry: 'Försök igen',
  startedAnew:
    'Det har gått en stund, så du är tillbaka vid början. Det du har gjort klart finns kvar.',
  cancelled: 'Du har avbrutit',
  cancelledText: 'Det du har gjort klart finns kvar. Du kan fortsätta när det passar dig.',
  startAgain: 'Börja igen',
  lockOver: 'Nu kan du försöka igen.',
  attemptsLeft: (attempts) => `Du har ${attempts} försök kvar.`,
  duration,
  problem: (code, { wait }) => {
    switch (code) {
      case 'offline':
        return 'Vi får ingen kontakt med tjänsten. Det du har skrivit finns kvar. Kontrollera din uppkoppling och försök igen.'
      case 'locked':
        return `Det har blivit för många försök. Försök igen ${wait ? `om ${wait}` : 'om en stund'}, eller fråga någon av kontakterna nedan.`
      case 'invalid_input':
        return 'Något saknas eller är skrivet så att vi inte förstår det. Kontrollera och försök igen.'
      case 'origin_refused':
      case 'unauthorized':
      case 'not_found':
        return 'Sidan är inte inställd för inloggning. Säg gärna till den som ansvarar för den.'
      default:
        return 'Tjänsten svarar inte som den ska. Det du har skrivit finns kvar. Vänta en stund och försök igen.'
    }
  },
} satisfies CommonWords
