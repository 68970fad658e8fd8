import type { Page } from 'playwright-core'

/** What is measured of the page by walking it as it is drawn, into every shadow root and slot. */
interface Measures {
  /** Elements of what is looked at, in the order in which they are drawn. */
  readonly drawn: () => readonly Element[]
  readonly active: () => Element
  readonly nameOf: (element: Element) => string
  readonly isSeen: (element: Element) => boolean
  readonly parentOf: (node: Node) => Element | null
}

declare global {
  interface Window {
    measures: Measures
    /** What `spaceText` lays over everything; undefined before. */
    spacing?: CSSStyleSheet
  }
}

/** Puts the walk into the page, once for each document. */
export const prepareMeasures = (
  page: Page,
  roots = 'farstu-login, farstu-session',
): Promise<void> =>
  page.evaluate((roots) => {
    const parentOf = (node: Node): Element | null =>
      (node instanceof Element && node.assignedSlot) ||
      node.parentElement ||
      ((node.parentNode as Partial<ShadowRoot> | null)?.host ?? null)
    const childrenOf = (element: Element): readonly Element[] => {
      if (element.shadowRoot) return [...element.shadowRoot.children]
      const slotted = element instanceof HTMLSlotElement ? element.assignedElements() : []
      return slotted.length > 0 ? slotted : [...element.children]
    }
    const under = (element: Element): readonly Element[] => [
      element,
      ...childrenOf(element).flatMap(under),
    ]
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      const isClipped = (one: Element | null): boolean =>
        one !== null &&
        (getComputedStyle(one).clipPath === 'inset(50%)' || isClipped(one.parentElement))
      return (
        width > 1 &&
        height > 1 &&
        !isClipped(element) &&
        element.checkVisibility({ visibilityProperty: true })
      )
    }
    const active = (): Element => {
      let element = document.activeElement ?? document.body
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element
    }
    const nameOf = (element: Element): string =>
      `${element.localName} ${element.getAttribute('name') ?? element.textContent?.trim().slice(0, 40)}`
    const drawn = (): readonly Element[] => [...document.querySelectorAll(roots)].flatMap(under)
    Object.assign(window, { measures: { drawn, active, nameOf, isSeen, parentOf } })
  }, roots)

/** Texts that stand in another language than `language`, as assistive technology is told. */
export const textsNotIn = (page: Page, language: string): Promise<readonly string[]> =>
  page.evaluate((wanted) => {
    const { drawn, parentOf } = window.measures
    // The language of a node is that of its own tree and then of its host, whatever slot draws it.
    const languageOf = (element: Element | null): string | null => {
      const told = element?.closest('[lang]')?.getAttribute('lang')
      if (told || !element) return told ?? null
      return languageOf((element.getRootNode() as Partial<ShadowRoot>).host ?? null)
    }
    return drawn()
      .filter((element) => !['STYLE', 'SCRIPT'].includes(element.tagName))
      .flatMap((element) => [...element.childNodes])
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      .map((node) => [languageOf(node.parentElement ?? parentOf(node)), node.textContent?.trim()])
      .filter(([language]) => language !== wanted)
      .map(([language, text]) => `${language}: ${text}`)
  }, language)

/** Controls whose name leaves out the text that is seen on them. */
export const namesWithoutLabel = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { drawn, nameOf, isSeen } = window.measures
    // Signs are no text that anybody would say.
    const plain = (text: string) =>
      text
        .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .toLowerCase()
    return drawn()
      .filter((one) => one.matches('button, a[href], summary') && isSeen(one))
      .filter((one) => {
        const name = one.getAttribute('aria-label')
        return name !== null && !plain(name).includes(plain(one.textContent ?? ''))
      })
      .map(nameOf)
  })

export interface Target {
  readonly name: string
  readonly width: number
  readonly height: number
  /** Part of a sentence, whose line decides how high it is. */
  readonly isInline: boolean
}

export const targetsOf = (page: Page): Promise<readonly Target[]> =>
  page.evaluate(() => {
    const { drawn, nameOf, isSeen } = window.measures
    return drawn()
      .filter(
        (one) => one.matches('button, a[href], summary, input:not([readonly])') && isSeen(one),
      )
      .map((one) => {
        const { width, height } = one.getBoundingClientRect()
        return {
          name: nameOf(one),
          width,
          height,
          isInline: getComputedStyle(one).display === 'inline',
        }
      })
  })

