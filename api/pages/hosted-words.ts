interface HostedWords {
  readonly signIn: string
  readonly invitation: string
  readonly needsScript: string
  readonly backTo: (portal: string) => string
}

const sv: HostedWords = {
  signIn: 'Logga in',
  invitation: 'Din inbjudan',
  needsScript:
    'Sidan behöver JavaScript och en webbläsare som fortfarande får uppdateringar. Prova en annan webbläsare eller en annan dator, eller fråga den som kan hjälpa dig:',
  backTo: (portal) => `Till ${portal}`,
}

const en: HostedWords = {
  signIn: 'Sign in',
  invitation: 'Your invitation',
  needsScript:
    'This page needs JavaScript and a browser that still gets updates. Try another browser or another computer, or ask somebody who can help:',
  backTo: (portal) => `To ${portal}`,
}

export function hostedWords(language: string): HostedWords {
  return language === 'sv' ? sv : en
}
