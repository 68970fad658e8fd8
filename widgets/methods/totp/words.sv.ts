import type { WordsOf } from '../method.ts'
import { words as totp } from './totp/words.sv.ts'
import { words as totpEnrol } from './totp-enrol/words.sv.ts'

export const words = { totp, 'totp-enrol': totpEnrol } satisfies WordsOf<'totp'>
