import { type Language, languageFor } from '../../api/contract/plain/languages.ts'
import type { Scheme } from '../theme/tokens.ts'

/** The element and its ancestors, out through shadow roots. */
export function lineage(element: Element): readonly Element[] {
  const outer = element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host
  return outer ? [element, ...lineage(outer)] : [element]
}

/** The language of the place where an element stands. */
export function languageAround(element: Element): Language {
  const told = lineage(element).find((one) => one.hasAttribute('lang'))
  return languageFor(told?.getAttribute('lang') ?? null)
}

/** What the page says it supports; `normal` leaves it to the page's meta element. */
function declaredScheme(element: Element): string {
  const declared = getComputedStyle(element).colorScheme
  if (declared && declared !== 'normal') return declared
  return document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content ?? ''
}

export const prefersDark = matchMedia('(prefers-color-scheme: dark)')

/** The colours of that place, where the element is not told any. */
export function schemeAround(element: Element & { readonly theme?: string | null }): Scheme {
  const { theme } = element
  if (theme === 'dark' || theme === 'light') return theme
  const declared = declaredScheme(element)
  const isDark = declared.includes('dark') && (!declared.includes('light') || prefersDark.matches)
  return isDark ? 'dark' : 'light'
}
