/** What a confused visitor reads and presses, in both languages. */
export interface Confusion {
  readonly notMe: string
  readonly successorName: string
  readonly successorAddress: string
  readonly tellInviter: RegExp
  readonly declined: string
  readonly expired: string
  readonly askForLink: string
  readonly asked: string
  readonly someoneElse: string
  readonly signOutAndGoOn: string
  readonly sendAgain: string
  readonly otherClock: RegExp
  readonly verified: string
}

export const CONFUSION: { readonly [language in 'sv' | 'en']: Confusion } = {
  sv: {
    notMe: 'Jag är inte rätt person',
    successorName: 'Namn (valfritt)',
    successorAddress: 'E-postadress (valfritt)',
    tellInviter: /^Meddela /,
    declined: 'Tack för att du sa till',
    expired: 'Inbjudan har gått ut',
    askForLink: 'Be om en ny länk',
    asked: 'Du har bett om en ny länk',
    someoneElse: 'Någon annan är inloggad',
    signOutAndGoOn: 'Logga ut och fortsätt',
    sendAgain: 'Skicka en ny kod',
    otherClock: /klocka/i,
    verified: 'E-postadressen är bekräftad',
  },
  en: {
    notMe: 'I am not the right person',
    successorName: 'Name (optional)',
    successorAddress: 'E-mail address (optional)',
    tellInviter: /^Tell /,
    declined: 'Thank you for telling us',
    expired: 'This invitation has expired',
    askForLink: 'Ask for a new link',
    asked: 'You have asked for a new link',
    someoneElse: 'Someone else is signed in here',
    signOutAndGoOn: 'Sign out and continue',
    sendAgain: 'Send a new code',
    otherClock: /clock/i,
    verified: 'Your e-mail address is verified',
  },
}
