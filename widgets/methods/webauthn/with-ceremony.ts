import type { Language } from '../../../api/contract/plain/languages.ts'
import { fetchWebauthnWords } from '../../words/generated/webauthn.ts'
import type { CeremonyWords } from './words.ts'

type In<W> = Readonly<Record<Language, () => Promise<{ readonly words: W }>>>

/** Words of a kind with those that it shares with its likes, which come beside them. */
export function withCeremony<W extends object>(
  own: In<W>,
): In<W & { readonly ceremony: CeremonyWords }> {
  const languages = Object.keys(own) as Language[]
  const both = (language: Language) => async () => {
    const fetched = [own[language](), fetchWebauthnWords[language]()] as const
    const [{ words }, { words: shared }] = await Promise.all(fetched)
    return { words: { ...words, ...shared } }
  }
  return Object.fromEntries(languages.map((one) => [one, both(one)])) as ReturnType<
    typeof withCeremony<W>
  >
}
