import type { AppCodeWords } from '../app-code/words.ts'
import type { AppId } from './apps.ts'

export interface TotpEnrolWords extends AppCodeWords {
  readonly heading: string
  readonly lead: string
  readonly noApp: string
  readonly anyApp: string
  readonly noPhone: string
  /** Where each app's scan button is. */
  readonly scanButton: Readonly<Record<AppId, string>>
  readonly scan: string
  /** On a phone, which cannot scan its own screen. */
  readonly scanElsewhere: string
  readonly camera: string
  readonly qr: (issuer: string, account: string) => string
  /** In place of the code, above the key. */
  readonly noQr: string
  readonly open: string
  readonly openHere: string
  readonly appears: string
  readonly key: string
  readonly copy: string
  readonly copied: string
  readonly copyRefused: string
  readonly keyHint: string
  readonly name: string
  readonly nameHint: string
  /** Another of the person's apps is called so, or the name is longer than allowed. */
  readonly nameTaken: string
  readonly label: string
  readonly hint: string
  readonly verify: string
  readonly missing: string
}
