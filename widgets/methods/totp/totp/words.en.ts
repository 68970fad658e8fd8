import { appCode } from '../app-code/words.en.ts'
import type { TotpWords } from './words.ts'

export const words = {
  ...appCode,
  heading: 'Enter the code from your app',
  recovery: 'Show that it is you. Then you choose a new password.',
  lead: (names) =>
    names.length > 1
      ? `Enter the six digits that one of your authenticator apps shows now. Any of them will do: “${names.join('”, “')}”.`
      : `Open your authenticator app and enter the six digits it shows ${names[0] ? `for “${names[0]}”` : 'now'}.`,
  label: 'Code, 6 digits',
  verify: 'Verify',
  missing: 'Enter all 6 digits of the code.',
  lost: 'I no longer have this device',
  restart: 'Set up another app instead',
  restartText:
    'The app you set up before will stop giving valid codes here. Your verified e-mail address is kept.',
  restartYes: 'Set up another app',
  restartNo: 'Keep the one I have',
} satisfies TotpWords