/** What is cut off at the edge of its own box, or reaches beyond the window. */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { drawn, nameOf, isSeen } = window.measures
    const isHiding = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const { scrollWidth, clientWidth } = document.documentElement
    const beyond = scrollWidth > clientWidth ? [`the page, by ${scrollWidth - clientWidth} px`] : []
    const cut = drawn()
      .filter(isSeen)
      .filter((one) => !one.matches('input[readonly], svg, svg *, slot'))
      .filter((one) => {
        const { overflowX, overflowY, display } = getComputedStyle(one)
        if (display === 'inline' || display === 'contents') return false
        const isNarrow = one.scrollWidth > one.clientWidth + 1
        const isLow = one.scrollHeight > one.clientHeight + 1
        if (one.matches('button, input')) return isNarrow || isLow
        return (isNarrow && isHiding(overflowX)) || (isLow && isHiding(overflowY))
      })
      .map(nameOf)
    return [...beyond, ...cut]
  })

/** Texts that are drawn over one another. */
export const overlapping = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { drawn, isSeen } = window.measures
    const lines = drawn()
      .filter((one) => isSeen(one) && !one.closest('svg'))
      .flatMap((one) =>
        [...one.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
          .flatMap((node) => {
            const range = document.createRange()
            range.selectNodeContents(node)
            return [...range.getClientRects()].map((box) => ({ node, box }))
          }),
      )
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 3
    return lines.flatMap(({ node, box }, at) =>
      lines
        .slice(at + 1)
        .filter((other) => other.node !== node && meet(box, other.box))
        .map((other) => `${node.textContent?.trim()} | ${other.node.textContent?.trim()}`),
    )
  })

export interface Stop {
  readonly name: string
  /** Width in pixels of the outline around it or around the boxes that draw it; 0 for none. */
  readonly ring: number
  readonly ringColour: string
  /** Nothing of it can be seen: it is scrolled out of the window, or something lies over all of it. */
  readonly isHidden: boolean
}

/** Where the focus is. */
export const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const { active, nameOf, parentOf } = window.measures
    const element = active()
    const own = getComputedStyle(element)
    // A code's field is drawn as boxes behind it, which have the ring.
    const boxes = element
      .closest('farstu-code, farstu-grouped-code')
      ?.shadowRoot?.querySelector('.cells')
    const style = own.outlineStyle === 'none' && boxes ? getComputedStyle(boxes) : own
    const ring = style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth)
    const box = element.getBoundingClientRect()
    const isOver = (x: number, y: number): boolean => {
      let top = document.elementFromPoint(x, y)
      while (top?.shadowRoot) {
        const deeper = top.shadowRoot.elementFromPoint(x, y)
        if (!deeper || deeper === top) break
        top = deeper
      }
      for (let one: Element | null = top; one; one = parentOf(one))
        if (one === element) return false
      return true
    }
    const shares = [0.1, 0.3, 0.5, 0.7, 0.9]
    const isHidden = shares.every((x) =>
      shares.every((y) => isOver(box.x + box.width * x, box.y + box.height * y)),
    )
    return { name: nameOf(element), ring, ringColour: style.outlineColor, isHidden }
  })

/**
 * Lays a visitor's spacing of text over every tree, as a sheet of their own in the browser would: such
 * a sheet wins over any of the page's, which one added to the page does not.
 */
export const spaceText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const strong = (selector: string) => `${selector}:not(#a#b#c)`
    const css = `${strong('*')}, :host(:not(#a#b#c)), ::slotted(:not(#a#b#c)) {
      line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      ${strong('p')}, ::slotted(p:not(#a#b#c)) { margin-block-end: 2em !important }`
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    window.spacing = sheet
    const roots = window.measures.drawn().flatMap(({ shadowRoot }) => shadowRoot ?? [])
    for (const root of [document, ...roots])
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  })

/** As it was before, where the page goes on to be looked at. */
export const closeText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const roots = window.measures?.drawn().flatMap(({ shadowRoot }) => shadowRoot ?? []) ?? []
    for (const root of [document, ...roots])
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== window.spacing)
  })

/** Animations that run, in every tree, by name. */
export const motionsIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const roots = window.measures.drawn().flatMap(({ shadowRoot }) => shadowRoot ?? [])
    return [document, ...roots].flatMap((root) =>
      root.getAnimations().map((one) => String((one as CSSAnimation).animationName ?? one.id)),
    )
  })
