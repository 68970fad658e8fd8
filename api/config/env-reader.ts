export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The environment as it was meant: files that it is read from may begin with a byte order mark, and end
 * their lines as on Windows.
 */
export function plainEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name.replace(/^\ufeff/, ''), value?.trim()]),
  )
}

/** Reads knobs and collects what is wrong with them, so that all of it can be said at once. */
export function createEnvReader(env: Environment) {
  const mistakes: string[] = []
  const number = (name: string, text: string, { from, to }: { from: number; to: number }) => {
    const value = Number(text)
    const isRight = Number.isInteger(value) && value >= from && value <= to
    if (!isRight)
      mistakes.push(`${name} must be a whole number from ${from} to ${to}, not "${text}"`)
    return value
  }
  return {
    mistakes: mistakes as readonly string[],
    mistake: (said: string) => void mistakes.push(said),
    /** Empty, and a mistake, when it is missing and nothing stands in for it. */
    text(name: string, purpose: string, fallback: string | null = null): string {
      const value = env[name] || fallback
      if (!value) mistakes.push(`${name} is missing: ${purpose}`)
      return value ?? ''
    },
    port: (name: string, fallback: string) =>
      number(name, env[name] || fallback, { from: 1, to: 65_535 }),
    seconds: (name: string, fallback: string) =>
      number(name, env[name] || fallback, { from: 0, to: 600 }),
    oneOf(name: string, fallback: string, allowed: readonly string[]): string {
      const value = env[name] || fallback
      if (!allowed.includes(value))
        mistakes.push(`${name} must be one of ${allowed.join(', ')}, not "${value}"`)
      return value
    },
  }
}

export type EnvReader = ReturnType<typeof createEnvReader>
