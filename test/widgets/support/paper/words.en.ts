import type { PaperWords } from './words.ts'

const paper: PaperWords = {
  heading: 'Enter a code from your paper',
  label: 'Code from the paper',
  hint: 'Four groups of four letters and digits. Small letters will do.',
  verify: 'Verify',
  missing: 'Enter all 16 characters of the code.',
  problems: { wrong_code: () => 'That code did not match. Check it against the paper.' },
}

export const words = { paper }
