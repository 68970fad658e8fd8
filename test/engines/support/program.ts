import { type ChildProcess, spawn } from 'node:child_process'

export interface Program {
  readonly child: ChildProcess
  readonly end: () => Promise<void>
}

/** Starts a program of which nothing is heard; whatever it wants to say, its commands answer. */
export function start(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Program {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const end = async () => {
    child.kill()
    await gone
  }
  return { child, end }
}
