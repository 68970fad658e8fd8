import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../ports/metrics.ts'

export interface RequestFigures {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export interface PrometheusMetrics extends Metrics {
  /** Per request: the route's pattern, never its path. */
  requested(request: RequestFigures): void
  /** Text exposition format. */
  exposition(): Promise<string>
  readonly contentType: string
}

/**
 * Figures of the process itself: one set, however many ask. Each would watch the garbage collector and
 * the event loop for as long as the process runs.
 */
let ofProcess: Registry | null = null

function figuresOfProcess(): Registry {
  if (ofProcess) return ofProcess
  ofProcess = new Registry()
  collectDefaultMetrics({ register: ofProcess })
  return ofProcess
}

export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry()
  const registers = [registry]
  const process = figuresOfProcess()
  const answers = new Counter({
    name: 'farstu_answers_total',
    help: 'Answers to steps of a flow, by step and outcome',
    labelNames: ['step', 'outcome'],
    registers,
  })
  const sessions = new Counter({
    name: 'farstu_sessions_started_total',
    help: 'Sessions started, by assurance level',
    labelNames: ['acr'],
    registers,
  })
  const sprayed = new Counter({
    name: 'farstu_passwords_sprayed_total',
    help: 'Alarms that one password is tried on many accounts, and again for about twice as many',
    registers,
  })
  const limited = new Counter({
    name: 'farstu_helpdesk_limited_total',
    help: 'Acts that were refused to an agent of the helpdesk who is at the limit of a day',
    registers,
  })
  const mails = new Counter({
    name: 'farstu_mails_total',
    help: 'Mails, by what became of them at each try and by what was reported of them',
    labelNames: ['outcome'],
    registers,
  })
  const waiting = new Gauge({
    name: 'farstu_outbox_waiting',
    help: 'Mails that wait in the outbox',
    registers,
  })
  const oldest = new Gauge({
    name: 'farstu_outbox_oldest_seconds',
    help: 'How long the oldest of them has waited',
    registers,
  })
  const requests = new Histogram({
    name: 'farstu_http_request_seconds',
    help: 'Time to answer a request, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers,
  })
  return {
    answered: (step, outcome) => answers.inc({ step, outcome }),
    sessionStarted: (acr) => sessions.inc({ acr }),
    passwordsSprayed: () => sprayed.inc(),
    helpdeskLimited: () => limited.inc(),
    mailSettled: (outcome) => mails.inc({ outcome }),
    outboxWaiting: (count, oldestSeconds) => {
      waiting.set(count)
      oldest.set(oldestSeconds)
    },
    requested: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    exposition: () => Registry.merge([process, registry]).metrics(),
    contentType: registry.contentType,
  }
}
