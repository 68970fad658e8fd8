import type { WordsOf } from '../method.ts'
import { words as newPassword } from './new-password/words.sv.ts'
import { words as password } from './password/words.sv.ts'

export const words = { password, 'new-password': newPassword } satisfies WordsOf<'password'>
