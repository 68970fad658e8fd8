import { expect, it } from 'vitest'
import { SPOKEN } from '../../../api/domain/portals/languages.ts'
import { LANGUAGES } from '../../../widgets/controllers/language.ts'

it('portals are offered in the languages that widgets speak', () => {
  expect([...SPOKEN].sort()).toEqual([...LANGUAGES].sort())
})
