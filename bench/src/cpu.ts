import { readdirSync, readFileSync } from 'node:fs'

/** Processor time in milliseconds: of the server, of the database, and of everything on the machine. */
export interface Clock {
  readonly server: number
  readonly database: number
  readonly everything: number
}

export function between(before: Clock, after: Clock): Clock {
  return {
    server: after.server - before.server,
    database: after.database - before.database,
    everything: after.everything - before.everything,
  }
}

const MS_PER_TICK = 10

/** Reads the clocks of the server and of every process of the database; zero where there is no `/proc`. */
export function clockOf(serverPid: number | null, postmaster: number): Clock {
  const processes = readProcesses()
  const own = (pid: number | null) => processes.find((one) => one.pid === pid)?.ms ?? 0
  const backends = processes.filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
  return {
    server: own(serverPid),
    // What backends that have ended used stays with the postmaster.
    database: backends.reduce((sum, one) => sum + one.ms + (one.pid === postmaster ? one.childrenMs : 0), 0),
    everything: machineMs(),
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly ms: number
  readonly childrenMs: number
}

function readProcesses(): readonly Process[] {
  return listed().flatMap((name) => {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const at = (place: number) => fields[place] ?? 0
      return [
        {
          pid: Number(name),
          parent: at(1),
          ms: (at(11) + at(12)) * MS_PER_TICK,
          childrenMs: (at(13) + at(14)) * MS_PER_TICK,
        },
      ]
    } catch {
      return []
    }
  })
}

function listed(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function machineMs(): number {
  try {
    const [user = 0, nice = 0, system = 0] = readFileSync('/proc/stat', 'utf8')
      .split(/\s+/)
      .slice(1, 4)
      .map(Number)
    return (user + nice + system) * MS_PER_TICK
  } catch {
    return 0
  }
}
