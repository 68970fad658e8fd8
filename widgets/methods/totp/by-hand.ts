import { APP_CODE_DIGITS } from '../../../api/contract/plain/codes.ts'
import type { ViewOf } from '../../steps/step.ts'
import type { TotpWords } from '../../words/generated/totp.ts'

/** Something that an app asks for where nothing can be scanned. */
export interface Datum {
  readonly what: string
  readonly shown: string
  /** What an app's field takes: the key without blanks, the period without its unit. */
  readonly copied: string
  /** Words may be translated; a key and names stay as they are. */
  readonly is: 'key' | 'name' | 'words'
}

/** Seconds that a code is shown for: the format's default, as in the key URI. */
const PERIOD = '30'

const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key

/** Everything that apps ask for, in the order in which most of them do. */
export function byHand(
  words: TotpWords['totp-enrol'],
  { issuer, account, secret }: ViewOf<'totp-enrol'>['step'],
): readonly Datum[] {
  const { data } = words
  const digits = String(APP_CODE_DIGITS)
  return [
    { what: data.issuer, shown: issuer, copied: issuer, is: 'name' },
    { what: data.account, shown: account, copied: account, is: 'name' },
    { what: data.key, shown: inFours(secret), copied: secret, is: 'key' },
    { what: data.type, shown: data.timeBased, copied: 'TOTP', is: 'words' },
    { what: data.digits, shown: digits, copied: digits, is: 'name' },
    { what: data.period, shown: data.seconds, copied: PERIOD, is: 'words' },
  ]
}
