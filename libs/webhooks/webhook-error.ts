export type WebhookErrorCode =
  | 'webhook.unknown'
  | 'webhook.changed'
  | 'webhook.too-many'
  | 'webhook.switched-off'
  | 'webhook.sending'
  | 'webhook.delivery-unknown';

/** Something about an endpoint or a delivery that cannot be done. */
export class WebhookError extends Error {
  constructor(readonly code: WebhookErrorCode) {
    super(code);
  }
}

/** An address that is no good; the code is that of a field. */
export class WebhookAddressError extends Error {
  constructor(readonly field: 'field.webhook-form' | 'field.webhook-not-public') {
    super(field);
  }
}
