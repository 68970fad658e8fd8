/** What could not be stored; it lasts as long as the page. */
const meanwhile = new Map<string, string>()

/**
 * A choice that this browser was to remember, or null. The browser, a policy or a full disk may refuse
 * storage altogether: then a choice holds until the page is loaded anew.
 */
export function kept(name: string): string | null {
  try {
    return meanwhile.get(name) ?? localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Has this browser remember a choice, as far as it does. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
    meanwhile.delete(name)
  } catch {
    meanwhile.set(name, value)
  }
}
