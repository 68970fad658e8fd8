import { once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createSmtpMailer, type SmtpMailerOptions } from '../../../api/adapters/smtp-mailer.ts'
import type { SmtpTransport } from '../../../api/ports/mail-transport.ts'
import { MailFault } from '../../../api/ports/mailer.ts'
import { CERTIFICATE } from '../../support/mail/certificate.ts'
import { useClosing } from '../../support/mail/closing.ts'
import { mailOf } from '../../support/mail/delivered.ts'
import {
  openSmtpServer,
  openSocketServer,
  reply,
  smtpTo,
  USER,
} from '../../support/mail/smtp-server.ts'

const closing = useClosing()

/** The fault of sending one mail; fails the test when there is none. */
const faultOf = async (transport: SmtpTransport, options: SmtpMailerOptions = {}) => {
  const fault = await createSmtpMailer(transport, options)
    .send(mailOf())
    .then(
      () => new Error('The mail was taken'),
      (thrown: unknown) => thrown,
    )
  if (!(fault instanceof MailFault)) throw fault
  return fault
}

const hangUp = (socket: Socket) => void socket.end()
const saying = (...lines: readonly string[]) => {
  return (socket: Socket) => {
    const left = [...lines]
    socket.write(`${left.shift()}\r\n`)
    socket.on('data', () => {
      const line = left.shift()
      if (line === undefined) return socket.destroy()
      return socket.write(`${line}\r\n`)
    })
  }
}

/** A server that says yes to everything, and tells what it heard as it came over the wire. */
const takingAll = (onText: (text: string) => void) => (socket: Socket) => {
  socket.write('220 ready\r\n')
  socket.on('data', (chunk) => {
    const text = String(chunk)
    onText(text)
    if (/^DATA/.test(text)) socket.write('354 go on\r\n')
    else if (/^(EHLO|MAIL|RCPT|QUIT)/.test(text) || text.endsWith('\r\n.\r\n'))
      socket.write('250 yes\r\n')
  })
}

describe('a message', () => {
  it('to a domain beyond ASCII has A-labels in its envelope and in its header', async () => {
    const texts: string[] = []
    const server = await closing(openSocketServer(takingAll((text) => void texts.push(text))))
    const to = 'Anna@Räksmörgås.example.org'
    await createSmtpMailer(smtpTo(server.port)).send(mailOf({ to }))
    const heard = texts.join('')
    expect(heard).toMatch(/^RCPT TO:<Anna@xn--rksmrgs-5wao1o\.example\.org>\r$/m)
    expect(heard).toMatch(/^To: Anna@xn--rksmrgs-5wao1o\.example\.org\r$/m)
  })

  it('has each header once, and an envelope of the two addresses alone', async () => {
    const server = await closing(openSmtpServer())
    await createSmtpMailer(smtpTo(server.port)).send(mailOf())
    const [{ raw = '', from, to } = {}] = server.received
    expect([from, to]).toEqual(['no-reply@farstu.example.org', ['reporter@example.org']])
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name = '']) => name.toLowerCase())
    expect(names.sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
    expect(head).toContain('Message-ID: <mail-1@farstu.example.org>')
    expect(raw).toContain('Content-Type: text/plain; charset=utf-8')
    expect(raw).toContain('Content-Type: text/html; charset=utf-8')
  })
})

describe('encryption', () => {
  const encrypted = { credentials: USER, encryption: 'starttls' } as const

  it('by STARTTLS comes before the password and the mail', async () => {
    const server = await closing(openSmtpServer({ authOptional: false }))
    await createSmtpMailer(smtpTo(server.port, encrypted), { ca: CERTIFICATE }).send(mailOf())
    expect(server.received).toMatchObject([{ isEncrypted: true, user: USER.user }])
  })

  it('from the first byte works as well', async () => {
    const server = await closing(openSmtpServer({ secure: true, authOptional: false }))
    const transport = smtpTo(server.port, { ...encrypted, encryption: 'tls' })
    await createSmtpMailer(transport, { ca: CERTIFICATE }).send(mailOf())
    expect(server.received).toMatchObject([{ isEncrypted: true, user: USER.user }])
  })

  it('that is demanded and not offered means that nothing is said', async () => {
    const server = await closing(openSmtpServer({ disabledCommands: ['STARTTLS'] }))
    const fault = await faultOf(smtpTo(server.port, encrypted))
    expect(fault).toMatchObject({ code: 'misconfigured', isPermanent: false })
    expect([server.received, server.passwords]).toEqual([[], []])
  })

  it.each(['starttls', 'tls'] as const)(
    'by %s with a certificate that nobody vouches for means that nothing is said',
    async (encryption) => {
      const server = await closing(openSmtpServer({ secure: encryption === 'tls' }))
      const fault = await faultOf(smtpTo(server.port, { ...encrypted, encryption }))
      expect(fault.code).toBe('misconfigured')
      expect([server.received, server.passwords]).toEqual([[], []])
    },
  )

  it('is taken when this machine offers it, and done without when it does not', async () => {
    const offering = await closing(openSmtpServer())
    const plain = await closing(openSmtpServer({ disabledCommands: ['STARTTLS'] }))
    for (const { port } of [offering, plain]) await createSmtpMailer(smtpTo(port)).send(mailOf())
    expect(offering.received).toMatchObject([{ isEncrypted: true }])
    expect(plain.received).toMatchObject([{ isEncrypted: false }])
  })
})

