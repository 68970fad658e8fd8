import type { NewPasswordWords } from './words.ts'

export const words = {
  heading: 'Choose a password',
  lead: 'A few words that only you would put together are easy to remember and hard to guess.',
  longer: {
    heading: 'Choose a longer password',
    lead: 'Your password is too short to open this service by itself. The new one works at once, and you are signed out everywhere else.',
  },
  replacement: {
    heading: 'Choose a new password',
    lead: 'The old one stops working when you save, and you are signed out everywhere. Then you sign in with the new one.',
  },
  label: 'New password',
  again: 'The same password again',
  save: 'Save password',
  missing: 'Enter the password you want.',
  different: 'The two passwords are not the same. Enter the same password in both fields.',
  atLeast: (characters) => `At least ${characters} characters`,
  atMost: (characters) => `At most ${characters} characters`,
  same: 'The same in both fields',
  met: 'done',
  unmet: 'not yet',
  groups: {
    needs_upper: 'An upper-case letter',
    needs_lower: 'A lower-case letter',
    needs_digit: 'A digit',
    needs_special: 'A special character, such as ! or ?',
  },
  refused: {
    too_short: 'That password is too short. Make it longer.',
    too_long: 'That password is too long. Make it shorter.',
    needs_upper: 'Add an upper-case letter.',
    needs_lower: 'Add a lower-case letter.',
    needs_digit: 'Add a digit.',
    needs_special: 'Add a special character, such as ! or ?.',
    too_common: 'That password is one of those that attackers try first. Choose another one.',
    contains_known_word:
      'There is little in that password beside your name, your address or the name of this service. Add more words, or choose another one.',
  },
  leansOn: (words) =>
    `There is little in that password beside ${words}, which is easy to guess. Add more words, or choose another one.`,
  quotes: ['“', '”'],
  address: 'E-mail address',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  problems: { password_refused: () => 'That password cannot be used. Choose another one.' },
} satisfies NewPasswordWords
