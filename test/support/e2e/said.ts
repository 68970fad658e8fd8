/** What the person sees on buttons and labels, in both languages. */
export interface Said {
  readonly sendCode: string
  readonly mailedCode: string
  readonly confirmName: string
  readonly appCode: string
  readonly newPassword: string
  readonly sameAgain: string
  readonly savePassword: string
  readonly signOut: string
  readonly address: string
  readonly next: string
  readonly password: string
  readonly signIn: string
  readonly code: string
  readonly forgotten: string
  readonly restart: string
  readonly restartForSure: string
}

export const SAID: { readonly [language in 'sv' | 'en']: Said } = {
  sv: {
    sendCode: 'Skicka verifieringskod',
    mailedCode: 'Kod, 6 siffror',
    confirmName: 'Fortsätt',
    appCode: 'Kod från appen, 6 siffror',
    newPassword: 'Nytt lösenord',
    sameAgain: 'Samma lösenord igen',
    savePassword: 'Spara lösenordet',
    signOut: 'Logga ut',
    address: 'E-postadress',
    next: 'Nästa',
    password: 'Lösenord',
    signIn: 'Logga in',
    code: 'Kod, 6 siffror',
    forgotten: 'Har du glömt lösenordet eller inte valt något än?',
    restart: 'Ställ in en annan app i stället',
    restartForSure: 'Ställ in en annan app',
  },
  en: {
    sendCode: 'Send verification code',
    mailedCode: 'Code, 6 digits',
    confirmName: 'Continue',
    appCode: 'Code from the app, 6 digits',
    newPassword: 'New password',
    sameAgain: 'The same password again',
    savePassword: 'Save password',
    signOut: 'Sign out',
    address: 'E-mail address',
    next: 'Next',
    password: 'Password',
    signIn: 'Sign in',
    code: 'Code, 6 digits',
    forgotten: 'Forgotten your password, or never chose one?',
    restart: 'Set up another app instead',
    restartForSure: 'Set up another app',
  },
}
