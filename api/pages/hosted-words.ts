import type { Lost } from './lost-page.ts'

interface HostedWords {
  readonly signIn: string
  readonly invitation: string
  readonly needsScript: string
  readonly backTo: (portal: string) => string
  readonly whomToAsk: string
  readonly lost: Readonly<Record<Lost, { readonly title: string; readonly text: string }>>
}

const sv: HostedWords = {
  signIn: 'Logga in',
  invitation: 'Din inbjudan',
  needsScript:
    'Sidan behöver JavaScript och en webbläsare som fortfarande får uppdateringar. Prova en annan webbläsare eller en annan dator, eller fråga den som kan hjälpa dig:',
  backTo: (portal) => `Till ${portal}`,
  whomToAsk: 'Här får du hjälp:',
  lost: {
    nowhere: {
      title: 'Sidan finns inte',
      text: 'Adressen kan ha ändrats på vägen hit eller saknar en bit. Om du kom från ett mejl: öppna länken där en gång till, eller kopiera hela länken.',
    },
    elsewhere: {
      title: 'Sidan har en annan adress',
      text: 'Du kom hit under ett namn som inte är vårt. Vår adress är:',
    },
    later: {
      title: 'Sidan kan inte visas just nu',
      text: 'Vänta en stund och ladda sedan sidan igen.',
    },
  },
}

const en: HostedWords = {
  signIn: 'Sign in',
  invitation: 'Your invitation',
  needsScript:
    'This page needs JavaScript and a browser that still gets updates. Try another browser or another computer, or ask somebody who can help:',
  backTo: (portal) => `To ${portal}`,
  whomToAsk: 'Who can help:',
  lost: {
    nowhere: {
      title: 'There is no such page',
      text: 'The address may have been changed on its way here, or a piece of it is missing. If you came from a mail, open its link once more or copy the whole link.',
    },
    elsewhere: {
      title: 'This page has another address',
      text: 'You came here by a name that is not ours. Our address is:',
    },
    later: {
      title: 'This page cannot be shown just now',
      text: 'Wait a moment, then load the page again.',
    },
  },
}

export function hostedWords(language: string): HostedWords {
  return language === 'sv' ? sv : en
}
