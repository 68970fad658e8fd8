import { appCode } from '../app-code/words.en.ts'
import type { TotpEnrolWords } from './words.ts'

export const words = {
  ...appCode,
  heading: 'Set up an authenticator app',
  lead: 'The app gives you a six-digit code to enter when you sign in. It works without a network.',
  noApp: 'I have no authenticator app yet',
  anyApp: 'Any authenticator app will do. These are common:',
  noPhone:
    'You do not need a work phone: your own phone, a program on your computer or your password manager works just as well.',
  scanButton: {
    google: 'Press the plus sign at the bottom, then “Scan a QR code”.',
    microsoft: 'Press the plus sign at the top, then “Other account”.',
    aegis: 'Press the plus sign at the bottom, then “Scan QR code”.',
    keepassxc: 'For computers. Make an entry, choose “TOTP” and enter the key by hand.',
  },
  scan: 'Scan the code with the app.',
  scanElsewhere: 'Is the app on another phone? Scan the code with it.',
  camera: 'The app will ask for the camera: allow it.',
  qr: (issuer, account) =>
    `QR code for ${issuer}, ${account}. The key is also there as text, under “Cannot scan?”.`,
  noQr: 'The QR code cannot be shown here. Enter the key by hand instead.',
  open: 'Open in your app',
  openHere: 'Open in a program on this computer',
  appears: 'In the app it will be called',
  key: 'Cannot scan? Enter the key by hand',
  copy: 'Copy the key',
  copied: 'Copied',
  copyRefused: 'Your browser does not let us copy. Select the key and copy it yourself.',
  keyHint: 'Choose “time based” if the app asks.',
  name: 'A name of your own (optional)',
  nameHint: 'Shown when you sign in, such as “My phone” or “Password manager”.',
  nameTaken: 'You already have an app with this name, or it is too long. Choose another name.',
  label: 'Code from the app, 6 digits',
  hint: 'The app shows a new code every 30 seconds.',
  verify: 'Verify code',
  missing: 'Enter all 6 digits that the app shows.',
} satisfies TotpEnrolWords
