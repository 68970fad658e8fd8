import { createResendMailer } from '../../../api/adapters/resend-mailer.ts'
import { type BrokenProvider, nothing, type Open, TIMEOUT } from './broken-provider.ts'
import { openResendStandIn, problem, takenTwice } from './resend-stand-in.ts'

type StandIn = Awaited<ReturnType<typeof openResendStandIn>>

/** Resend with one odd answer, which is all there is to mend. */
const oddResend = (breakIt: (standIn: StandIn) => void) => async (): Promise<BrokenProvider> => {
  const standIn = await openResendStandIn()
  breakIt(standIn)
  return {
    mailer: createResendMailer(standIn.transport, TIMEOUT),
    mend: nothing,
    arrived: async () => [...standIn.mails.values()],
    close: standIn.close,
  }
}

async function deadResend(): Promise<BrokenProvider> {
  const { port, transport, close } = await openResendStandIn()
  await close()
  let standIn: StandIn | undefined
  return {
    mailer: createResendMailer(transport, TIMEOUT),
    async mend() {
      standIn = await openResendStandIn(port)
    },
    arrived: async () => [...(standIn?.mails.values() ?? [])],
    close: async () => standIn?.close(),
  }
}

const never = () => {}
const taken = { isTaken: true }

export const BROKEN_RESENDS: Readonly<Record<string, Open>> = {
  'that is down': deadResend,
  'that hangs': oddResend(({ answerOnce }) => answerOnce(never)),
  'that hangs after having taken it': oddResend(({ answerOnce }) => answerOnce(never, taken)),
  'that answers 403': oddResend(({ answerOnce }) => answerOnce(problem(403, 'invalid_api_key'))),
  'that answers 429': oddResend(({ answerOnce }) =>
    answerOnce(problem(429, 'rate_limit_exceeded', { 'retry-after': '45' })),
  ),
  'that answers 500 after having taken it': oddResend(({ answerOnce }) =>
    answerOnce(problem(500, 'internal_server_error'), taken),
  ),
  'that answers 200 without an id': oddResend(({ answerOnce }) =>
    answerOnce((response) => response.writeHead(200).end('{}'), taken),
  ),
  'that answers twice': oddResend(({ answerOnce }) => answerOnce(takenTwice, taken)),
}
