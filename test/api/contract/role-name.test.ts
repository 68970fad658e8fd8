import { describe, expect, it } from 'vitest'
import { roleName } from '../../../api/contract/plain/portal-roles.ts'

describe('a role in words', () => {
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
