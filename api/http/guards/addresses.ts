import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** An IPv4 or IPv6 address; an IPv4-mapped one (RFC 4291 §2.5.5.2) is the IPv4 address. */
export type NetAddress = ipaddr.IPv4 | ipaddr.IPv6

/** An address and how many of its leading bits count. */
export interface AddressRange {
  readonly base: NetAddress
  readonly bits: number
}

/** Null for all that is not exactly one address: names, ports, brackets, short and octal forms. */
export function parseAddress(text: string): NetAddress | null {
  const [bare = ''] = text.split('%')
  return isIP(bare) === 0 ? null : ipaddr.process(bare)
}

/** `10.0.0.1` or `10.0.0.0/8`; null for all else, and for a range that holds every address. */
export function parseRange(text: string): AddressRange | null {
  const [host = '', prefix, ...more] = text.split('/')
  const base = host.includes('%') ? null : parseAddress(host)
  if (!base || more.length > 0 || !/^\d{1,3}$/.test(prefix ?? '0')) return null
  const written = isIP(host) === 4 ? 32 : 128
  const size = base.kind() === 'ipv4' ? 32 : 128
  const bits = prefix === undefined ? size : Number(prefix) - (written - size)
  return bits > 0 && bits <= size ? { base, bits } : null
}

export function isWithin(address: NetAddress, { base, bits }: AddressRange): boolean {
  return address.kind() === base.kind() && address.match([base, bits])
}

/**
 * What one subscriber has: an IPv4 address, or the /64 that an IPv6 host picks its addresses from
 * (RFC 4291 §2.5.4), so that changing address within it changes nothing.
 */
export function networkOf(address: NetAddress): string {
  if ('octets' in address) return address.toString()
  const half = address.parts.slice(0, 4).map((part) => part.toString(16))
  return `${half.join(':')}::/64`
}

/**
 * Roughly where a network is, as sessions keep it for their person: the /24 around an IPv4 address, the /48
 * around an IPv6 one. Null for what is no network.
 * @param network as `networkOf` has it
 */
export function neighbourhoodOf(network: string): string | null {
  const [base = ''] = network.split('/')
  const address = parseAddress(base)
  if (!address) return null
  if ('octets' in address) return `${address.octets.slice(0, 3).join('.')}.0/24`
  return `${address.parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(':')}::/48`
}
