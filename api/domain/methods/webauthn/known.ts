import { fullName } from '../../../contract/plain/full-name.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { Services } from '../../services.ts'
import { dataIn } from './credential.ts'
import { FORMS } from './form.ts'
import { createHandles } from './handles.ts'

/** What the browser of whoever is signed in may be told of their credentials in one portal (Level 3 §5.1.10). */
interface KnownHere {
  readonly rpId: string
  readonly userId: string
  readonly name: string
  readonly displayName: string
  readonly credentials: readonly string[]
}

const isCredential = ({ kind }: Pick<Method, 'kind'>): boolean =>
  FORMS.some((form) => form.kind === kind)

interface Whose {
  readonly portalId: string
  /** Of the portal. */
  readonly rpId: string
  readonly person: Person
  /** All that the person has, what is paused or switched off as well: what is left out, browsers hide. */
  readonly held: readonly Method[]
}

/** Of all three kinds together: they are of one handle. */
export function knownHere(
  services: Pick<Services, 'digest'>,
  { portalId, rpId, person, held }: Whose,
): KnownHere {
  return {
    rpId,
    userId: createHandles(services).of(portalId, person.id),
    name: person.email,
    displayName: fullName(person),
    credentials: held
      .filter((method) => isCredential(method) && method.portalId === portalId)
      .filter((method) => dataIn(method).rpId === rpId)
      .map(({ lookup }) => lookup ?? ''),
  }
}
