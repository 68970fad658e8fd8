import type { Page } from 'playwright-core'

/** A translated text says so. */
export const translated = (text: string): string => `«${text}»`

/**
 * Translates a page as browsers do: every text is taken out and stands anew in two `<font>`, also
 * what comes later, in shadow roots, too. Blanks alone are replaced as well, which is more than any does.
 * Runs in the page, before its scripts.
 */
function translate(): void {
  const KEPT = 'script, style, textarea, title, font, [translate=no], .notranslate'
  const replace = (text: Text): void => {
    const { parentElement, data } = text
    if (parentElement?.closest(KEPT) || !text.parentNode) return
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    const said = data.trim()
    inner.append(said ? data.replace(said, () => `«${said}»`) : data)
    outer.append(inner)
    text.replaceWith(outer)
  }
  const replaceIn = (root: Node): void => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    while (texts.nextNode()) found.push(texts.currentNode as Text)
    for (const text of found) replace(text)
  }
  const watch = (root: Node): void => {
    const watching = new MutationObserver(() => replaceIn(root))
    watching.observe(root, { childList: true, characterData: true, subtree: true })
  }
  const { attachShadow } = Element.prototype
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options)
    watch(root)
    return root
  }
  watch(document)
}

export const translatePage = (page: Page): Promise<unknown> => page.addInitScript(translate)
