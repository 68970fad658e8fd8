/** What the sign-in says by itself around a notice, in the languages that it speaks. */
export const changedNotice: Readonly<Record<string, string>> = {
  sv: 'Det här har ändrats sedan du senast läste det.',
  en: 'This has changed since you last read it.',
}
