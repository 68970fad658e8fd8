/**
 * States of the pages that one browser has open, in cookies of the host's. What must not happen: a
 * page that cannot come in because another was opened or finished, a state that is good twice, one
 * that somebody has made up, carried over from another browser's page, or that is older than meant.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { createFarstu, type PendingSignInsOptions } from '../../../widgets/server/index.ts'

const DAY = 86_400_000

let clock: { now: number }
let jar: Map<string, string>

const pending = (options: Partial<PendingSignInsOptions> = {}, secret = 'secret') =>
  createFarstu({ api: 'https://auth.example.org', portal: 'demo', secret }).pendingSignIns({
    cookie: 'before',
    now: () => clock.now,
    ...options,
  })

const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

const keep = ({ setCookies }: { readonly setCookies: readonly string[] }) => {
  for (const line of setCookies) {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/)
    if (attributes.includes('Max-Age=0')) jar.delete(name)
    else jar.set(name, value)
  }
}

const begin = (note?: string) => {
  const page = pending().begin(header(), note)
  keep(page)
  return page.state
}

const states = (options?: Partial<PendingSignInsOptions>) => pending(options).states(header())

beforeEach(() => {
  clock = { now: Date.parse('2026-11-21T12:00:00Z') }
  jar = new Map()
})

describe('pages that a browser has open', () => {
  it('have a state each, and the note that was written beside it', () => {
    const [first, second] = [begin('till fästningen'), begin()]
    expect(states()).toEqual({ state: [second, first], used: [] })
    expect(pending().finish(header(), first)).toMatchObject({ note: 'till fästningen' })
  })

  it('are found in a header with cookies of anybody', () => {
    const state = begin()
    const among = `theme=dark; a=b=c; __Host-before-; ; =; before-${'A'.repeat(32)}=x; ${header()}; q`
    expect(pending().states(among).state).toEqual([state])
    for (const none of [undefined, '', ';;', '='])
      expect(pending().states(none)).toEqual({ state: [], used: [] })
  })

  it('are ten at most, the oldest given up', () => {
    const all = Array.from({ length: 12 }, () => {
      clock.now += 1000
      return begin()
    })
    expect(states().state).toEqual(all.slice(2).reverse())
    expect(jar.size).toBe(10)
  })

  it('take the places of finished ones first', () => {
    const all = Array.from({ length: 10 }, () => begin())
    keep(pending().finish(header(), all[9] ?? '') ?? { setCookies: [] })
    const next = begin()
    expect(states()).toEqual({ state: [next, ...all.slice(0, 9).reverse()], used: [] })
  })

  it('are small enough for the header of a request', () => {
    for (let page = 0; page < 10; page++) begin('submission.sv')
    expect(header().length).toBeLessThan(1800)
  })

  it('are worth nothing after a week, and are cleared away', () => {
    const old = begin()
    clock.now += 7 * DAY - 1000
    expect(states().state).toEqual([old])
    clock.now += 1000
    expect(states().state).toEqual([])
    const young = begin()
    expect([...jar.keys()]).toEqual([`__Host-before-${young}`])
  })
})

describe('after a change of the portal’s secret', () => {
  const changed = (formerSecrets: string[]) => pending({ formerSecrets }, 'new')

  it('pages drawn before it are finished as ever, where the former secret is named', () => {
    const old = begin('note')
    clock.now += 1000
    const young = changed(['older', 'secret']).begin(header())
    keep(young)
    expect(changed(['secret']).states(header()).state).toEqual([young.state, old])
    const page = changed(['secret']).finish(header(), old)
    expect(page).toMatchObject({ note: 'note', isUsed: false })
    keep(page ?? { setCookies: [] })
    expect(changed([]).states(header())).toEqual({ state: [young.state], used: [old] })
  })

  it('pages are worth nothing under a secret that is not named', () => {
    begin()
    expect(changed(['older']).states(header())).toEqual({ state: [], used: [] })
  })
})

describe('a page that is finished', () => {
  it('has used its state up', () => {
    const state = begin('note')
    keep(pending().finish(header(), state) ?? { setCookies: [] })
    expect(states()).toEqual({ state: [], used: [state] })
  })

  it('leaves the others as they are, also one finished at the same moment', () => {
    const [first, second, third] = [begin(), begin(), begin()]
    const before = header()
    for (const state of [first, second]) keep(pending().finish(before, state) ?? { setCookies: [] })
    expect(states()).toEqual({ state: [third], used: [second, first] })
  })

  it('is none where the browser has none such', () => {
    begin()
    expect(pending().finish(header(), 'A'.repeat(32))).toBeNull()
  })
})

describe('a state', () => {
  const renamed = (state: string) => {
    const [value = ''] = [...jar.values()]
    jar = new Map([[`__Host-before-${state}`, value]])
  }

  it.each<readonly [string, () => void]>([
    ['whose cookie was made for another state', () => renamed('A'.repeat(32))],
    ['made up', () => jar.set(`__Host-before-${'A'.repeat(32)}`, 'open.1790000000..c2ln')],
    ['without a cookie’s value', () => jar.set(`__Host-before-${'A'.repeat(32)}`, '')],
    [
      'under a name without __Host-',
      () => (jar = new Map([...jar].map(([n, v]) => [n.slice(7), v]))),
    ],
  ])('%s is no state', (_, change) => {
    const mine = begin()
    change()
    expect(states().state.filter((state) => state !== mine)).toEqual([])
  })

  it('is not made good again, or younger, by changing its cookie', () => {
    const state = begin()
    keep(pending().finish(header(), state) ?? { setCookies: [] })
    const name = `__Host-before-${state}`
    const value = jar.get(name) ?? ''
    for (const changed of [value.replace('used', 'open'), value.replace(/\d+/, '1999999999')]) {
      jar.set(name, changed)
      expect(states()).toEqual({ state: [], used: [] })
    }
  })

  it('is of one portal, as its secret is', () => {
    begin()
    expect(pending({}, 'another').states(header())).toEqual({ state: [], used: [] })
  })
})

describe('the cookies', () => {
  it('are out of reach of scripts, plain connections and other sites', () => {
    const { setCookies, state } = pending().begin('')
    expect(setCookies).toHaveLength(1)
    expect(setCookies[0]).toMatch(
      /^__Host-before-[\w-]{32}=[\w.-]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(setCookies[0]).toContain(state)
  })

  it('go without Secure and __Host- where that was asked for', () => {
    const { setCookies } = pending({ secure: false, cookie: 'before-4100' }).begin('')
    expect(setCookies[0]).toMatch(
      /^before-4100-[^;]*; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })
})
