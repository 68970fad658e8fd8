import type { NoticeWords } from './words.ts'

export const words = {
  changed: 'Det här har ändrats sedan du senast läste det.',
  ok: 'OK',
} satisfies NoticeWords
