import type { WordsOf } from '../method.ts'
import { words as emailCode } from './email-code/words.sv.ts'

export const words = { 'email-code': emailCode } satisfies WordsOf<'email-code'>
