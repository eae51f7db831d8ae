/** Browser and system in a user-agent line, as people call them; null where it is neither. */
export function readDevice(agent: string): {
  readonly browser: string | null
  readonly system: string | null
} {
  const first = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(agent))?.[1] ?? null
  return {
    browser: first([
      [/MicroMessenger/, 'WeChat'],
      [/Edg\//, 'Edge'],
      [/Firefox\//, 'Firefox'],
      [/(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
    system: first([
      [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ]),
  }
}
