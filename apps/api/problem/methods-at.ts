import type { Request } from 'express';

interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): unknown;
}

/** The methods that the address of a request does take; none where there is nothing at it. */
export function methodsAt(request: Request): string[] {
  const { stack } = request.app.router as unknown as { stack: Layer[] };
  const here = stack.filter((layer) => layer.route && layer.match(request.path));
  const methods = here.flatMap(({ route }) => Object.keys(route!.methods));
  // Whatever takes GET answers HEAD (RFC 9110, 9.3.2).
  if (methods.includes('get')) methods.push('head');
  return [...new Set(methods.map((method) => method.toUpperCase()))].sort();
}
