/** What mails are made of. One source, from which both the text and the HTML part are written. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quiet'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string; readonly copy: string }

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const quiet = (text: string): Block => ({ kind: 'quiet', text })
export const list = (items: readonly string[]): Block => ({ kind: 'list', items })
export const code = (digits: string): Block => ({ kind: 'code', code: digits })
export const link = (label: string, url: string, copy: string): Block => ({
  kind: 'link',
  label,
  url,
  copy,
})
