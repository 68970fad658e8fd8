import { until } from 'lit/directives/until.js'
import { LANGUAGES } from '../../../api/contract/plain/languages.ts'
import { fetchLaterWords, type LaterWords } from '../../../widgets/words/generated/later.ts'

/**
 * For previews: some of what the widgets say, in any of their languages, once it has come. What it is
 * is picked once; nothing where the widgets have no words in that language.
 */
export function widgetWords(pick: (words: LaterWords) => unknown): (tag: string) => unknown {
  const fetched = new Map<string, Promise<unknown>>()
  const fetch = async (tag: string): Promise<unknown> => {
    const language = LANGUAGES.find((each) => each === tag)
    try {
      return language && pick((await fetchLaterWords[language]()).words)
    } catch {
      fetched.delete(tag)
      return undefined
    }
  }
  return (tag) => {
    const coming = fetched.get(tag) ?? fetch(tag)
    fetched.set(tag, coming)
    return until(coming, undefined)
  }
}
