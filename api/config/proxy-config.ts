import { type AddressRange, parseRange } from '../http/guards/addresses.ts'
import type { EnvReader } from './env-reader.ts'

const NAME = 'FARSTU_TRUSTED_PROXIES'

/** The proxies whose `X-Forwarded-For` is believed: addresses and ranges, separated by commas. */
export function trustedProxiesOf(
  read: EnvReader,
  given: string | undefined,
): readonly AddressRange[] {
  const texts = (given ?? '').split(',').map((text) => text.trim())
  return texts.flatMap((text) => {
    if (text === '') return []
    const range = parseRange(text)
    if (!range)
      read.mistake(
        `${NAME} must be addresses and ranges such as 10.0.0.1, 10.0.0.0/8 or fd00::/8, not "${text}"`,
      )
    return range ? [range] : []
  })
}
