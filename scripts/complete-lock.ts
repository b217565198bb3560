import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Completes package-lock.json with the optional packages of other platforms. npm leaves out those that it could not
 * look up when it wrote the file, and then refuses to install from it, on every platform.
 */

interface LockedPackage {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

type Lock = { packages: Record<string, LockedPackage> }

const cpus = /(?:^|-)(x64|arm64|arm|ia32|riscv64|ppc64|s390x|loong64|wasm32)(?:-|$)/
const systems = /(?:^|-)(android|darwin|linux|win32|windows|freebsd|openharmony)(?:-|$)/

/** The optional packages, pinned to a version, that a lock file has no entry for: where the entry goes, and the entry. */
export function missingPlatforms({ packages }: Lock): [place: string, entry: LockedPackage][] {
  const missing = new Map<string, LockedPackage>()
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const [top, nested] = [`node_modules/${name}`, `${place}/node_modules/${name}`]
      const isThere = [top, nested].some((at) => (packages[at] ?? missing.get(at))?.version === version)
      if (isThere || !/^\d/.test(version)) continue
      missing.set((packages[top] ?? missing.get(top)) ? nested : top, entryOf(name, version, dev))
    }
  }
  return [...missing]
}

function entryOf(name: string, version: string, dev: boolean | undefined): LockedPackage {
  const platform = name.slice(name.lastIndexOf('/') + 1)
  const cpu = cpus.exec(platform)?.[1]
  const system = systems.exec(platform)?.[1]
  const libc =
    system !== 'linux'
      ? undefined
      : platform.includes('musl')
        ? 'musl'
        : /-gnu$/.test(platform)
          ? 'glibc'
          : undefined
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    ...(system ? { os: [system === 'windows' ? 'win32' : system] } : {}),
  }
}

if (import.meta.main) {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingPlatforms(lock)
  const all = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`Added ${missing.length} packages of other platforms.`)
}