describe('a server that does not take our word', () => {
  it('for the password is a matter of settings, not of the mail', async () => {
    const server = await closing(openSmtpServer())
    const credentials = { ...USER, password: 'wrong' }
    const fault = await faultOf(smtpTo(server.port, { credentials }))
    expect(fault).toMatchObject({ code: 'misconfigured', status: 535, isPermanent: false })
    expect(server.received).toEqual([])
  })

  it('and no longer asks who we are gets no mail', async () => {
    const server = await closing(openSmtpServer({ disabledCommands: ['AUTH'] }))
    const fault = await faultOf(smtpTo(server.port, { credentials: USER }))
    expect(fault.code).toBe('misconfigured')
    expect(server.received).toEqual([])
  })

  it.each([
    [550, '5.1.8 Not your domain', 'misconfigured'],
    [451, '4.3.0 Local error', 'provider-down'],
    [421, '4.7.0 Too many connections', 'rate-limited'],
  ] as const)('for the sender: %i %s is %s', async (code, text, expected) => {
    const server = await closing(
      openSmtpServer({ onMailFrom: (_address, _session, done) => done(reply(code, text)) }),
    )
    expect(await faultOf(smtpTo(server.port))).toMatchObject({ code: expected, status: code })
  })
})

describe('a server that does not take the recipient', () => {
  it.each([
    [550, '5.1.1 No such mailbox', 'refused'],
    [552, '5.2.2 Mailbox full for good', 'refused'],
    [553, 'Bad address', 'refused'],
    [550, '5.7.1 Relaying denied', 'misconfigured'],
    [530, '5.5.1 Who are you', 'misconfigured'],
    [450, '4.7.1 Greylisted', 'rate-limited'],
    [452, '4.2.2 Mailbox full', 'provider-down'],
  ] as const)('with %i %s: %s', async (code, text, expected) => {
    const server = await closing(
      openSmtpServer({ onRcptTo: (_address, _session, done) => done(reply(code, text)) }),
    )
    const fault = await faultOf(smtpTo(server.port))
    expect(fault).toMatchObject({
      code: expected,
      status: code,
      isPermanent: expected === 'refused',
    })
    expect(JSON.stringify(fault) + String(fault.stack)).not.toContain(text)
    expect(server.received).toEqual([])
  })
})

describe('a server that does not take the message', () => {
  it.each([
    [554, '5.6.0 Never', 'refused'],
    [554, '5.7.1 Policy', 'misconfigured'],
    [452, '4.3.1 Disk full', 'provider-down'],
  ] as const)('with %i %s: %s', async (code, text, expected) => {
    const server = await closing(
      openSmtpServer({
        onData(stream, _session, done) {
          stream.resume().on('end', () => done(reply(code, text)))
        },
      }),
    )
    expect(await faultOf(smtpTo(server.port))).toMatchObject({ code: expected, status: code })
  })
})

describe('a server that falls silent', () => {
  it('before its greeting is left after the time is up', async () => {
    const server = await closing(openSocketServer(() => {}))
    expect((await faultOf(smtpTo(server.port), { timeoutMs: 60 })).code).toBe('timeout')
  })

  it('after the recipient is left, and hears no more of the mail', async () => {
    const server = await closing(openSmtpServer({ onRcptTo: () => {} }))
    expect((await faultOf(smtpTo(server.port), { timeoutMs: 300 })).code).toBe('timeout')
    expect(server.received).toEqual([])
  })

  it('while it keeps the line busy is left all the same', async () => {
    const server = await closing(
      openSocketServer((socket) => {
        socket.write('220 hello\r\n')
        socket.once('data', () => {
          const timer = setInterval(() => socket.write('250-still here\r\n'), 10)
          socket.on('close', () => clearInterval(timer))
        })
      }),
    )
    expect((await faultOf(smtpTo(server.port), { timeoutMs: 150 })).code).toBe('timeout')
    await Promise.all([...server.sockets].map((socket) => once(socket, 'close')))
  })
})

describe('a server that is down', () => {
  it.each([
    ['hangs up at once', hangUp],
    ['hangs up after its greeting', saying('220 hello')],
    ['hangs up after the sender', saying('220 hello', '250 hello', '250 sender')],
    ['hangs up amid the message', saying('220 hi', '250 hi', '250 sender', '250 to', '354 go')],
    ['says that it is closing', saying('421 4.3.2 Going down')],
    ['speaks something else', saying('HTTP/1.1 400 Bad Request')],
  ] as const)('and %s is tried again later', async (_what, talk) => {
    const server = await closing(openSocketServer(talk))
    expect(await faultOf(smtpTo(server.port))).toMatchObject({
      code: 'provider-down',
      isPermanent: false,
    })
  })

  it('and does not listen is tried again later', async () => {
    const server = await openSocketServer(hangUp)
    await server.close()
    expect((await faultOf(smtpTo(server.port))).code).toBe('provider-down')
  })

  it('is reached by the same mailer once it is up', async () => {
    let isDown = true
    const server = await closing(
      openSmtpServer({
        onConnect: (_session, done) => done(isDown ? reply(421, 'Going down') : undefined),
      }),
    )
    const mailer = createSmtpMailer(smtpTo(server.port))
    await expect(mailer.send(mailOf())).rejects.toBeInstanceOf(MailFault)
    isDown = false
    await mailer.send(mailOf())
    expect(server.received).toHaveLength(1)
  })
})
