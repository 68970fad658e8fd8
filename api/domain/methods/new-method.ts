import type { Method } from '../../ports/store/method-store.ts'
import type { Services } from '../services.ts'

interface Wanted extends Pick<Method, 'personId' | 'kind' | 'name'> {
  /** The flow that it stays pending in; it counts at once where there is none. */
  readonly pendingIn?: string
}

/** A method that its person adds, with nothing in it yet. */
export function newMethod(
  { random, clock }: Pick<Services, 'random' | 'clock'>,
  { pendingIn, ...wanted }: Wanted,
): Method {
  const now = clock.now()
  return {
    ...wanted,
    id: random.id(),
    state: pendingIn === undefined ? 'active' : 'pending',
    flowId: pendingIn ?? null,
    secret: '',
    data: '{}',
    counter: null,
    lookup: null,
    portalId: null,
    isDefault: false,
    addedBy: 'self',
    createdAt: now,
    confirmedAt: pendingIn === undefined ? now : null,
    lastUsedAt: null,
    suspendedUntil: null,
    removedAt: null,
  }
}

/** What a method's secret is sealed to (`SecretBox`): it opens under no other row. */
export function methodRow(id: string): string {
  return `method:${id}`
}
