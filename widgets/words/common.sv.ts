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
  who: 'Adress:',
  notYou: 'Inte du?',
  cancel: 'Avbryt',
  startOver: 'Börja om',
  help: 'Behöver du hjälp?',
  helpContacts: 'Här får du hjälp',
  retry: 'Försök igen',
  startedAnew: 'Det har gått en stund, så du får börja om. Det du redan har sparat finns kvar.',
  cancelled: 'Du har avbrutit',
  cancelledText: 'Det du redan har sparat finns kvar. Fortsätt när det passar dig.',
  startAgain: 'Börja igen',
  lockOver: 'Nu kan du försöka igen.',
  attemptsLeft: (attempts) => `Du har ${attempts} försök kvar.`,
  duration,
  problem: (code, { wait }) => {
    switch (code) {
      case 'offline':
        return 'Vi når inte tjänsten. Det du har skrivit finns kvar. Kontrollera uppkopplingen och försök igen.'
      case 'cookies_refused':
        return 'Webbläsaren sparar inte kakan som inloggningen behöver. Tillåt kakor och försök igen, eller byt webbläsare.'
      case 'locked':
        return wait
          ? `Det har blivit för många försök. Försök igen om ${wait}, eller kontakta någon av dem som står nedan.`
          : 'Det har blivit för många försök, och det hjälper inte att vänta. Kontakta någon av dem som står nedan.'
      case 'invalid_input':
        return 'Något saknas eller är skrivet så att vi inte förstår det.'
      case 'origin_refused':
      case 'unauthorized':
      case 'not_found':
        return 'Sidan är inte rätt inställd. Säg gärna till den som ansvarar för den.'
      default:
        return 'Tjänsten svarar inte som den ska. Det du har skrivit finns kvar. Vänta lite och försök igen.'
    }
  },
} satisfies CommonWords
