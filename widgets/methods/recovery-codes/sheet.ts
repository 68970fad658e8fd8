import { downloadText } from '../../ui/download-text.ts'

/** A set of codes as it lies in a drawer: what it is for, where, since when, and nothing of whose it is. */
export interface Sheet {
  /** Names the portal. */
  readonly title: string
  /** Of the portal. */
  readonly address: string
  /** Says the day that they were made. */
  readonly made: string
  /** In groups. */
  readonly codes: readonly string[]
}

/** How the words of a sheet are written. */
interface Written {
  readonly lang: string
  readonly dir: string
}

const UNSEEN = {
  position: 'fixed',
  insetBlockEnd: '0',
  inlineSize: '1px',
  blockSize: '1px',
  border: '0',
  opacity: '0',
}

/** Lines as every editor takes them. */
export function sheetText({ title, address, made, codes }: Sheet): string {
  return [title, address, made, '', ...codes, ''].join('\r\n')
}

/** Hands the sheet to the browser as a text file; it stays on this computer. */
export function downloadSheet(sheet: Sheet, fileName: string): void {
  downloadText(sheetText(sheet), fileName)
}

/**
 * Prints the sheet alone: a document of its own, for a style of ours in the host's page would hide the host's.
 * @returns false where the browser does not print from here.
 */
export function printSheet(sheet: Sheet, written: Written): boolean {
  const frame = document.createElement('iframe')
  // Out of sight, and laid out all the same: what is not laid out is printed empty.
  Object.assign(frame.style, UNSEEN)
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  document.body.append(frame)
  const { contentDocument: paper, contentWindow: view } = frame
  if (!paper || !view) {
    frame.remove()
    return false
  }
  write(paper, sheet, written)
  view.addEventListener('afterprint', () => frame.remove(), { once: true })
  try {
    view.focus()
    view.print()
    return true
  } catch {
    frame.remove()
    return false
  }
}

function write(paper: Document, { title, address, made, codes }: Sheet, { lang, dir }: Written) {
  paper.title = title
  paper.documentElement.lang = lang
  paper.documentElement.dir = dir
  const said = (name: 'h1' | 'p', text: string) => {
    const element = paper.createElement(name)
    element.textContent = text
    return element
  }
  const list = paper.createElement('ol')
  for (const code of codes) {
    const item = paper.createElement('li')
    item.textContent = code
    list.append(item)
  }
  // Set one by one: a page's policy may forbid style sheets and attributes.
  Object.assign(list.style, { font: '14pt/2 monospace', direction: 'ltr' })
  paper.body.style.font = '12pt/1.5 sans-serif'
  paper.body.append(said('h1', title), said('p', address), said('p', made), list)
}
