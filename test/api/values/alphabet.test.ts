/** Names sort by their keys as the language's collation has them. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { alphabetOf, sortKeyOf } from '../../../api/ports/store/alphabet.ts'
import { FOLDING, folded } from '../../../api/ports/store/folded.ts'

const LETTERS = 'abcdefghijklmnopqrsßtuvwxyzåäöæøüéèęąłńóśźżčšžđðþœíúýăâêôơưçğ'

describe.each(['sv', 'fi', 'en', 'de', 'da', 'nb', 'is', 'pl', 'cs', 'fr', 'vi'])(
  'names in %s',
  (language) => {
    it('of every two letters stand as its collation has them', () => {
      const alphabet = alphabetOf(language)
      const { compare } = new Intl.Collator(language, { sensitivity: 'base' })
      const names = [...LETTERS].flatMap((letter) => [`m${letter}m`, `M${letter.toUpperCase()}N`])
      const wrong = names.flatMap((one) =>
        names.flatMap((other) => {
          const [a, b] = [sortKeyOf(alphabet, one), sortKeyOf(alphabet, other)]
          const sign = a < b ? -1 : Number(a > b)
          return sign === Math.sign(compare(one, other)) ? [] : `${one} ${other}`
        }),
      )
      expect(wrong).toEqual([])
    })
  },
)

it('names in Turkish have ı before i, in capitals too', () => {
  const alphabet = alphabetOf('tr')
  const order = ['Hatay', 'ığdır', 'Isparta', 'İstanbul', 'izmir', 'Jale']
  const key = (name: string) => sortKeyOf(alphabet, name)
  expect(order.toReversed().toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(order)
})

it('what letters fold to is counted: whoever changes it raises FOLDING, and says so here', () => {
  const ranges = [0xc0, 0x100, 0x200, 0x300, 0x600, 0x1e00, 0x1f00, 0xff00]
  const signs = ranges.flatMap((from) => Array.from({ length: 0x100 }, (_, at) => from + at))
  const all = signs.map((sign) => folded(`l${String.fromCodePoint(sign)}l`)).join('\n')
  const digest = createHash('sha256').update(all).digest('hex').slice(0, 12)
  expect([FOLDING, digest]).toEqual([2, '1ccd6e080098'])
})
