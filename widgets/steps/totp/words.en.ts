import type { TotpWords } from './words.ts'

export const words = {
  heading: 'Enter the code from your app',
  recovery: 'Show that it is you. Then you choose a new password.',
  lead: (names) =>
    names.length > 0
      ? `Open your authenticator app and enter the six digits it shows for ${names.map((name) => `“${name}”`).join(' or ')}.`
      : 'Open your authenticator app and enter the six digits it shows now.',
  label: 'Code, 6 digits',
  verify: 'Verify',
  missing: 'Enter all 6 digits of the code.',
  lost: 'I no longer have this device',
  restart: 'Set up another app instead',
  restartText:
    'The app you set up before will stop giving valid codes here. Your verified e-mail address is kept.',
  restartYes: 'Set up another app',
  restartNo: 'Keep the one I have',
  problems: {
    wrong_code: ({ clock }) =>
      clock
        ? `That code did not match. Check that your device’s clock is right: it is ${clock} now. Then try the code showing.`
        : 'That code did not match. Codes change every 30 seconds; try the one showing now.',
    code_used: ({ wait }) =>
      `That code has been used already. Wait for the next one${wait ? ` (${wait})` : ''} and enter it.`,
    code_expired: () => 'That code is no longer valid. Enter the one showing now.',
  },
} satisfies TotpWords
