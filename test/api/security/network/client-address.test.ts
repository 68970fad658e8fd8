/**
 * The attacker is counted by network and wants to be many: forges the header in which proxies pass on
 * an address, writes one address in six ways, walks through the /64 that every subscriber has. What
 * counts is the other end of the socket, and a header only as far as proxies of ours have written it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isWithin,
  networkOf,
  parseAddress,
  parseRange,
} from '../../../../api/http/guards/addresses.ts'
import { createBrowser } from '../../../support/api/browser.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

const START = { portal: 'demo', journey: 'sign-in' }

interface Sent {
  readonly from: string
  readonly forwarded?: string
}

/** In how many networks the requests were counted. */
async function networksOf(trustedProxies: readonly string[], requests: readonly Sent[]) {
  const server = await openServer({ trustedProxies })
  for (const { from, forwarded } of requests) {
    const browser = createBrowser(server, { network: from })
    const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }
    expect((await browser.send('POST', '/v1/flows', START, headers)).status).toBe(201)
  }
  return countIn(server, 'attempt_budget', "kind = 'network'")
}

const PROXY = '10.0.0.1'
const through = (forwarded: string): Sent => ({ from: PROXY, forwarded })

describe('T-018: the network that a request is counted for', () => {
  it('is the other end of the socket, whatever the header says, where no proxy is trusted', async () => {
    const forged = ['198.51.100.1', '198.51.100.2', '127.0.0.1', PROXY, '', 'garbage']
    const requests = forged.map((forwarded) => ({ from: '203.0.113.7', forwarded }))
    expect(await networksOf([], requests)).toBe(1)
  })

  it('is not what a stranger says beside a trusted proxy', async () => {
    const requests = ['198.51.100.1', '198.51.100.2'].map((forwarded) => ({
      from: '203.0.113.7',
      forwarded,
    }))
    expect(await networksOf([PROXY], requests)).toBe(1)
  })

  it('is what a trusted proxy says', async () => {
    const requests = [through('203.0.113.7'), through('203.0.113.8'), through(' 203.0.113.8 ')]
    expect(await networksOf([PROXY], requests)).toBe(2)
  })

  it('is not what the client wrote before the proxy did', async () => {
    const forged = ['198.51.100.1', '198.51.100.2', '10.0.0.9', 'garbage', '']
    const requests = forged.map((first) => through(`${first}, 203.0.113.7`))
    expect(await networksOf(['10.0.0.0/8'], [...requests, through('203.0.113.7')])).toBe(1)
  })

  it('is passed on by two proxies in a row', async () => {
    const requests = [through('203.0.113.7, 10.9.9.9'), through('203.0.113.8, 10.9.9.9')]
    expect(await networksOf(['10.0.0.0/8'], requests)).toBe(2)
    expect(await networksOf([PROXY], requests)).toBe(1)
  })

  it.each([
    '1.2.3.999',
    '1.2.3',
    '0x7f.1',
    '0177.0.0.1',
    '16909060',
    '203.0.113.7:4711',
    '[2001:db8::1]',
    '[2001:db8::1]:443',
    'unknown',
    '_hidden',
    'for=203.0.113.9',
    '203.0.113.7;203.0.113.8',
    '2001:db8::1::2',
  ])('is that of the proxy when the header holds %s', async (garbage) => {
    expect(await networksOf([PROXY], [through(garbage), { from: PROXY }])).toBe(1)
  })

  it('never gets more from garbage: all of it is one network, the proxy', async () => {
    const garbage = ['1.2.3.999', '[2001:db8::1]', 'unknown', '203.0.113.7:1', '203.0.113.7:2', '']
    expect(await networksOf([PROXY], garbage.map(through))).toBe(1)
    const before = garbage.map((text, at) => through(`198.51.100.${at}, ${text}`))
    expect(await networksOf([PROXY], before)).toBe(1)
  })

  it('is one, in however many ways an address is written', async () => {
    const spellings = [
      '2001:db8:0:1::1',
      '2001:DB8:0:1::1',
      '2001:0db8:0000:0001:0000:0000:0000:0001',
      '2001:db8:0:1:0:0:0.0.0.1',
      '2001:db8::1:0:0:0:1',
      '2001:db8:0:1:ffff:ffff:ffff:ffff',
    ]
    expect(await networksOf([PROXY], spellings.map(through))).toBe(1)
    expect(
      await networksOf(
        [],
        spellings.map((from) => ({ from })),
      ),
    ).toBe(1)
  })

  it('is one for an IPv4 address and the same mapped into IPv6', async () => {
    const spellings = ['203.0.113.7', '::ffff:203.0.113.7', '::FFFF:cb00:7107']
    expect(
      await networksOf(
        [],
        spellings.map((from) => ({ from })),
      ),
    ).toBe(1)
    const proxies = ['10.0.0.1', '::ffff:10.0.0.1'].map((from) => ({
      from,
      forwarded: '192.0.2.1',
    }))
    expect(await networksOf([PROXY], [...proxies, { from: '192.0.2.1' }])).toBe(1)
  })

  it('differs from one /64 to the next', async () => {
    const requests = ['2001:db8:0:1::1', '2001:db8:0:2::1'].map((from) => ({ from }))
    expect(await networksOf([], requests)).toBe(2)
  })
})

describe('an address', () => {
  it('of IPv6 shares its network with all that begin with the same 64 bits', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
        const [a, b] = [parseAddress(one), parseAddress(other)]
        if (!a || !b || a.kind() === 'ipv4' || b.kind() === 'ipv4') return
        const half = (address: typeof a) => address.toByteArray().slice(0, 8).join()
        expect(networkOf(a) === networkOf(b)).toBe(half(a) === half(b))
      }),
    )
  })

  it('can be anything without a fault', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAddress(text)))
    fc.assert(fc.property(fc.string(), (text) => void parseRange(text)))
  })

  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', 'fe00::1', false],
    ['fd00::/8', '10.0.0.1', false],
    ['::ffff:10.0.0.0/104', '10.1.2.3', true],
    ['::ffff:10.0.0.0/104', '11.1.2.3', false],
  ] as const)('in %s: %s is %s', (text, address, expected) => {
    const [range, parsed] = [parseRange(text), parseAddress(address)]
    expect(range && parsed && isWithin(parsed, range)).toBe(expected)
  })
})
