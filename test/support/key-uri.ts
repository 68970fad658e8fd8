/** What an authenticator app makes of a key URI. */
export interface ReadKeyUri {
  /** The label's two halves. */
  readonly issuer: string
  readonly account: string
  /** The `issuer` beside the secret, which has to be the same. */
  readonly issuerAgain: string
  readonly secret: string
}

/**
 * Reads a key URI by the text of Google's "Key Uri Format", sharing nothing with the product.
 * @throws for a label that has not exactly one colon, read as it stands or percent-decoded
 */
export function readKeyUri(uri: string): ReadKeyUri {
  const [, label = '', query = ''] = /^otpauth:\/\/totp\/([^?#/]+)\?([^?#]+)$/.exec(uri) ?? []
  const [issuer = '', account = '', ...more] = decodeURIComponent(label).split(':')
  if (issuer === '' || account === '' || more.length > 0)
    throw new Error(`Not a label of issuer and account: ${uri}`)
  const given = new Map(
    query.split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decodeURIComponent(value)]
    }),
  )
  const secret = given.get('secret') ?? ''
  if (!/^[A-Z2-7]{32}$/.test(secret)) throw new Error(`Not a secret of 160 bits: ${uri}`)
  return { issuer, account, issuerAgain: given.get('issuer') ?? '', secret }
}
