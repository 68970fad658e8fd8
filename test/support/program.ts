/** A program of ours as operators meet it: a process, what it says, and the code it ends with. */
import { spawn } from 'node:child_process'

export interface ProgramOptions {
  /** Where it runs. */
  readonly folder: string
  /** Nothing of the test's own environment but the path is handed on. */
  readonly env?: Readonly<Record<string, string>>
  /** Who runs it, where the test may choose. Default: whoever runs the test. */
  readonly uid?: number
}

export interface Ended {
  readonly code: number | null
  /** What it said, on both outputs. */
  readonly said: string
}

/** Starts `node` with these arguments. */
export function startProgram(args: readonly string[], { folder, env, uid }: ProgramOptions) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let said = ''
  const listeners = new Set<() => void>()
  for (const output of [child.stdout, child.stderr])
    output.on('data', (bytes) => {
      said += bytes
      for (const listener of listeners) listener()
    })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
  return {
    ended,
    /** Resolves once it has said this; rejects when it ends before. */
    untilSaid: (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = () => said.includes(text) && resolve()
        listeners.add(look)
        look()
        ended.then(
          ({ code }) => reject(new Error(`It ended with ${code} and said:\n${said}`)),
          reject,
        )
      }),
    /** Asks it to end, and waits for that. */
    stop: (): Promise<Ended> => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Runs `node` with these arguments to its end. */
export const runProgram = (args: readonly string[], options: ProgramOptions): Promise<Ended> =>
  startProgram(args, options).ended
