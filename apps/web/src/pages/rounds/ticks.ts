const steps = [1, 2, 5, 10];

/** Round values between two ends, about five of them; whole numbers only. */
export function ticksBetween(low: number, high: number, about = 5): number[] {
  const rough = Math.max(1, (high - low) / about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, k) => first + k * step);
}
