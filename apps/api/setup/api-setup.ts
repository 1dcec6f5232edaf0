/** How this process was set up; decides which parts of the API exist. */
export interface ApiSetup {
  /** The built-in mailbox receives the mails. */
  mailbox: boolean;
  /** The sample showcases are loaded on first start. */
  samples: boolean;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
  /** For development: webhooks may go to this machine itself, over plain http, too. */
  webhooksToLoopback: boolean;
}

export const apiSetup = Symbol('ApiSetup');
