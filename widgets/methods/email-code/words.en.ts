import type { WordsOf } from '../method.ts'
import { words as emailCode } from './email-code/words.en.ts'

export const words = { 'email-code': emailCode } satisfies WordsOf<'email-code'>
