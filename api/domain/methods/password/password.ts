import { z } from 'zod'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { createSprayWatch } from '../../admission/spraying.ts'
import type { Services } from '../../services.ts'
import { mailboxSubject } from '../../values/mailbox-subject.ts'
import { NOBODY } from '../../values/nobody.ts'
import type { Ceremony } from '../ceremony.ts'
import type { MethodModule, MethodTraits } from '../method.ts'
import { newMethod } from '../new-method.ts'
import type { Proof } from '../proof.ts'
import { wrong } from '../verdict.ts'
import type { EnrolWorks, VerifyWorks } from '../works.ts'
import { knownWordsOf } from './rules/known-words.ts'
import {
  normalizePassword,
  passwordRules,
  presetsMetAlone,
  weaknesses,
} from './rules/password-rules.ts'
import { passwordWire } from './wire.ts'

const traits: MethodTraits = {
  kind: 'password',
  role: 'factor',
  restricted: false,
  categories: ['knowledge'],
  instance: {
    data: z.strictObject({}),
    secret: 'slow-hash',
    isNamed: false,
    isPicked: false,
    scope: 'installation',
    group: { name: 'password', most: 1 },
    spentAt: null,
    reaches: null,
    device: null,
    timesUsable: null,
    mayBeOnPhone: false,
    isRenewed: false,
  },
  uses: {
    signIn: 'alone',
    level: 'aal2',
    identifies: passwordWire.identifies,
    forgettable: true,
    vouchesFor: 'nothing',
    canBeTried: false,
    isSpare: false,
  },
  attempts: {
    // Slowed, and at the end replaced: an outsider who knows the address cannot lock it. 100 is the
    // most that NIST SP 800-63B-4 §3.2.2 allows.
    rule: { free: 10, hardStop: 100 },
    spent: null,
    spentCode: 'password_spent',
    promptRule: null,
    enrolRule: null,
    isTimed: false,
    // Replaced while it was being hashed: it opens nothing any more.
    overtaken: 'wrong_password',
  },
  steps: {
    verify: { name: 'password', isCostly: true, isGuess: true },
    enrol: { name: 'new-password', isCostly: true, isGuess: false },
  },
  told: {
    added: { act: 'password.set', mail: null },
    replaced: { act: 'password.replaced', mail: 'password-changed' },
    disabled: null,
  },
}

/**
 * The kind `password`: something that the person knows, chosen by them (SP 800-63B-4 §3.1.1). One for each
 * person, shared by their portals; a row holds a slow hash. May be the first factor and the only one; replaced
 * when it is forgotten, by a row of its own.
 */
export const password: MethodModule = {
  traits,
  create: (services) => ({
    verify: createVerify(services),
    enrol: createEnrol(services),
    elsewhere: null,
  }),
}

function createVerify(services: Services): VerifyWorks {
  const { store, digest, passwordHasher } = services
  const sprayWatch = createSprayWatch(services)

  return {
    find: null,
    sends: null,

    show: ({ around }) => ({
      name: 'password',
      isReplaced: around.isReplaced,
      invitation: around.toldToAccount,
      canRecover: around.canRecover,
      canRestart: around.canRestart,
    }),

    /**
     * A browser that the person has signed in with, or has just chosen the password in, has a budget of
     * its own, for the password that it is: an outsider who knows the address can slow a password, and
     * not for its owner, and a new one begins anew wherever it was chosen.
     */
    budgetFor({ budget, isKnownBrowser, around, browser }, held) {
      if (!isKnownBrowser && !around.isReplaced) return budget
      return digest.of('known-browser', budget, browser, held[0]?.secret ?? NOBODY)
    },

    /** Nobody's password is as much work, and never right. */
    async check({ now }, answer, [method]) {
      const typed = typedIn(answer)
      const isRight = await passwordHasher.verify(normalizePassword(typed), method?.secret ?? null)
      if (!isRight || !method) return wrong('wrong_password')
      const rehashed = passwordHasher.isOutdated(method.secret)
        ? await passwordHasher.hash(normalizePassword(typed))
        : null
      return {
        outcome: 'right',
        proof: proofOf(method.id, typed, now),
        *consume(at): Statement<boolean> {
          if (!(yield* store.methods.markUsed(method.id, at))) return false
          // Losing this race means that another sign-in has rehashed it, which is as good.
          if (rehashed) yield* store.methods.replaceSecret(method.id, method.secret, rehashed, at)
          return true
        },
      }
    },

    /** Whoever mistypes in a browser of their own is no sign of anything. */
    async noticeWrong({ address, isKnownBrowser, portal }, answer) {
      if (isKnownBrowser) return
      const account = mailboxSubject(digest, address ?? NOBODY)
      const typed = normalizePassword(typedIn(answer))
      await sprayWatch.wrong({ typed, account, portalId: portal.id })
    },
  }
}

/** It has been typed twice in the widget; here it comes once. */
function createEnrol(services: Services): EnrolWorks {
  const { commonPasswords, passwordHasher } = services

  /**
   * Hashing is slow, so it is done before any transaction. One that replaces another is a method of its
   * own: whatever rests on the old one has nothing to rest on any more.
   */
  const create = async (personId: string, typed: string): Promise<Method> => ({
    ...newMethod(services, { personId, kind: 'password', name: '' }),
    secret: await passwordHasher.hash(normalizePassword(typed)),
  })

  return {
    begin: null,
    asks: null,

    show: (at) => ({
      name: 'new-password',
      address: at.person?.email ?? '',
      rules: rulesOf(at),
      isReplacement: at.around.isReplacing,
      isTooShort: at.around.isTooWeakAlone,
    }),

    async check(at, answer) {
      const typed = typedIn(answer)
      const { reasons, words } = weaknesses(normalizePassword(typed), {
        rules: rulesOf(at),
        knownWords: knownWordsOf(at.person, at.around.names),
        isCommon: await commonPasswords.open(),
      })
      if (reasons.length > 0) {
        const told = words.length > 0 ? { words } : {}
        return { outcome: 'refused', refusal: { code: 'password_refused', reasons, ...told } }
      }
      const method = await create(at.person?.id ?? NOBODY, typed)
      return { outcome: 'right', method, proof: proofOf(method.id, typed, at.now) }
    },
  }
}

/** By the portal's own level: what one host asks for once does not make a password stronger. */
function rulesOf({ portal }: Ceremony) {
  return passwordRules(portal.preset, portal.isOneFactorEnough)
}

function proofOf(methodId: string, typed: string, at: number): Proof {
  return {
    kind: 'password',
    methodId,
    at,
    categories: ['knowledge'],
    amr: ['pwd'],
    resistant: false,
    bound: false,
    verified: false,
    alone: presetsMetAlone(typed),
  }
}

/** @throws for an answer without a password: a fault in the caller. */
function typedIn(answer: MethodAnswer): string {
  if (!('password' in answer)) throw new Error('No password was typed')
  return answer.password
}
