/**
 * Exported tables are written by the server and lists by the console, each with a catalogue of its own:
 * nothing but types goes through the wall between them. Both must say the same of one row.
 */
import { describe, expect, it } from 'vitest'
import { TABLE_WORDS } from '../../../api/routes/console/table-words.ts'
import { roomWords as english } from '../../../console/words/rooms.en.ts'
import { roomWords as swedish } from '../../../console/words/rooms.sv.ts'

describe.each([
  ['en', english.list],
  ['sv', swedish.list],
] as const)('a table in "%s"', (language, { standings, letters, attentions }) => {
  it('says what the console says', () => {
    const { none: _, ...fates } = letters
    expect(TABLE_WORDS[language]).toEqual({ standings, letters: fates, attention: attentions })
  })
})
