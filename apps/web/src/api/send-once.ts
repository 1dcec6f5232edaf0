/** Keys of requests that have had no answer yet: the same thing sent again goes under the same key. */
const unanswered = new Map<string, string>();

/** Who signs in has no account yet that a key could be kept for. */
const withoutAccount = /\/api\/v1\/(session|sign-in-links)\b/;

const pausesMilliseconds = [500, 2_000];

/**
 * Sends a request. A POST (of no file) that gets lost is sent again, and however often it is sent, by us or by the reader's
 * next press of the button, the server carries it out once.
 */
export async function sendOnce(request: Request): Promise<Response> {
  const type = request.headers.get('Content-Type') ?? 'application/json';
  if (request.method !== 'POST' || type !== 'application/json' || withoutAccount.test(request.url))
    return fetch(request);
  const content = `${request.url} ${await request.clone().text()}`;
  const key = unanswered.get(content) ?? newKey();
  unanswered.set(content, key);
  request.headers.set('Idempotency-Key', key);
  const response = await sendUntilAnswered(request);
  if (response.status < 500 && !isUnderWay(response)) unanswered.delete(content);
  return response;
}

/** 409 with a time to wait: an earlier sending is still being carried out. */
function isUnderWay(response: Response): boolean {
  return response.status === 409 && response.headers.has('Retry-After');
}

async function sendUntilAnswered(request: Request): Promise<Response> {
  for (const pause of pausesMilliseconds) {
    const response = await fetch(request.clone()).catch(() => null);
    if (response && !isUnderWay(response)) return response;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return fetch(request);
}

/** `crypto.randomUUID` is missing where the page came over plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
