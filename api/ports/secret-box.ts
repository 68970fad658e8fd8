/** Authenticated encryption with keys that are not in the database. */
export interface SecretBox {
  /** `row` is the identity the text is bound to (`method:<id>`); opening under another fails. */
  seal(plain: string, row: string): string
  /** @throws Unavailable when the key is missing or the text was changed or moved. */
  open(sealed: string, row: string): string
}
