import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAddress, parseAddress } from '../../../api/domain/values/address.ts'

const local = fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,20}$/)
const domain = fc.constantFrom(
  'example.org',
  'EXAMPLE.org',
  'räksmörgås.example',
  'mail.example.com',
)

/** One mailbox has one key; what is no address is none, whatever it is made of. */
describe('an address', () => {
  it('has the same key in any case and with spaces around it', () => {
    fc.assert(
      fc.property(local, domain, (name, host) => {
        const key = parseAddress(`${name}@${host}`)?.key
        expect(key).toBeDefined()
        expect(parseAddress(`  ${name.toUpperCase()}@${host.toUpperCase()} `)?.key).toBe(key)
      }),
    )
  })

  it.each([
    ['Anna@Räksmörgås.example.org', 'Anna@Räksmörgås.example.org'],
    ['a@xn--rksmrgs-5wao1o.example.org', 'a@räksmörgås.example.org'],
    ['a@EXAMPLE.org', 'a@EXAMPLE.org'],
    ['a@paypaI.example', 'a@paypai.example'],
    ['a@почта.example', 'a@почта.example'],
    ['a@ПОЧТА.example', 'a@почта.example'],
    ['a@例え.example', 'a@例え.example'],
    ['a@ｅｘａｍｐｌｅ.org', 'a@example.org'],
    ['a@аррӏе.example', 'a@xn--80ak6aa92e.example'],
    ['a@pаypal.example', 'a@xn--pypal-4ve.example'],
    ['a@ıkea.example', 'a@xn--kea-iua.example'],
    ['a@مثال.example', 'a@xn--mgbh0fb.example'],
  ])('%s is shown as %s', (given, shown) => {
    expect(parseAddress(given)?.email).toBe(shown)
  })

  it('keeps dots and plus signs apart: they may be different mailboxes', () => {
    expect(parseAddress('first.last@example.org')?.key).toBe('first.last@example.org')
    expect(parseAddress('first+tag@example.org')?.key).toBe('first+tag@example.org')
  })

  it('is shown at the domain that its key names, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const address = parseAddress(text)
        if (!address) return
        const shown = address.email.split('@').at(-1) ?? ''
        expect(domainToASCII(shown)).toBe(address.key.split('@').at(-1))
        expect(parseAddress(address.email)).toEqual(address)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    '',
    '@',
    'a@',
    '@example.org',
    'a@b',
    'a b@example.org',
    'a@exa mple.org',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org,b@example.org',
    '"a"@example.org',
    'a@evil.example@',
    'a@[127.0.0.1]',
    'a@example.org/x',
    'a@example.org?x',
    'a@ex%61mple.org',
    'a@example.org:25',
    'a\u0000@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(250)}.org`,
    'a@-example.org',
    'a@example..org',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeNull()
  })

  it('shows its first letter and its domain when masked', () => {
    expect(maskAddress('reporter@example.org')).toBe('r•••@example.org')
  })
})
