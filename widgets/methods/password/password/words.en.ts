import type { PasswordWords } from './words.ts'

export const words = {
  heading: 'Enter your password',
  sameAccount:
    'You have an account already. The same account serves every portal that you are invited to, so sign in as you usually do.',
  replaced: {
    heading: 'Sign in with your new password',
    lead: 'Your new password is saved.',
    forgotten: 'The new password does not work',
  },
  label: 'Password',
  signIn: 'Sign in',
  missing: 'Enter your password.',
  forgotten: 'Forgotten your password, or never chose one?',
  address: 'E-mail address',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  restart: 'Choose a new password instead',
  restartText:
    'The password you chose before will stop working. Everything else you have done is kept.',
  restartYes: 'Choose a new password',
  restartNo: 'Keep the one I have',
  spent: 'This password has been entered wrongly too many times. Choose a new one.',
  problems: {
    wrong_password: () => 'That password did not match this address. Check both and try again.',
  },
} satisfies PasswordWords
