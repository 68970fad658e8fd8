import { describe, expect, it } from 'vitest'
import { ConfigMistakes, parseConfig } from '../../api/config.ts'
import { makeKeys, parseKeyRing } from '../../api/keys.ts'
import { createSeededRandom } from '../support/api/random.ts'

const keys = makeKeys(createSeededRandom('keys'))
const PRODUCTION = {
  FARSTU_PUBLIC_URL: 'https://auth.portal.example',
  FARSTU_SEALING_KEYS: keys.sealing,
  FARSTU_DIGEST_KEY: keys.digest,
  FARSTU_MAIL: 'outbox:/var/spool/farstu',
  FARSTU_MAIL_SENDER: 'no-reply@portal.example',
}

const mistakesOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    parseConfig(env)
    return []
  } catch (fault) {
    if (!(fault instanceof ConfigMistakes)) throw fault
    return fault.mistakes
  }
}

describe('the configuration of a production server', () => {
  it('is complete with five settings', () => {
    expect(parseConfig(PRODUCTION)).toMatchObject({
      mode: 'production',
      port: 4000,
      host: '0.0.0.0',
      publicUrl: 'https://auth.portal.example',
      mail: { folder: '/var/spool/farstu', sender: 'no-reply@portal.example' },
      metricsToken: null,
    })
  })

  it('names all that is missing at once', () => {
    const mistakes = mistakesOf({}).join('\n')
    for (const name of Object.keys(PRODUCTION)) expect(mistakes).toContain(name)
  })

  it.each([
    ['FARSTU_PUBLIC_URL', 'http://auth.portal.example'],
    ['FARSTU_PUBLIC_URL', 'https://auth.portal.example/path'],
    ['FARSTU_PUBLIC_URL', 'auth.portal.example'],
    ['FARSTU_PUBLIC_URL', 'https://user:pw@auth.portal.example'],
    ['FARSTU_PORT', '0'],
    ['FARSTU_PORT', '65536'],
    ['FARSTU_PORT', 'http'],
    ['FARSTU_PORT', '1.5'],
    ['FARSTU_LOG_LEVEL', 'loud'],
    ['FARSTU_STOP_SECONDS', '-1'],
    ['FARSTU_MAIL', 'smtp'],
    ['FARSTU_MAIL', 'outbox:'],
    ['FARSTU_MAIL_SENDER', 'nobody'],
    ['FARSTU_SEALING_KEYS', 'k1:short'],
    ['FARSTU_SEALING_KEYS', keys.digest],
    ['FARSTU_DIGEST_KEY', 'short'],
  ])('does not take %s=%s, and says which setting it was', (name, value) => {
    const mistakes = mistakesOf({ ...PRODUCTION, [name]: value })
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toContain(name)
  })

  it('counts several mistakes together', () => {
    const env = { ...PRODUCTION, FARSTU_PORT: 'x', FARSTU_LOG_LEVEL: 'x', FARSTU_MAIL: 'x' }
    expect(mistakesOf(env)).toHaveLength(3)
  })

  it('never repeats a key in a mistake', () => {
    const secret = 'c2VjcmV0LXNlY3JldA'
    const env = { ...PRODUCTION, FARSTU_SEALING_KEYS: `k1:${secret}`, FARSTU_DIGEST_KEY: secret }
    expect(mistakesOf(env).join()).not.toContain(secret)
  })

  it('is not the demo by any other word', () => {
    for (const word of ['Demo', 'development', 'true', '1'])
      expect(parseConfig({ ...PRODUCTION, FARSTU_MODE: word }).mode).toBe('production')
  })

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseConfig(PRODUCTION))).toBe(true)
  })
})

describe('the configuration of the demo', () => {
  it('needs nothing and is reached from this machine alone', () => {
    const config = parseConfig({ FARSTU_MODE: 'demo' })
    expect(config).toMatchObject({ mode: 'demo', host: 'localhost', keys: null })
    expect(config.publicUrl).toBe('http://localhost:4000')
  })
})

describe('keys', () => {
  it('that were made can be read: one to seal with, one for digests, 256 bits each', () => {
    const { sealing, digest } = parseKeyRing(keys)
    expect([...sealing.keys()]).toEqual(['k1'])
    expect([sealing.get('k1')?.length, digest.length]).toEqual([32, 32])
  })

  it('of a ring keep their order', () => {
    const other = makeKeys(createSeededRandom('other')).sealing.replace('k1', 'k2')
    const { sealing } = parseKeyRing({ ...keys, sealing: `${other}, ${keys.sealing}` })
    expect([...sealing.keys()]).toEqual(['k2', 'k1'])
  })
})
