import { LANGUAGES, type Language } from '../../../api/contract/plain/languages.ts'
import { wordsIn } from '../../../examples/host-portal/words/generated/words.ts'
import { fetchEmailCodeWords } from '../../../widgets/words/generated/email-code.ts'
import { fetchFirstWords } from '../../../widgets/words/generated/first.ts'
import { fetchLaterWords } from '../../../widgets/words/generated/later.ts'
import { fetchPasswordWords } from '../../../widgets/words/generated/password.ts'
import { fetchTotpWords } from '../../../widgets/words/generated/totp.ts'

/** What the person sees on buttons and labels. */
const saidIn = async (language: Language) => {
  const { identify } = (await fetchFirstWords[language]()).words
  const { register } = (await fetchLaterWords[language]()).words
  const { password, 'new-password': newPassword } = (await fetchPasswordWords[language]()).words
  const { totp, 'totp-enrol': totpEnrol } = (await fetchTotpWords[language]()).words
  const { 'email-code': emailCode } = (await fetchEmailCodeWords[language]()).words
  return {
    sendCode: emailCode.send,
    mailedCode: emailCode.label({ digits: 6 }),
    confirmName: register.next,
    appCode: totpEnrol.label,
    newPassword: newPassword.label,
    sameAgain: newPassword.again,
    savePassword: newPassword.save,
    signOut: wordsIn[language].signOut,
    address: identify.label,
    next: identify.next,
    password: password.label,
    signIn: password.signIn,
    code: totp.label,
    forgotten: password.forgotten,
    restart: totp.restart,
    restartForSure: totp.restartYes,
  }
}

export type Said = Awaited<ReturnType<typeof saidIn>>

/** By language, from the catalogues: in the pseudo-locale English is not English. */
export const SAID = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await saidIn(language)] as const)),
) as Readonly<Record<Language, Said>>
