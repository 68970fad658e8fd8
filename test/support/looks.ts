import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { LANGUAGES, type Language } from '../../api/contract/plain/languages.ts'

/** In the project `pseudo` the pseudo-locale stands in for English, in all that runs and is bundled. */
export const isPseudo = process.env.FARSTU_PSEUDO === '1'

/** What is looked at: every language, or the pseudo-locale in place of English. */
export const LOOKED_AT: readonly Language[] = isPseudo ? ['en'] : LANGUAGES

/** What a language is called in the names of tests and pictures. */
export const called = (language: Language): string => (isPseudo ? 'pseudo' : language)

/** Names of things, which are the same in every language, and what is made of data. */
const NAMES = [
  'Farstu',
  'Google Authenticator',
  'Microsoft Authenticator',
  'Aegis',
  'KeePassXC',
  'iPhone, iPad',
  'iPhone',
  'Android',
  'Windows, Mac, Linux',
  'FIDO2',
  // A key in groups, and a role that no catalogue has.
  'JBSW Y3DP EHPK 3PXP',
  'night watch',
  // The id of a notice.
  'privacy',
]

const OF_THE_CONTRACT = /^[a-z]+(-[a-z]+)*$/

const fed = new WeakMap<Page, Set<string>>()

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** From now on what the page is told as JSON counts as data: names and texts of people, not ours. */
export function watchData(page: Page, ...known: readonly string[]): void {
  const texts = new Set([...NAMES, ...known])
  fed.set(page, texts)
  if (!isPseudo) return
  page.on('response', async (response) => {
    if (!response.headers()['content-type']?.includes('json')) return
    const body: unknown = await response.json().catch(() => null)
    // Words of the contract are for programs: a page that showed one would have forgotten to translate it.
    for (const text of textsIn(body)) if (!OF_THE_CONTRACT.test(text)) texts.add(text)
  })
}

interface Said {
  readonly text: string
  readonly where: string
}

/** Every text that is seen or heard, with those of shadow roots. */
const saidOn = (page: Page): Promise<Said[]> =>
  page.evaluate(() => {
    const SILENT = 'script, style, code, pre, time, svg, [lang]:not([lang^=en]), option[lang]'
    const HEARD = ['aria-label', 'title', 'alt', 'placeholder']
    const elementsIn = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')]
        .filter((element) => !element.closest(SILENT) && element.checkVisibility())
        .flatMap((element) => [
          element,
          ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
        ])
    const textsOf = (element: Element): (string | null)[] => [
      ...HEARD.map((name) => element.getAttribute(name)),
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => textContent),
    ]
    const loose = elementsIn(document.body).flatMap(({ shadowRoot }) =>
      [...(shadowRoot?.childNodes ?? [])]
        .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        .map(({ textContent }) => ({ text: textContent?.trim() ?? '', where: 'shadow root' })),
    )
    const title = { text: document.title, where: 'title' }
    return [
      title,
      ...loose.filter(({ text }) => text),
      ...elementsIn(document.body).flatMap((element) =>
        textsOf(element).flatMap((text) =>
          text?.trim() ? [{ text: text.trim(), where: element.localName }] : [],
        ),
      ),
    ]
  })

/** Elements whose text is cut off, but for those that are only heard. */
const cutOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isOver = (overflow: string, beyond: number): boolean =>
      /hidden|clip/.test(overflow) && beyond > 1
    const isCut = (element: Element): boolean => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      if (clipPath !== 'none' || element.matches('input, textarea')) return false
      return (
        isOver(overflowX, element.scrollWidth - element.clientWidth) ||
        isOver(overflowY, element.scrollHeight - element.clientHeight)
      )
    }
    const cutIn = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(isCut(element)
          ? [`${element.localName}.${element.className}: ${element.textContent}`]
          : []),
        ...(element.shadowRoot ? cutIn(element.shadowRoot) : []),
      ])
    return cutIn(document.body)
  })

/** One letter is somebody's name where it stands by itself, and part of a word elsewhere. */
const alone = (letter: string): RegExp => new RegExp(`(?<!\\p{L})${letter}(?!\\p{L})`, 'gu')

/** Text that is neither in the brackets of the pseudo-locale nor data. */
const ours = (text: string, data: readonly string[]): string => {
  let rest = text
  while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '')
  // Addresses are somebody's, and dates are told by `Intl`.
  rest = rest.replaceAll(/\S+@\S+|\d{1,2} \p{L}+ \d{4}( at)?/gu, '')
  for (const known of data) rest = rest.replaceAll(known.length > 1 ? known : alone(known), '')
  return rest.replaceAll(/[^\p{L}]+/gu, ' ').trim()
}

/** Text on a page that is neither in the brackets of the pseudo-locale nor data, and text that is cut off. */
export async function unspokenOn(page: Page): Promise<{ bare: readonly Said[]; cut: string[] }> {
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  const data = [...(fed.get(page) ?? NAMES), ...LANGUAGES.map((tag) => names.of(tag) ?? tag)]
  const known = data.filter((text) => /\p{L}/u.test(text)).sort((a, b) => b.length - a.length)
  const bare = (await saidOn(page)).filter(({ text }) => ours(text, known) !== '')
  return { bare, cut: await cutOn(page) }
}

/** In the pseudo-locale: whether all words come from a catalogue, and none is cut off. */
export async function expectSpoken(page: Page, name: string): Promise<void> {
  if (!isPseudo) return
  const { bare, cut } = await unspokenOn(page)
  expect.soft(bare, `${name}: words from no catalogue`).toEqual([])
  expect.soft(cut, `${name}: cut off`).toEqual([])
}
