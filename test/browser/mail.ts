import { url } from './browser.js';

/** The newest mail to an address whose text fits, once it has arrived in the built-in mailbox. */
export async function mailTo(address: string, fits: RegExp, seconds = 20): Promise<string> {
  for (let tries = 0; tries < seconds * 5; tries++) {
    const list = (await (
      await fetch(`${url}/mailbox/api/messages?q=${encodeURIComponent(address)}`)
    ).json()) as { items: { id: string }[] };
    for (const { id } of list.items) {
      const { text } = (await (await fetch(`${url}/mailbox/api/messages/${id}`)).json()) as {
        text: string;
      };
      if (fits.test(text)) return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No mail to ${address} that fits ${String(fits)}`);
}

export function linkIn(text: string): string {
  return /http\S+/.exec(text)?.[0] ?? '';
}
