import type { Method } from '../../../ports/store/methods.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { type VerificationMethod, wrong } from '../method.ts'
import { normalizePassword } from './rules/password-rules.ts'

interface RightPassword {
  readonly method: Method
  /** Made when the stored hash is of weaker parameters than today's. */
  readonly rehashed: string | null
}

type Uses = Pick<Services, 'store' | 'clock' | 'passwordHasher' | 'random'>

export function createPassword({ store, clock, passwordHasher, random }: Uses) {
  /** Null stands for a person who does not exist: the same work, and never right. */
  const challenge: VerificationMethod<Method | null, RightPassword> = {
    kind: 'password',
    // Replaced while it was being hashed: it opens nothing any more.
    overtaken: 'wrong_password',
    async check(typed, method) {
      const password = normalizePassword(typed)
      const isRight = await passwordHasher.verify(password, method?.secret ?? null)
      if (!isRight || !method) return wrong('wrong_password')
      const rehashed = passwordHasher.isOutdated(method.secret)
        ? await passwordHasher.hash(password)
        : null
      return { outcome: 'right', right: { method, rehashed } }
    },
    *consume({ method, rehashed }, now): Statement<boolean> {
      if (!(yield* store.methods.markUsed(method.id, now))) return false
      // Losing this race means that another sign-in has rehashed it, which is as good.
      if (rehashed) yield* store.methods.replaceSecret(method.id, method.secret, rehashed)
      return true
    },
  }

  /**
   * An active password. Hashing is slow, so it is done before any transaction. One that replaces
   * another is a method of its own: whatever rests on the old one has nothing to rest on any more.
   */
  const create = async (personId: string, typed: string): Promise<Method> => ({
    id: random.id(),
    personId,
    kind: 'password',
    name: '',
    state: 'active',
    flowId: null,
    secret: await passwordHasher.hash(normalizePassword(typed)),
    data: '{}',
    counter: null,
    lookup: null,
    portalId: null,
    isDefault: false,
    addedBy: 'self',
    createdAt: clock.now(),
    confirmedAt: clock.now(),
    lastUsedAt: null,
    suspendedUntil: null,
  })

  return { challenge, create }
}
