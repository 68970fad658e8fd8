import type { NoticeWords } from './words.ts'

export const words = {
  changed: 'This has changed since you last read it.',
  ok: 'OK',
} satisfies NoticeWords
