import type { WordsOf } from '../method.ts'
import { words as newPassword } from './new-password/words.en.ts'
import { words as password } from './password/words.en.ts'

export const words = { password, 'new-password': newPassword } satisfies WordsOf<'password'>
