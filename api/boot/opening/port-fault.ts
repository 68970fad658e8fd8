import { CannotStart } from '../../ports/cannot-start.ts'
import { reasonFor, wordsOf } from './fault-codes.ts'

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'another program listens there, perhaps another Farstu. Stop that, or choose another port: FARSTU_PORT',
  EACCES:
    'ports below 1024 are for root. Choose another, FARSTU_PORT, and let the proxy listen there',
  EADDRNOTAVAIL: 'this machine has no such address. Put right FARSTU_HOST',
  ENOTFOUND: 'there is no such name. Put right FARSTU_HOST',
}

export function portFault(
  fault: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): CannotStart {
  const reason = reasonFor(fault, REASONS) ?? wordsOf(fault)
  return new CannotStart(`Farstu cannot listen on port ${port} of ${host}: ${reason}.`, {
    cause: fault,
  })
}
