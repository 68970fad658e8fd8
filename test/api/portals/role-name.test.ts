/**
 * A role in words. Letters and pages each have their own: nothing but types goes through the wall
 * between `widgets/` and `api/`. Both must say the same.
 */
import { describe, expect, it } from 'vitest'
import { roleName as inLetters } from '../../../api/mail/role-name.ts'
import { roleName as onPages } from '../../../widgets/ui/role-name.ts'

describe.each([
  ['in letters', inLetters],
  ['on pages', onPages],
])('a role %s', (_where, roleName) => {
  it.each([
    ['reporter', 'Uppgiftslämnare'],
    ['handed-over', 'handed over'],
    ['unit_admin', 'unit admin'],
    ['UNIT_ADMIN', 'unit admin'],
    ['unitAdmin', 'unit admin'],
    ['data.editor:2', 'data editor 2'],
    ['Läsare', 'Läsare'],
    ['Ansvarig för enheten', 'Ansvarig för enheten'],
    ['υπεύθυνος', 'υπεύθυνος'],
    ['constructor', 'constructor'],
  ])('"%s" is "%s"', (role, told) => {
    expect(roleName(role, { reporter: 'Uppgiftslämnare' })).toBe(told)
  })
})
