/** A display for what cannot be without one: started before the first test of a run, ended after the last. */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { TestProject } from 'vitest/node'
import { pathOf } from '../../../.tooling/engines.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** As `DISPLAY` has it; empty where WebKit is not on this machine. */
    readonly display: string
  }
}

const ARGS = ['-displayfd', '3', '-screen', '0', '1400x1200x24', '-nolisten', 'tcp']

export async function setup(project: TestProject): Promise<() => void> {
  if (!pathOf('WebKit')) {
    project.provide('display', '')
    return () => undefined
  }
  const server = spawn('Xvfb', ARGS, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  // It says its number once it is there.
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    ;(server.stdio[3] as Readable).once('data', (text) => resolve(String(text).trim()))
  })
  project.provide('display', `:${number}`)
  return () => void server.kill()
}
