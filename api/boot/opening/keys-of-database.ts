import { signingKeyRow } from '../../adapters/jose-token-signer.ts'
import type { Keys } from '../../config/key-ring.ts'
import { mailRow } from '../../domain/mail/mail.ts'
import { SEALED_KINDS } from '../../domain/methods/kinds.ts'
import { methodRow } from '../../domain/methods/new-method.ts'
import { CannotStart } from '../../ports/cannot-start.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Random } from '../../ports/random.ts'
import type { KeyCheck, SealedText } from '../../ports/store/key-check-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { boxOf, type CheckedKey, checkedKeys, opens, sealingIds } from './checked-keys.ts'

interface Parts {
  readonly store: Pick<Store, 'keyChecks' | 'atomically'>
  readonly random: Random
  readonly clock: Clock
}

const ROW_OF: Readonly<Record<SealedText['of'], (id: string) => string>> = {
  method: methodRow,
  mail: mailRow,
  'signing-key': signingKeyRow,
}

/**
 * Holds the keys of the environment against the database, before anything is written with them. A
 * check of each is kept beside what it was used for; a key that the database has not met yet gets
 * one, if what is sealed under its id opens with it. Of several processes that start at once with
 * different keys, the first decides.
 * @throws CannotStart naming every key that is wrong or missing.
 */
export async function assertKeysOfDatabase(keys: Keys, parts: Parts): Promise<void> {
  const { store, random, clock } = parts
  const mine = checkedKeys(keys, random)
  const checks = mine.map(({ id, make }) => ({ id, value: make(), createdAt: clock.now() }))
  await store.atomically(function* (): Statement<void> {
    const known = yield* store.keyChecks.all()
    const wrong = [
      ...strangers(mine, known),
      ...(yield* unopened(keys, parts, known)),
      ...(yield* missing(keys, parts, known)),
    ]
    if (wrong.length > 0) throw refusal(wrong)
    for (const check of checks)
      if (!known.some(({ id }) => id === check.id)) yield* store.keyChecks.addOnce(check)
    const late = strangers(mine, yield* store.keyChecks.all())
    if (late.length > 0) throw refusal(late)
  })
}

/** Keys whose check was made with another key. */
function strangers(mine: readonly CheckedKey[], known: readonly KeyCheck[]): readonly string[] {
  return mine.flatMap(({ id, name, fits }) => {
    const check = known.find((one) => one.id === id)
    return !check || fits(check.value) ? [] : `${name} is not the one that this database knows`
  })
}

/** Keys without a check under whose id something is sealed that they do not open. */
function* unopened(
  keys: Keys,
  { store, random }: Parts,
  known: readonly KeyCheck[],
): Statement<readonly string[]> {
  const wrong: string[] = []
  for (const id of keys.sealing.keys()) {
    if (sealingIds(known).includes(id)) continue
    const found = yield* store.keyChecks.sealed({
      keyIds: [id],
      isBy: true,
      methodKinds: SEALED_KINDS,
    })
    const box = boxOf(keys, id, random)
    if (found.every((one) => opens(box, one.sealed, ROW_OF[one.of](one.id)))) continue
    wrong.push(`FARSTU_SEALING_KEYS: the key "${id}" does not open what this database has sealed`)
  }
  return wrong
}

/** Keys that rows are still sealed by and that the environment lacks. */
function* missing(
  keys: Keys,
  { store }: Parts,
  known: readonly KeyCheck[],
): Statement<readonly string[]> {
  const mine = [...keys.sealing.keys()]
  const isSettled = known.length > 0 && sealingIds(known).every((id) => mine.includes(id))
  if (isSettled) return []
  const found = yield* store.keyChecks.sealed({
    keyIds: mine,
    isBy: false,
    methodKinds: SEALED_KINDS,
  })
  const ids = new Set(found.map(({ sealed }) => sealed.split('.')[0] ?? ''))
  return [...ids].map(
    (id) =>
      `FARSTU_SEALING_KEYS lacks the key "${id}", by which rows are still sealed: put it behind the first`,
  )
}

function refusal(wrong: readonly string[]): CannotStart {
  return new CannotStart(
    [
      'These keys are not those of the database:',
      ...wrong.map((line) => `  - ${line}`),
      'Give Farstu the keys that this database was used with; a back-up needs those of its day.',
      'Nothing was changed. How keys are kept and replaced: .env.example.',
    ].join('\n'),
  )
}
