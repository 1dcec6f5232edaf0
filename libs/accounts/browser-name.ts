// The first that fits names it: most browsers also claim to be Chrome, and all claim to be Safari.
const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Whale', /\bWhale\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['KakaoTalk', /\bKAKAOTALK\b/],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

/**
 * A browser in words its owner knows: `Chrome, Windows`. Only these names are kept of the `User-Agent`
 * header: enough to tell a strange one, and nothing to follow somebody by.
 * @returns null for what names neither
 */
export function browserName(userAgent: string): string | null {
  const of = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return [of(browsers), of(systems)].filter(Boolean).join(', ') || null;
}
