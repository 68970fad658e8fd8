import type { WordsOf } from '../method.ts'
import { words as totp } from './totp/words.en.ts'
import { words as totpEnrol } from './totp-enrol/words.en.ts'

export const words = { totp, 'totp-enrol': totpEnrol } satisfies WordsOf<'totp'>
