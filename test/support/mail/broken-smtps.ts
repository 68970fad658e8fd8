import { connect } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { createSmtpMailer } from '../../../api/adapters/smtp-mailer.ts'
import { type BrokenProvider, nothing, type Open, TIMEOUT } from './broken-provider.ts'
import { readMessage } from './delivered.ts'
import { openSmtpServer, openSocketServer, reply, smtpTo } from './smtp-server.ts'

type SmtpServer = Awaited<ReturnType<typeof openSmtpServer>>

const arrivedAt = async (servers: readonly (SmtpServer | undefined)[]) => {
  const raw = servers.flatMap((server) => server?.received ?? []).map((mail) => mail.raw)
  const mails = await Promise.all(raw.map(readMessage))
  return [...new Map(mails.map((mail) => [mail.id, mail])).values()]
}

/** Wherever mail goes first does not work; a sound server comes in its place. */
const replacedSmtp =
  (open: () => Promise<{ readonly port: number; close(): Promise<unknown> }>): Open =>
  async () => {
    const broken = await open()
    let sound: SmtpServer | undefined
    return {
      mailer: createSmtpMailer(smtpTo(broken.port), TIMEOUT),
      async mend() {
        await broken.close()
        sound = await openSmtpServer({}, broken.port)
      },
      arrived: () => arrivedAt([sound]),
      close: async () => Promise.all([sound?.close(), sound ?? broken.close()]),
    }
  }

const oddSmtp = (options: (isMended: () => boolean) => SMTPServerOptions) => {
  return async (): Promise<BrokenProvider> => {
    let isMended = false
    const server = await openSmtpServer(options(() => isMended))
    return {
      mailer: createSmtpMailer(smtpTo(server.port), TIMEOUT),
      async mend() {
        isMended = true
      },
      arrived: () => arrivedAt([server]),
      close: server.close,
    }
  }
}

const refusing = (code: number, text: string) =>
  oddSmtp((isMended) => ({
    onRcptTo: (_address, _session, done) => done(isMended() ? null : reply(code, text)),
  }))

/** A sound server, whose word on a mail that it took comes out otherwise until that is mended. */
const distortedSmtp = (distort: (line: string) => string): Open => {
  return async () => {
    const sound = await openSmtpServer({ disabledCommands: ['STARTTLS'] })
    let isMended = false
    const between = await openSocketServer((socket) => {
      const onward = connect(sound.port, '127.0.0.1')
      socket.pipe(onward)
      onward.on('error', () => {})
      onward.on('close', () => socket.destroy())
      onward.on('data', (said) => {
        const line = said.toString()
        const isWordOnMail = /^250 .*queued/.test(line)
        socket.write(isWordOnMail && !isMended ? distort(line) : line)
      })
    })
    return {
      mailer: createSmtpMailer(smtpTo(between.port), TIMEOUT),
      async mend() {
        isMended = true
      },
      arrived: () => arrivedAt([sound]),
      close: async () => {
        await between.close()
        await sound.close()
      },
    }
  }
}

async function closedPort() {
  const server = await openSmtpServer()
  await server.close()
  return { port: server.port, close: nothing }
}

export const BROKEN_SMTPS: Readonly<Record<string, Open>> = {
  'that is down': replacedSmtp(closedPort),
  'that hangs': replacedSmtp(() => openSocketServer(() => {})),
  'that hangs up': replacedSmtp(() => openSocketServer((socket) => void socket.end())),
  'that answers 450': refusing(450, '4.2.1 Not now'),
  'that answers 421': refusing(421, '4.3.2 Closing'),
  'that relays nothing of ours': refusing(554, '5.7.1 Relaying denied'),
  'that hangs after having taken it': distortedSmtp(() => ''),
  'that answers 451 after having taken it': distortedSmtp(() => '451 4.3.0 Trouble\r\n'),
  'that answers twice': distortedSmtp((line) => line + line),
}
