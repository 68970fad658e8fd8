/** Read by some editors as another encoding where it is missing. */
const BYTE_ORDER_MARK = '\uFEFF'

/** What no system takes in a name of a file, and what some cut off. */
const REFUSED = /[\p{Cc}\\/:*?"<>|]+/gu
const LONGEST_FILE_NAME = 80

/** Hands a text to the browser as a file that every system opens; no server sees it. Call it in a press. */
export function downloadText(text: string, name: string): void {
  const lines = `${BYTE_ORDER_MARK}${text.replace(/\r?\n/g, '\r\n')}`
  const address = URL.createObjectURL(new Blob([lines], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileName(name)}.txt`
  link.click()
  // Some browsers read it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function fileName(name: string): string {
  return [...name.replace(REFUSED, ' ').replace(/\s+/g, ' ')]
    .slice(0, LONGEST_FILE_NAME)
    .join('')
    .trim()
}
