import { describe, expect, it } from 'vitest'
import { ConfigMistakes, parseConfig } from '../../../api/config/config.ts'
import { makeKeys, parseKeyRing } from '../../../api/config/key-ring.ts'
import { createSeededRandom } from '../../support/api/random.ts'

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
      mail: {
        transport: { kind: 'outbox', folder: '/var/spool/farstu' },
        sender: 'no-reply@portal.example',
      },
      metricsToken: null,
      trustedProxies: [],
    })
  })

  it('is read as it was meant from a file of Windows, with a byte order mark and its line ends', () => {
    const [first = '', ...others] = Object.keys(PRODUCTION) as (keyof typeof PRODUCTION)[]
    const values = others.map((name) => [name, `${PRODUCTION[name as keyof typeof PRODUCTION]}\r`])
    const env = {
      [`\ufeff${first}`]: 'https://auth.portal.example\r',
      ...Object.fromEntries(values),
    }
    expect(parseConfig(env)).toEqual(parseConfig(PRODUCTION))
  })

  it('takes addresses and ranges of proxies, however they are spaced', () => {
    const given = '10.0.0.1, 192.168.0.0/16,fd00::/8 ,, ::ffff:10.0.0.0/104,'
    const { trustedProxies } = parseConfig({ ...PRODUCTION, FARSTU_TRUSTED_PROXIES: given })
    const told = trustedProxies.map(({ base, bits }) => `${base.toString()}/${bits}`)
    expect(told).toEqual(['10.0.0.1/32', '192.168.0.0/16', 'fd00::/8', '10.0.0.0/8'])
  })

  it('names every proxy that cannot be one', () => {
    const given = '10.0.0.1, 10.0.0.256, nowhere'
    const mistakes = mistakesOf({ ...PRODUCTION, FARSTU_TRUSTED_PROXIES: given })
    expect(mistakes.join()).toContain('"10.0.0.256"')
    expect(mistakes.join()).toContain('"nowhere"')
    expect(mistakes).toHaveLength(2)
  })

  it.each(['xx-nonsense-', 'svenska', '12', 'sv,fi'])('takes no alphabet of %s', (language) => {
    const mistakes = mistakesOf({ ...PRODUCTION, FARSTU_ALPHABET: language })
    expect(mistakes).toEqual([expect.stringContaining(`FARSTU_ALPHABET`)])
    expect(mistakes.join()).toContain(`"${language}"`)
  })

  it('lists by the Swedish alphabet unless it is told another', () => {
    const languageOf = (env: object) => parseConfig({ ...PRODUCTION, ...env }).alphabet.language
    expect([languageOf({}), languageOf({ FARSTU_ALPHABET: 'fi' })]).toEqual(['sv', 'fi'])
  })

  it('names all that is missing at once', () => {
    const mistakes = mistakesOf({}).join('\n')
    for (const name of Object.keys(PRODUCTION)) expect(mistakes).toContain(name)
  })

  it('refuses two sealing keys under one name: one of them would be forgotten', () => {
    const both = `${makeKeys(createSeededRandom('new')).sealing},${keys.sealing}`
    const mistakes = mistakesOf({ ...PRODUCTION, FARSTU_SEALING_KEYS: both })
    expect(mistakes).toEqual([expect.stringContaining('names "k1" twice')])
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
    ['FARSTU_TRUSTED_PROXIES', 'proxy.portal.example'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0.256'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0.0/'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0.0/255.0.0.0'],
    ['FARSTU_TRUSTED_PROXIES', '10.0.0.1:443'],
    ['FARSTU_TRUSTED_PROXIES', '[fd00::1]'],
    ['FARSTU_TRUSTED_PROXIES', 'fd00::/129'],
    ['FARSTU_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['FARSTU_TRUSTED_PROXIES', '::/0'],
    ['FARSTU_TRUSTED_PROXIES', '::ffff:10.0.0.0/8'],
    ['FARSTU_TRUSTED_PROXIES', '*'],
    ['FARSTU_MAIL', 'smtp'],
    ['FARSTU_MAIL', 'outbox:'],
    ['FARSTU_MAIL', 'sendmail:/usr/sbin/sendmail'],
    ['FARSTU_MAIL', 'smtp://'],
    ['FARSTU_MAIL', 'smtp:mail.example.org'],
    ['FARSTU_MAIL', 'smtp://user:secret@mail.example.org:0'],
    ['FARSTU_MAIL', 'smtp://user:secret@mail.example.org:mail'],
    ['FARSTU_MAIL', 'smtp://user:secret@mail.example.org/path'],
    ['FARSTU_MAIL', 'smtp://user:secret@mail.example.org?secure=false'],
    ['FARSTU_MAIL', 'smtp://user:sec#ret@mail.example.org'],
    ['FARSTU_MAIL', 'smtp://user:sec/ret@mail.example.org'],
    ['FARSTU_MAIL', 'smtp://user:sec%ret@mail.example.org'],
    ['FARSTU_MAIL', 'smtp://user@mail.example.org'],
    ['FARSTU_MAIL', 'smtps://:secret@mail.example.org'],
    ['FARSTU_MAIL', 'resend:'],
    ['FARSTU_MAIL', 'resend:secret key'],
    ['FARSTU_RESEND_URL', 'https://api.resend.example'],
    ['FARSTU_RESEND_WEBHOOK_SECRET', `whsec_${'A'.repeat(32)}`],
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

  it('never repeats what was given for mail', () => {
    for (const mail of ['smtp://user:se%cret@mail.example.org', 'smtp:secret', 'resend:se cret']) {
      const mistakes = mistakesOf({ ...PRODUCTION, FARSTU_MAIL: mail })
      expect(mistakes).toHaveLength(1)
      expect(mistakes[0]?.replace('smtp://user:password@', '')).not.toContain(mail.slice(-12))
      expect(mistakes[0]).not.toMatch(/se%?.?cret/)
    }
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

describe('the mail transport', () => {
  const transportOf = (mail: string, resendUrl?: string) =>
    parseConfig({ ...PRODUCTION, FARSTU_MAIL: mail, FARSTU_RESEND_URL: resendUrl }).mail.transport

  it.each([
    ['smtp://farstu:secret@mail.example.org', 587, 'starttls'],
    ['smtp://farstu:secret@mail.example.org:2525', 2525, 'starttls'],
    ['smtps://farstu:secret@mail.example.org', 465, 'tls'],
    ['smtps://farstu:secret@mail.example.org:4650/', 4650, 'tls'],
  ])('%s goes to port %i by %s', (mail, port, encryption) => {
    expect(transportOf(mail)).toEqual({
      kind: 'smtp',
      host: 'mail.example.org',
      port,
      credentials: { user: 'farstu', password: 'secret' },
      encryption,
    })
  })

  it('takes a user and a password with every character that addresses keep for themselves', () => {
    const credentials = { user: 'farstu@example.org', password: 'p:@ss/w%rd#?ö' }
    const { user, password } = credentials
    const mail = `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@mail.example.org`
    expect(transportOf(mail)).toMatchObject({ credentials })
  })

  it.each(['localhost', '127.0.0.1', '127.0.1.1', '[::1]'])(
    'may be unencrypted to this machine, %s, alone',
    (host) => {
      expect(transportOf(`smtp://${host}`)).toMatchObject({
        host: host.replace(/[[\]]/g, ''),
        port: 587,
        credentials: null,
        encryption: 'when-offered',
      })
      expect(transportOf(`smtps://${host}`)).toMatchObject({ encryption: 'tls' })
    },
  )

  it.each(['localhost.example.org', '127.0.0.1.example.org', '10.0.0.1', '[::2]'])(
    'is encrypted to %s',
    (host) => expect(transportOf(`smtp://${host}`)).toMatchObject({ encryption: 'starttls' }),
  )

  it('can be Resend, at its own address or another', () => {
    const resend = {
      kind: 'resend',
      key: 're_secret',
      baseUrl: 'https://api.resend.com',
      webhookSecret: null,
    }
    expect(transportOf('resend:re_secret')).toEqual(resend)
    for (const baseUrl of ['https://eu.resend.example/v1', 'http://localhost:4200'])
      expect(transportOf('resend:re_secret', `${baseUrl}/`)).toEqual({ ...resend, baseUrl })
  })

  it('takes the secret of the reports of Resend, and nothing else for it', () => {
    const env = { ...PRODUCTION, FARSTU_MAIL: 'resend:re_secret' }
    const given = (secret: string) => ({ ...env, FARSTU_RESEND_WEBHOOK_SECRET: secret })
    const webhookSecret = `whsec_${'A'.repeat(32)}`
    expect(parseConfig(given(webhookSecret)).mail.transport).toMatchObject({ webhookSecret })
    for (const wrong of ['A'.repeat(32), 'whsec_', 'whsec_short', `whsec_${'-'.repeat(32)}`]) {
      const mistakes = mistakesOf(given(wrong))
      expect(mistakes).toEqual([expect.stringContaining('FARSTU_RESEND_WEBHOOK_SECRET')])
      expect(mistakes[0]).not.toMatch(/AAAA|short|----/)
    }
  })

  it.each([
    'http://api.resend.example',
    'ftp://api.resend.example',
    'https://user:pw@api.resend.example',
    'https://api.resend.example?x',
    'api.resend.example',
  ])('does not give the key of Resend to %s', (url) => {
    const env = { ...PRODUCTION, FARSTU_MAIL: 'resend:re_secret', FARSTU_RESEND_URL: url }
    expect(mistakesOf(env)).toEqual([expect.stringContaining('FARSTU_RESEND_URL')])
  })

  it.each(['smtp://localhost', 'resend:re_secret'])('of the demo is never %s', (mail) => {
    const mistakes = mistakesOf({ FARSTU_MODE: 'demo', FARSTU_MAIL: mail })
    expect(mistakes).toEqual([expect.stringContaining('FARSTU_MAIL must be outbox:')])
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
